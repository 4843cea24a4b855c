import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser loads of one page before anybody touches it, in bytes after gzip -9. */
export interface Weight {
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly total: number;
  /** The page, its styles and its scripts. */
  readonly requests: number;
}

/** @param page path of an HTML file in `site`, e.g. `runbooks/redis-down/index.html` */
export function weigh(site: string, page: string, base = '/'): Weight {
  const html = fs.readFileSync(path.join(site, page), 'utf8');
  const css = attributes(html, /<link\b[^>]*\brel="?stylesheet\b[^>]*>/g, 'href');
  const scripts = withImports(site, base, attributes(html, /<script\b[^>]*>/g, 'src'));
  const size = (files: readonly string[]) =>
    files.reduce((sum, file) => sum + zipped(fs.readFileSync(local(site, base, file))), 0);
  const sizes = { html: zipped(Buffer.from(html)), css: size(css), js: size(scripts) };
  return {
    ...sizes,
    total: sizes.html + sizes.css + sizes.js,
    requests: 1 + css.length + scripts.length,
  };
}

/** Every HTML file of a site, relative, in the order of their size. */
export function pagesBySize(site: string): string[] {
  return fs
    .readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, size: fs.statSync(path.join(site, file)).size }))
    .toSorted((a, b) => a.size - b.size)
    .map(({ file }) => file);
}

/** Of each part of a site the largest pages: what breaks a layout or a rule stands there first. */
export function largestPages(site: string, ofEach: number): string[] {
  const parts = Map.groupBy(pagesBySize(site).toReversed(), (page) => page.split('/', 1)[0]);
  return [...parts.values()].flatMap((pages) => pages.slice(0, ofEach));
}

/** The page in the middle, among those whose path matches. */
export function medianPage(site: string, wanted: RegExp): string {
  const pages = pagesBySize(site).filter((page) => wanted.test(page));
  const page = pages[pages.length >> 1];
  if (page === undefined) throw new Error(`No page of ${site} matches ${wanted}.`);
  return page;
}

function attributes(html: string, tags: RegExp, name: string): string[] {
  const value = new RegExp(`\\b${name}="?([^"\\s>]+)`);
  return [...html.matchAll(tags)].flatMap(([tag]) => value.exec(tag)?.[1] ?? []);
}

/** Modules that a script imports at once come with it; those of `import()` do not. */
function withImports(site: string, base: string, scripts: readonly string[]): string[] {
  const all = new Set(scripts);
  for (const script of all) {
    const code = fs.readFileSync(local(site, base, script), 'utf8');
    for (const [, target = ''] of code.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^'"()]*?from\s*)?["']([^"']+\.js)["']/g,
    ))
      all.add(path.posix.join(path.posix.dirname(script), target));
  }
  return [...all];
}

function local(site: string, base: string, url: string): string {
  return path.join(site, decodeURI(url.slice(base.length)));
}

function zipped(bytes: Buffer): number {
  return gzipSync(bytes, { level: 9 }).length;
}
