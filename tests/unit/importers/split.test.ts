import { expect, test } from 'vitest';
import { imported, runImport } from './import.ts';
import { tree } from '../tree.ts';

test.each<[name: string, text: string, depth: number, expected: Readonly<Record<string, string>>]>([
  [
    'a page for each heading, and one for the rest',
    '# Book\n\nBefore.\n\n## Group\n\n### A thing\n\nText.\n\n#### Part\n\n### Other\n\n## End\n\nAfter.\n',
    3,
    {
      'guides/long.md':
        '---\ntitle: Book\n---\n\n# Book\n\nBefore.\n\n## Group\n\n- [A thing](a-thing.md)\n- [Other](other.md)\n\n## End\n\nAfter.\n',
      'guides/a-thing.md': '---\ntitle: A thing\n---\n\n# A thing\n\nText.\n\n## Part\n',
      'guides/other.md': '---\ntitle: Other\n---\n\n# Other\n',
    },
  ],
  [
    'where empty lines of another generator belong to a quotation',
    '# Book\n\n!!! note\n\n    a\n\n    b\n\n## A {#x}\n\n!!! tip\n\n    [b](#y)\n\n## B {#y}\n\n[a](#x)\n',
    2,
    {
      'guides/long.md':
        '---\ntitle: Book\n---\n\n# Book\n\n!!! note\n\n    a\n\n    b\n\n- [A](a.md)\n- [B](b.md)\n',
      'guides/a.md': '---\ntitle: A\n---\n\n# A {#x}\n\n!!! tip\n\n    [b](b.md)\n',
      'guides/b.md': '---\ntitle: B\n---\n\n# B {#y}\n\n[a](a.md)\n',
    },
  ],
  [
    'frontmatter stays with the rest; what holds for all is shared',
    '---\nowner: me\nx: 1\nservices: api\n---\n# Book\n## A\n',
    2,
    {
      'guides/long.md': '---\ntitle: Book\nservices: api\nowner: me\nx: 1\n---\n# Book\n\n- [A](a.md)\n',
      'guides/a.md': '---\ntitle: A\nservices: [api]\nowner: me\n---\n\n# A\n',
    },
  ],
  [
    'alerts by their names make runbooks; single words are none',
    '## ShopDown\n\n## `ApiSlow`\n\n## Alert: DiskFull (critical)\n\n## Overview\n',
    2,
    {
      'runbooks/long.md':
        '---\ntitle: Long\n---\n\n- [ShopDown](shopdown.md)\n- [ApiSlow](apislow.md)\n- [Alert: DiskFull (critical)](alert-diskfull-critical.md)\n- [Overview](overview.md)\n',
      'runbooks/shopdown.md': '---\ntitle: ShopDown\nalerts: [ShopDown]\n---\n\n# ShopDown\n',
      'runbooks/apislow.md': '---\ntitle: ApiSlow\nalerts: [ApiSlow]\n---\n\n# `ApiSlow`\n',
      'runbooks/alert-diskfull-critical.md':
        '---\ntitle: "Alert: DiskFull (critical)"\nalerts: [DiskFull]\n---\n\n# Alert: DiskFull (critical)\n',
      'runbooks/overview.md': '---\ntitle: Overview\n---\n\n# Overview\n',
    },
  ],
  [
    'anchors lead to where their heading is now, numbered anew',
    '# Book\n\n[1](#b) [2](#symptoms-1) [3](long.md#book)\n\n## A\n\n### Symptoms\n\n[4](#symptoms) [5](#symptoms-1) [6](#book) [7](#B) [8](#x) [9](#nope)\n\n## B\n\n### Symptoms\n\n<a id="x"></a>[10](#symptoms-1) [11](LONG.md#a) [12](#)\n',
    2,
    {
      'guides/long.md':
        '---\ntitle: Book\n---\n\n# Book\n\n[1](b.md) [2](b.md#symptoms) [3](long.md)\n\n- [A](a.md)\n- [B](b.md)\n',
      'guides/a.md':
        '---\ntitle: A\n---\n\n# A\n\n## Symptoms\n\n[4](#symptoms) [5](b.md#symptoms) [6](long.md) [7](b.md) [8](b.md#x) [9](#nope)\n',
      'guides/b.md':
        '---\ntitle: B\n---\n\n# B\n\n## Symptoms\n\n<a id="x"></a>[10](#symptoms) [11](a.md) [12](#)\n',
    },
  ],
  [
    'definitions go where they are used',
    '# Book\n\n[o][x]\n\n## A\n\n[x] a[^1]\n\n## B\n\nb\n\n[x]: https://x.example\n[y]: https://y.example\n[^1]: See [y].\n',
    2,
    {
      'guides/long.md':
        '---\ntitle: Book\n---\n\n# Book\n\n[o][x]\n\n- [A](a.md)\n- [B](b.md)\n\n[x]: https://x.example\n',
      'guides/a.md':
        '---\ntitle: A\n---\n\n# A\n\n[x] a[^1]\n\n[x]: https://x.example\n\n[y]: https://y.example\n\n[^1]: See [y].\n',
      'guides/b.md': '---\ntitle: B\n---\n\n# B\n\nb\n',
    },
  ],
  [
    'equal headings, no words, underlined ones, closed ones',
    'Same\n----\n\nSame\n----\n\n## 🔥 ##\n\n> ## Quoted\n\n```\n## Code\n```\n',
    2,
    {
      'guides/long.md': '---\ntitle: Long\n---\n\n- [Same](same.md)\n- [Same](same-2.md)\n- [🔥](part.md)\n',
      'guides/same.md': '---\ntitle: Same\n---\n\nSame\n====\n',
      'guides/same-2.md': '---\ntitle: Same\n---\n\nSame\n====\n',
      'guides/part.md': '---\ntitle: 🔥\n---\n\n# 🔥 ##\n\n> ## Quoted\n\n```\n## Code\n```\n',
    },
  ],
  [
    'line ends stay, and pictures come along',
    '# A\r\n\r\n![x](i/x.png)\r\n\r\n## B\r\n\r\n![x](i/x.png)\r\n',
    2,
    {
      'guides/long.md': '---\r\ntitle: A\r\n---\r\n\r\n# A\r\n\r\n![x](i/x.png)\r\n\r\n- [B](b.md)\r\n',
      'guides/b.md': '---\r\ntitle: B\r\n---\r\n\r\n# B\r\n\r\n![x](i/x.png)\r\n',
      'guides/i/x.png': 'png',
    },
  ],
])('%s', async (_name, text, depth, expected) => {
  const { code, stderr, files } = await imported(
    { 'long.md': text, 'i/x.png': 'png' },
    { file: 'long.md', args: ['--split', String(depth)] },
  );
  expect({ code, stderr, files }).toEqual({ code: 0, stderr: '', files: expected });
  const again = await runImport(tree(files), tree({}));
  expect(again.files).toEqual(files);
});

test('no such heading is told', async () => {
  const { code, stderr } = await imported({ 'a.md': '# A\n' }, { file: 'a.md', args: ['--split', '3'] });
  expect(code).toBe(1);
  expect(stderr).toBe(
    'SOURCE/a.md:1:1 error Missing heading of level 3 to split at; 1 other heading found.\n',
  );
});
