import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  emptyPlace,
  eventually,
  fingerprint,
  handrail,
  launch,
  leftovers,
  sample,
  survivors,
  write,
  type Running,
} from './command.ts';

const place = emptyPlace(afterAll);

beforeAll(async () => {
  write(path.join(place, 'content'), sample());
  expect(await handrail(['build'], { cwd: place })).toMatchObject({ code: 0 });
  expect(await handrail(['build', '--base', '/ops/', '--out', 'ops'], { cwd: place })).toMatchObject({
    code: 0,
  });
});

/** Starts a server that ends with the test; the address is the one that it prints. */
async function serve(args: readonly string[], cwd: string): Promise<{ server: Running; address: string }> {
  const server = launch(args, { cwd });
  onTestFinished(async () => void (await server.kill('SIGKILL')));
  const [, address = ''] = await server.says(/^Serving \S+ at (http:\S+) \(Ctrl-C ends\)$/m);
  return { server, address };
}

async function get(url: string): Promise<{ status: number; type: string; text: string }> {
  const response = await fetch(url, { redirect: 'manual' });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  };
}

function textOf(url: string): Promise<string> {
  return get(url).then(({ text }) => text);
}

test('preview serves a site as a host would', async () => {
  const { address } = await serve(['preview', '--port', '0'], place);
  expect(await get(address)).toMatchObject({ status: 200, type: 'text/html;charset=utf-8' });
  expect(await textOf(`${address}runbooks/redis-down/`)).toContain('The first thing');
  expect(await get(`${address}search/?q=redis`)).toMatchObject({ status: 200 });
  expect(await get(`${address}files/guides/dot.svg`)).toMatchObject({ status: 200, type: 'image/svg+xml' });
  expect(await get(`${address}search-index/names.idx`)).toMatchObject({ status: 200 });
  expect(await get(`${address}nowhere/`)).toEqual({
    status: 404,
    type: 'text/html; charset=utf-8',
    text: fs.readFileSync(path.join(place, 'dist/404.html'), 'utf8'),
  });
  expect(await get(`${address}%E0%A4%A`)).toMatchObject({ status: 404 });
  expect(await get(`${address}%2e%2e/content/handrail.yaml`)).toMatchObject({ status: 404 });
});

test('preview serves below the base that the site was built for', async () => {
  const { address } = await serve(['preview', 'ops', '--port', '0'], place);
  expect(address).toMatch(/\/ops\/$/);
  expect(await textOf(`${address}runbooks/redis-down/`)).toContain('The first thing');
  const root = new URL('/', address).href;
  for (const url of [root, `${root}?x=1`, `${root}ops`, `${root}ops?x=1`]) {
    const response = await fetch(url, { redirect: 'manual' });
    expect([url, response.status, response.headers.get('location')]).toEqual([url, 302, '/ops/']);
  }
  expect(await get(`${root}runbooks/redis-down/`)).toMatchObject({
    status: 404,
    text: 'The site is at /ops/\n',
  });
  expect(await get(`${address}nowhere`)).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' });
});

test.for(['preview', 'dev'])('%s refuses a port that is taken', async (name) => {
  const port = await takenPort();
  const { code, stdout, stderr } = await handrail([name, '--port', String(port)], { cwd: place });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`handrail: Port ${port} is in use.`);
});

test('preview takes the next port where none is named', async () => {
  await takenPort(4321);
  const { address } = await serve(['preview'], place);
  expect(Number(new URL(address).port)).toBeGreaterThan(4321);
  expect(await textOf(address)).toContain('Sample operations');
});

test('preview shows the new site after a build', async () => {
  const cwd = emptyPlace();
  fs.cpSync(path.join(place, 'dist'), path.join(cwd, 'dist'), { recursive: true });
  const { address } = await serve(['preview', '--port', '0'], cwd);
  expect(await textOf(`${address}runbooks/redis-down/`)).toContain('The first thing');
  write(path.join(cwd, 'content'), sample('second'));
  expect(await handrail(['build'], { cwd })).toMatchObject({ code: 0 });
  expect(await textOf(`${address}runbooks/redis-down/`)).toContain('The second thing');
});

test('dev follows edits, new, renamed, deleted and broken files', async () => {
  const cwd = emptyPlace();
  const content = path.join(cwd, 'content');
  write(content, sample());
  const port = await freePort();
  const { server, address } = await serve(['dev', '--port', String(port)], cwd);
  expect(address).toContain(`:${port}/`);
  const shows = (url: string, text: string) =>
    eventually(async () => {
      const page = await get(address + url);
      expect({ url, status: page.status, shown: page.text.includes(text) }).toEqual({
        url,
        status: 200,
        shown: true,
      });
    });
  const answers = (url: string, status: number) =>
    eventually(async () => expect((await get(address + url)).status).toBe(status));

  await shows('runbooks/redis-down/', 'The first thing');
  await shows('', 'Sample operations');
  expect(await get(`${address}files/guides/dot.svg`)).toMatchObject({ status: 200, type: 'image/svg+xml' });
  await answers('search-index/names.idx', 200);
  await answers('nowhere/', 404);

  write(content, sample('second'));
  await shows('runbooks/redis-down/', 'The second thing');

  write(content, { 'guides/new/page.md': '# A new page\n' });
  await shows('guides/new/page/', 'A new page');
  await shows('guides/', 'A new page');

  fs.renameSync(path.join(content, 'guides/new'), path.join(content, 'guides/moved'));
  await shows('guides/moved/page/', 'A new page');
  await answers('guides/new/page/', 404);

  fs.rmSync(path.join(content, 'guides/moved'), { recursive: true });
  await answers('guides/moved/page/', 404);

  write(content, { 'runbooks/redis-down.md': '---\ntitle: "never closed\n---\n# Redis is down\n' });
  await shows('runbooks/redis-down/', 'Invalid YAML in the frontmatter');
  await server.says(/content\/runbooks\/redis-down\.md:2:\d+ error Invalid YAML in the frontmatter/);

  write(content, { 'handrail.yaml': 'title: Another name\n', ...sample('third') });
  await shows('runbooks/redis-down/', 'The third thing');

  fs.renameSync(content, path.join(cwd, 'away'));
  await server.says(/Folder not found: .*content\./);
  fs.renameSync(path.join(cwd, 'away'), content);
  write(content, sample('fourth'));
  await shows('runbooks/redis-down/', 'The fourth thing');
});

test('dev takes the next port, writes nothing to the content folder, and the last of many edits wins', async () => {
  const cwd = emptyPlace();
  const content = path.join(cwd, 'content');
  write(content, sample());
  const before = fingerprint(content);
  await takenPort(4321);
  const { address } = await serve(['dev'], cwd);
  expect(Number(new URL(address).port)).toBeGreaterThan(4321);
  expect(await textOf(`${address}runbooks/redis-down/`)).toContain('The first thing');
  expect(fingerprint(content)).toEqual(before);
  for (let edit = 0; edit < 8; edit++) {
    write(content, {
      ...sample(`edit-${edit}`),
      [`guides/code-${edit}.md`]: `# Code\n\n\`\`\`${LANGUAGES[edit]}\nx = 1\n\`\`\`\n`,
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await eventually(async () =>
    expect(await textOf(`${address}runbooks/redis-down/`)).toContain('The edit-7 thing'),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await textOf(`${address}runbooks/redis-down/`)).toContain('The edit-7 thing');
});

const LANGUAGES = ['python', 'ruby', 'go', 'rust', 'sql', 'toml', 'yaml', 'json'];

test.for([
  ['dev', 'SIGINT', 130],
  ['preview', 'SIGINT', 130],
] as const)('%s ends with %s, and nothing is left', async ([name, signal, status]) => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), sample());
  fs.cpSync(path.join(place, 'dist'), path.join(cwd, 'dist'), { recursive: true });
  const { server, address } = await serve([name, '--port', String(await freePort())], cwd);
  await textOf(address);
  expect(await server.kill(signal)).toMatchObject({ code: status });
  await expect.poll(() => survivors(cwd)).toEqual([]);
  expect(leftovers(cwd)).toEqual([]);
});

/** Holds a port until the test ends; any, or the one that is asked for unless something else holds it already. */
async function takenPort(port = 0): Promise<number> {
  const holder = net.createServer();
  await new Promise<void>((resolve) => {
    holder.once('error', () => resolve());
    holder.listen(port, '127.0.0.1', resolve);
  });
  onTestFinished(() => void holder.close());
  return (holder.address() as net.AddressInfo | null)?.port ?? port;
}

async function freePort(): Promise<number> {
  const holder = net.createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as net.AddressInfo;
  await new Promise((resolve) => holder.close(resolve));
  return port;
}
