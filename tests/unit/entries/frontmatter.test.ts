import { describe, expect, test } from 'vitest';
import { parseEntry } from '../../../src/entries/parse.ts';
import { readYaml } from '../../../src/entries/yaml.ts';
import { rowsOf, type Row } from '../pipeline.ts';

const bomb = ['a: &a [x, x, x, x, x]', ...'bcdefghij'].map((name, index) =>
  index === 0 ? name : `${name}: &${name} [${`*${'abcdefghij'[index - 1]}, `.repeat(9)}]`,
);

describe('what is wrong with the YAML, and where', () => {
  test.each<[name: string, text: string, rows: [number, number, string][]]>([
    ['nothing', '---\ntitle: A\n---\n', []],
    ['no field', '---\n---\ntext', []],
    ['only a comment', '---\n# nothing yet\n---\ntext', []],
    ['a rule', '---\n\ntext\n', []],
    ['an open bracket', '---\ntitle: A\ntags: [a, b\n---\ntext', [[3, 12, 'schema/yaml']]],
    ['an open bracket after empty lines', '---\n\n\ntags: [a, b\n---\ntext', [[4, 12, 'schema/yaml']]],
    ['a tab', '---\na:\n\tb: 1\n---\n', [[3, 1, 'schema/yaml']]],
    ['a colon in a value', '---\ntitle: a: b\n---\n', [[2, 8, 'schema/yaml']]],
    ['an unknown alias', '---\nowner: *nobody\n---\n', [[2, 8, 'schema/yaml']]],
    ['a list', '---\n- a\n- b\n---\n', [[2, 1, 'schema/not-a-map']]],
    ['plain text', '---\njust words\n---\n', [[2, 1, 'schema/not-a-map']]],
    ['never closed', '---\ntitle: A\n\n# A\n', [[1, 1, 'schema/unclosed']]],
    ['two keys', '---\ntitle: A\nowner: b\ntitle: C\n---\n', [[4, 1, 'schema/duplicate-key']]],
    ['an alias bomb', `---\n${bomb.join('\n')}\n---\n`, [[3, 8, 'schema/yaml']]],
    ['TOML', '+++\ntitle = "A"\n+++\n\ntext', []],
    ['TOML with a fault', '+++\ntitle = "A"\ntags = [1,\n+++\n\ntext', [[3, 11, 'schema/toml']]],
    ['TOML with two keys', '+++\ntitle = "A"\ntitle = "B"\n+++\n', [[3, 1, 'schema/toml']]],
    ['TOML with a wrong type', '+++\n[a]\nx = 1\n[[variables]]\nname = "a"\ntype = "b"\n+++\n', []],
    [
      'a wrong type',
      '---\ntitle: [A]\norder: many\n---\n',
      [
        [2, 8, 'schema/wrong-type'],
        [3, 8, 'schema/wrong-type'],
      ],
    ],
    ['an unknown kind', '---\nkind: novel\n---\n', [[2, 7, 'schema/unknown-kind']]],
    ['a kind in parts', '---\nkind: &k [*k]\n---\n', [[2, 10, 'schema/unknown-kind']]],
    ['a field without a value', '---\ntitle:\nowner: ~\n---\n', []],
    ['a tag of somebody else', '---\ntitle: !secret x\n---\n', []],
    ['a prototype', '---\n__proto__: {draft: true}\nconstructor: x\n---\n', []],
  ])('%s', (_name, text, rows) => {
    const expected = rows.map(([line, column, id]): Row => ['a.md', line, column, id]);
    expect(rowsOf({ 'a.md': text })).toEqual(expected);
    expect(rowsOf({ 'a.md': `\u{feff}${text.replaceAll('\n', '\r\n')}` })).toEqual(expected);
  });
});

test.each([
  ['no field', '---\n---\n', []],
  ['a list', '---\n- a\n---\n', [['a.md', 2, 1, 'schema/not-a-map']]],
  ['TOML', '+++\ntitle = "A"\n+++\n', []],
])('%s, above text that cannot be laid out, is no part of the text', (_name, block, rows) => {
  const source = `${block}${'> '.repeat(10_001)}a`;
  expect(rowsOf({ 'a.md': source })).toEqual(
    expect.arrayContaining([['a.md', 1, 1, 'text/too-deep'], ...rows]),
  );
  const { entry } = parseEntry(source, 'a.md', { rootName: 'content', strict: false });
  expect(entry.outline.blocks.map(({ code }) => code)).toEqual([source.slice(block.length)]);
});

test.each(['[', '{a: ', '- '])('%s, three thousand times, is a problem and nothing else', (opener) => {
  const rows = rowsOf({ 'a.md': `---\na: 1\nb:\n  ${opener.repeat(3000)}\n---\n# A\n` });
  expect(rows).toMatchObject([['a.md', expect.any(Number), expect.any(Number), 'schema/yaml']]);
});

describe('values', () => {
  const { data } = readYaml(
    'v: 7.10\nn: 3\no: 007\nh: 0x1F\nd: 2026-11-20\ns: on\nt: "7.10"\nl: [1.0, 2]',
    1,
  );
  test.each([
    ['v', '7.10'],
    ['n', 3],
    ['o', '007'],
    ['h', '0x1F'],
    ['d', '2026-11-20'],
    ['s', 'on'],
    ['t', '7.10'],
    ['l', ['1.0', 2]],
  ])('%s is %j', (field, value) => {
    expect(data[field]).toEqual(value);
  });

  test('a version number may be a title', () => {
    const { entry } = parseEntry('---\ntitle: 7.10\n---\n', 'a.md', { rootName: 'x', strict: false });
    expect(entry.title).toBe('7.10');
  });
});
