import { describe, expect, test } from 'vitest';
import { alertsPages } from '../../../src/site/alerts.ts';
import { letterRoutes } from '../../../src/site/index-pages.ts';
import type { Paging } from '../../../src/site/page.ts';
import type { Files } from '../tree.ts';
import { siteOf } from './site.ts';

const NAMES = ['Alpha', 'Anode', 'Apex', 'Array', 'Atlas', 'Beta', '9 lives'];
const FILES: Files = Object.fromEntries(
  NAMES.map((name) => [
    `runbooks/${name.toLowerCase().replace(' ', '-')}.md`,
    `---\ntitle: ${name}\nalerts: [${name.replace(' ', '')}Down]\n---\n`,
  ]),
);

/** What a reader sees who follows the links to the next page. */
function follow<Page extends { readonly url: string; readonly paging?: Paging }>(
  pages: readonly Page[],
  first: string,
): Page[] {
  const page = pages.find(({ url }) => url === first);
  if (!page) return [];
  return [page, ...(page.paging?.next === undefined ? [] : follow(pages, page.paging.next))];
}

function lettersOf() {
  return letterRoutes(siteOf(FILES), 2).map(({ path, page }) => ({ path, ...page() }));
}

describe('a list of more than a page has room for', () => {
  test.each<[first: string, titles: string[][]]>([
    ['/ops/index-a-z/a/', [['Alpha', 'Anode'], ['Apex', 'Array'], ['Atlas']]],
    ['/ops/index-a-z/b/', [['Beta']]],
    ['/ops/index-a-z/', [['9 lives']]],
  ])('%s', (first, titles) => {
    const pages = follow(lettersOf(), first);
    expect(pages.map(({ entries }) => entries.map(({ title }) => title))).toEqual(titles);
    expect(pages.at(-1)?.paging?.previous).toBe(pages.at(-2)?.url);
  });

  test('each page has an address of its own, which is the one it is written to', () => {
    const letters = lettersOf();
    expect(new Set(letters.map(({ path }) => path)).size).toBe(letters.length);
    expect(letters.map(({ path }) => `/ops${path}`)).toEqual(letters.map(({ url }) => url));
  });

  test('/ops/alerts/', () => {
    const alerts = alertsPages(siteOf(FILES), 3).map(({ page }) => page);
    const pages = follow(alerts, '/ops/alerts/');
    expect(pages.map(({ rows }) => rows.length)).toEqual([3, 3, 1]);
    const shown = pages.flatMap(({ rows }) => rows.map(({ link }) => link.label));
    expect(shown.toSorted()).toEqual(NAMES.map((name) => `${name.replace(' ', '')}Down`).toSorted());
  });
});
