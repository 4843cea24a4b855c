import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Reference } from '../../../src/entries/entry.ts';
import { runChecks } from '../../../src/checks/run.ts';
import { readContent } from '../../../src/entries/read.ts';
import { buildGraph } from '../../../src/graph/build.ts';
import { deriveStates } from '../../../src/graph/derived.ts';
import {
  bodyOf,
  entryOf,
  graphOf,
  liesIn,
  problemsOf,
  render,
  rowsOf,
  tagsOf,
  TODAY,
  shownOf,
} from '../pipeline.ts';
import { tree, type Files } from '../tree.ts';

const OTHERS: Files = {
  'b.md': '# B\n\n## Two',
  'c.mdx': '# C\n\n<Tabs><Tab label="x">\n## In a tab\n</Tab></Tabs>',
  'p.png': 'x',
};

const html = (text: string): string => bodyOf({ 'a.mdx': text, ...OTHERS }, { file: 'a.mdx' }).html.trim();
const outline = (text: string) => entryOf(graphOf({ 'a.mdx': text, ...OTHERS }), 'a.mdx').outline;
const rows = (text: string) => rowsOf({ 'a.mdx': text, ...OTHERS });
const callout = (kind: string, title: string, body: string) =>
  `<aside class="callout" data-callout="${kind}"><p class="callout-title">${title}</p>${body}</aside>`;
const squeezed = (text: string) => text.replaceAll('\n', '');
const placed = (found: readonly Reference[], by = 0) =>
  found.map(({ target, span }) => [target, span.line + by, span.column]);
const tab = (label: string, body: string) =>
  `<section class="tab"><p class="tab-label">${label}</p>${body}</section>`;

describe('components', () => {
  test.each([
    ['<Callout type="note">Do *it*.</Callout>', callout('note', 'Note', '<p>Do <em>it</em>.</p>')],
    ['<Callout>\n  Do it.\n</Callout>', callout('note', 'Note', '<p>Do it.</p>')],
    [
      '<Callout type="warning" title="Not <now> & here">\n\nx\n\n</Callout>',
      callout('warning', 'Not &lt;now&gt; &amp; here', '<p>x</p>'),
    ],
    ['<Callout type={"tip"} title={`So`} />', callout('tip', 'So', '')],
    ['<Aside type="danger">x</Aside>', callout('caution', 'Caution', '<p>x</p>')],
    ['<Admonition type="info">x</Admonition>', callout('note', 'Note', '<p>x</p>')],
    ['<Important>x</Important>', callout('important', 'Important', '<p>x</p>')],
    ['<Callout type="constructor">x</Callout>', callout('note', 'Note', '<p>x</p>')],
    ['<Callout>\n- a\n- b\n</Callout>', callout('note', 'Note', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>')],
    ['- <Tip>x</Tip>', `<ul>\n<li>\n${callout('tip', 'Tip', '<p>x</p>')}\n</li>\n</ul>`],
    ['See <Tip>x</Tip> so.', `<p>See </p>\n${callout('tip', 'Tip', '<p>x</p>')}\n<p> so.</p>`],
    [
      '<Tabs>\n  <Tab label="A">One *a*</Tab>\n  <TabItem value="b" label="B">\n    - x\n  </TabItem>\n  <Tab title="C" />\n</Tabs>',
      `<tab-set>${tab('A', '<p>One <em>a</em></p>')}${tab('B', '<ul>\n<li>x</li>\n</ul>')}${tab('C', '')}</tab-set>`,
    ],
    ['<Tabs><Tab>x</Tab></Tabs>', `<tab-set>${tab('Tab', '<p>x</p>')}</tab-set>`],
    ['<Steps>\n\n1. a\n2. b\n\n</Steps>', '<div class="steps"><ol>\n<li>a</li>\n<li>b</li>\n</ol></div>'],
    ['<Tip>\n<Tip>\nx\n</Tip>\n</Tip>', callout('tip', 'Tip', callout('tip', 'Tip', '<p>x</p>'))],
    ['a {/* b */}c{// d\n}', '<p>a c</p>'],
    ['{/* --> <b>b</b> */}\n\nc', '<p>c</p>'],
    ['a{\' \'}{"b"}{`c`}{4.2}', '<p>a bc4.2</p>'],
    ['<>a *b*</>', '<p>a <em>b</em></p>'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
    expect(rows(text).filter(([, , , id]) => id === 'mdx/syntax')).toEqual([]);
  });

  test('a callout is the one of GitHub’s alerts', () => {
    expect(squeezed(html('<Caution>x</Caution>'))).toBe(squeezed(render('> [!CAUTION]\n> x')));
  });
});

describe('HTML', () => {
  test.each([
    ['<kbd>Ctrl</kbd> <kbd>C</kbd>', '<p><kbd>Ctrl</kbd> <kbd>C</kbd></p>'],
    ['<kbd>A</kbd>\n\n<kbd>B</kbd>', '<p><kbd>A</kbd></p>\n<p><kbd>B</kbd></p>'],
    ['<p>\n\ntext\n\n</p>', '<p>text</p>'],
    ['<h1>A</h1>', '<h2>A</h2>'],
    [
      '<details open>\n<summary>S</summary>\nmore\n</details>',
      '<details open><summary>S</summary><p>\nmore</p></details>',
    ],
    ['a<br/>b', '<p>a<br>b</p>'],
    [
      '<b className="x" style={{ color: "red" }} id="y" data-pagefind-ignore="">b</b>',
      '<p><b id="y">b</b></p>',
    ],
    ['<b onClick="x()" onclick={evil()}>b</b>', '<p><b>b</b></p>'],
    ['<b {...evil}>b</b>', '<p><b>b</b></p>'],
    ['<a href="javascript:alert(1)">b</a>', '<p><a href="#">b</a></p>'],
    ['<a href={"javascript:alert(1)"} target="_blank" ping="x">b</a>', '<p><a href="#">b</a></p>'],
    ['<a href="b.md">b</a>', '<p><a href="/ops/guides/b/">b</a></p>'],
    ['<img src="p.png" srcSet="x" alt="p"/>', '<p><img src="/ops/files/p.png" alt="p" loading="lazy"></p>'],
    ['<input type="text" value="x"/>y', '<p>y</p>'],
    ['<script>alert(1)</script>', '<p>alert(1)</p>'],
    ['<style>{`a { b: c }`}</style>', '<p>a { b: c }</p>'],
    ['<iframe src="https://example.com"/>', '<p>&lt;iframe src="https://example.com"/&gt;</p>'],
    ['<tab-set>x</tab-set>', '<p>x</p>'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });
});

describe('what is not supported is shown, and said at its place', () => {
  test.each<[text: string, shown: string, at: [line: number, column: number], words: RegExp]>([
    ['# A\n\n<Card>b *c*</Card>', '<p>b <em>c</em></p>', [3, 1], /<Card>.*list of links/],
    ['# A\n\n<Card title="b"/>', '<p>&lt;Card title="b"/&gt;</p>', [3, 1], /<Card>/],
    ['# A\n\nb <Calout>c</Calout>', '<p>b c</p>', [3, 3], /Did you mean <Callout>/],
    ['# A\n\n<Foo.Bar>\n## B\n</Foo.Bar>', '<h2 id="b">B', [3, 1], /<Foo\.Bar>.*<Callout>, <Tabs>/],
    ['# A\n\n<pod-name/>', '<p>&lt;pod-name/&gt;</p>', [3, 1], /backticks/],
    ['# A\n\né🔥 {user.name}', '<p>é🔥 {user.name}</p>', [3, 5], /JavaScript expression \{user\.name}/],
    [
      '# A\n\n{[1].map((n) => <b>{n}</b>)}',
      '<p>{[1].map((n) =&gt; &lt;b&gt;{n}&lt;/b&gt;)}</p>',
      [3, 1],
      /JavaScript/,
    ],
    ['# A\n\n<b title={x}>c</b>', '<p><b>c</b></p>', [3, 1], /title={…}/],
    ['# A\n\n<Callout type="x">c</Callout>', 'data-callout="note"', [3, 1], /type "x".*caution/],
    ['# A\n\nexport const b = 1\n\nc', '<p>c</p>', [3, 1], /export const b = 1/],
    ['import x from "y"\nexport default z\n\n# A\n\nc', '<p>c</p>', [2, 1], /export default z/],
    ['# A\n\nimport the dump first', '<p>import the dump first</p>', [3, 1], /does not begin/],
  ])('%j', (text, shown, [line, column], words) => {
    expect(html(text)).toContain(shown);
    const [problem, ...more] = problemsOf({ 'a.mdx': text, ...OTHERS }).filter(
      ({ file }) => file === 'a.mdx',
    );
    expect(problem).toMatchObject({ id: 'mdx/unsupported', level: 'warning', line, column });
    expect(`${problem?.message} ${problem?.hint}`).toMatch(words);
    expect(more).toEqual([]);
  });

  test('in a strict tree it is an error', () => {
    const files = { 'handrail.yaml': 'strict: true', 'guides/a.mdx': '---\ntitle: A\nsummary: b\n---\n{b}' };
    expect(problemsOf(files)).toMatchObject([{ id: 'mdx/unsupported', level: 'error' }]);
  });

  test.each([
    'import A from "a"',
    "import { Tabs, TabItem } from '@theme/Tabs';\nimport * as x from './y.js'\n\nimport 'a.css'",
    'import {\n  Card,\n  CardGrid,\n} from "@astrojs/starlight/components";',
    'export { A } from "b"\n// a comment\nexport * from "c"',
  ])('imports show nothing by themselves: %j', (text) => {
    expect(html(`${text}\n\n# A\n\nb`)).toBe('<p>b</p>');
    expect(rows(`${text}\n\n# A\n\nb`)).toEqual([]);
  });
});

describe('what does not parse is shown as it was written', () => {
  test.each<[text: string, at: [line: number, column: number], words: RegExp]>([
    ['# A\n\nb <pod-name>', [3, 3], /closing tag for `<pod-name>`.*\\<pod-name>/],
    ['---\ntitle: A\n---\n\nb {c', [5, 3], /brace.*\\\{/],
    ['# A\n\n<!-- b -->', [3, 1], /\{\/\* … \*\/}/],
    ['# A\n\nb<br>c', [3, 2], /<br \/>/],
    ['# A\n\nb <5 c', [3, 3], /"<" that is text/],
    ['# A\n\n<https://example.com>', [3, 1], /\[text\]/],
    ['# A\n\né🔥 {b c}', [3, 8], /expression/],
    ['# A\n\n<Tabs>\n\n<Tip>\n\n</Tabs>', [7, 1], /<Tip>/],
    ['# A\n\n> <Tabs>\n\nb', [3, 3], /same quote/],
  ])('%j', (text, [line, column], words) => {
    const files = { 'a.mdx': text, ...OTHERS };
    const [problem] = problemsOf(files).filter(({ id }) => id === 'mdx/syntax');
    expect(problem).toMatchObject({ level: 'error', file: 'a.mdx', line, column });
    expect(`${problem?.message} ${problem?.hint}`).toMatch(words);
    expect(html(text)).toMatch(/^<figure class="code"><pre tabindex="0"><code>/);
    expect(entryOf(graphOf(files), 'a.mdx').isPlain).toBe(true);
  });
});

describe('the outline is that of the same Markdown', () => {
  const TEXT = `# A

Look at [b](b.md#two), <OPEN>![p](p.png)

## One \`x\`

\`\`\`bash title="x"
echo <pod-name>
\`\`\`

[gone](gone.md) [c][c] \`<ns>\`

### Two

[c]: c.mdx#in-a-tab
`;
  test.each([
    ['', ''],
    ['<Tabs>\n<Tab label="x">\n\n', '\n\n</Tab>\n</Tabs>\n'],
    ['<Callout>\n\n', '\n\n</Callout>\n'],
    ['<details>\n\n', '\n\n</details>\n'],
    ['<Unknown>\n\n', '\n\n</Unknown>\n'],
  ])('inside %j', (open, close) => {
    const { headings, links, images, blocks } = outline(open + TEXT.replace('<OPEN>', '') + close);
    const known = entryOf(graphOf({ 'a.md': TEXT.replace('<OPEN>', ''), ...OTHERS }), 'a.md').outline;
    const shift = open.split('\n').length - 1;
    expect(headings.map(({ id, depth, level, lead }) => [id, depth, level, lead])).toEqual(
      known.headings.map(({ id, depth, level, lead }) => [id, depth, level, lead]),
    );
    expect(placed(links)).toEqual(placed(known.links, shift));
    expect(placed(images)).toEqual(placed(known.images, shift));
    expect(blocks.map(({ code, language }) => [code, language])).toEqual([['echo <pod-name>', 'bash']]);
  });

  test('ids, links and images of elements', () => {
    const { htmlIds, links, images } = outline(
      '<a name="x"></a>\n<div id="y"><a href="b.md">b</a></div>\n\n<img src={"p.png"}/>',
    );
    expect(htmlIds).toEqual(['x', 'y']);
    expect(links).toMatchObject([{ target: 'b.md', span: { line: 2, column: 13 } }]);
    expect(images).toMatchObject([{ target: 'p.png', span: { line: 4, column: 1 } }]);
  });

  test('frontmatter, title and summary', () => {
    const text =
      '---\nservices: redis\nrecovery: x\n---\nimport A from "a"\n\n{/* b */}\n\n# Redis is down\n\n<Callout>The cache is gone, and all is slow.</Callout>';
    const entry = entryOf(graphOf({ 'runbooks/a.mdx': text }), 'runbooks/a.mdx');
    expect(entry).toMatchObject({
      kind: 'runbooks',
      id: 'a',
      title: 'Redis is down',
      summary: 'The cache is gone, and all is slow.',
      services: ['redis'],
    });
    expect(entry.outline.startsWithTitle).toBe(true);
  });

  test('links lead to MDX files, with and without their ending', () => {
    const text = '# B\n\n[1](c.mdx) [2](c) [3](C.MDX) [4](c.mdx#in-a-tab) [5](c.html) [6](c.mdx#nope)';
    expect(rowsOf({ ...OTHERS, 'b.md': text })).toEqual([['b.md', 3, 62, 'link/anchor']]);
  });
});

describe('waivers', () => {
  const waive = '{/* handrail-ignore link/broken until 2027-01-31: it moves */}';
  test.each<[text: string, left: [number, string][]]>([
    [`# A\n\n${waive}\n\n[x](gone.md)\n\n[y](gone.md)`, [[7, 'link/broken']]],
    [`# A\n\n<Callout>\n\n${waive}\n\n[x](gone.md)\n\n</Callout>\n\n[y](gone.md)`, [[11, 'link/broken']]],
    [`# A\n\n${waive}\n\n<Tabs>\n<Tab label="b">[x](gone.md)</Tab>\n</Tabs>`, []],
    [`# A\n\n${waive}\n\nb`, [[3, 'waiver/unused']]],
    ['# A\n\n{/* handrail-ignore mdx/unsupported until 2027-01-31: later */}\n\n<Card/>', []],
  ])('%j', (text, left) => {
    expect(rows(text).map(([, line, , id]) => [line, id])).toEqual(left);
  });
});

test('nothing of a content file is ever run', () => {
  const touch = '(globalThis.handrailRan = true)';
  const text = `import x from "data:text/javascript,${encodeURIComponent(touch)}"
export const a = ${touch}

# {${touch}}

<Tabs {...${touch}}><Tab label={${touch}}>{${touch}}</Tab></Tabs>

<b title={${touch}}>{(() => ${touch})()}</b>`;
  const page = html(text);
  problemsOf({ 'a.mdx': text });
  expect(globalThis).not.toHaveProperty('handrailRan');
  expect(page).toContain('{(globalThis.handrailRan = true)}');
});

/** The whole way from the disk to HTML, of the entry `a.mdx`. */
function survive(root: string) {
  const graph = buildGraph(readContent(root));
  const problems = runChecks(graph, deriveStates(graph, TODAY));
  const entry = entryOf(graph, 'a.mdx');
  const body = shownOf(graph, entry, { isRead: true });
  return { entry, problems, html: body.html };
}

const times = (text: string, n: number) => text.repeat(n);

describe('large and deep', () => {
  test.each([
    [
      '1 MB of paragraphs',
      times('Restart the *primary* and see [the guide](b.md) or `redis-cli` {/* c */}.\n\n', 14_000),
      false,
    ],
    ['1 MB of callouts', times('<Callout type="tip">\nx <b>y</b>\n</Callout>\n\n', 20_000), false],
    ['10,000 imports', times('import a from "b"\n', 10_000), false],
    ['an attribute of 1 MB', `<b title="${times('x', 1_000_000)}">y</b>`, false],
    ['a comment of 1 MB', `{/*${times(' c\n', 330_000)}*/}`, false],
    ['100,000 comments, and no comment', `{${times('/* c */ ', 100_000)} 1 + 1}`, false],
    ['90 quotes', `${times('> ', 90)}x`, false],
    ['3,000 quotes', `${times('> ', 3000)}x`, true],
    ['90 callouts', times('<Tip>\n', 90) + times('</Tip>\n', 90), false],
    ['3,000 callouts', times('<Tip>\n', 3000) + times('</Tip>\n', 3000), true],
    ['50,000 callouts', times('<Tip>\n\n', 50_000) + times('</Tip>\n\n', 50_000), true],
    ['300,000 fragments', times('<>', 300_000) + times('</>', 300_000), true],
    ['1 MB of expressions', times('{1} ', 250_000), true],
    ['1 MB of elements', times('<b>x</b> ', 110_000), true],
    ['1 MB of open braces', times('{\n', 500_000), true],
    ...['({a(){', '[', '(', '`${'].map((open): [string, string, boolean] => [
      `3,000 of ${open}`,
      `{${times(open, 3000)}${times(open.includes('a') ? '}})' : ({ '[': ']', '(': '1)' }[open] ?? '}`'), 3000)}}`,
      true,
    ]),
    ['100,000 exclamation marks', `{${times('!', 100_000)}1}`, true],
    ['100,000 arrows', `export const a = ${times('a=>', 100_000)}1`, true],
    ['100,000 conditions', `export default function () { ${times('if(1)', 100_000)}1 }`, true],
    ['100,000 words of operators', `<b c={${times('typeof ', 100_000)}1}/>`, true],
  ])('%s', (_name, text, isPlain) => {
    const { entry, html: page } = survive(tree({ 'a.mdx': text, 'b.md': '# B' }));
    expect(entry.isPlain).toBe(isPlain);
    expect(page.length > 0 || !isPlain).toBe(true);
  });
});

describe('random damage', () => {
  const PAGE = `---
title: Redis is down
services: [redis, api]
---
import { Tabs, Tab } from 'x'

# Redis is down

<Callout type="warning" title="Not yet">
  Do **not** restart the \\<cluster-name> first. See [the guide](b.md#two) and [notes][n].
</Callout>

## Diagnosis

<Tabs>
  <Tab label="Linux">
    \`\`\`bash title="look.sh" {1-2}
    redis-cli info # é🔥
    \`\`\`
  </Tab>
  <Tab label={'Other'}>Then ![the map](p.png "Map") or <img src="p.png" alt="x" />.</Tab>
</Tabs>

{/* handrail-ignore link/broken until 2027-01-31: why */}

<Steps>

1. Tell <b className="x">everybody</b>[^1] {user.name}

</Steps>

| Sign | Meaning |
|------|---------|
| <Foo>a</Foo> | [up](../out.md) {1} |

<details>
<summary>More</summary>

Text & more &amp; \\{ template \\}.

</details>

> [!NOTE]
> <kbd>a</kbd> <kbd>b</kbd>

[n]: https://example.com/a%20b
[^1]: A note with a [link](#diagnosis-1).
`;
  const SNIPPETS = [
    '{|}|{/*|*/}|<|>|/>|</|<>|</>|<Tabs>|</Tabs>|<Tab|<Callout type={|<b |import |export |{...|=>|`|',
    '\\|\n\n|\n|\t|é|🔥|\0|\'|"|=|<!--|-->|<script>|<script src={x}/>|</script>|<a href="javascript:x">|onClick={x}|```|> |- |1. |# |[|](|[^1]|&|:|.|---\n',
  ].flatMap((line) => ['|', ...line.split('|')]);
  const FORBIDDEN = new Set(['script', 'style', 'iframe', 'meta', 'base', 'h1', 'html', 'body', 'main']);
  const place = fc.nat(PAGE.length);
  const damage = fc.oneof(
    fc.record({ at: place, cut: fc.nat(20), put: fc.constantFrom('', ...SNIPPETS) }),
    fc.record({
      at: place,
      cut: fc.constant(0),
      put: fc.tuple(place, fc.nat(200)).map(([from, length]) => PAGE.slice(from, from + length)),
    }),
  );

  test('never throws, loses no page, and every place lies in its file', () => {
    const root = tree({ 'a.mdx': '', 'b.md': '# B\n\n## Two', 'p.png': 'x' });
    const warn = vi.spyOn(console, 'warn');
    let laidOut = 0;
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        warn.mockClear();
        let text = PAGE;
        for (const { at, cut, put } of damages) text = text.slice(0, at) + put + text.slice(at + cut);
        fs.writeFileSync(path.join(root, 'a.mdx'), text);
        const { entry, html: page, problems } = survive(root);
        const lines = entry.source.split('\n');
        expect(problems.filter((problem) => problem.file === 'a.mdx' && !liesIn(problem, lines))).toEqual([]);
        const { headings, startsWithTitle, unusedNotes } = entry.outline;
        if (!entry.isPlain) laidOut += 1;
        if (unusedNotes.length === 0)
          for (const { id } of headings.slice(startsWithTitle ? 1 : 0))
            expect(page).toContain(` id="${id.replaceAll('"', '&quot;')}"`);
        const tags = tagsOf(page);
        expect(
          tags.filter(({ name, attributes }) => FORBIDDEN.has(name) || /\son|javascript:/i.test(attributes)),
        ).toEqual([]);
        expect(warn).not.toHaveBeenCalled();
      }),
      { numRuns: 400, seed: 20261120 },
    );
    expect(laidOut).toBeGreaterThan(50);
  });
});
