import { destinationAt, type StatedDestination } from './destinations.ts';
import { isInside, type LiteralRange, type LiteralRanges } from './literal.ts';
import { maskRange, maskEdit } from './masks.ts';
import { parseTagArguments } from './tag-arguments.ts';
import { templateTags, type TemplateTag } from './template-tags.ts';
import { edited, type Edit } from '../../shared/edit.ts';

/**
 * The text with the addresses and images that tags of a template stand for, and masks for those that stay as they are written.
 * @returns these, too
 */
export function removeTemplateTags(
  text: string,
  { literal, html }: LiteralRanges,
): { text: string; left: TemplateTag[] } {
  const tags = templateTags(text, isInside(literal));
  const isHtml = isInside(html);
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

function hidden({ shows }: TemplateTag, range: LiteralRange, text: string): Edit {
  return shows === 'nothing'
    ? maskEdit(range, text)
    : { ...range, text: maskRange(text.slice(range.start, range.end)) };
}

const NAMES = new Set(['figure', 'image', 'img']);

/** A figure of Hugo as an image, if that can be said in as many characters: https://gohugo.io/shortcodes/figure/ */
function figureAt({ of, name, body, shows, start, end }: TemplateTag): StatedDestination | undefined {
  if (of !== 'Hugo' || shows !== 'itself' || !NAMES.has(name)) return undefined;
  const { named } = parseTagArguments(body.replace(/\/\s*$/, ''));
  const address = named.get('src') ?? '';
  const alt = named.get('alt') ?? named.get('caption') ?? named.get('title') ?? '';
  if (!/^[^\s()<>{}]+$/.test(address) || /[[\]\\`<>{}\n]/.test(alt)) return undefined;
  // Where there is room for it, the address stays in its place.
  const at = '{{<'.length + body.indexOf(address);
  const image = [`![${alt}](`.padEnd(at), `![${alt}](`]
    .map((before) => `${before}${address})`)
    .find(({ length }) => length <= end - start);
  return image === undefined
    ? undefined
    : { is: 'edit', edit: { start, end, text: image.padEnd(end - start) } };
}
