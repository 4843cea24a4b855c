import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { directionOf, isLanguage } from '../../../src/shared/language.ts';
import { en } from '../../../src/texts/en.ts';
import { interfaceLanguage, provideTexts, textsIn, textsOf } from '../../../src/texts/texts.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

test.each([
  ['en', true, 'ltr'],
  ['pt-BR', true, 'ltr'],
  ['ar', true, 'rtl'],
  ['az-Arab', true, 'rtl'],
  ['he-IL', true, 'rtl'],
  ['', false, ''],
  ['german language', false, ''],
])('%j is a language: %s, written %s', (tag, isOne, direction) => {
  expect(isLanguage(tag)).toBe(isOne);
  if (isOne) expect(directionOf(tag)).toBe(direction);
});

test('a page whose language Handrail does not have gets English texts, marked as English', () => {
  const german = {};
  const english = {};
  provideTexts(german, 'de-AT');
  provideTexts(english, 'en-GB');
  expect([textsOf(german), textsOf(english), textsOf({}), textsIn('constructor')]).toEqual([en, en, en, en]);
  expect(interfaceLanguage(german, { lang: 'de-AT' })).toBe('en');
  expect(interfaceLanguage(english, { lang: 'en-GB' })).toBeUndefined();
});

/** Properties and values that name a side of the screen, which is another one in scripts that run from right to left. */
const PHYSICAL =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-(?:margin|padding))-(?:left|right)|left|right|border-(?:top|bottom)-(?:left|right)-radius|(?:text-align|float|clear|caption-side):\s*(?:left|right))\b/gm;

test('styles name no side of the screen', () => {
  const files = fs.globSync('src/**/*.css', { cwd: ROOT });
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) => {
    const css = fs
      .readFileSync(path.join(ROOT, file), 'utf8')
      .replace(/\/\*[^]*?\*\/|^\[dir=.*\{[^}]*\}/gm, '');
    return (css.match(PHYSICAL) ?? []).map((words) => `${file}: ${words.trim()}`);
  });
  expect(found).toEqual([]);
});
