import path from 'node:path';
import { expect, test } from 'vitest';
import {
  assetUrl,
  displayPath,
  isFolderPage,
  isMarkdown,
  isWithin,
  slugSegment,
  stem,
} from '../../../src/shared/path.ts';

test.each([
  ['a.md', true],
  ['a.MD', true],
  ['a.markdown', true],
  ['a.mdx', true],
  ['a.mdxx', false],
  ['md', false],
])('%s is Markdown: %s', (file, expected) => {
  expect(isMarkdown(file)).toBe(expected);
});

test.each([
  ['x/README.md', true],
  ['index.md', true],
  ['_index.md', true],
  ['Readme.markdown', true],
  ['index.mdx', true],
  ['readme-first.md', false],
])('%s is the page of its folder: %s', (file, expected) => {
  expect(isFolderPage(file)).toBe(expected);
});

test.each([
  ['Pod Not Ready', 'pod-not-ready'],
  ['v1.2', 'v1-2'],
  ['a & b', 'a-b'],
  ['Äpfel', 'äpfel'],
  ['100%', '100'],
  ['c#', 'c'],
  ['🔥', ''],
  ['???', ''],
])('%s becomes the segment %j', (name, segment) => {
  expect(slugSegment(name)).toBe(segment);
});

test('a stem is the name without its Markdown ending', () => {
  expect([stem('x/a.b.md'), stem('a.markdown'), stem('x.md/y.txt')]).toEqual(['a.b', 'a', 'y.txt']);
});

test('the address of a file keeps its folders and escapes the rest', () => {
  expect(assetUrl('img/a b#1?.png')).toBe('files/img/a%20b%231%3F.png');
});

test.each([
  ['/a', '/a', true],
  ['/a', '/a/b', true],
  ['/a', '/ab', false],
  ['/a', '/', false],
  ['/a', '/a/..b', true],
])('%s holds %s: %s', (outer, inner, expected) => {
  expect(isWithin(outer, inner)).toBe(expected);
});

test('paths are shown relative where that is shorter', () => {
  expect(displayPath('/a/b/c', '/a')).toBe(path.join('b', 'c'));
  expect(displayPath('/a', '/a')).toBe('.');
  expect(displayPath('/x/y', '/a/b/c/d')).toBe('/x/y');
});
