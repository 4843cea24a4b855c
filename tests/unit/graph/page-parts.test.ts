import { expect, test } from 'vitest';
import { pageParts, type PageParts } from '../../../src/graph/page-parts.ts';
import type { Span } from '../../../src/shared/position.ts';
import { entryOf, graphOf } from '../pipeline.ts';

function parts(source: string): PageParts {
  return pageParts(entryOf(graphOf({ 'a.md': source }), 'a.md'));
}

const texts = (page: PageParts) => ({
  frontmatter: page.frontmatter.map(({ text }) => text),
  code: page.code.map(({ language, text }) => `${language}|${text}`),
  prose: page.prose.map(({ text }) => text),
});

test.each<[name: string, source: string, frontmatter: string[], code: string[], prose: string[]]>([
  ['nothing', '', [], [], []],
  ['only prose', 'a\n\nb', [], [], ['a\n\nb']],
  ['frontmatter', '---\ntitle: A\n---\nb', ['title: A\n'], [], ['b']],
  ['an empty frontmatter, and a rule', '---\n---\na\n\n---\nb', [], [], ['a\n\n---\nb']],
  ['TOML', '+++\na = 1\n+++\nb', ['a = 1\n'], [], ['b']],
  ['a rule is no frontmatter', '---\n\na', [], [], ['---\n\na']],
  ['a fence', 'a\n\n```yaml title=x\nb: 1\n```\nc', [], ['yaml|b: 1'], ['a\n\n', '\nc']],
  ['a fence that never ends', '~~~\na\n', [], ['|a'], []],
  ['indented code', 'a\n\n    b\n      c\n\nd', [], ['|b\n  c'], ['a\n\n', '\n\nd']],
  ['tags', '{{< highlight sh >}}\na\n{{< /highlight >}}\n{{< b >}}', [], ['sh|a'], ['\n{{< b >}}']],
  ['inline code is prose', 'a `b` c', [], [], ['a `b` c']],
  [
    'in a list and a quotation',
    '- x\n\n  ```sh\n  a\n  ```\n\n> ~~~\n> b\n> ~~~\n',
    [],
    ['sh|a', '|b'],
    ['- x\n\n  ', '\n\n> ', '\n'],
  ],
])('%s', (_name, source, frontmatter, code, prose) => {
  expect(texts(parts(source))).toEqual({ frontmatter, code, prose });
});

const span = (line: number, column: number, endLine: number, endColumn: number): Span => ({
  line,
  column,
  endLine,
  endColumn,
});

/** The last stretch of a part, and where the X in it stands: both letters, where there are two. */
test.each<[name: string, source: string, part: keyof PageParts, expected: Span]>([
  ['frontmatter', '---\na: 1\nb: X\n---\n', 'frontmatter', span(3, 4, 3, 5)],
  ['prose after a block', '---\na: 1\n---\n```\nX\n```\n\n🔥 X', 'prose', span(8, 4, 8, 5)],
  ['a fence', 'a\n\n```sh\nfoo\n  X\n```', 'code', span(5, 3, 5, 4)],
  ['over two lines', '```sh\n  X\n    X\n```', 'code', span(2, 3, 3, 6)],
  ['in a list', '- a\n\n  ```sh\n  foo\n    X\n  ```', 'code', span(5, 5, 5, 6)],
  ['in a quotation', '> ~~~yaml\n> a: X\n> ~~~', 'code', span(2, 6, 2, 7)],
  ['in a quoted list, over two lines', '> - ```\n>   X\n>    X\n>   ```', 'code', span(2, 5, 3, 7)],
  ['behind a tab', '-\t```\n\tX\n\t```', 'code', span(2, 2, 2, 3)],
  ['indented code', 'a\n\n    foo\n     X', 'code', span(4, 6, 4, 7)],
  ['a line that is set in less', '   ```\n X\n   ```', 'code', span(2, 2, 2, 3)],
])('the place of a match: %s', (_name, source, part, expected) => {
  const { text = '', place } = parts(source)[part].at(-1) ?? {};
  expect(place?.(text.indexOf('X'), text.lastIndexOf('X') + 1)).toEqual(expected);
});

test('what cannot be laid out as Markdown is all prose', () => {
  const source = `---\na: 1\n---\n${'> '.repeat(5000)}x`;
  const { frontmatter, code, prose } = texts(parts(source));
  expect([frontmatter, code, prose.join('').length]).toEqual([['a: 1\n'], [], 10_001]);
});
