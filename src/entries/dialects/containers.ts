import type { ContainerHead } from './head.ts';
import { parseTagArguments, type TagArguments } from './tag-arguments.ts';

/** A line that ends a container, and what it says that it ends. */
export interface ContainerEnd {
  readonly ends: string;
}

/** `:::note Title` of Docusaurus, `::: warning Title` of VitePress, `:::tip[Title]` of Starlight, `::: {.note}` of Pandoc. */
const COLONS =
  /^[ \t>]*(:{3,})[ \t]*(?:\{[ \t]*\.([A-Za-z][\w-]*)[^{}]*\}|([A-Za-z][\w-]*)(?:\[([^\]]*)\])?(?:\{[^{}]*\})?(?:[ \t]+([^ \t:][^:]*))?)[ \t]*$/;
const COLONS_END = /^[ \t>]*(:{3,})[ \t]*$/;
/** https://docs.gitlab.com/user/markdown/#multiline-blockquote */
const QUOTATION = /^[ \t]*>>>[ \t]*$/;
const SHORTCODE = /^[ \t>]*\{\{([<%])[ \t]*([A-Za-z][\w-]*)([^{}]*?)[>%]\}\}[ \t]*$/;
const SHORTCODE_END = /^[ \t>]*\{\{[<%][ \t]*\/[ \t]*([A-Za-z][\w-]*)[ \t]*[>%]\}\}[ \t]*$/;

/** The shortcodes of Hugo's themes that are callouts of the type that they name, or are. */
const CALLOUT_CODES = new Set(['admonition', 'alert', 'callout', 'hint', 'notice']);
const TYPE_CODES = new Set('caution danger error important info note success tip warn warning'.split(' '));
const DETAILS = new Set(['details', 'expand', 'collapse', 'collapsible', 'spoiler']);
const MAX_LINE_CHARACTERS = 1000;
const DEEPEST = 50;

/** What begins or ends a container on a line of its own. */
export function containerHead(
  line: string,
): { name: string; head: ContainerHead } | ContainerEnd | undefined {
  if (line.length > MAX_LINE_CHARACTERS) return undefined;
  if (QUOTATION.test(line)) return { name: '>>>', head: { is: 'quotation' } };
  const ends = COLONS_END.exec(line)?.[1] ?? SHORTCODE_END.exec(line)?.[1];
  if (ends !== undefined) return { ends };
  const [, colons, pandoc, type = pandoc, label, words] = COLONS.exec(line) ?? [];
  if (colons !== undefined && type !== undefined)
    return { name: colons, head: ofType(type, (label ?? words ?? '').trim()) };
  const [, sign, code = '', rest = ''] = SHORTCODE.exec(line) ?? [];
  const given = parseTagArguments(rest.replace(/\/$/, ''));
  // Docsy's tabs hold code where they are not of Markdown.
  const isCode = sign === '<' && code === 'tab' && given.named.has('header');
  const head = isCode ? undefined : ofShortcode(code, given);
  return head && { name: code, head };
}

function ofType(type: string, title: string): ContainerHead {
  return DETAILS.has(type)
    ? { is: 'details', title: title || 'Details', isOpen: false }
    : { is: 'callout', type, title };
}

function ofShortcode(code: string, { listed, named }: TagArguments): ContainerHead | undefined {
  const [first = '', second = ''] = listed;
  const title = named.get('title') ?? named.get('header') ?? named.get('summary') ?? named.get('name');
  if (DETAILS.has(code)) {
    const isOpen = named.get('open') === 'true' || listed.includes('open', 1);
    return { is: 'details', title: title ?? (first || 'Details'), isOpen };
  }
  if (code === 'tabs') return { is: 'tabs' };
  if (code === 'tab') return { is: 'tab', title: title ?? (first || 'Tab') };
  if (TYPE_CODES.has(code)) return { is: 'callout', type: code, title: title ?? first };
  if (!CALLOUT_CODES.has(code)) return undefined;
  const type = named.get('type') ?? named.get('style') ?? named.get('color') ?? named.get('context');
  return { is: 'callout', type: type ?? (first || 'note'), title: title ?? second };
}

interface Begun {
  readonly index: number;
  readonly name: string;
}

/** The lines with `<?>`, which is a block of its own to Markdown, where a container begins and ends: shape.ts gathers what is between. */
export function withMarks(lines: readonly string[], isCode: readonly boolean[]): string[] {
  const out = [...lines];
  const begun: Begun[] = [];
  for (const [index, line] of lines.entries()) {
    if (isCode[index] === true) continue;
    const found = containerHead(line);
    if (found === undefined) continue;
    const ends = 'ends' in found ? found.ends : found.name === '>>>' ? '>>>' : undefined;
    const at = ends === undefined ? -1 : begunBy(ends, begun);
    if (at === -1 && 'head' in found && begun.length < DEEPEST) begun.push({ index, name: found.name });
    const [whole] = at === -1 ? [] : begun.splice(at);
    if (whole) for (const place of [whole.index, index]) out[place] = marked(lines[place] ?? '');
  }
  return out;
}

/** As many colons, or fewer; what was begun in between and not ended is no container. */
function begunBy(ends: string, begun: readonly Begun[]): number {
  const same = begun.findLastIndex(({ name }) => name === ends);
  return same === -1 && ends.startsWith(':')
    ? begun.findLastIndex(({ name }) => ends.startsWith(name))
    : same;
}

export const CONTAINER_MARK = '<?>';

function marked(line: string): string {
  const before = /^[ \t>]*?(?=[:{]|>>>)/.exec(line)?.[0] ?? '';
  return (before + CONTAINER_MARK).padEnd(line.length);
}
