import { slug } from 'github-slugger';
import type { Edit } from '../../shared/edit.ts';
import { childOf } from '../../shared/child.ts';
import type { WikiPages } from '../entry.ts';
import { isInside, rangeOf, type LiteralRanges } from './literal.ts';
import { maskRange } from './masks.ts';

/** `[[Page name]]`, with `#Heading`, and `|` between the page and the words. */
const LINK =
  /(?<![\\![])\[\[(?!_?TOC_?\]\])([^\s[\]|][^[\]|\n]{0,199})(?:\|([^[\]|\n]{1,200}))?\]\](?![([\]])/g;
const SOME_LINK = new RegExp(LINK.source);
/** What may be the two parts of a link, wherever it is. */
const SOME_NAMES = /\[\[([^[\]|\n]{1,200})(?:\|([^[\]|\n]{1,200}))?\]\]/g;
const ONLY_LINK = new RegExp(`^${LINK.source}$`);

/** Whether a text may hold links of a wiki. */
export function hasWikiLinks(text: string): boolean {
  return SOME_LINK.test(text);
}

/** The pages that a text names as links of a wiki do. */
export function wikiPagesOf(text: string, pageNamed: (name: string) => string | undefined): WikiPages {
  const names = [...text.matchAll(SOME_NAMES)].flatMap(([, name = '', other = '']) => [name, other]);
  const pages = new Set(names.map((name) => name.replace(/#.*/, '').trim()).filter((name) => name !== ''));
  const found = [...pages].map((name) => [name, pageNamed(name)] as const);
  return Object.fromEntries(found.filter(([, address]) => address !== undefined)) as WikiPages;
}

/** What hides the links of a wiki that lead to a page: shape.ts makes links of them. Others are text. */
export function wikiEdits(text: string, { literal, html, nodes }: LiteralRanges, pages: WikiPages): Edit[] {
  const links = nodes.filter(({ type }) => type === 'link' || type === 'linkReference').map(rangeOf);
  const closed = [literal, html, links].map(isInside);
  return [...text.matchAll(LINK)].flatMap(({ 0: link, index }) =>
    closed.some((isIn) => isIn(index)) || !wikiLink(link, pages)
      ? []
      : { start: index, end: index + link.length, text: maskRange(link) },
  );
}

/** GitLab and Obsidian name the page first, GitHub the words. */
export function wikiLink(written: string, pages: WikiPages): { url: string; words: string } | undefined {
  const [, first, second] = ONLY_LINK.exec(written) ?? [];
  if (first === undefined) return undefined;
  const url = urlOf(first, pages);
  if (url !== undefined) return { url, words: second ?? first };
  const other = second === undefined ? undefined : urlOf(second, pages);
  return other === undefined ? undefined : { url: other, words: first };
}

function urlOf(name: string, pages: WikiPages): string | undefined {
  const [page = '', ...heading] = name.split('#');
  const address = page === '' ? '' : childOf(pages, page.trim());
  if (typeof address !== 'string') return undefined;
  return heading.length === 0 ? address : `${address}#${slug(heading.join('#').trim())}`;
}
