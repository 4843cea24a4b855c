import { edited, type Edit } from '../../shared/edit.ts';
import { destinationAt } from './destinations.ts';
import { figureAt } from './figures.ts';
import { inside, type Range, type Reading } from './literal.ts';
import { masked, silenced } from './masks.ts';
import { templateTags, type TemplateTag } from './template-tags.ts';

/**
 * The text with the addresses and images that tags of a template stand for, and masks for those that stay as they are written.
 * @returns these, too
 */
export function withoutTags(text: string, { literal, html }: Reading): { text: string; left: TemplateTag[] } {
  const tags = templateTags(text, inside(literal));
  const isHtml = inside(html);
  const left: TemplateTag[] = [];
  const edits: Edit[] = [];
  let isSaid = false;
  for (const [index, tag] of tags.entries()) {
    const done = edits.at(-1)?.end ?? 0;
    if (tag.start >= done) {
      const found = destinationAt(tags, index, text) ?? figureAt(tag);
      const range = found?.is === 'text' ? found.range : tag;
      isSaid = found?.is === 'edit';
      if (found?.is === 'edit') edits.push(found.edit);
      // Markdown does not read what is HTML.
      else if (!isHtml(tag.start))
        edits.push(hidden(tag, { start: Math.max(range.start, done), end: range.end }, text));
    }
    if (!isSaid && tag.shows === 'itself') left.push(tag);
  }
  return { text: edited(text, edits), left };
}

function hidden({ shows }: TemplateTag, range: Range, text: string): Edit {
  return shows === 'nothing'
    ? silenced(range, text)
    : { ...range, text: masked(text.slice(range.start, range.end)) };
}
