import { destinationAt, type Said } from './destinations.ts';
import { inside, type Range, type Reading } from './literal.ts';
import { masked, silenced } from './masks.ts';
import { argumentsOf } from './tag-arguments.ts';
import { templateTags, type TemplateTag } from './template-tags.ts';
import { edited, type Edit } from '../../shared/edit.ts';

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

const NAMES = new Set(['figure', 'image', 'img']);

/** A figure of Hugo as an image, if that can be said in as many characters: https://gohugo.io/shortcodes/figure/ */
function figureAt({ of, name, body, shows, start, end }: TemplateTag): Said | undefined {
  if (of !== 'Hugo' || shows !== 'itself' || !NAMES.has(name)) return undefined;
  const { named } = argumentsOf(body.replace(/\/\s*$/, ''));
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
