import { fenceName } from '../shared/fence.ts';

/** How a line of code is set off from the others. */
export type LineMark = 'marked' | 'ins' | 'del' | 'warning' | 'error';

/** What the first line of a fence asks for beside its language: ```` ```bash title="scale.sh" {2,4-6} ````. */
export interface FenceMeta {
  readonly title: string;
  /** By line numbers, from 1. */
  readonly marks: ReadonlyMap<number, LineMark>;
}

/** More lines than this are never marked one by one; a range such as `{1-999999999}` ends here. */
const MAX_LINES = 10_000;
const MAX_META = 1_000;

/** The words of Expressive Code, MkDocs, Hugo and Shiki for lines that are set off. */
export const MARKS: ReadonlyMap<string, LineMark> = new Map([
  ['hl_lines', 'marked'],
  ['mark', 'marked'],
  ['highlight', 'marked'],
  ['hl', 'marked'],
  ['focus', 'marked'],
  ['ins', 'ins'],
  ['++', 'ins'],
  ['del', 'del'],
  ['--', 'del'],
  ['warning', 'warning'],
  ['error', 'error'],
]);

const QUOTED = /"[^"]*"|'[^']*'/g;
/** `title="a"`; what is a title here, is `filename` for Nextra and `name` for Runme. */
const TITLES = ['title', 'filename', 'file', 'name'].map(
  (name) => new RegExp(String.raw`(?:^|[\s{,])${name}=(?:"([^"]*)"|'([^']*)'|([^\s{},]+))`),
);
/** Runme: `{"name":"scale"}`. */
const JSON_NAME = /\{[^{}]*"name"\s*:\s*"([^"]*)"/;
/** VitePress: `[scale.sh]`. */
const IN_BRACKETS = /(?:^|\s)\[([^[\]]+)\]/;
/** Zenn: ```` ```bash:scale.sh ````. VitePress writes `:line-numbers` there. */
const BEHIND_LANGUAGE = /^:(?!(?:no-)?line-numbers\b)([^\s{}]+)/;
/** `{2,4-6}`. */
const LINES = /(?:^|[^=\w])\{([\d\s,-]+)\}/g;
/** `hl_lines="2 4-6"`, `hl_lines=[2,"4-6"]`, `ins={2}`, `ins={"Label":2}`. */
const NAMED_LINES =
  /(?<![\w-])([a-z_]+)=(?:"([\d\s,-]+)"|'([\d\s,-]+)'|\[([\d\s,"'-]+)\]|\{(?:"[^"]*"\s*:)?([\d\s,-]+)\})/g;

/** @param language as written, with what stands right behind it: `yaml{2}` */
export function readFenceMeta(meta: string, language = ''): FenceMeta {
  const lower = language.toLowerCase();
  const name = fenceName(language);
  const tail = language.slice(lower.indexOf(name) + name.length);
  const brief = `${tail} ${meta}`.trim().slice(0, MAX_META);
  const marks = new Map<number, LineMark>();
  const bare = brief.replace(QUOTED, '""');
  for (const [, list = ''] of bare.matchAll(LINES)) addLines(list, 'marked', marks);
  for (const [, word = '', ...lists] of brief.matchAll(NAMED_LINES)) {
    const mark = MARKS.get(word);
    if (mark) addLines(lists.join(''), mark, marks);
  }
  return { title: titleIn(brief, bare), marks };
}

function titleIn(brief: string, bare: string): string {
  const named = TITLES.map((form) => form.exec(brief)).find((found) => found !== null);
  if (named) return named[1] ?? named[2] ?? named[3] ?? '';
  return (JSON_NAME.exec(brief) ?? IN_BRACKETS.exec(bare) ?? BEHIND_LANGUAGE.exec(brief))?.[1] ?? '';
}

function addLines(list: string, mark: LineMark, marks: Map<number, LineMark>): void {
  for (const [, from, to] of list.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)) {
    const last = Math.min(Number(to ?? from), MAX_LINES);
    for (let line = Number(from); line <= last; line++) marks.set(line, mark);
  }
}
