import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { contentStamp, followContent } from '../../../src/integration/content-watch.ts';
import { siteOf } from '../site/site.ts';
import { tree } from '../tree.ts';

const FILES = { 'guides/a.md': '# A', 'guides/a.png': 'x' };

/** Follows a folder that `change` changed after it was read; how often it was read again. */
function followed(change: (root: string) => void): { readonly root: string; readonly count: () => number } {
  const root = tree(FILES);
  const stamp = contentStamp(root);
  const first = siteOf(FILES);
  change(root);
  let count = 0;
  const { close } = followContent({
    root,
    stamp,
    first,
    reload: () => {
      count++;
      return Promise.resolve(first);
    },
    onFailure: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(close);
  return { root, count: () => count };
}

test.each<[name: string, change: (root: string) => void]>([
  ['a new file', (root) => fs.writeFileSync(path.join(root, 'guides/b.md'), '# B')],
  ['an edit', (root) => fs.writeFileSync(path.join(root, 'guides/a.md'), '# Another')],
  ['a file less', (root) => fs.rmSync(path.join(root, 'guides/a.png'))],
  ['a new folder', (root) => fs.cpSync(path.join(root, 'guides'), path.join(root, 'b'), { recursive: true })],
])('%s between reading and watching is read', async (_name, change) => {
  const { count } = followed(change);
  await expect.poll(count).toBe(1);
});

test('without a change nothing is read again, until one comes', async () => {
  const { root, count } = followed(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(count()).toBe(0);
  // The watcher may be slow: one edit after another, until one is seen.
  await expect
    .poll(() => {
      fs.appendFileSync(path.join(root, 'guides/a.md'), '\nMore.');
      return count();
    })
    .toBeGreaterThan(0);
});

test('a change that no watcher reports is read when a page is asked for', async () => {
  const root = tree(FILES);
  const first = siteOf(FILES);
  let count = 0;
  const { settled, close } = followContent({
    root: path.join(root, 'guides'),
    // As if the folder had changed without an event, and the first look at it were over.
    stamp: 'other',
    first,
    reload: () => {
      count++;
      return Promise.resolve(first);
    },
    onFailure: (error) => expect.unreachable(String(error)),
  });
  await close();
  await settled();
  expect(count).toBe(1);
  await settled();
  expect(count).toBe(1);
});
