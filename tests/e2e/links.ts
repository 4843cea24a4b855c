import fs from 'node:fs';
import path from 'node:path';
import { filesOf } from './command.ts';

const TAG = /<([a-zA-Z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const CSS_URL = /url\(\s*["']?([^"')]+)["']?\s*\)/g;
const LINKING = new Set(['href', 'src', 'poster', 'action', 'data-src', 'data-href']);

interface Page {
  readonly links: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

/**
 * Every link, anchor and asset of a built site that leads nowhere, or out of the base: `page: link, reason`. Other sites are
 * not asked.
 */
export function brokenLinks(site: string, base: string): string[] {
  const files = new Set(filesOf(site));
  const pages = new Map(
    [...files]
      .filter((file) => /\.(html|css)$/.test(file))
      .map((file) => [file, read(file, fs.readFileSync(path.join(site, file), 'utf8'))]),
  );
  return [...pages].flatMap(([file, { links }]) =>
    links.flatMap((link) => {
      const reason = whatIsWrong(link, file, base, files, pages);
      return reason ? [`${file}: ${link}, ${reason}`] : [];
    }),
  );
}

/** How many links a site has: a crawler that finds none has found no mistake either. */
export function countLinks(site: string): number {
  return filesOf(site)
    .filter((file) => file.endsWith('.html'))
    .reduce((sum, file) => sum + read(file, fs.readFileSync(path.join(site, file), 'utf8')).links.length, 0);
}

function read(file: string, text: string): Page {
  if (file.endsWith('.css'))
    return { links: [...text.matchAll(CSS_URL)].map(([, url = '']) => url), anchors: new Set() };
  const links: string[] = [];
  const anchors = new Set<string>();
  for (const [, , attributes = ''] of text.matchAll(TAG))
    for (const [, name = '', ...values] of attributes.matchAll(ATTRIBUTE)) {
      const value = unescape(values.find((one) => one !== undefined) ?? '');
      if (name === 'id') anchors.add(value);
      if (LINKING.has(name)) links.push(value);
      if (name === 'srcset') links.push(...value.split(',').map((one) => one.trim().split(/\s/, 1)[0] ?? ''));
    }
  return { links, anchors };
}

function whatIsWrong(
  link: string,
  file: string,
  base: string,
  files: ReadonlySet<string>,
  pages: ReadonlyMap<string, Page>,
): string | undefined {
  const here = new URL(base + file.replace(/(^|\/)index\.html$/, '$1'), 'http://site.test');
  if (!URL.canParse(link, here.href)) return 'not an address';
  const { origin, pathname, hash } = new URL(link, here);
  if (origin !== here.origin) return undefined;
  if (!pathname.startsWith(base)) return `outside ${base}`;
  const below = decodeURIComponent(pathname.slice(base.length));
  const target = below === '' || below.endsWith('/') ? `${below}index.html` : below;
  if (!files.has(target)) return 'no such file';
  const anchor = decodeURIComponent(hash.slice(1));
  if (anchor === '' || anchor.startsWith(':~:') || !target.endsWith('.html')) return undefined;
  return pages.get(target)?.anchors.has(anchor) ? undefined : 'no such anchor';
}

function unescape(text: string): string {
  return text
    .replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex: string, decimal: string) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
