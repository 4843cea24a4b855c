import { expect, test } from 'vitest';
import { wikiPages } from '../../../src/entries/wiki-pages.ts';

const FILES = [
  'Home.md',
  'On-Call Guide.md',
  'a/redis.md',
  'b/Redis.md',
  'b/other.md',
  'c/README.md',
  'c/störung.md',
  'c/100%.md',
];

test.each<[name: string, from: string, address: string | undefined]>([
  ['Home', 'a/redis.md', '../Home.md'],
  ['on call guide', 'Home.md', 'On-Call%20Guide.md'],
  ['On-Call-Guide', 'Home.md', 'On-Call%20Guide.md'],
  ['Redis', 'b/other.md', 'Redis.md'],
  ['Redis', 'Home.md', undefined],
  ['A/Redis', 'Home.md', 'a/redis.md'],
  ['c', 'b/other.md', '../c/README.md'],
  ['Störung', 'Home.md', 'c/st%C3%B6rung.md'],
  ['100%', 'Home.md', 'c/100%25.md'],
  ['d/Home', 'Home.md', undefined],
  ['Nobody', 'Home.md', undefined],
  ['', 'Home.md', undefined],
  ['/', 'Home.md', undefined],
])('%j, in %s, is at %s', (name, from, address) => {
  expect(wikiPages(FILES)(name, from)).toBe(address);
});
