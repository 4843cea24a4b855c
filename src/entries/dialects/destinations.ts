import type { Edit } from '../../shared/edit.ts';
import type { LiteralRange } from './literal.ts';
import { parseTagArguments } from './tag-arguments.ts';
import type { TemplateTag } from './template-tags.ts';

/** What tags say in Markdown; or how much of the text shows as it is written, so that nothing makes an address of it. */
export type StatedDestination =
  { readonly is: 'edit'; readonly edit: Edit } | { readonly is: 'text'; readonly range: LiteralRange };

const LOOK_BACK = 200;
const IN_ADDRESS = /[^\s(){}<>"']/;
const REST = new RegExp(`${IN_ADDRESS.source}*`, 'y');
/** `[label]: ` */
const DEFINITION = /^[ \t>]*\[[^\]\n]+\]:[ \t]*<?$/;
const LINK_END = /[^()\n]{0,300}\)/y;
const HTML_END = /[^<>\n]{0,300}>/y;
const SITE = /^-?\s*site\.(?:baseurl|url)\s*-?$/;
const FILTERED =
  /^-?\s*(?:"([^"]*)"|'([^']*)')\s*(?:\|\s*(?:relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url))\s*){1,3}-?$/;

/** What the tags are that begin with one of them, where they are not words among words. */
export function destinationAt(
  tags: readonly TemplateTag[],
  first: number,
  text: string,
): StatedDestination | undefined {
  const tag = tags[first];
  if (!tag) return undefined;
  const start = addressStart(text, tag.start);
  const context = contextOf(text, start);
  if (context === undefined) return undefined;
  const { parts, end } = partsFrom(tags, first, text);
  const range = { start, end };
  const address = isAddress(context) ? addressOf([text.slice(start, tag.start), ...parts]) : undefined;
  const edit = address === undefined ? undefined : editTo(address, range, text);
  return edit ? { is: 'edit', edit } : { is: 'text', range: around(context, range, text) };
}

function addressStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && start > from - LOOK_BACK && IN_ADDRESS.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

/** What makes an address of what follows; or it is one itself, or anything in a tag of HTML. */
type Context = 'link' | 'definition' | 'attribute' | 'html' | 'word';

function contextOf(text: string, start: number): Context | undefined {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  if (/\]\([ \t]*<?$/.test(before)) return 'link';
  if (/\b(?:href|src)=["']$/.test(before)) return 'attribute';
  if (/<\/?[a-zA-Z][^<>]*$/.test(before)) return 'html';
  if (DEFINITION.test(before.slice(before.lastIndexOf('\n') + 1))) return 'definition';
  return /https?:\/\//y.test(text.slice(start, start + 8)) ? 'word' : undefined;
}

function isAddress(context: Context): boolean {
  return context !== 'html' && context !== 'word';
}

function partsFrom(tags: readonly TemplateTag[], first: number, text: string) {
  const parts: (TemplateTag | string)[] = [];
  let end = tags[first]?.start ?? 0;
  for (let next = first; ;) {
    const tag = tags[next];
    if (tag?.start === end) {
      parts.push(tag);
      end = tag.end;
      next += 1;
      continue;
    }
    REST.lastIndex = end;
    const rest = REST.exec(text)?.[0] ?? '';
    if (rest === '') return { parts, end };
    parts.push(rest);
    end += rest.length;
  }
}

/** Nothing where only the other generator knows it. */
function addressOf(parts: readonly (TemplateTag | string)[]): string | undefined {
  const known = parts.map((part) => (typeof part === 'string' ? part : meaningOf(part)));
  return known.includes(undefined) ? undefined : known.join('') || '/';
}

function meaningOf({ of, name, body, shows }: TemplateTag): string | undefined {
  if (shows !== 'itself') return undefined;
  if (of === 'Hugo' && (name === 'ref' || name === 'relref')) {
    const { listed, named } = parseTagArguments(body);
    return named.get('path') ?? listed[1];
  }
  if (of !== 'Liquid') return undefined;
  if (SITE.test(body)) return '';
  const [, double, single] = FILTERED.exec(body) ?? [];
  const [, file] = /^-?\s*(?:link|post_url)\s+([^\s{}|]+)\s*-?$/.exec(body) ?? [];
  if (file !== undefined) return name === 'link' ? `/${file.replace(/^\//, '')}` : `/_posts/${file}.md`;
  return double ?? single;
}

/** The same characters at the same place, if it can be. */
function editTo(address: string, { start, end }: LiteralRange, text: string): Edit | undefined {
  const written = text.slice(start, end);
  const safe = /[\s()<>]/.test(address) ? `<${address}>` : address;
  if (/[<>\n]/.test(address) || safe.length > written.length) return undefined;
  const at = Math.max(0, written.lastIndexOf(address) - (safe.length - address.length) / 2);
  return { start, end, text: `${' '.repeat(at)}${safe}`.padEnd(written.length) };
}

/** So much that nothing is left which would make an address of it. */
function around(context: Context, { start, end }: LiteralRange, text: string): LiteralRange {
  if (context === 'word') return { start, end };
  if (context === 'definition') return { start: text.lastIndexOf(']:', start) + 1, end };
  const sign = context === 'link' ? '(' : '<';
  const ending = context === 'link' ? LINK_END : HTML_END;
  ending.lastIndex = end;
  return {
    start: Math.max(0, text.lastIndexOf(sign, start - 1)),
    end: end + (ending.exec(text)?.[0].length ?? 0),
  };
}
