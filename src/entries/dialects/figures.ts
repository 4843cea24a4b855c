import type { Said } from './destinations.ts';
import { argumentsOf } from './tag-arguments.ts';
import type { TemplateTag } from './template-tags.ts';

const NAMES = new Set(['figure', 'image', 'img']);

/** A figure of Hugo as an image, if that can be said in as many characters: https://gohugo.io/shortcodes/figure/ */
export function figureAt({ of, name, body, shows, start, end }: TemplateTag): Said | undefined {
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
