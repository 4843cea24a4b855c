import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CACHE, CHECKOUT, digests, emptyPlace, handrail, launch, sample, write } from '../e2e/command.ts';
import { writeHostileSettings } from './hostile-settings.ts';

/** Several builds each. */

/** A project three folders deep, with and without hostile settings in all of them and above the cache. */
function project(isHostile: boolean): { cwd: string; trace: string } {
  const place = emptyPlace();
  const cwd = path.join(place, 'outer/project');
  const trace = path.join(place, 'trace');
  write(path.join(cwd, 'content'), sample());
  fs.mkdirSync(path.join(cwd, 'tmp'));
  const folders = ['', '..', '../..', 'content', 'content/guides', 'tmp', path.dirname(CACHE), CACHE];
  if (isHostile)
    writeHostileSettings(
      trace,
      folders.map((folder) => path.join(cwd, folder)),
    );
  return { cwd, trace };
}

test('settings of tools, wherever they are, do not run and change no byte of a site', async () => {
  const hostile = project(true);
  const plain = project(false);
  for (const { cwd } of [plain, hostile]) {
    expect(await handrail(['check'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(await handrail(['build'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  }
  expect(fs.existsSync(hostile.trace)).toBe(false);
  expect(digests(path.join(hostile.cwd, 'dist'))).toEqual(digests(path.join(plain.cwd, 'dist')));
  // A warm build, from the content folder.
  const cwd = path.join(hostile.cwd, 'content');
  const env = { XDG_CACHE_HOME: path.join(hostile.cwd, path.dirname(CACHE)) };
  expect(await handrail(['build', '.', '--out', '../again'], { cwd, env })).toMatchObject({ code: 0 });
  expect(digests(path.join(hostile.cwd, 'again'))).toEqual(digests(path.join(plain.cwd, 'dist')));
  expect(fs.existsSync(hostile.trace)).toBe(false);
});

test('the same settings run in a build by Vite', () => {
  const { cwd, trace } = project(true);
  for (const name of ['index.html', 'a.css']) fs.writeFileSync(path.join(cwd, name), '');
  spawnSync(process.execPath, [path.join(CHECKOUT, 'node_modules/vite/bin/vite.js'), 'build'], { cwd });
  expect(fs.existsSync(trace)).toBe(true);
});

/** What `dev` serves as a page, and how many files that page loads. */
async function servedPage(isHostile: boolean): Promise<{ html: string; count: number }> {
  const { cwd, trace } = project(isHostile);
  const server = launch(['dev', '--port', '0'], { cwd });
  const [, address = ''] = await server.says(/ at (http:\S+) /);
  const ask = async (url: string) => (await fetch(new URL(url, address))).text();
  await ask('guides/start/');
  if (isHostile) writeHostileSettings(trace, [cwd, path.join(cwd, 'content')]);
  const html = await ask('guides/start/');
  const loaded = [...html.matchAll(/(?:src|href)="(\/[^"]*\.(?:css|ts|js)[^"]*)"/g)].map(
    ([, url = '']) => url,
  );
  const texts = await Promise.all(loaded.map(ask));
  await server.kill('SIGTERM');
  expect(fs.existsSync(trace)).toBe(false);
  // Each response has a nonce of its own.
  const lasting = html.replaceAll(cwd, '').replace(/<time.*?<\/time>| nonce="[^"]*"/g, '');
  return { html: lasting, count: texts.length };
}

test('dev runs no settings of tools, also when they appear while it runs', async () => {
  const hostile = await servedPage(true);
  expect(hostile).toEqual(await servedPage(false));
});
