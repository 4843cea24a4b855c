import { execFile, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { complaintsOf, useBrowser } from './browser.ts';
import { CHECKOUT, digests, emptyPlace, eventually, filesOf, handrail, write } from './command.ts';

// A newcomer's project: an empty folder, the packed package, and the files that docs/astro.md shows.
const place = emptyPlace(afterAll);
const home = path.join(place, 'site');
const BIN = path.join(home, 'node_modules/handrail/bin/handrail.js');
/** Astro's command, by its path below a project: `npx` takes a second to find it. */
const ASTRO = 'node_modules/astro/bin/astro.mjs';
const browser = useBrowser();
const run = promisify(execFile);

/** MDX without code of the project. */
const PARTS = `# Parts

Text with \`<node>\`, a [link](../runbooks/disk-full.md), and ~~struck~~ words.

<Callout type="warning" title="Careful">Not **here**.</Callout>

<Callout>\`kubectl\` begins with code.</Callout>

<Callout>

- a list

</Callout>

> [!NOTE]
> A note.

<Tabs>
<Tab label="One">First.</Tab>
<Tab label="Two">Second.</Tab>
</Tabs>

| a | b |
|---|---|
| 1 | 2 |

\`\`\`bash title="scale.sh" {2}
kubectl get pods -n <namespace>
kubectl scale deploy/api --replicas=3
\`\`\`

## Notes

- one
- two
`;

/** A page of the project that renders an entry. */
const RENDERED = `---
import { getCollection, render } from 'astro:content';
const [entry] = (await getCollection('runbooks')).filter(({ id }) => id === 'disk-full');
const { Content, headings } = await render(entry);
---
<body><p>{headings.map(({ slug }) => slug)}</p><main><Content /></main></body>
`;

const DOT =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle cx="4" cy="4" r="3"/></svg>';

beforeAll(async () => {
  fs.mkdirSync(home);
  await npm(home, 'init', '-y');
  const packages = [
    'astro@^7.3',
    '@astrojs/mdx@^8',
    '@astrojs/markdown-remark@^7.3',
    inject('packed').tarball,
  ];
  await npm(home, 'install', ...packages, '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error');
  write(home, {
    ...filesOfDocs(),
    'src/components/Oncall.astro': '<p data-oncall={Astro.props.team}>On call: {Astro.props.team}</p>\n',
    'src/pages/index.astro':
      '<html lang="en"><head><link rel="icon" href="/ops/favicon.svg" /></head><body><h1>Our site</h1><a href="/ops/">Runbooks</a></body></html>\n',
    'runbooks/runbooks/disk-full.md':
      '---\nalerts: [DiskFull]\n---\n# Disk full\n\n![dot](dot.svg)\n\n## Mitigation\n\n1. Look at `<node>`, then at [the queue](queue-backlog.mdx).\n\n   ```bash\n   df -h <path>\n   ```\n',
    'runbooks/runbooks/dot.svg': DOT,
    'runbooks/guides/parts.mdx': PARTS,
    'src/pages/rendered.astro': RENDERED,
  });
  await astro(home, 'build');
});

function npm(cwd: string, ...args: string[]): Promise<unknown> {
  return run('npm', args, { cwd });
}

/** The code blocks of the guide that have a file's name; the first of each name. */
function filesOfDocs(): Record<string, string> {
  const text = fs.readFileSync(path.join(CHECKOUT, 'docs/astro.md'), 'utf8');
  const blocks = [...text.matchAll(/^( *)```\w+ title="([^"]+)"\n([\s\S]*?)^\1```$/gm)];
  return Object.fromEntries(
    blocks
      .toReversed()
      .map(([, indent = '', name = '', code = '']) => [
        name,
        code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      ]),
  );
}

/** Astro's command in a project, until it has ended; what it printed. */
async function astro(cwd: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, [ASTRO, ...args], { cwd, env: environment() });
  return stdout + stderr;
}

/** A build of the project that fails; not where the other tests have its site. */
function refusedBuild(): Promise<string> {
  return astro(home, 'build', '--outDir', path.join(place, 'refused'));
}

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST.*|NODE_ENV|TEST|DEV|PROD|MODE|SSR|BASE_URL)$/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    ASTRO_TELEMETRY_DISABLED: '1',
    XDG_CACHE_HOME: path.join(place, 'cache'),
  };
}

/** A server of Astro until the test ends; its address without a slash at the end. */
async function serve(cwd: string, command: 'dev' | 'preview', ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [ASTRO, command, '--port', '0', ...args], {
    cwd,
    env: environment(),
    detached: true,
  });
  onTestFinished(() => void process.kill(-(child.pid ?? 0), 'SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return eventually(() => {
    const [, address] = /(http:\/\/localhost:\d+)/.exec(printed) ?? [];
    if (address === undefined) throw new Error(printed);
    return address;
  });
}

test('astro sync fills the collections, and opens no cache', async () => {
  fs.rmSync(path.join(place, 'cache'), { recursive: true, force: true });
  await astro(home, 'sync');
  expect(fs.readFileSync(path.join(home, '.astro/content.d.ts'), 'utf8')).toContain('"runbooks"');
  expect(fs.existsSync(path.join(place, 'cache/handrail'))).toBe(false);
});

test('astro build: pages, search and MDX below /ops, next to the project’s own pages', async () => {
  const address = await serve(home, 'preview');
  const page = await browser.open(`${address}/`);
  const complaints = complaintsOf(page, address);
  await page.getByRole('link', { name: 'Runbooks' }).click();
  await page.waitForURL('**/ops/');
  await page.getByRole('link', { name: 'Disk full' }).first().click();
  expect(
    await page.locator('img[alt=dot]').evaluate((image) => (image as HTMLImageElement).naturalWidth),
  ).toBe(8);
  await page.getByRole('link', { name: 'the queue', exact: true }).click();
  await page.waitForURL('**/ops/runbooks/queue-backlog/');
  expect(await page.locator('[data-oncall]').innerText()).toBe('On call: payments');
  expect(await page.locator('aside[data-callout=warning]').innerText()).toMatch(
    /^Warning\s+Do not purge it\.$/,
  );
  expect(await page.locator('li[data-step] > input.tick').count()).toBe(1);
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('DiskFull');
  await page.locator('[data-search-title]', { hasText: 'Disk full' }).click();
  await page.waitForURL('**/ops/runbooks/disk-full/**');
  await page.goto(`${address}/oncall/`);
  expect(await page.locator('.prose li').allInnerTexts()).toEqual(['Disk full', 'Queue backlog']);
  expect(await page.getByRole('searchbox').or(page.locator('search-trigger')).count()).toBeGreaterThan(0);
  for (const [url, text] of [
    ['/ops/alerts/', 'DiskFull'],
    ['/ops/alerts.json', '"DiskFull"'],
    ['/ops/addresses.json', 'diskfull'],
    ['/ops/sw.js', '/_astro/'],
  ])
    expect(await (await fetch(address + url)).text()).toContain(text);
  expect(complaints).toEqual([]);
});

test('a page below /ops is there without a network, with its scripts and styles', async () => {
  const address = await serve(home, 'preview');
  const page = await browser.open(`${address}/ops/runbooks/disk-full/`);
  const stored = () =>
    page.evaluate(async () => {
      const caches = await Promise.all(
        (await globalThis.caches.keys()).map((name) => globalThis.caches.open(name)),
      );
      const requests = await Promise.all(caches.map((cache) => cache.keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
  await expect
    .poll(stored)
    .toEqual(
      expect.arrayContaining([
        '/ops/runbooks/disk-full/',
        expect.stringMatching(/^\/_astro\/.*runbook-toolbar/),
      ]),
    );
  expect((await stored()).filter((name) => !/^\/(?:ops|_astro)\//.test(name))).toEqual([]);
  await page.context().setOffline(true);
  await page.reload();
  expect(await page.locator('[data-stored]').count()).toBe(1);
  await expect.poll(() => page.locator('theme-switch button').count()).toBeGreaterThan(0);
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).margin)).toBe('0px');
});

test('render(entry) gives the HTML of the page', () => {
  const [rendered = '', shown] = ['rendered', 'ops/runbooks/disk-full'].map((name) =>
    fs.readFileSync(path.join(home, 'dist', name, 'index.html'), 'utf8'),
  );
  const [, own = ''] = /<main>(.*)<\/main>/s.exec(rendered) ?? [];
  expect(own).toContain('data-step');
  expect(shown).toContain(own);
  expect(rendered).toContain('<p>mitigation</p>');
});

test('astro dev follows edits, new pages and settings, and serves images and search', async () => {
  const address = await serve(home, 'dev');
  const shows = (url: string, text: string) =>
    eventually(async () => expect(await (await fetch(`${address}/ops/${url}`)).text()).toContain(text));
  await shows('runbooks/disk-full/', 'Look at');
  await shows('runbooks/queue-backlog/', 'On call: payments');
  await shows('files/runbooks/dot.svg', '<circle');
  await shows('theme.js', 'theme');
  await eventually(async () =>
    expect((await fetch(`${address}/ops/search-index/names.idx`)).status).toBe(200),
  );
  const file = path.join(home, 'runbooks/runbooks/disk-full.md');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('Look at', 'Think about'));
  await shows('runbooks/disk-full/', 'Think about');
  write(home, { 'runbooks/guides/new.md': '# A new page\n' });
  await shows('guides/new/', 'A new page');
  write(home, { 'runbooks/handrail.yaml': 'title: Other name\n' });
  await shows('', 'Other name');
  write(home, {
    'runbooks/handrail.yaml': 'title: Other name\nrules: [rules/*.yaml]\n',
    'runbooks/rules/a.yaml': 'groups: [{ name: g, rules: [{ alert: NewAlert, expr: up == 0 }] }]\n',
  });
  await shows('alerts/', 'NewAlert');
  write(home, {
    'runbooks/rules/a.yaml': 'groups: [{ name: g, rules: [{ alert: OtherAlert, expr: up == 0 }] }]\n',
  });
  await shows('alerts/', 'OtherAlert');
  // Astro begins again when its configuration changes; files of the project are served as before.
  const config = path.join(home, 'astro.config.mjs');
  fs.writeFileSync(config, fs.readFileSync(config, 'utf8').replace("at: '/ops'", "at: '/ops', rules: []"));
  await eventually(async () => expect((await fetch(`${address}/ops/alerts/`)).status).toBe(200));
  await shows('alerts/', 'OtherAlert');
  write(home, { 'src/data.txt': 'of the project\n' });
  await eventually(async () =>
    expect(await (await fetch(`${address}/src/data.txt`)).text()).toBe('of the project\n'),
  );
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('Think about', 'Ask about'));
  await shows('runbooks/disk-full/', 'Ask about');
});

test('MDX that needs no code of the project is the same page as the command makes', async () => {
  const out = path.join(place, 'command');
  expect(
    await handrail(['build', 'runbooks', '--base', '/ops/', '--out', out], { cwd: home, bin: BIN }),
  ).toMatchObject({ code: 0 });
  const page = await browser.open('about:blank');
  const treeOf = (folder: string): Promise<unknown> =>
    page.evaluate(
      (html) => {
        const article = new DOMParser().parseFromString(html, 'text/html').querySelector('article');
        const tree = (node: Node): unknown[] =>
          Array.from(node.childNodes).flatMap((child): unknown[] => {
            if (child instanceof Text)
              return child.data.trim() === '' ? [] : [child.data.replaceAll(/\s+/g, ' ').trim()];
            if (!(child instanceof Element)) return [];
            const attributes = Array.from(
              child.attributes,
              ({ name, value }) => `${name}=${value}`,
            ).toSorted();
            return [[child.tagName, ...attributes, tree(child)]];
          });
        return article ? tree(article) : [];
      },
      fs.readFileSync(path.join(folder, 'guides/parts/index.html'), 'utf8'),
    );
  const ours = await treeOf(out);
  expect(JSON.stringify(ours)).toContain('TAB-SET');
  expect(await treeOf(path.join(home, 'dist/ops'))).toEqual(ours);
});

test('collections are typed by their kind', async () => {
  write(home, {
    'src/typed.ts': `import { getCollection } from 'astro:content';
const [entry] = await getCollection('runbooks');
if (entry) {
  export const title: string = entry.data.title;
  // @ts-expect-error: it is a text
  export const wrong: number = entry.data.title;
  export const recovery: number | undefined = entry.data.recovery?.to;
}
`.replaceAll('  export', '  '),
    'tsconfig.json':
      '{ "extends": "astro/tsconfigs/strict", "include": [".astro/types.d.ts", "src/typed.ts"] }',
  });
  await astro(home, 'sync');
  const tsc = path.join(CHECKOUT, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '--noEmit', '--skipLibCheck', '-p', '.'];
  await expect(run(process.execPath, args, { cwd: home })).resolves.toMatchObject({ stdout: '' });
});

test('remark plugins of unified() apply to the project’s pages and to MDX that asks for them', async () => {
  const config = path.join(home, 'astro.config.mjs');
  const before = fs.readFileSync(config, 'utf8');
  onTestFinished(() => fs.writeFileSync(config, before));
  const plugin = `const shout = () => (tree) => {
  const visit = (node) => {
    if (node.type === 'text') node.value = node.value.replace('quietly', 'LOUDLY');
    for (const child of node.children ?? []) visit(child);
  };
  visit(tree);
};
`;
  fs.writeFileSync(
    config,
    `import { unified } from '@astrojs/markdown-remark';\n${before}`
      .replace('export default', `${plugin}\nexport default`)
      .replace(
        'integrations:',
        'markdown: { processor: unified({ remarkPlugins: [shout] }) }, integrations:',
      ),
  );
  write(home, {
    'src/pages/own.md': '# Own\n\nSaid quietly.\n',
    'runbooks/guides/theirs.mdx': '---\nprocessor: unified\n---\n# Theirs\n\nSaid quietly.\n',
    'runbooks/guides/ours.mdx': '# Ours\n\nSaid quietly.\n',
    'runbooks/guides/plain.md': '# Plain\n\nSaid quietly.\n',
  });
  const out = path.join(place, 'unified');
  const printed = await astro(home, 'build', '--outDir', out);
  expect(printed).toMatch(/markdown\.processor is unified\(\)/);
  const text = (file: string) => fs.readFileSync(path.join(out, file, 'index.html'), 'utf8');
  expect(text('own')).toContain('Said LOUDLY.');
  expect(text('ops/guides/theirs')).toContain('Said LOUDLY.');
  for (const file of ['ours', 'plain']) expect(text(`ops/guides/${file}`)).toContain('Said quietly.');
});

test('collections decide: what one leaves out is on no page', async () => {
  const config = path.join(home, 'src/content.config.ts');
  const before = fs.readFileSync(config, 'utf8');
  onTestFinished(() => fs.writeFileSync(config, before));
  fs.writeFileSync(
    config,
    `import { collections as all } from 'handrail/content';
const { runbooks } = all;
const loader = {
  name: 'without-queues',
  async load(context) {
    await runbooks.loader.load(context);
    context.store.delete('queue-backlog');
  },
};
export const collections = { ...all, runbooks: { ...runbooks, loader } };
`,
  );
  const out = path.join(place, 'without-queues');
  await astro(home, 'build', '--outDir', out);
  const pages = filesOf(path.join(out, 'ops')).filter((name) => name.startsWith('runbooks/'));
  expect(pages).toEqual(['runbooks/disk-full/index.html', 'runbooks/index.html']);
  const index = path.join(out, 'ops/search-index');
  const searched = filesOf(index).map((file) => {
    const bytes = fs.readFileSync(path.join(index, file));
    return String(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
  });
  expect(searched.join('')).toContain('Disk full');
  expect(searched.join('')).not.toContain('Queue backlog');
});

test('files of the project that pages at / would overwrite are named', async () => {
  const config = path.join(home, 'astro.config.mjs');
  const before = fs.readFileSync(config, 'utf8');
  onTestFinished(() => {
    fs.writeFileSync(config, before);
    fs.rmSync(path.join(home, 'public'), { recursive: true });
  });
  write(home, { 'public/favicon.svg': DOT });
  fs.writeFileSync(config, before.replace("at: '/ops'", "at: '/'"));
  await expect(refusedBuild()).rejects.toThrow(/Conflicting files in public: favicon\.svg/);
});

test.for([
  ['trailingSlash', "trailingSlash: 'never',", /Unsupported trailingSlash: 'never'/],
  ['build.format', "build: { format: 'file' },", /Unsupported build\.format: 'file'/],
] as const)('%s that cannot work is refused', async ([, setting, message]) => {
  const config = path.join(home, 'astro.config.mjs');
  const before = fs.readFileSync(config, 'utf8');
  onTestFinished(() => fs.writeFileSync(config, before));
  fs.writeFileSync(config, before.replace('integrations:', `${setting} integrations:`));
  await expect(refusedBuild()).rejects.toThrow(message);
});

test('a missing content configuration, and errors of the content, are named with what to do', async () => {
  const config = path.join(home, 'src/content.config.ts');
  const before = fs.readFileSync(config, 'utf8');
  const broken = path.join(home, 'runbooks/runbooks/broken.md');
  onTestFinished(() => {
    fs.writeFileSync(config, before);
    fs.rmSync(broken, { force: true });
  });
  fs.rmSync(config);
  await expect(refusedBuild()).rejects.toThrow(
    /Missing content collections: create src\/content\.config\.ts with/,
  );
  fs.writeFileSync(config, 'export const collections = {};\n');
  await expect(refusedBuild()).rejects.toThrow(/Missing content collections: .*runbooks/);
  fs.writeFileSync(config, before);
  fs.writeFileSync(broken, '---\ntitle: "never closed\n---\n# Broken\n');
  await expect(refusedBuild()).rejects.toThrow(/runbooks\/runbooks\/broken\.md:2:\d+ /);
});

test('handrail/check reports what the command reports', () => {
  write(home, { 'runbooks/guides/link.md': '# Link\n\n[nowhere](nope.md)\n' });
  const printed = execFileSync(process.execPath, ['check.mjs'], { cwd: home, encoding: 'utf8' });
  expect(printed).toMatch(/^warning guides\/link\.md:3 /m);
});

test('the example project: base, own plugin, own component, own page in our layout', async () => {
  const example = path.join(place, 'example');
  fs.cpSync(path.join(CHECKOUT, 'examples/astro-site'), example, {
    recursive: true,
    filter: (file) => !/[\\/](?:node_modules|\.astro|dist)$/.test(file),
  });
  fs.symlinkSync(path.join(home, 'node_modules'), path.join(example, 'node_modules'));
  await astro(example, 'build');
  const address = `${await serve(example, 'preview')}/docs`;
  const page = await browser.open(`${address}/`);
  const complaints = complaintsOf(page, address);
  await page.getByRole('link', { name: 'Runbooks' }).click();
  await page.getByRole('link', { name: 'Database down' }).first().click();
  expect(await page.locator('article').innerText()).toContain('The SLO (objective) is 15 minutes.');
  await page.getByRole('link', { name: 'queue backlog', exact: true }).click();
  await page.waitForURL('**/docs/ops/runbooks/queue-backlog/');
  const text = await page.locator('article').innerText();
  expect(text).toContain('On call for payments');
  expect(text).toContain('grown for 10 minutes; the SLO (objective)');
  expect(await page.locator('figure.code [data-key=vhost], figure.code var').count()).toBeGreaterThan(0);
  expect(await page.locator('figure.code i[class]').count()).toBeGreaterThan(1);
  expect(await page.locator('.table table').count()).toBe(1);
  await page.goto(`${address}/oncall/`);
  expect(await page.locator('main').innerText()).toContain('Do not delete the volume.');
  expect(complaints).toEqual([]);
});

test('this checkout: astro dev below a base serves pages, the search index and files', async () => {
  const address = await serve(CHECKOUT, 'dev', '--base', '/base/');
  for (const url of ['', 'runbooks/api-outage/', 'alerts.json', 'theme.js', 'search-index/names.idx'])
    await eventually(async () => expect((await fetch(`${address}/base/${url}`)).status).toBe(200));
});

test.for(['sample', 'ops'] as const)(
  'this checkout: astro build and handrail build write the same bytes: the %s site',
  async (name) => {
    const { dir, base } = inject(name);
    const out = path.join(place, `astro-${name}`);
    await astro(CHECKOUT, 'build', '--base', base, '--outDir', out);
    const ofAstro = digests(out);
    expect(ofAstro).toEqual(digests(dir));
    expect(Object.keys(ofAstro).length).toBeGreaterThan(300);
  },
);
