import { edited, type Edit } from '../../shared/edit.ts';
import { destinationAt } from './destinations.ts';
import { inside, type Range } from './literal.ts';
import { blanked, masked } from './masks.ts';
import { templateTags, type TemplateTag } from './template-tags.ts';

/**
 * The text with the addresses that tags of a template stand for, and masks for the tags that stay as they are written.
 * @returns these, too
 */
export function withoutTags(text: string, literal: readonly Range[]): { text: string; left: TemplateTag[] } {
  const tags = templateTags(text, inside(literal));
  const left: TemplateTag[] = [];
  const edits: Edit[] = [];
  let isAddress = false;
  for (const [index, tag] of tags.entries()) {
    if (tag.start >= (edits.at(-1)?.end ?? 0)) {
      const found = destinationAt(tags, index, text);
      isAddress = found?.is === 'address';
      edits.push(found?.is === 'address' ? found.edit : hidden(tag, found?.range ?? tag, text));
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

function beginsLine(start: number, end: number, text: string): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^[ \t>]*$/.test(before) && !/[ \t]*(?:\n|$)/y.test(text.slice(end, end + 100));
}
