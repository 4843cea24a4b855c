import { expect, test } from 'vitest';
import { isHelmTemplate, readHelmTemplate } from '../../../src/entries/helm.ts';

/** What YAML gets, with `#` for every character of a mark. */
const marked = (text: string) => readHelmTemplate(text).yaml.replace(/[\u{e000}-\u{f8ff}]/gu, '#');
/** What Prometheus gets of a text that is one value. */
const restored = (text: string) => {
  const { yaml, restore } = readHelmTemplate(text);
  return restore(yaml);
};

const isFilledIn = (text: string) => {
  const template = readHelmTemplate(text);
  return template.isFilledIn(template.yaml);
};

test.each([
  ['a value', 'a: {{ .Values.a }}', true],
  ['a release', 'a: {{$.Release.Name}}', true],
  ['a helper', 'a: {{ include "name" . }}', true],
  ['lines', '{{- . | toYaml }}', true],
  ['a literal', "a: '{{`{{ $labels.a }}`}}'", true],
  ['half a literal', 'a: {{ "{{" }} $value {{ "}}" }}', true],
  ['what Prometheus fills in', 'a: "{{ $labels.a | title }} {{ printf \\"%.2f\\" $value }}"', false],
  [
    'what Prometheus decides',
    'a: |\n  {{ if gt $value 1.0 }}b{{ end }}\n  {{ with query "up" }}c{{ end }}',
    false,
  ],
  ['nothing', 'a: b', false],
  ['no end', 'a: {{ .Values.a', false],
])('a template: %s', (_name, text, is) => {
  expect(isHelmTemplate(text)).toBe(is);
});

test.each([
  ['a value', 'a: {{ .Values.a }} b', 'a: ############### b'],
  ['in quotes', 'a: "{{ include "b" . }}"', 'a: "###################"'],
  ['at the end of another', 'a: {{ .b }}s', 'a: ########s'],
  ['a line of its own', 'a:\n  {{- if .b }}\n  b: 1\n  {{- end }}\nc: 2', 'a:\n\n  b: 1\n\nc: 2'],
  ['several in a line, and a comment', '{{ if .b }} {{ .c }} # d\na: 1', '\na: 1'],
  ['a comment of several lines', '{{- /* a `\n}} " b\n*/ -}}\nc: 1', '\n\n\nc: 1'],
  ['lines in a line', 'a: {{ include "b"\n  (dict) }} c\nd: 1', 'a: ##############\n            c\nd: 1'],
  [
    'a block',
    'a: |\n  {{ if .b }}\n  b {{ .c }}\n  {{ .d }}\n{{ .e }}\nf: 1',
    'a: |\n\n  b ########\n  ########\n\nf: 1',
  ],
  [
    'lines behind a block',
    'a:\n  b: >-\n    c\n    {{- toYaml .d | nindent 2 }}\n',
    'a:\n  b: >-\n    c\n\n',
  ],
  [
    'a block of what Helm knows',
    '- a: |\n    {{ tpl .b . | nindent 4 }}',
    '- a: |\n    ##########################',
  ],
  ['a literal alone on a line', 'a:\n  {{`{{ $b }}`}}', 'a:\n  ##############'],
  ['quotes in a text in quotes', 'a: "{{ \\"{{\\" }} b {{ \\"}}\\" }}"', 'a: "############ b ############"'],
  ['no end', 'a: {{ .b }}\nc: {{ .d', 'a: ########\nc: {{ .d'],
  ['nothing', '', ''],
])('what YAML gets: %s', (_name, text, yaml) => {
  expect(marked(text)).toBe(yaml);
});

test.each([
  ['a value of Helm', 'a {{ .Values.b | quote }} c', 'a {{ .Values.b | quote }} c'],
  ['a literal', '{{`{{ $labels.a }}`}} b', '{{ $labels.a }} b'],
  ['with white space', '{{- ` {{ $labels.a }} ` -}} b', ' {{ $labels.a }}  b'],
  ['braces in back quotes', '{{`{{`}} $value {{`}}`}}', '{{ $value }}'],
  ['braces in quotes', '{{ "{{" }} $value {{ "}}" }}', '{{ $value }}'],
  ['quotes in quotes', '{{ "{{ printf \\"a\\" }}" }} b', '{{ printf "a" }} b'],
  ['quotes that YAML needs', '{{ \\"{{\\" }} $value {{ \\"}}\\" }}', '{{ $value }}'],
  ['a literal of Helm', '{{ "critical" }} b', 'critical b'],
  ['both', '{{ .Values.a }}: {{`{{ $b }}`}}', '{{ .Values.a }}: {{ $b }}'],
  ['what Prometheus fills in', '{{ $labels.a }} b', '{{ $labels.a }} b'],
  ['several of one kind', Array.from({ length: 5000 }, (_, n) => `{{ .a${n} }}`).join(','), undefined],
  ['characters that stand for nothing', 'a \u{e000}\u{e100}\u{f8ff} b', undefined],
])('what Prometheus gets: %s', (_name, text, value) => {
  expect(restored(text)).toBe(value ?? text);
});

test('what only Helm knows', () => {
  expect(isFilledIn('{{ .Values.a }}Down')).toBe(true);
  expect(isFilledIn('{{`{{ $a }}`}}Down')).toBe(false);
  expect(isFilledIn('Down')).toBe(false);
});

test('where Helm writes lines', () => {
  const { isFilledBelow } = readHelmTemplate(
    'a:\n  {{- with .b }}\n  {{- toYaml . }}\n  {{- end }}\nc:\n  {{- if .d }}\n  - e\n',
  );
  expect([1, 2, 3, 5].map(isFilledBelow)).toEqual([true, true, false, false]);
});
