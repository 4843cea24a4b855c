import { describe, expect, test } from 'vitest';
import { checkData } from '../../../src/checks/code-data.ts';
import { foundIn, graphOf, liesIn } from '../pipeline.ts';

/** The faults of one block, as line and column of its code and what is said. */
function faultsOf(language: string, code: string): string[] {
  return foundIn(graphOf({ 'a.md': `\`\`\`\`${language}\n${code}\n\`\`\`\`\n` }), checkData).map(
    ({ line, column, message }) => `${line - 1}:${column} ${message}`,
  );
}

describe('JSON that does not parse', () => {
  test.each<[name: string, code: string, fault: string]>([
    ['a comma before the end', '{\n  "a": 1,\n}', '2:9 Invalid JSON: trailing ",".'],
    ['the same in a list', '[1, 2,]', '1:6 Invalid JSON: trailing ",".'],
    ['no comma', '{\n  "a": 1\n  "b": 2\n}', '3:3 Invalid JSON: missing "," before this.'],
    ['no quotes', '{ "a": b }', '1:8 Invalid JSON: invalid value; text needs double quotes.'],
    ['names without quotes', '{ a: 1 }', '1:3 Invalid JSON: invalid value; text needs double quotes.'],
    ['a quote that is open', '{ "a": "b }', '1:8 Invalid JSON: unclosed quote.'],
    ['a brace that is open', '{ "a": { "b": 1 }', '1:18 Invalid JSON: missing "}".'],
    ['a brace too many', '{ "a": 1 }}', '1:11 Invalid JSON: unmatched closing bracket.'],
    ['a backslash', '{ "a": "C:\\Temp" }', '1:8 Invalid JSON: invalid escape sequence.'],
    ['inside of a part', '"a": {\n  "b": 1\n  "c": 2\n}', '3:3 Invalid JSON: missing "," before this.'],
  ])('%s', (_name, code, fault) => {
    expect(faultsOf('json', code)).toEqual([fault]);
  });
});

describe('JSON, or what may be meant otherwise', () => {
  test.each<[name: string, code: string, language?: string]>([
    ['an object', '{ "a": [1, true, null, "b\\n"] }'],
    ['a part', '"a": {\n  "b": 1\n},\n"c": 2,'],
    ['a part that is cut off', '"a": {\n  "b": 1,'],
    ['the end of something', '},\n"a": 1'],
    ['an ellipsis', '{\n  "a": 1,\n  ...\n}'],
    ['an ellipsis in brackets', '{\n  [...]\n  "a": 1\n}'],
    ['placeholders', '{ "replicas": <n>, "id": PROJECT_ID, "b": ${X}, "c": {{ .c }} }'],
    ['comments', '{\n  // why\n  "a": 1 /* b */\n}'],
    ['one value per line', '{"a": 1}\n{"a": 2}\n'],
    ['several values', '{\n  "a": 1\n}\n{\n  "a": 2\n}'],
    ['a command and its answer', '$ curl http://a\n{"a": 1}\n$ ls'],
    ['an answer and more', '{"a": 1}\n$ ls'],
    ['a log', '[2026-10-01 12:00:00] it broke'],
    ['nothing', ' '],
    ['JSON with comments', '{ "a": 1, }', 'jsonc'],
    ['JSON5', '{ a: 1, }', 'json5'],
  ])('%s', (_name, code, language = 'json') => {
    expect(faultsOf(language, code)).toEqual([]);
  });
});

describe('YAML that does not parse', () => {
  test.each<[name: string, code: string, fault: RegExp]>([
    ['a map in a value', 'a: 1\n  b: 2', /^1:4 Invalid YAML: \S/],
    ['a colon in a value', 'summary: Redis: it is down', /^1:10 Invalid YAML: \S/],
    ['a tab', 'a:\n\tb: 1', /^2:1 Invalid YAML: \S/],
    ['a quote that is open', 'a: "b\nc: d', /^\d:\d+ Invalid YAML: \S/],
    ['a bracket that is open', 'a: [1, 2\nb: 3', /^\d:\d+ Invalid YAML: \S/],
    ['a sign that begins no text', 'a: @b', /^1:4 Invalid YAML: \S/],
    ['a setting in TOML', '[image_resizer]\n  max_scaler_procs = XX', /^2:3 Invalid YAML: \S/],
    ['in the second document', 'a: 1\n---\nb: c: d', /^3:4 Invalid YAML: \S/],
  ])('%s', (_name, code, fault) => {
    const [found, ...others] = faultsOf('yaml', code);
    expect(found).toMatch(fault);
    expect(others).toEqual([]);
  });
});

describe('YAML, or what may be meant otherwise', () => {
  test.each<[name: string, code: string]>([
    ['several documents', 'a: 1\n---\nb: 2\n'],
    [
      'templates',
      'a: {{ .Values.a }}\n{{- if .b }}\nb: "{{ .b }}"\n{{- end }}\n{% for c in d %}\n- {{ c }}\n{% endfor %}',
    ],
    ['an expression of an alert', 'summary: {{ $labels.a }}: it is down'],
    ['placeholders', 'a: <name>\nb: <the: name>\n- <c>'],
    ['an ellipsis', 'spec:\n  a: 1\n  ...\n  b: 2\n  …\n  c: [...]'],
    ['it begins in the middle', '    a: 1\n    b: 2\n  c: 3\n'],
    ['a difference', '  a: 1\n- b: 1\n+ b:   2\n@@ -1 +1 @@'],
    ['tags', 'a: !Ref B\nb: !Sub "${C}"\nc: !vault |\n  d'],
    ['the same name twice', 'a: 1\na: 2'],
    ['a session', '$ cat a.yaml\na: b: c'],
    ['aliases', 'a: &b\n  c: 1\nd:\n  <<: *b'],
    ['nothing', ''],
  ])('%s', (_name, code) => {
    expect(faultsOf('yaml', code)).toEqual([]);
  });
});

test.each<[name: string, language: string, code: string]>([
  ['open lists', 'json', '['.repeat(5000)],
  ['open objects', 'json', '{"a":'.repeat(3000)],
  ['quotes', 'json', `{"${'\\'.repeat(50_000)}`],
  ['open lists of YAML', 'yaml', '[ '.repeat(4000)],
  ['items in items', 'yaml', '- '.repeat(3000)],
  [
    'aliases of aliases',
    'yaml',
    `a: &a [b]\n${Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [*a, *a]`).join('\n')}`,
  ],
  ['lists in lists', 'yaml', '['.repeat(9000)],
  ['items in items in items', 'yaml', '- '.repeat(24_000)],
  ['a megabyte', 'yaml', 'a: [\n'.repeat(200_000)],
  ['surrogates', 'json', '{"\u{d800}": \u{dfff}}'],
])('hostile: %s', (_name, language, code) => {
  const text = `\`\`\`\`${language}\n${code}\n\`\`\`\`\n`;
  const graph = graphOf({ 'a.md': text });
  const found = foundIn(graph, checkData);
  for (const problem of found) expect(liesIn(problem, text.split('\n'))).toBe(true);
});
