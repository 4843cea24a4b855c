import type { Edit } from '../../shared/edit.ts';
import { isInside, type LiteralRanges } from './literal.ts';
import { maskEdit } from './masks.ts';

/** Drawings of Material for MkDocs, which say nothing: https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/ */
const ICON = /:(?:fontawesome|material|octicons|simple)-[a-z\d-]{1,80}:(?:\{[^{}\n]{0,100}\})?/g;
const SOME_ICON = new RegExp(ICON.source);
const ONLY_ICON = new RegExp(`^${ICON.source}$`);

/** Whether a text holds icons. */
export function hasIcons(text: string): boolean {
  return SOME_ICON.test(text);
}

/** Whether a text is an icon and nothing else. */
export function isIcon(text: string): boolean {
  return ONLY_ICON.test(text);
}

/** What takes the icons away; in HTML they stay. */
export function iconEdits(text: string, { literal, html }: LiteralRanges): Edit[] {
  const isLiteral = isInside(literal);
  const isHtml = isInside(html);
  return [...text.matchAll(ICON)]
    .filter(({ index }) => !isLiteral(index) && !isHtml(index))
    .map(({ 0: icon, index }) => maskEdit({ start: index, end: index + icon.length }, text));
}
