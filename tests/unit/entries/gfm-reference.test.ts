import fs from 'node:fs';
import path from 'node:path';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { markdownToMdast } from 'satteri';
import { unified } from 'unified';
import { expect, test } from 'vitest';

// GitHub Flavored Markdown as remark-gfm reads it is the reference for how Sätteri reads it: nodes, targets, positions.
const ROOT = path.resolve(import.meta.dirname, '../../..');
const reference = unified().use(remarkParse).use(remarkGfm);

/** Text without its frontmatter, whose lines stay: the reference has no frontmatter. */
function body(text: string): string {
  return text.replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\n/, (all) => all.replaceAll(/[^\n]/g, ''));
}

/** Each node in a line: what it is, what it says, where it begins and ends. */
function flat(node: Nodes): string[] {
  const { position } = node;
  const facts = [
    'depth' in node ? node.depth : '',
    'ordered' in node ? `ordered ${String(node.ordered)} ${String(node.start ?? '')}` : '',
    'checked' in node && node.checked !== null ? `checked ${String(node.checked)}` : '',
    'url' in node ? node.url : '',
    'title' in node && node.title ? node.title : '',
    'lang' in node && node.lang ? `${node.lang} ${node.meta ?? ''}` : '',
    'align' in node ? (node.align ?? []).map((one) => one ?? 'none').join(',') : '',
    'identifier' in node ? node.identifier : '',
    'value' in node ? JSON.stringify(node.value) : '',
  ];
  const at = `${position?.start.line}:${position?.start.column}-${position?.end.line}:${position?.end.column}`;
  const own =
    node.type === 'root' ? [] : [`${node.type} ${facts.filter((fact) => fact !== '').join(' ')} @${at}`];
  return [...own, ...('children' in node ? node.children.flatMap(flat) : [])];
}

function treesOf(text: string): { ours: string[]; theirs: string[] } {
  const source = body(text);
  return {
    ours: flat(markdownToMdast(source, { features: {} }) as Root),
    theirs: flat(reference.parse(source)),
  };
}

/** Where the two differ: our line and theirs. Trees of another shape differ in all lines after that. */
function differences(text: string): string[] {
  const { ours, theirs } = treesOf(text);
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => index)
    .filter((index) => ours[index] !== theirs[index])
    .map((index) => `${ours[index] ?? 'nothing'} | ${theirs[index] ?? 'nothing'}`);
}

/** Sätteri's paragraph of a task begins after its box, the reference's before it. The text in it begins at the same place. */
const TASK_PARAGRAPH = /^paragraph {2}@(\d+):(\d+)-(\d+:\d+) \| paragraph {2}@\1:(\d+)-\3$/;

function isTaskParagraph(difference: string): boolean {
  const [, , ours, , theirs] = TASK_PARAGRAPH.exec(difference) ?? [];
  return Number(ours) - Number(theirs) === '[ ] '.length;
}

/** Files that differ in other ways, and why that is right or does no harm. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  // GitLab's >>> quotes, as they are before their dialect is read: an empty quote ends behind its last marker, or at the next line.
  'tests/fixtures/oddities/pages/gitlab.md': ['blockquote  @18:3-19:3 | blockquote  @18:3-18:13'],
};

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file}`)
    .toSorted();
}

test.each(['content', 'tests/fixtures', 'src/cli/starter/content'])(
  '%s is read as the reference reads it, but for the list of differences',
  (folder) => {
    const files = filesBelow(folder);
    const found = files.map(
      (file) => [file, differences(fs.readFileSync(path.join(ROOT, file), 'utf8'))] as const,
    );
    const others = found
      .map(([file, all]) => [file, all.filter((one) => !isTaskParagraph(one))] as const)
      .filter(([, all]) => all.length > 0);
    const known = Object.entries(KNOWN).filter(([file]) => file.startsWith(`${folder}/`));
    expect(Object.fromEntries(others)).toEqual(Object.fromEntries(known));
    expect(found.filter(([, all]) => all.length > 0).length).toBeLessThanOrEqual(5);
    expect(files.length).toBeGreaterThan(3);
  },
);

const HARD: Readonly<Record<string, string>> = {
  'a table whose cells have pipes': '| a | b |\n|---|:-:|\n| `x\\|y` | \\| |\n',
  'a table without outer pipes': 'a | b\n--|--\n1 | 2 | 3\n4\n',
  'a table that ends at a block': '| a |\n|---|\n| 1 |\n> quote\n',
  'a heading where a table would be': 'a\n---\n| b |\n',
  'a table in a list': '- item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n',
  'an address with brackets': 'see https://example.com/a_(b)_c). www.example.com/x?a=1&b=2;\n',
  'an address at the end of a sentence':
    'https://example.com/a. (https://example.com/b) <https://example.com/c>\n',
  'a mail address': 'ask a.b-c_d@example.com, or a@b\n',
  'strikethrough with one and two': '~~two~~ ~one~ ~~~three~~~ a~~b~~c\n',
  'emphasis next to letters': '**a**b *a*b _a_b __a__b snake_case_name 2*3*4\n',
  'a footnote with blocks': 'a[^1] b[^n]\n\n[^1]: first\n\n    second\n[^n]: - item\n',
  'a nested list': '1. a\n   - b\n     1) c\n\n2. d\n',
  'a loose list': '- a\n\n- b\n- c\n',
  'a list after a paragraph': 'text\n1. a\n2. b\n\ntext\n2. no list\n',
  'a fence in a list, less indented': '- a\n\n  ```bash title="x"\n  b\n c\n  ```\n',
  'a fence of four, with three in it': '````md\n```\na\n```\n````\n',
  'code with backticks': '`` a`b `` ` `` ` ```c```\n',
  'a reference link in three forms': '[a][b] [b] [b][]\n\n[b]: /x "title"\n',
  'a link with a title and brackets': '[a [b] c](</x y> "t\\"t") ![i](x.png \'t\')\n',
  'a line break with spaces and with a backslash': 'a  \nb\\\nc\n',
  'characters that are escaped': '\\* \\_ \\# &amp; &#35; &copy; &nope;\n',
  'HTML in a line and as a block':
    'a <b>c</b> <!-- d -->\n\n<details>\n<summary>x</summary>\n\ntext\n\n</details>\n',
  'a setext heading over two lines': 'a\nb\n===\n',
  'a quote that goes on lazily': '> a\nb\n> > c\n',
  'indented code after a list': '- a\n\n      code\n',
  CRLF: 'a\r\n\r\n- b\r\n- c\r\n',
  tabs: '-\ta\n\n\tb\n',
  'letters of several bytes': '# Ärger 🚨\n\n中文 **粗体**文字 `ü`\n',
};

test.each(Object.entries(HARD))('%s is read as the reference reads it', (_, text) => {
  expect(differences(text)).toEqual([]);
});
