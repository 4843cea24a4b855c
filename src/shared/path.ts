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

/**
 * The part of an id or URL that a name becomes: GitHub's heading slug, without leading and trailing dashes. Empty where
 * the name has no letter or digit that a slug keeps (`???.md`, emoji).
 */
export function slugSegment(name: string): string {
  return slug(name.normalize('NFC').replaceAll('.', '-'))
    .replace(/^-+|-+$/g, '')
    .replace(/-{2,}/g, '-');
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
  return id.split('/').map(slugSegment).join('/');
}
