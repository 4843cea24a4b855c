import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPreview } from '../../src/integration/preview.ts';
import { useBrowser } from '../e2e/browser.ts';
import { emptyPlace, filesOf, handrail, launch } from '../e2e/command.ts';

/** Reports to the server that a script of the content ran. */
const HIT = "fetch('/hit?'+location.pathname)";
const SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const HTML = `<!doctype html><script>${HIT}</script>`;
const svg = (inside: string, attributes = ''): string =>
  `<svg ${SVG} viewBox="0 0 9 9" ${attributes}>${inside}<rect width="9" height="9"/></svg>`;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Forms that run a script, or load something, when a browser opens them on the site's origin. */
const ACTIVE: Readonly<Record<string, string | Buffer>> = {
  'script.svg': svg(`<script>${HIT}</script>`),
  'cdata.svg': svg(`<script><![CDATA[${HIT}]]></script>`),
  'script-href.svg': svg('<script href="evil.js"/>'),
  'onload.svg': svg('', `onload="${HIT}"`),
  'onbegin.svg': svg(`<animate attributeName="x" begin="0s" dur="1s" onbegin="${HIT}"/>`),
  'foreign.svg': svg(
    `<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml"><script>${HIT}</script><img src="x" onerror="${HIT}"/></div></foreignObject>`,
  ),
  'animate.svg': svg(
    `<a id="a" autofocus="" href="#x"><animate attributeName="href" values="javascript:${HIT}" fill="freeze"/><text y="5">press</text></a>`,
  ),
  'set.svg': svg(
    `<a href="#x"><set attributeName="xlink:href" to="javascript:${HIT}"/><text y="5">press</text></a>`,
  ),
  'link.svg': svg(`<a xlink:href="javascript:${HIT}"><text y="5">press</text></a>`),
  'use.svg': svg(
    `<use href="data:image/svg+xml;base64,${Buffer.from(svg(`<script>${HIT}</script>`)).toString('base64')}#x"/>`,
  ),
  'prefixed.svg': `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>${HIT}</s:script></s:svg>`,
  'xhtml-inside.svg': svg(`<h:script xmlns:h="http://www.w3.org/1999/xhtml">${HIT}</h:script>`),
  'style.svg': svg('<style>@import "/hit?import"; rect { fill: url("/hit?url") }</style>'),
  'style-escape.svg': svg('<style>rect { fill: u\\72l("/hit?escaped"); }</style>'),
  'style-comment.svg': svg('<style>@im/**/port "/hit?comment"; @import/**/"/hit?comment2";</style>'),
  'image.svg': svg('<image href="/hit?image" width="9" height="9"/><feImage href="/hit?fe"/>'),
  'attribute.svg': svg(
    '<rect fill="url(/hit?fill)" mask="u\\72l(/hit?mask)" style="filter:url(/hit?filter)"/>',
  ),
  'stylesheet.svg': `<?xml version="1.0"?><?xml-stylesheet href="/hit?css"?>${svg('')}`,
  'entity.svg': `<!DOCTYPE svg [<!ENTITY x "&#60;script>${HIT}&#60;/script>">]>${svg('&x;')}`,
  'attlist.svg': `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "${HIT}">]>${svg('')}`,
  'utf16.svg': Buffer.from(`\u{feff}${svg(`<script>${HIT}</script>`)}`, 'utf16le'),
  'bom.svg': `\u{feff}${svg(`<script>${HIT}</script>`)}`,
  'declared.svg': `<?xml version="1.0" encoding="iso-8859-1"?>${svg(`<script>${HIT}</script>`)}`,
  'UPPER.SVG': svg(`<script>${HIT}</script>`),
  'broken.svg': `<svg ${SVG}><script>${HIT}</script>`,
  'html.svg': HTML,
  'page.html': HTML,
  'page.htm': HTML,
  'PAGE.HTML': HTML,
  'page.shtml': HTML,
  'page.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><script>${HIT}</script></html>`,
  'page.xht': `<html xmlns="http://www.w3.org/1999/xhtml"><script>${HIT}</script></html>`,
  'data.xml': `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${HIT}</x:script>`,
  'transform.xml': `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="transform.xsl"?><a/>`,
  'transform.xsl': `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><script>${HIT}</script></xsl:template></xsl:stylesheet>`,
  'page.mht': `MIME-Version: 1.0\nContent-Type: text/html\n\n${HTML}`,
  'page.mathml': `<math xmlns="http://www.w3.org/1998/Math/MathML"><script xmlns="http://www.w3.org/1999/xhtml">${HIT}</script></math>`,
  'feed.rss': `<rss><script xmlns="http://www.w3.org/1999/xhtml">${HIT}</script></rss>`,
  NOENDING: HTML,
  'dot.': HTML,
  'drawing.svgz': svg(`<script>${HIT}</script>`),
  'zipped.svg.gz': Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from(HTML)]),
  'zipped.html.gz': Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from(HTML)]),
  'evil.js': HIT,
  'evil.mjs': HIT,
  'evil.css': '* { background: url(/hit?css) }',
  'page.php': HTML,
  'svg.png': svg(`<script>${HIT}</script>`),
  'html.png': HTML,
  'html.jpg': HTML,
  'html.pdf': HTML,
  'html.mp4': Buffer.from(`<b> ftyp${HTML}`),
  'html.tar': Buffer.concat([Buffer.from(HTML.padEnd(257, ' ')), Buffer.from('ustar')]),
  'html.yaml': HTML,
  'html.tf': `\n\n  ${HTML}`,
  'bom.conf': `\u{feff}${HTML}`,
  'page.html.png': HTML,
  'page.html.tf': 'x',
  'page.html.conf': `x${HTML}`,
  'utf16.txt': Buffer.from(`\u{feff}${HTML}`, 'utf16le'),
};

/** What is useful and does nothing. */
const INERT: Readonly<Record<string, string | Buffer>> = {
  'pixel.png': PNG,
  'polyglot.png': Buffer.concat([PNG, Buffer.from(HTML)]),
  'Pixel.PNG': PNG,
  'script.pdf': `%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`,
  'page.txt': HTML,
  'restart.sh': '#!/bin/sh\nredis-cli ping\n',
  'values.prod.yaml': 'replicas: 3\n',
  'table.csv': 'a,b\n1,2\n',
  'app-1.2.3.tar.gz': Buffer.from([0x1f, 0x8b, 8, 0]),
  'drawing.svg': `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg('<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/></linearGradient></defs><style>.a { fill: url(#g); }</style><rect class="a" width="9" height="9" transform="translate(1 2)"/><use href="#g"/>')}`,
};

const browser = useBrowser();
const hits: string[] = [];
let site = '';
let content = '';
let url = '';
let close: (() => void) | undefined;

beforeAll(async () => {
  const place = emptyPlace(afterAll);
  content = path.join(place, 'content');
  site = path.join(place, 'site');
  for (const folder of ['f', 'guides']) fs.mkdirSync(path.join(content, folder), { recursive: true });
  const names = Object.entries({ ...ACTIVE, ...INERT }).map(([name, text]) => {
    fs.writeFileSync(path.join(content, 'f', name), text);
    return name;
  });
  const links = names.map((name) => `- [${name}](../f/${name})\n- ![${name}](../f/${name})\n`).join('');
  fs.writeFileSync(path.join(content, 'guides/page.md'), `# Files\n\n${links}`);
  fs.writeFileSync(path.join(content, 'guides/other.md'), '# Other\n\n![](../f/pixel.png)\n');
  const built = await handrail(['build', 'content', '--out', 'site', '--no-gate'], { cwd: place });
  expect(built.code).toBe(0);
  const { server, address } = await startPreview(site, 0);
  // Whatever asks for /hit… was made to.
  const [serve] = server.listeners('request') as [http.RequestListener];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/hit')) hits.push(request.url);
    serve(request, response);
  });
  url = address.replace('localhost', '127.0.0.1');
  close = () => server.close();
});
afterAll(() => close?.());

/** Presses what can be pressed, too. */
async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address).catch(() => undefined);
  const link = page.locator('a').first();
  if ((await link.count()) > 0) await link.click({ timeout: 1000, force: true }).catch(() => undefined);
}

test(`${Object.keys(ACTIVE).length} forms of active files run and load nothing, opened or shown`, async () => {
  const page = await browser.open(`${url}guides/page/`);
  const addresses = Object.keys({ ...ACTIVE, ...INERT }).map(
    (name) => `${url}files/f/${encodeURIComponent(name)}`,
  );
  for (const address of addresses) await opened(page, address);
  // As another page of the origin would embed them, under no policy.
  const embedded = addresses.map(
    (address) =>
      `<img src="${address}"><object data="${address}"></object><iframe src="${address}"></iframe><embed src="${address}">`,
  );
  await page.route('**/frame', (route) =>
    route.fulfill({ contentType: 'text/html', body: embedded.join('') }),
  );
  await page.goto(`${url}frame`, { waitUntil: 'load' });
  expect(hits).toEqual([]);
});

test('hosts that name no type, or guess it from the content, make nothing run either', async () => {
  const page = await browser.open(url);
  const published = filesOf(path.join(site, 'files/f'));
  const guessing = http.createServer((request, response) => {
    const name = decodeURIComponent(request.url?.slice(1) ?? '');
    if (name.startsWith('hit')) hits.push(name);
    const file = path.join(site, 'files/f', path.basename(name));
    response.end(fs.existsSync(file) ? fs.readFileSync(file) : '');
  });
  await new Promise<void>((resolve) => guessing.listen(0, '127.0.0.1', resolve));
  const { port } = guessing.address() as { port: number };
  // All hosts know .txt.
  for (const name of published.filter((one) => !one.endsWith('.txt')))
    await opened(page, `http://127.0.0.1:${port}/${encodeURIComponent(name)}`);
  guessing.close();
  expect(hits).toEqual([]);
});

test('what is useful and inert is published as it is, for every page that links to it', () => {
  const published = filesOf(path.join(site, 'files/f'));
  expect(published).toEqual(expect.arrayContaining(Object.keys(INERT)));
  for (const [name, bytes] of Object.entries(INERT))
    if (!name.endsWith('.svg'))
      expect(fs.readFileSync(path.join(site, 'files/f', name)).equals(Buffer.from(bytes)), name).toBe(true);
  expect(fs.readFileSync(path.join(site, 'files/f/drawing.svg'), 'utf8')).toContain(
    '<rect class="a" width="9" height="9" transform="translate(1 2)"></rect><use href="#g"></use>',
  );
  // Only drawings are left of the others, rewritten.
  const others = published.filter((name) => !(name in INERT));
  expect(others.filter((name) => !/\.svg$/i.test(name))).toEqual([]);
});

test('a page says what is not published, and the check reports it at the link', async () => {
  const html = fs.readFileSync(path.join(site, 'guides/page/index.html'), 'utf8');
  expect(html).toContain('<a>page.html (file not published)</a>');
  expect(html).toContain('page.html (image not published)');
  const { stdout } = await handrail(['check', 'content', '--format', 'json'], { cwd: path.dirname(content) });
  const { problems } = JSON.parse(stdout) as { problems: { id: string; line: number; message: string }[] };
  const reported = problems.filter(({ id }) => id === 'file/active-content');
  const lines = new Set(reported.map(({ line }) => line));
  const quiet = Object.keys(ACTIVE).filter((_, index) => !lines.has(3 + 2 * index));
  // A DTD is never read, and what it would add is not there.
  expect(quiet).toEqual(['attlist.svg']);
});

test('dev serves exactly the bytes that a build publishes', async () => {
  const place = path.dirname(content);
  const dev = launch(['dev', 'content', '--port', '0'], { cwd: place });
  const [, address = ''] = await dev.says(/(http:\/\/localhost:\d+\/)/);
  const get = (name: string) => bytesAt(`${address}files/f/${encodeURIComponent(name)}`);
  for (const name of Object.keys({ ...ACTIVE, ...INERT })) {
    const built = path.join(site, 'files/f', name);
    const answer = await get(name);
    if (fs.existsSync(built)) expect(answer.bytes.equals(fs.readFileSync(built)), name).toBe(true);
    else expect(answer.status, name).toBe(404);
  }
  await dev.kill('SIGTERM');
});

/** As they are sent: `fetch` would unpack what ends in `.gz`. */
function bytesAt(address: string): Promise<{ status: number | undefined; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    http
      .get(address, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode, bytes: Buffer.concat(chunks) }));
      })
      .on('error', reject);
  });
}
