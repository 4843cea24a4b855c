import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { problemPages } from '../../../src/checks/reference.ts';

const SOURCES = path.resolve(import.meta.dirname, '../../../src');
/** Where the texts of messages are: rules, the reasons that they give, and the command. */
const MESSAGE_SOURCES =
  /^(?:(?:shared\/catalogue|checks|cli|entries|integration|astro)\/.*|importers\/notes|shared\/promql|graph\/aliases)\.ts$/;

/** Wordings that messages, hints and help pages avoid in favour of technical terms. */
const BANNED =
  /\b(?:nobody|somebody|whoever|nowhere|stands?|lies|holds?|beside|mend\w*|what is|(?:this|it) is no|there is no|is (?:heard|told)|gives? way)\b/gi;
const COMMENT = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;
const TEXT = /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
const VALUE = /\$\{[^}]*\}/g;

function bannedIn(texts: Iterable<readonly [file: string, text: string]>): string[] {
  return [...texts].flatMap(([file, text]) =>
    (text.replace(VALUE, '').match(BANNED) ?? []).map((words) => `${file}: "${words}" in ${text}`),
  );
}

test('no help page contains a banned wording', () => {
  expect(bannedIn(problemPages())).toEqual([]);
});

test('no message, hint or reason contains a banned wording', () => {
  const files = fs.readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => MESSAGE_SOURCES.test(file))
    .flatMap((file) => {
      const code = fs.readFileSync(path.join(SOURCES, file), 'utf8').replace(COMMENT, '');
      const sentences = (code.match(TEXT) ?? []).filter((text) => text.includes(' '));
      return sentences.map((text) => [file, text] as const);
    });
  expect(texts.length).toBeGreaterThan(500);
  expect(bannedIn(texts)).toEqual([]);
});
