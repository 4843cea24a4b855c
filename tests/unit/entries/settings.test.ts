import { expect, test } from 'vitest';
import { readSettings } from '../../../src/entries/settings.ts';
import { tree } from '../tree.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

test.each<[name: string, yaml: string, settings: object, rows: [number, number, string][]]>([
  ['nothing', '', { title: 'Operations', strict: false, ignore: [], base: '/' }, []],
  [
    'all',
    'title: Ops\nurl: https://x.example\nstrict: true\nignore: [a]',
    { title: 'Ops', url: 'https://x.example', strict: true, ignore: ['a'] },
    [],
  ],
  [
    'a review policy',
    'review: { runbooks: 180d }',
    { review: { runbooks: { text: '180d', from: 180 * DAY_MS, to: 180 * DAY_MS } } },
    [],
  ],
  ['a policy without unit', 'review: { runbooks: 180 }', { review: {} }, [[1, 9, 'settings/invalid']]],
  ['no value', 'title:\nignore: ~', { title: 'Operations', ignore: [] }, []],
  [
    'a wrong type',
    'strict: perhaps\ntitle: Ops',
    { strict: false, title: 'Ops' },
    [[1, 9, 'settings/invalid']],
  ],
  ['no web address', 'url: ftp://x.example', { title: 'Operations' }, [[1, 6, 'settings/invalid']]],
  ['an unknown name', 'titel: Ops', { title: 'Operations' }, [[1, 1, 'settings/unknown']]],
  ['a name twice', 'title: A\ntitle: B', { title: 'B' }, [[2, 1, 'settings/invalid']]],
  ['broken YAML', 'title: "A', { title: 'Operations' }, [[1, 10, 'settings/yaml']]],
  ['a list', '\n- title', { title: 'Operations' }, [[2, 1, 'settings/yaml']]],
  ['not UTF-8', 'title: A\xe9', { title: 'A\u{fffd}' }, [[1, 9, 'file/not-utf8']]],
  ['a mark and CRLF', '\xef\xbb\xbftitle: A\r\nstrict: x', { title: 'A' }, [[2, 9, 'settings/invalid']]],
])('%s', (_name, yaml, settings, rows) => {
  const root = tree({ 'handrail.yaml': Buffer.from(yaml, 'latin1') });
  const read = readSettings(root);
  expect(read.settings).toMatchObject(settings);
  expect(read.findings.map(({ file, line, column, id }) => [file, line, column, id])).toEqual(
    rows.map((row) => ['handrail.yaml', ...row]),
  );
});

test('a list says so in its message', () => {
  const { findings } = readSettings(tree({ 'handrail.yaml': '- a' }));
  expect(findings[0]?.message).toBe('Invalid YAML in the settings: expected a set of fields, found a list.');
});

test('a folder in its place is a problem', () => {
  const { findings } = readSettings(tree({ 'handrail.yaml/a.md': '' }));
  expect(findings).toMatchObject([{ id: 'file/unreadable', message: 'Unreadable file: it is a folder.' }]);
});

test('no file is no problem', () => {
  expect(readSettings(tree({})).findings).toEqual([]);
});
