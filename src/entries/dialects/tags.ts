import { edited, type Edit } from '../../shared/edit.ts';
import { destinationAt } from './destinations.ts';
import { inside, type Range, type Reading } from './literal.ts';
import { blanked, masked } from './masks.ts';
import { templateTags, type TemplateTag } from './template-tags.ts';

/** So far around a tag its line is looked at. */
const FAR = 100;

/**
 * The text with the addresses that tags of a template stand for, and masks for the tags that stay as they are written.
 * @returns these, too
 */
export function withoutTags(text: string, { literal, html }: Reading): { text: string; left: TemplateTag[] } {
  const tags = templateTags(text, inside(literal));
  const isHtml = inside(html);
  const left: TemplateTag[] = [];
  const edits: Edit[] = [];
  let isAddress = false;
  for (const [index, tag] of tags.entries()) {
    const done = edits.at(-1)?.end ?? 0;
    if (tag.start >= done) {
      const found = destinationAt(tags, index, text);
      isAddress = found?.is === 'address';
      const range = found?.is === 'text' ? found.range : tag;
      if (found?.is === 'address') edits.push(found.edit);
      // Markdown does not read what is HTML.
      else if (!isHtml(tag.start))
        edits.push(hidden(tag, { ...range, start: Math.max(range.start, done) }, text));
    }
    if (!isAddress && tag.shows === 'itself') left.push(tag);
  }
  return { text: edited(text, edits), left };
}

/** Spaces before words at the beginning of a line could make code of them. */
function hidden({ shows }: TemplateTag, { start, end }: Range, text: string): Edit {
  const written = text.slice(start, end);
  const isBlank = shows === 'nothing' && (written.includes('\n') || !beginsLine(start, end, text));
  return { start, end, text: isBlank ? blanked(written) : masked(written) };
}

/** Whether words follow, and nothing but spaces comes before. */
function beginsLine(start: number, end: number, text: string): boolean {
  const before = text.slice(Math.max(0, start - FAR), start);
  const after = text.slice(end, end + FAR);
  return /(?:^|\n)[ \t>]*$/.test(before) && /^[ \t]*[^\s]/.test(after);
}
