import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintsOf, useBrowser } from '../e2e/browser.ts';
import {
  CHECKOUT,
  emptyPlace,
  eventually,
  handrail,
  launch,
  sample,
  write,
  type Running,
} from '../e2e/command.ts';

const SECRET = 'the-secret-of-this-test';
const place = emptyPlace(afterAll);
const running: Running[] = [];
const browser = useBrowser();
const ports = { dev: 0, preview: 0 };

beforeAll(async () => {
  write(place, { 'outside.txt': SECRET, '.env': SECRET, '.git/config': SECRET });
  write(path.join(place, 'content'), {
    ...sample(),
    '.hidden/a.txt': SECRET,
    'guides/not-linked.txt': SECRET,
    'guides/linked.md': '# Linked\n\n[out](../out.txt)\n',
  });
  fs.symlinkSync('../outside.txt', path.join(place, 'content/out.txt'));
  expect(await handrail(['build'], { cwd: place })).toMatchObject({ code: 0 });
  write(path.join(place, 'dist'), { '.well-known/a.txt': SECRET, '.git/config': SECRET });
  fs.symlinkSync('../outside.txt', path.join(place, 'dist/out.txt'));
  fs.symlinkSync('..', path.join(place, 'dist/up'));
  for (const name of ['dev', 'preview'] as const) {
    const server = launch([name, '--port', '0'], { cwd: place });
    running.push(server);
    const [, port] = await server.says(/^Serving \S+ at http:\/\/localhost:(\d+)\//m);
    ports[name] = Number(port);
  }
});

afterAll(async () => {
  for (const server of running) await server.kill('SIGKILL');
});

/** Sends bytes as they are, which `fetch` would tidy up. */
function send(port: number, head: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(head));
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    socket.setTimeout(20_000, () => socket.destroy());
  });
}

function get(
  port: number,
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<string> {
  const lines = Object.entries({ host: `localhost:${port}`, connection: 'close', ...headers });
  return send(
    port,
    `${method} ${target} HTTP/1.1\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n`,
  );
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

const above = path.dirname(CHECKOUT);
const TARGETS = [
  ...[
    '',
    '?raw',
    '?import&raw',
    '?url',
    '?inline',
    '?raw??',
    '?import&?raw',
    '?.svg?.wasm?init',
    '?import&?x.wasm?init',
    '%3Fraw',
    '#/../x',
  ].flatMap((query) => [
    `/@fs${place}/outside.txt${query}`,
    `/@fs${CHECKOUT}/package.json${query}`,
    `/@fs${place}/content/handrail.yaml${query}`,
  ]),
  `/@fs/${place}/outside.txt?raw??`,
  `/@fs//x/x/x/vite${place}/outside.txt?raw`,
  `/@fs${CHECKOUT}/.git/config?raw`,
  `/@fs${CHECKOUT}/src/../package.json?raw`,
  `/@fs${CHECKOUT}/src/..%2fpackage.json?raw`,
  `/@fs${CHECKOUT}/src/%2e%2e/package.json?raw`,
  `/@fs${CHECKOUT}/src/..\\package.json?raw`,
  `/@fs${above}/`,
  `/@id${place}/outside.txt?raw`,
  `/@id/__x00__${place}/outside.txt`,
  '/../outside.txt',
  '/..%2foutside.txt',
  '/%2e%2e/outside.txt',
  '/..%5coutside.txt',
  '/..\\outside.txt',
  '//outside.txt',
  `/${place}/outside.txt`,
  '/outside.txt',
  '/out.txt',
  '/up/outside.txt',
  '/up/',
  '/.env',
  '/%2eenv',
  '/.git/config',
  '/.well-known/a.txt',
  '/outside.txt%00.svg',
  '/files/guides/dot.svg%00',
  '/files/.hidden/a.txt',
  '/files/guides/not-linked.txt',
  '/files/guides/start.md',
  '/files/out.txt',
  '/files/../../outside.txt',
  '/files/..%2f..%2foutside.txt',
  '/search-index/../../outside.txt',
  '/search-index/..%2f..%2foutside.txt',
  '/package.json',
  '/astro.config.mjs',
  `/_image?href=${place}/outside.txt`,
  `/_image?href=/@fs${place}/outside.txt&f=svg`,
  '/__open-in-editor?file=outside.txt',
  'http://evil.example/',
  `http://evil.example/@fs${place}/outside.txt`,
  `http://localhost/@fs${place}/outside.txt`,
  '/%',
  '/%E0%A4%A',
  '/@fs/%E0%A4%A',
];

const HOSTS = [
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.nip.io',
  'localhost@evil.example',
  'a.localhost',
  '0.0.0.0',
  '127.1',
  '[::]',
  '192.168.0.1',
  'localhost:x',
  '',
];
const METHODS = ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND', 'MKCOL', 'LOCK', 'SEARCH'];
const RANGES: readonly (readonly [range: string, status: number])[] = [
  ['bytes=10-5', 416],
  ['bytes=99999999-', 416],
  ['bytes=-0', 416],
  ['bytes=9007199254740993-9007199254740994', 416],
  ['bytes=0-0', 206],
  ['BYTES=0-1', 206],
  ['bytes= 0-1', 206],
  ['bytes=5-', 206],
  ['bytes=-5', 206],
  ['bytes=-999999', 206],
  ['bytes=0-99999999999999999999', 206],
  ...[
    'bytes=-',
    'bytes=a-b',
    'bytes=1-2,4-5',
    'lines=0-1',
    'bytes=0x1-0x2',
    'bytes=1.5-2',
    'bytes=--1',
    'bytes=0--1',
    '=',
    'bytes',
    'bytes=NaN-NaN',
  ].map((range) => [range, 200] as const),
];

describe.each(['dev', 'preview'] as const)('%s', (name) => {
  test.for(TARGETS)('serves nothing for %s', async (target) => {
    const answer = await get(ports[name], target);
    expect(answer).not.toContain(SECRET);
    expect(answer).not.toContain('"private"');
    expect([301, 400, 403, 404]).toContain(statusOf(answer));
  });

  test.for(HOSTS)('refuses the host name "%s"', async (host) => {
    expect(statusOf(await get(ports[name], '/', { host }))).toBe(421);
  });

  test.for(['localhost', '127.0.0.1', '[::1]'])('answers for the host name "%s"', async (host) => {
    for (const known of [host, `${host}:${ports[name]}`])
      expect(statusOf(await get(ports[name], '/', { host: known }))).toBe(200);
  });

  test.for(METHODS)('refuses %s', async (method) => {
    const answer = await get(ports[name], '/', {}, method);
    expect(statusOf(answer)).toBe(405);
    expect(answer).toMatch(/^allow: GET, HEAD\r$/im);
  });

  test.for(RANGES)('range %s is %d', async ([range, status]) => {
    const answer = await get(ports[name], '/files/guides/dot.svg', { range });
    expect(statusOf(answer)).toBe(status);
    const length = Number(/^content-length: (\d+)/im.exec(answer)?.[1] ?? 0);
    if (status !== 416) expect(answer.split('\r\n\r\n')[1]).toHaveLength(length);
  });

  test('survives headers of any size, and bytes that are no request', async () => {
    await get(ports[name], '/', { x: 'a'.repeat(200_000) });
    await send(ports[name], '\0\0\0\r\n\r\n');
    await send(ports[name], 'GET / HTTP/1.0\r\n\r\n');
    await send(
      ports[name],
      `GET ${'/a'.repeat(7000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    expect(statusOf(await get(ports[name], '/'))).toBe(200);
  });

  test('listens on loopback only', () => {
    const port = ports[name].toString(16).toUpperCase().padStart(4, '0');
    const sockets = ['/proc/net/tcp', '/proc/net/tcp6']
      .flatMap((file) => fs.readFileSync(file, 'utf8').split('\n'))
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local = '', , state]) => state === '0A' && local.endsWith(`:${port}`));
    expect(sockets.map(([, local = '']) => local.split(':')[0])).toEqual(['0100007F']);
  });

  test('no other origin may read what is served', async () => {
    const answer = await get(ports[name], '/', { origin: 'http://localhost:1' });
    expect(answer).not.toMatch(/^access-control-allow-origin/im);
  });
});

test('the changes that dev announces are for its own pages only', async () => {
  expect(statusOf(await get(ports.dev, '/@handrail/changes', { host: 'evil.example' }))).toBe(421);
  const stop = new AbortController();
  const { status, headers } = await fetch(`http://localhost:${ports.dev}/@handrail/changes`, {
    headers: { origin: 'http://evil.example' },
    signal: stop.signal,
  });
  stop.abort();
  expect([status, headers.get('content-type'), headers.get('access-control-allow-origin')]).toEqual([
    200,
    'text/event-stream',
    null,
  ]);
});

test('dev sends the policy of a built page; its pages obey it and follow an edit', async () => {
  const address = `http://localhost:${ports.dev}/`;
  const built = fs.readFileSync(path.join(place, 'dist/index.html'), 'utf8');
  const [, policy = 'none'] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(built) ?? [];
  for (const target of ['', 'guides/start/', 'nowhere/', '@vite/client', 'files/guides/dot.svg']) {
    const sent = (await fetch(address + target)).headers.get('content-security-policy') ?? '';
    expect(sent.replace(/ 'nonce-[^']+'/, '')).toBe(policy);
  }
  const page = await browser.open('about:blank');
  const complaints = complaintsOf(page, address.replace(/\/$/, ''));
  await page.goto(`${address}runbooks/redis-down/`);
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).margin)).toBe('0px');
  await eventually(async () => expect(await page.locator('theme-switch button').count()).toBeGreaterThan(0));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "injected"';
    document.head.append(script);
  });
  expect(await page.title()).not.toBe('injected');
  expect(complaints.filter((complaint) => !complaint.includes('inline script'))).toEqual([]);
  write(path.join(place, 'content'), sample('second'));
  await eventually(async () =>
    expect(await page.locator('main').textContent()).toContain('The second thing'),
  );
});
