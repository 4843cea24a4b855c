import { describe, expect, test } from 'vitest';
import type { Outline, Reference } from '../../../src/entries/entry.ts';
import { parseEntry } from '../../../src/entries/parse.ts';

function outline(text: string): Outline {
  return parseEntry(text, 'a.md', { rootName: 'x', strict: false }).entry.outline;
}

const places = (references: readonly Reference[]) =>
  references.map(({ target, span }) => [span.line, span.column, target]);

describe('headings', () => {
  test.each<[text: string, headings: [depth: number, text: string, id: string][]]>([
    [
      '# A\n\n## B',
      [
        [1, 'A', 'a'],
        [2, 'B', 'b'],
      ],
    ],
    [
      'A\n===\n\nB\n---',
      [
        [1, 'A', 'a'],
        [2, 'B', 'b'],
      ],
    ],
    ['Two\nlines\n===', [[1, 'Two lines', 'two-lines']]],
    [
      '## Same\n\n## Same\n\n### same',
      [
        [2, 'Same', 'same'],
        [2, 'Same', 'same-1'],
        [3, 'same', 'same-2'],
      ],
    ],
    ['## The <pod-name> is `down` *now*', [[2, 'The <pod-name> is down now', 'the-pod-name-is-down-now']]],
    ['## <a name="x"></a>Named', [[2, 'Named', 'named']]],
    ['## [Link](x.md) & more', [[2, 'Link & more', 'link--more']]],
    ['## 日本 🔥', [[2, '日本 🔥', '日本-']]],
    [
      '## 🔥\n\n## ?',
      [
        [2, '🔥', 'section'],
        [2, '?', 'section-1'],
      ],
    ],
    ['## ![The map](a.png)', [[2, 'The map', 'the-map']]],
    ['##\n\n## <!-- nothing -->\n\n## B', [[2, 'B', 'b']]],
    [
      '> ## In a quote\n\n- ## In a list',
      [
        [2, 'In a quote', 'in-a-quote'],
        [2, 'In a list', 'in-a-list'],
      ],
    ],
    ['```\n# no\n```\n\n    # no', []],
    ['#no', []],
  ])('%j', (text, headings) => {
    expect(outline(text).headings.map(({ depth, text: words, id }) => [depth, words, id])).toEqual(headings);
  });
});

test.each([
  ['# A\n\ntext', true],
  ['---\nowner: x\n---\n\n# A', true],
  ['<!-- markdownlint-disable -->\n\n# A', true],
  ['[x]: y.md\n\n# A', true],
  ['text\n\n# A', false],
  ['## A', true],
  ['## A\n\n### B\n\n## 1. First\n\n## Step 2', true],
  ['## A\n\n## B', false],
  ['## A\n\n# B', false],
  ['## Symptoms\n\n### B', false],
  ['## 1. First', false],
  ['', false],
  ['# ', false],
  ['---\ntitle: A!\n---\n# a', true],
  ['---\ntitle: B\n---\n# A', false],
])('%j begins with its title: %s', (text, expected) => {
  expect(outline(text).startsWithTitle).toBe(expected);
});

describe('links and images, with their places', () => {
  test.each<[text: string, links: unknown[], images: unknown[]]>([
    ['[a](x.md)', [[1, 1, 'x.md']], []],
    ['ä🔥 [a](x.md)', [[1, 5, 'x.md']], []],
    [
      '> - [a](x.md)\n>   [b](<y z.md> "t")',
      [
        [1, 5, 'x.md'],
        [2, 5, 'y z.md'],
      ],
      [],
    ],
    ['\t\n1. a\n\n\t[a](x.md)', [[4, 2, 'x.md']], []],
    ['| a |\n|---|\n| [a](x.md) ![b](y.png) |', [[3, 3, 'x.md']], [[3, 13, 'y.png']]],
    ['[a][r] and [r]\n\n[r]: x.md "t"', [[3, 1, 'x.md']], []],
    ['![a][r]\n\n[R]: x.png', [], [[3, 1, 'x.png']]],
    ['[![a](x.png)](y.md)', [[1, 1, 'y.md']], [[1, 2, 'x.png']]],
    ['x[^1]\n\n[^1]: see [a](x.md)', [[3, 11, 'x.md']], []],
    [
      '<https://a.example> b@c.example',
      [
        [1, 1, 'https://a.example'],
        [1, 21, 'mailto:b@c.example'],
      ],
      [],
    ],
    ['`[a](x.md)`\n\n```\n[a](x.md)\n```\n\n    [a](x.md)\n\n<!-- [a](x.md) <a href="x"> -->', [], []],
    ['a <a href="x.md">b</a>', [[1, 3, 'x.md']], []],
    ["<div>\n  ä <img alt=x\n src='y.png'>\n</div>", [], [[2, 5, 'y.png']]],
    ['> <p>\n> <a href=x.md>b</a>\n> </p>', [[2, 3, 'x.md']], []],
    [
      '<video src="v.mp4"><source src=w.webm></video>',
      [],
      [
        [1, 1, 'v.mp4'],
        [1, 20, 'w.webm'],
      ],
    ],
    ['---\nowner: x\n---\n\n[a](x.md)', [[5, 1, 'x.md']], []],
  ])('%j', (text, links, images) => {
    const found = outline(text);
    expect([places(found.links), places(found.images)]).toEqual([links, images]);
  });
});

test.each<[text: string, found: unknown[]]>([
  ['see [the docs][manual]', [[1, 5, 'manual']]],
  ['ä [the\ndocs][1]', [[1, 3, '1']]],
  ['[a][b]\n\n[b]: x.md', []],
  ['`[a][b]`', []],
  ['cells[a][b]', []],
  ['[-a][b] [a][-b] [0][1] [a][]', []],
  ['![a][b]', []],
])('links by reference without a definition in %j', (text, expected) => {
  expect(places(outline(text).undefinedReferences)).toEqual(expected);
});

test('code blocks with their languages', () => {
  const text = '```bash title="x"\na\n\nb\n```\n\n~~~ {.yaml}\n~~~\n\n    plain\n\n```foo{1}\nopen';
  const blocks = outline(text).blocks.map(({ language, code, span }) => [span.line, language, code]);
  expect(blocks).toEqual([
    [1, 'bash', 'a\n\nb'],
    [7, '{.yaml}', ''],
    [10, '', 'plain'],
    [12, 'foo{1}', 'open'],
  ]);
});

test.each([
  ['text', false],
  ['a <pod-name>', false],
  ['a <b>c</b>', true],
  ['<!-- c -->', true],
])('%j holds raw HTML: %s', (text, expected) => {
  expect(outline(text).hasHtml).toBe(expected);
});

test('ids of raw HTML, but not those in comments', () => {
  const text = '<a name="One"></a> <p id=two> <input name=three>\n\n<!-- <a id="four"> -->';
  expect(outline(text).htmlIds).toEqual(['user-content-One', 'two']);
});

test.each([
  ['<!-- x -->\n\nA.', 'A.'],
  ['![x](y.png)\n\nA\nb.', 'A b.'],
  ['> [!NOTE]\n> A.', 'A.'],
  ['# T\n\n```\nx\n```\n\n- A', 'A'],
  ['', ''],
])('the first paragraph of %j', (text, expected) => {
  expect(outline(text).firstParagraph).toBe(expected);
});

describe('levels as shown', () => {
  test.each<[string, number[]]>([
    ['# A\n## B\n### C', [2, 2, 3]],
    ['## A\n#### B\n##### C', [2, 2, 3]],
    ['## A\n## B\n#### C', [2, 2, 3]],
    ['#### A\n## B\n###### C', [2, 2, 3]],
    ['# A\n# B\n### C', [2, 2, 3]],
    ['### A\n### B', [2, 2]],
  ])('%j', (text, expected) => {
    expect(outline(text).headings.map(({ level }) => level)).toEqual(expected);
  });
});

describe('the first telling paragraph', () => {
  test.each([
    [
      'One sentence that says enough.\n\nAnother that is longer than the first one.',
      'One sentence that says enough.',
    ],
    ['**Table of Contents**\n\n- a\n\nWhat this page is really about.', 'What this page is really about.'],
    ['[[_TOC_]]\n\nShort.', 'Short.'],
    [
      "Don't panic\n\nBlock the address at the edge, then look at the logs.",
      'Block the address at the edge, then look at the logs.',
    ],
    ['Short.', 'Short.'],
    [
      '- Restart the pod, then look at its log.\n- Call the owner.\n\nThe pod is killed by the kernel.',
      'The pod is killed by the kernel.',
    ],
    ['- Restart.\n- Look at the log of the pod that was killed.', 'Restart.'],
  ])('%j', (text, expected) => {
    expect(outline(text).firstParagraph).toBe(expected);
  });
});

test('only what is shown is an image', () => {
  const { images } = outline(
    '<img src="a.png"> <video src="b.mp4"></video> <iframe src="c.html"></iframe>\n',
  );
  expect(images.map(({ target }) => target)).toEqual(['a.png', 'b.mp4']);
});
