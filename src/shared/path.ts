import { createHash } from 'node:crypto';
import path from 'node:path';
import { slug } from 'github-slugger';

/** Names that make a file the page of its folder. */
const FOLDER_PAGE = /^(index|readme|_index)$/i;
/** `.html.md` and `.md.erb` are what Middleman has of Markdown. */
const MARKDOWN = /(?:\.html)?\.(?:mdx?|markdown)(?:\.erb)?$/i;
const MDX = /\.mdx$/i;

/** Whether a file is a page, in whichever spelling of Markdown. */
export function isMarkdown(file: string): boolean {
  return MARKDOWN.test(file);
}

/** Markdown with components, which is read by rules of its own. */
export function isMdx(file: string): boolean {
  return MDX.test(file);
}

/** A path without its Markdown ending. */
export function withoutEnding(file: string): string {
  return file.replace(MARKDOWN, '');
}

/** The file name without its Markdown ending. */
export function stem(file: string): string {
  return withoutEnding(path.posix.basename(file));
}

export function isFolderPage(file: string): boolean {
  return FOLDER_PAGE.test(stem(file));
}

/** File systems allow 255 bytes in a name; room is left for a number and an ending. */
const MAX_SEGMENT_BYTES = 200;
const MAX_ID_BYTES = 600;
/** What every file system can store. */
const MAX_NAME_BYTES = 255;
const MAX_PATH_BYTES = 1000;

/**
 * The part of an id or URL that a name becomes: GitHub's heading slug, without leading and trailing dashes. Empty where
 * the name has no letter or digit that a slug keeps (`???.md`, emoji). A longer one than file systems can store is cut, and
 * a digest tells it from others that begin the same.
 */
export function slugSegment(name: string): string {
  return cut(wholeSlug(name), MAX_SEGMENT_BYTES);
}

function wholeSlug(name: string): string {
  return slug(name.normalize('NFC').replaceAll('.', '-'))
    .replaceAll(/-{2,}/g, '-')
    .replace(/^-/, '')
    .replace(/-$/, '');
}

/** The id that segments make, each of them bounded already. */
export function idOfSegments(segments: readonly string[]): string {
  return cut(segments.join('/'), MAX_ID_BYTES);
}

/** Whether the id that a name becomes had to be cut. */
export function isCutId(name: string): boolean {
  const slugs = name.split('/').map(wholeSlug);
  return slugs.some((one) => bytesOf(one) > MAX_SEGMENT_BYTES) || bytesOf(slugs.join('/')) > MAX_ID_BYTES;
}

/** Whether every file system can store a file of this path, relative to a folder and with forward slashes. */
export function isStorable(file: string): boolean {
  return bytesOf(file) <= MAX_PATH_BYTES && file.split('/').every((name) => bytesOf(name) <= MAX_NAME_BYTES);
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

function cut(text: string, limit: number): string {
  if (bytesOf(text) <= limit) return text;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  let kept = '';
  let size = digest.length + 1;
  for (const letter of text) {
    size += bytesOf(letter);
    if (size > limit) break;
    kept += letter;
  }
  return `${kept.replace(/[-/]$/, '')}-${digest}`;
}

/** The address of a content file that is no page (an image, a script), relative to the site's base. */
export function assetUrl(file: string): string {
  return `files/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** Whether `inner` is `outer` or lies in it; both absolute. */
export function isWithin(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return (
    relative === '' ||
    (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative))
  );
}

/** A path as the reader would type it: relative where that is shorter. */
export function displayPath(file: string, from = process.cwd()): string {
  const relative = path.relative(from, file);
  return relative === '' ? '.' : relative.startsWith(`..${path.sep}..${path.sep}..`) ? file : relative;
}

/** An id as people write it, in the form that entries have theirs: `Shop/7.10` → `shop/7-10`. */
export function cleanId(id: string): string {
  return idOfSegments(id.split('/').map(slugSegment));
}
