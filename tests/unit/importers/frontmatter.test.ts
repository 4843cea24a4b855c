import { expect, test } from 'vitest';
import { withFields, type Fields } from '../../../src/importers/frontmatter.ts';
import { edited } from '../../../src/shared/edit.ts';

function completed(source: string, fields: Fields): string {
  const edit = withFields(source, 'runbooks', fields);
  if (edit === 'kept') return 'kept';
  return edit ? edited(source, [edit]) : source;
}

const TITLE = { title: 'A' };

test.each<[name: string, before: string, fields: Fields, after: string]>([
  ['a text without one', 'x\n', TITLE, '---\ntitle: A\n---\n\nx\n'],
  ['an empty line is there already', '\nx\n', TITLE, '---\ntitle: A\n---\n\nx\n'],
  ['nothing to add', 'x\n', {}, 'x\n'],
  ['an empty text', '', TITLE, '---\ntitle: A\n---\n'],
  ['an empty one', '---\n---\nx', TITLE, '---\ntitle: A\n---\nx'],
  ['only a comment', '---\n# c\n---\nx', TITLE, '---\ntitle: A\n# c\n---\nx'],
  [
    'the order of the schema',
    '---\nseverity: P1\nowner: me\n---\n',
    TITLE,
    '---\ntitle: A\nowner: me\nseverity: P1\n---\n',
  ],
  [
    'unknown fields come last, as they were',
    '---\nz: 1\na: {b: c}\ntags: x\n---\n',
    {},
    '---\ntags: x\nz: 1\na: {b: c}\n---\n',
  ],
  [
    'fields as they are written, with their comments',
    '---\n# top\nowner:   "me" # who\n\n# why\nkind: |\n  runbooks\nz:\n- 1\n---\n',
    TITLE,
    '---\n# why\nkind: |\n  runbooks\ntitle: A\n# top\nowner:   "me" # who\n\nz:\n- 1\n---\n',
  ],
  ['a field without a value is filled', '---\ntitle:\n---\n', TITLE, '---\ntitle: A\n---\n'],
  ['what is written stays', '---\ntitle: [x]\n---\n', TITLE, '---\ntitle: [x]\n---\n'],
  [
    'quotes where they are needed',
    '',
    { title: 'A: b #c', alerts: ['Up'] },
    '---\ntitle: "A: b #c"\nalerts: [Up]\n---\n',
  ],
  ['an empty list', '', { services: [] }, '---\nservices: []\n---\n'],
  [
    'long titles on one line',
    '',
    { title: 'x '.repeat(99).trim() },
    `---\ntitle: ${'x '.repeat(99).trim()}\n---\n`,
  ],
  [
    'anchors stay before their aliases',
    '---\nz: &a [x]\ntags: *a\n---\n',
    TITLE,
    '---\ntitle: A\nz: &a [x]\ntags: *a\n---\n',
  ],
  [
    'a field that stands twice',
    '---\ntags: a\nz: 1\ntags: b\n---\n',
    {},
    '---\ntags: a\ntags: b\nz: 1\n---\n',
  ],
  ['never closed', '---\na: 1\n', TITLE, '---\ntitle: A\n---\n\n---\na: 1\n'],
  ['a rule is none', '---\n\nx\n', TITLE, '---\ntitle: A\n---\n\n---\n\nx\n'],
  ['broken', '---\na: "\n---\n', TITLE, 'kept'],
  ['broken, and nothing to add', '---\na: "\n---\n', {}, '---\na: "\n---\n'],
  ['a list', '---\n- a\n---\n', TITLE, 'kept'],
  ['braces', '---\n{a: b}\n---\n', TITLE, 'kept'],
  [
    'TOML, which becomes YAML',
    '+++\n# why\ntitle = "T"\nversion = 7.10\ndate = 2026-01-02\n[menu.main]\nweight = 1\n+++\ntext\n',
    TITLE,
    '---\n# why\ntitle: T\nversion: "7.10"\ndate: 2026-01-02\nmenu: {main: {weight: 1}}\n---\ntext\n',
  ],
  ['TOML, and nothing to add', '+++\na = 1\n+++\n', {}, '---\na: 1\n---\n'],
  ['TOML with nothing in it', '+++\n+++\n', TITLE, '---\ntitle: A\n---\n'],
  ['broken TOML', '+++\na = [\n+++\n', TITLE, 'kept'],
])('%s', (_name, before, fields, after) => {
  expect(completed(before, fields)).toBe(after);
  if (after !== 'kept') expect(completed(after, {})).toBe(after);
});
