import { expect, test } from 'vitest';
import { checkCircles } from '../../../src/checks/cycles.ts';
import { graphOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

/** `a: b c` in one kind: `a` names `b` and `c`. */
function pages(kind: string, field: string, lines: Readonly<Record<string, string>>): Files {
  return Object.fromEntries(
    Object.entries(lines).map(([name, to]) => [
      `${kind}/${name}.md`,
      `---\ntitle: ${name}\n${to ? `${field}: [${to.split(' ').join(', ')}]` : ''}\n---\n`.replace(
        /\[([^,\]]*)\]/,
        '$1',
      ),
    ]),
  );
}

const runbooks = (lines: Readonly<Record<string, string>>) => pages('runbooks', 'part_of', lines);
const remediations = (lines: Readonly<Record<string, string>>) => pages('remediations', 'depends_on', lines);

test.each<
  [name: string, files: Files, ...circles: [file: string, line: number, column: number, circle: string][]]
>([
  ['a tree', runbooks({ a: '', b: 'a', c: 'a', d: 'b' })],
  ['two ways to one place', remediations({ a: 'b c', b: 'd', c: 'd', d: '' })],
  ['itself', runbooks({ a: 'a' }), ['runbooks/a.md', 3, 10, 'Circular reference in "part_of": a → a.']],
  [
    'two',
    runbooks({ b: 'a', a: 'b' }),
    ['runbooks/a.md', 3, 10, 'Circular reference in "part_of": a → b → a.'],
  ],
  [
    'three, and one that leads into it',
    runbooks({ a: 'c', b: 'd', c: 'b', d: 'c' }),
    ['runbooks/b.md', 3, 10, 'Circular reference in "part_of": b → d → c → b.'],
  ],
  [
    'two circles apart',
    runbooks({ a: 'b', b: 'a', c: 'd', d: 'c', e: 'a' }),
    ['runbooks/a.md', 3, 10, 'Circular reference in "part_of": a → b → a.'],
    ['runbooks/c.md', 3, 10, 'Circular reference in "part_of": c → d → c.'],
  ],
  [
    'two circles through one',
    remediations({ a: 'b c', b: 'a', c: 'a' }),
    ['remediations/a.md', 3, 14, 'Circular reference in "depends_on": a → b → a.'],
    ['remediations/a.md', 3, 17, 'Circular reference in "depends_on": a → c → a.'],
  ],
  [
    'remediations and gaps by what each waits for',
    { ...remediations({ a: 'x' }), 'gaps/x.md': '---\nwaits_for: { text: a, after: x }\n---\n# X' },
    ['gaps/x.md', 2, 30, 'Circular reference in "waits_for": x → x.'],
  ],
  [
    'phases',
    pages('phases', 'after', { '1': '2', '2': '3', '3': '1' }),
    ['phases/1.md', 3, 8, 'Circular reference in "after": 1 → 2 → 3 → 1.'],
  ],
  [
    'assessments',
    pages('assessments', 'after', { a: 'b', b: 'a' }),
    ['assessments/a.md', 3, 8, 'Circular reference in "after": a → b → a.'],
  ],
  [
    'services, by sets and ids',
    {
      'services/a.md': '---\ndepends_on: [x, { service: b, state: verified }]\n---\n# A',
      'services/b.md': '---\ndepends_on: a\n---\n# B',
    },
    ['services/a.md', 2, 28, 'Circular reference in "depends_on": a → b → a.'],
  ],
  [
    'relations of two sorts',
    { ...runbooks({ a: 'b' }), 'runbooks/b.md': '---\nrelated: runbooks/a\n---\n# B' },
  ],
  [
    'an order of two kinds',
    { ...pages('phases', 'after', { a: 'b' }), ...pages('assessments', 'after', { b: 'a' }) },
  ],
])('%s', (_name, files, ...circles) => {
  const found = checkCircles(graphOf(files));
  expect(found.map(({ file, line, column, message }) => [file, line, column, message])).toEqual(circles);
});

test.each([
  ['open', '', 0],
  ['closed', 'p0', 1],
])('a chain of 5,000, %s', (_name, last, circles) => {
  const names = Array.from({ length: 5000 }, (_, index) => `p${index}`);
  const lines = Object.fromEntries(names.map((name, index) => [name, names[index + 1] ?? last]));
  const graph = graphOf(pages('phases', 'after', lines));
  const found = checkCircles(graph);
  expect(found).toHaveLength(circles);
  expect(found.every(({ message }) => message.length < 500)).toBe(true);
});
