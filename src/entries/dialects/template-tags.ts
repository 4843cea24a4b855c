import type { LiteralRange } from './literal.ts';

/** A tag of another generator's templates, as it stands in the text. */
export interface TemplateTag extends LiteralRange {
  readonly of: Generator;
  /** What it calls (`param`, `if`, `site.url`); of a tag that ends another, that of the other. */
  readonly name: string;
  /** What stands between its signs. */
  readonly body: string;
  /** A remark, or a tag which says that those up to another are text, shows nothing. */
  readonly shows: 'itself' | 'nothing' | 'what it quotes';
}

type Generator = 'Hugo' | 'Liquid' | 'ERB' | 'MkDocs';

/**
 * Where tags may begin. `{{ … }}` is one only where it names what Jekyll knows, or filters a text: else it is a placeholder,
 * or a value of Prometheus or Helm.
 */
const BEGIN =
  /\{\{[<%]|\{%|\{\{(?=-?[ \t]*(?:(?:site|page|include|layout)\.|"[^"\n{}]{0,300}"[ \t]*\||'[^'\n{}]{0,300}'[ \t]*\|))|<%(?=[=#\s-])|^[ \t]*;?--8<--(?: "[^"\n]{1,300}")?[ \t]*$/gm;
const SIGNS: Readonly<Record<string, { end: string; of: Generator; name: RegExp }>> = {
  '{{<': { end: '>}}', of: 'Hugo', name: /^[/*\s]*([A-Za-z_][\w./-]*)/ },
  '{{%': { end: '%}}', of: 'Hugo', name: /^[/*\s]*([A-Za-z_][\w./-]*)/ },
  '{%': { end: '%}', of: 'Liquid', name: /^-?\s*(?:end)?([A-Za-z_]\w*|#)/ },
  '{{': { end: '}}', of: 'Liquid', name: /^-?\s*(?:["'].*\|\s*)?([\w.]+)/ },
  '<%': { end: '%>', of: 'ERB', name: /^[-=]?\s*(#|[@A-Za-z_][\w.]*|.)/ },
};
/** What is longer is no tag. */
const MAX_TAG_CHARACTERS = 2000;

/** Whether a text may hold tags. */
export function hasTags(text: string): boolean {
  return text.search(BEGIN) !== -1;
}

/**
 * The tags of a text in their order.
 * @param isLiteral whether there is code, or something else that is not read, at a place
 */
export function templateTags(text: string, isLiteral: (offset: number) => boolean): TemplateTag[] {
  const tags: TemplateTag[] = [];
  const endOf = finder(text);
  const lastEnd = lastEnds(text);
  let at = 0;
  let quoting: TemplateTag | undefined;
  for (const { 0: begin, index } of text.matchAll(BEGIN)) {
    if (index < at || isLiteral(index)) continue;
    const tag = begin.includes('--8<--') ? snippet(begin, index) : tagAt(index, begin, text, endOf);
    if (!tag || isLiteral(tag.end - 1) || (quoting && !isEndOf(quoting, tag))) continue;
    at = tag.end;
    if (quoting?.name === 'comment') tags.push({ ...quoting, end: tag.end });
    else if (quoting) tags.push(quoting, tag);
    else if (!quotes(tag, lastEnd)) tags.push(tag);
    quoting = !quoting && quotes(tag, lastEnd) ? tag : undefined;
  }
  return quoting ? [...tags, quoting] : tags;
}

function tagAt(
  start: number,
  begin: string,
  text: string,
  endOf: (sign: string, from: number) => number,
): TemplateTag | undefined {
  const sign = SIGNS[begin];
  if (!sign) return undefined;
  const inner = endOf(sign.end, start + begin.length);
  const end = inner + sign.end.length;
  if (end - start > MAX_TAG_CHARACTERS) return undefined;
  const body = text.slice(start + begin.length, inner);
  const [, name] = sign.name.exec(body) ?? [];
  if (name === undefined) return undefined;
  return { start, end, of: sign.of, name, body, shows: shownOf(sign.of, name, body) };
}

function shownOf(of: Generator, name: string, body: string): TemplateTag['shows'] {
  if (of === 'Hugo') return /^\/\*.*\*\/$/s.test(body) ? 'what it quotes' : 'itself';
  const isSilent = name === '#' || (of === 'Liquid' && (name === 'raw' || name === 'comment'));
  return isSilent ? 'nothing' : 'itself';
}

function snippet(line: string, index: number): TemplateTag {
  const start = index + line.length - line.trimStart().length;
  return {
    start,
    end: index + line.trimEnd().length,
    of: 'MkDocs',
    name: '--8<--',
    body: '',
    shows: 'itself',
  };
}

/** `{% raw %}` and `{% comment %}`, where something ends them. */
function quotes({ of, name, body, end }: TemplateTag, lastEnd: (name: string) => number): boolean {
  const isQuoting = of === 'Liquid' && (name === 'raw' || name === 'comment') && !/^-?\s*end/.test(body);
  return isQuoting && lastEnd(name) > end;
}

/** Where a text names the end of a tag for the last time. */
function lastEnds(text: string): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const last = known.get(name) ?? text.lastIndexOf(`end${name}`);
    known.set(name, last);
    return last;
  };
}

function isEndOf(begin: TemplateTag, { of, name, body }: TemplateTag): boolean {
  return of === 'Liquid' && name === begin.name && /^-?\s*end/.test(body);
}

/** Finds where a sign is next. Asked in the order of the text, it looks at every part of it once. */
function finder(text: string): (sign: string, from: number) => number {
  const known = new Map<string, number>();
  return (sign, from) => {
    const last = known.get(sign) ?? -1;
    if (last >= from) return last;
    const found = text.indexOf(sign, from);
    const next = found === -1 ? Infinity : found;
    known.set(sign, next);
    return next;
  };
}
