import { describe, expect, test } from 'vitest';
import {
  compareText,
  compareTitles,
  count,
  escapeHtml,
  firstSentence,
  shorten,
  titleFromName,
} from '../../../src/shared/text.ts';

test.each([
  [0, 'page', undefined, '0 pages'],
  [1, 'page', undefined, '1 page'],
  [1234, 'entry', 'entries', '1,234 entries'],
])('count %s', (n, one, many, expected) => {
  expect(count(n, one, many)).toBe(expected);
});

test('escapeHtml is safe in text and in attributes', () => {
  expect(escapeHtml(`<a href="x">&'`)).toBe(`&lt;a href=&quot;x&quot;&gt;&amp;'`);
});

test.each([
  ['kube-state_metrics', 'Kube state metrics'],
  ['KubePodNotReady', 'KubePodNotReady'],
  ['--', ''],
])('title from the name %s', (name, title) => {
  expect(titleFromName(name)).toBe(title);
});

test.each([
  ['The pod was killed. It used too much memory.', 'The pod was killed. It used too much memory.'],
  ['The pod was killed by the kernel. It used too much memory.', 'The pod was killed by the kernel.'],
  ['Use `kubectl 1.29`, e.g. from the bastion. Then log in.', 'Use `kubectl 1.29`, e.g. from the bastion.'],
  ['No sentence at all', 'No sentence at all'],
  [
    'ポッドがメモリ不足のためカーネルによって強制終了されました。ログを確認してください。',
    'ポッドがメモリ不足のためカーネルによって強制終了されました。',
  ],
  ['', ''],
])('the first sentence that says something: %j', (text, expected) => {
  expect(firstSentence(text)).toBe(expected);
});

describe('shorten', () => {
  test.each([
    ['short', 10, 'short'],
    ['  white \n space ', 20, 'white space'],
    ['one two three four', 12, 'one two…'],
    ['wordwithoutanyspace', 10, 'wordwitho…'],
    ['a clause, cut here', 10, 'a clause…'],
  ])('%j to %i', (text, limit, expected) => {
    expect(shorten(text, limit)).toBe(expected);
    expect(shorten(text, limit).length).toBeLessThanOrEqual(limit);
  });
});

test('texts are ordered by code unit, titles as readers expect', () => {
  expect(['b', 'B', 'a10', 'a2'].toSorted(compareText)).toEqual(['B', 'a10', 'a2', 'b']);
  expect(['b', 'B', 'a10', 'a2'].toSorted(compareTitles)).toEqual(['a2', 'a10', 'B', 'b']);
});
