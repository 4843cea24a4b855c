import type { IndexedField } from './fields.ts';

/** What the index knows of one page. */
export interface SearchDocument {
  /** Without the site's base. */
  readonly url: string;
  readonly title: string;
  /** Other names it is looked for by: an H1 that differs, aliases. */
  readonly names: readonly string[];
  /** The alerts that it answers, or that it is. */
  readonly alerts: readonly string[];
  readonly summary: string;
  /** As it is called: `Runbook`. */
  readonly kind: string;
  /** It says what to do; what only tells of things stands behind what is as good an answer. */
  readonly isAnswer: boolean;
  readonly severity?: SeverityGrade;
  readonly services: readonly string[];
  /** What the system prints when this page is the answer: the literal texts of each line, between what varies. */
  readonly symptoms: readonly (readonly string[])[];
  /** What its alerts say when they fire. */
  readonly messages: readonly string[];
  readonly html: string;
}

/** A severity or priority, as it is shown. */
export interface SeverityGrade {
  readonly label: string;
  readonly level: string;
}

/** A part of a page below one heading; the first has none. */
export interface DocumentSection {
  readonly id: string;
  readonly heading: string;
  readonly pieces: readonly DocumentPart[];
}

/** Text of one field without markup; a new line where the page has one. */
export interface DocumentPart {
  readonly field: IndexedField;
  readonly text: string;
}

/** Not text: the `#` after headings, which every page would match, comments, and what explains itself to machines. */
const UNSAID = /<a class="anchor"[^>]*>#<\/a>|<!--[\s\S]*?-->|<annotation[\s\S]*?<\/annotation>/g;
const BLOCK = /<h([1-6])\b([^>]*)>([\s\S]*?)<\/h\1>|<pre\b[^>]*>([\s\S]*?)<\/pre>/g;
/** Elements that stand within a line: words on both sides of them may be one. */
const INLINE =
  /<\/?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u|var|wbr)\b(?:"[^"]*"|[^">])*>/g;

/** The page's text by section, in the page's order; what stands in the frontmatter is part of the first. */
export function documentSections(page: SearchDocument): DocumentSection[] {
  const { title, names, alerts, symptoms, summary, messages, services, url } = page;
  const first = {
    id: '',
    heading: '',
    pieces: [
      ...[title, ...names, ...alerts].map((text): DocumentPart => ({ field: 'title', text })),
      ...symptoms.map((parts) => about(parts.join(' … '))),
      about(summary),
      { field: 'where' as const, text: [...services, ...url.split('/').slice(2)].join(' ') },
      ...messages.map((text): DocumentPart => ({ field: 'body', text })),
    ],
  };
  const sections: { id: string; heading: string; pieces: DocumentPart[] }[] = [first];
  const add = (field: IndexedField, html: string): void => {
    const text = textOf(html);
    if (text !== '') sections.at(-1)?.pieces.push({ field, text });
  };
  const html = page.html.replace(UNSAID, '');
  let from = 0;
  for (const { 0: whole, 2: attributes = '', 3: heading, 4: code = '', index } of html.matchAll(BLOCK)) {
    add('body', html.slice(from, index));
    from = index + whole.length;
    if (heading === undefined) add('code', code.replace(/<\/span>\s*<span class="line/g, '\n$&'));
    else sections.push(section(attributes, textOf(heading)));
  }
  add('body', html.slice(from));
  return sections.map(({ pieces, ...rest }) => ({
    ...rest,
    pieces: pieces.filter(({ text }) => text !== ''),
  }));
}

function about(text: string): DocumentPart {
  return { field: 'about', text };
}

function section(attributes: string, heading: string) {
  const id = unescape(/\bid="([^"]*)"/.exec(attributes)?.[1] ?? '');
  return { id, heading, pieces: [{ field: 'heading', text: heading } satisfies DocumentPart] };
}

/** A value in quotes may hold what would end a tag. */
const TAG = /<(?:"[^"]*"|[^">])*>/g;

function textOf(html: string): string {
  return unescape(html.replace(INLINE, '').replace(TAG, '\n'))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

function unescape(html: string): string {
  return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
