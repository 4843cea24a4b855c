import { expect, test } from 'vitest';
import {
  blankComments,
  escapeUnknownTags,
  hasMarkup,
  isOnlyComments,
  isUnclosedComment,
  openingTags,
} from '../../../src/shared/html.ts';

test.each([
  ['<b>x</b>', '<b>x</b>'],
  ['<pod-name>', '&lt;pod-name>'],
  ['<b><ns>/<pod></b>', '<b>&lt;ns>/&lt;pod></b>'],
  ['<script>x</script>', '&lt;script>x&lt;/script>'],
  ['<META http-equiv=refresh>', '&lt;META http-equiv=refresh>'],
  ['<!-- <pod> --><pod>', '<!-- <pod> -->&lt;pod>'],
  ['<!DOCTYPE html>', '&lt;!DOCTYPE html>'],
  ['<![CDATA[x]]>', '&lt;![CDATA[x]]>'],
  ['<b\u{feff}x>', '&lt;b\u{feff}x>'],
  ['<b></---', '<b>&lt;/---'],
  ['<?php x ?>', '&lt;?php x ?>'],
  ['a < b > c', 'a < b > c'],
  ['<script x="<">', '&lt;script x="<">'],
  ['<b><script', '<b>&lt;script'],
  ['<b><a href="', '<b>&lt;a href="'],
  ['<a href="x>y">', '<a href="x>y">'],
  ['<!--><script> -->', '<!-->&lt;script> -->'],
  ['<!-- a --!><script> -->', '<!-- a --!>&lt;script> -->'],
  ['<a href="<url>">', '<a href="&lt;url>">'],
])('%s', (html, expected) => {
  expect(escapeUnknownTags(html)).toBe(expected);
});

test.each([
  ['<b>', true],
  ['</details>', true],
  ['<pod-name>', false],
  ['<!-- x -->', true],
  ['<!DOCTYPE html>', false],
  ['<bold>', false],
])('%s is markup: %s', (html, expected) => {
  expect(hasMarkup(html)).toBe(expected);
});

test.each([
  ['<!-- a -->', true, false],
  ['<!-- a --> <!-- b -->\n', true, false],
  ['<!-- a --> b', false, false],
  ['<!-- a', true, true],
  ['<!-- a --> <!-- b', true, true],
  ['<!-->', true, false],
])('%j: only comments %s, unclosed %s', (html, only, unclosed) => {
  expect([isOnlyComments(html), isUnclosedComment(html)]).toEqual([only, unclosed]);
});

test('opening tags with their values and places', () => {
  const [image, link, ...others] = openingTags(
    `<!-- <b> --><IMG src='a.png' alt>\n<a href=x.md?a&amp;b id="q">t</a>`,
  );
  expect(image).toEqual({ name: 'img', attributes: [{ name: 'src', value: 'a.png' }], start: 12, end: 33 });
  expect(link?.attributes).toEqual([
    { name: 'href', value: 'x.md?a&b' },
    { name: 'id', value: 'q' },
  ]);
  expect(others).toEqual([]);
});

test('a comment leaves its place', () => {
  expect(blankComments('a<!-- b -->c')).toBe(`a${' '.repeat(10)}c`);
});

test.each([
  '<',
  `<${'a'.repeat(2e6)}`,
  '<a '.repeat(3e5),
  '<p x="'.repeat(1e5),
  '<!--'.repeat(2e5),
  '<b "\'"\' '.repeat(2e5),
  '<b "'.repeat(2e5),
  `<b ${'"" '.repeat(5e5)}`,
  `<a ${'id '.repeat(3e5)}`,
])('hostile markup is read (%#)', (html) => {
  expect(escapeUnknownTags(html).length).toBeGreaterThan(0);
  expect(typeof hasMarkup(html)).toBe('boolean');
  expect(openingTags(html).length).toBeLessThanOrEqual(html.length);
});
