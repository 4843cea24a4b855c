import { slug } from 'github-slugger';
import type { Edit } from '../../shared/edit.ts';
import type { Entry } from '../entry.ts';
import { inside, rangeOf, type Reading } from './literal.ts';
import { masked } from './masks.ts';

/** The page that a wiki knows by this name. */
type PageNamed = Entry['pageNamed'];

/** `[[Page name]]`, with `#Heading`, and `|` between the page and the words. */
const LINK =
  /(?<![\\![])\[\[(?!_?TOC_?\]\])([^\s[\]|][^[\]|\n]{0,199})(?:\|([^[\]|\n]{1,200}))?\]\](?![([\]])/g;
const SOME_LINK = new RegExp(LINK.source);
const ONLY_LINK = new RegExp(`^${LINK.source}$`);

/** Whether a text may hold links of a wiki. */
export function hasWikiLinks(text: string): boolean {
  return SOME_LINK.test(text);
}

/** What hides the links of a wiki that lead to a page: shape.ts makes links of them. Others are text. */
export function wikiEdits(text: string, { literal, html, nodes }: Reading, pageNamed: PageNamed): Edit[] {
  const links = nodes.filter(({ type }) => type === 'link' || type === 'linkReference').map(rangeOf);
  const closed = [literal, html, links].map(inside);
  return [...text.matchAll(LINK)].flatMap(({ 0: link, index }) =>
    closed.some((isIn) => isIn(index)) || !wikiLink(link, pageNamed)
      ? []
      : { start: index, end: index + link.length, text: masked(link) },
  );
}

/** GitLab and Obsidian name the page first, GitHub the words. */
export function wikiLink(written: string, pageNamed: PageNamed): { url: string; words: string } | undefined {
  const [, first, second] = ONLY_LINK.exec(written) ?? [];
  if (first === undefined) return undefined;
  const url = urlOf(first, pageNamed);
  if (url !== undefined) return { url, words: second ?? first };
  const other = second === undefined ? undefined : urlOf(second, pageNamed);
  return other === undefined ? undefined : { url: other, words: first };
}

function urlOf(name: string, pageNamed: PageNamed): string | undefined {
  const [page = '', ...heading] = name.split('#');
  const address = page === '' ? '' : pageNamed(page.trim());
  if (address === undefined) return undefined;
  return heading.length === 0 ? address : `${address}#${slug(heading.join('#').trim())}`;
}
