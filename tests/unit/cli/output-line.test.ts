import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { escapeText, renderLine, workflowCommand } from '../../../src/cli/output-line.ts';

const ESCAPED: readonly (readonly [text: string, written: string])[] = [
  ['a\nb', String.raw`a\u000ab`],
  ['a\r::error::b', String.raw`a\u000d::error::b`],
  ['tab\there', String.raw`tab\u0009here`],
  ['\u{1b}[2J\u{1b}]0;title\u{7}', String.raw`\u001b[2J\u001b]0;title\u0007`],
  [
    '\u{1b}]8;;https://x.example\u{1b}\\link\u{1b}]8;;\u{1b}\\',
    '\\u001b]8;;https://x.example\\u001b\\link\\u001b]8;;\\u001b\\',
  ],
  ['\u{9b}2J \u{90}q\u{9c} \u{85}', String.raw`\u009b2J \u0090q\u009c \u0085`],
  ['\0\b\u{7f}', String.raw`\u0000\u0008\u007f`],
  ['exe.\u202Egnp.md', String.raw`exe.\u202egnp.md`],
  ['\u2066a\u2069\u200E\u200F\u061C', String.raw`\u2066a\u2069\u200e\u200f\u061c`],
  ['\u2028\u2029', String.raw`\u2028\u2029`],
  ['\uFEFF\u200B\u2060', String.raw`\ufeff\u200b\u2060`],
  ['\u{E0041}', String.raw`\udb40\udc41`],
  ['\uD800', String.raw`\ud800`],
  ['##vso[task.setvariable variable=A]b', String.raw`\u0023#vso[task.setvariable variable=A]b`],
  ['a ##[error]b', String.raw`a \u0023#[error]b`],
  ['##teamcity[x]', String.raw`\u0023#teamcity[x]`],
];

test.for(ESCAPED)('%j', ([text, written]) => {
  expect(escapeText(text)).toBe(written);
  expect(JSON.parse(escapeText(JSON.stringify(text)))).toBe(text);
});

test.for(['## Heading', 'naïve Ünïcode', '日本語', 'שלום', 'می‌خواهم', '👩‍🚒 🏴', 'a::b', '#[x]', '%0A'])(
  '%s stays',
  (text) => {
    expect(renderLine(text)).toBe(text);
  },
);

test.for([
  '::error::x',
  '  ::set-output name=a::b',
  '\u00A0\u3000::stop-commands::x',
  [{ open: '\u{1b}[1m', text: '::error::x', close: '\u{1b}[22m' }],
  ['', ' ', ':', ':error::x'],
])('a line of text is no workflow command: %j', (line) => {
  const written = stripVTControlCharacters(renderLine(line));
  expect(written).not.toMatch(/^\s*::/);
  expect(written).toContain(String.raw`\u003a:`);
});

test('a workflow command is one line, whatever its text', () => {
  expect(renderLine(workflowCommand('error', 'file=a\n::x::b\u{1b}'))).toBe(
    String.raw`::error file=a\u000a::x::b\u001b`,
  );
});
