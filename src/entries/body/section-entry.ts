import { slug } from 'github-slugger';
import { planWords } from '../../kinds/headings/headings.ts';
import { DEFAULT_KIND, type Kind } from '../../kinds/registry.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { shorten } from '../../shared/text.ts';
import type { Entry } from '../entry.ts';
import { readFields } from '../fields.ts';
import { entryUrl, type InferredService } from '../infer.ts';
import { readOutline } from '../outline.ts';
import { parseMarkdown } from '../parsed-markdown.ts';
import { isFactor } from './assessment-body.ts';
import type { Placed } from './body-data.ts';
import { withBody } from './merge.ts';
import { walkParts, type Part } from './parts.ts';
import { readBody } from './read-body.ts';
import type { Section } from './sections.ts';

/** Pages of these kinds may have sections that are entries. */
export const SECTIONED: ReadonlySet<Kind> = new Set<Kind>([
  'guides',
  'assessments',
  'gaps',
  'remediations',
  'phases',
]);
const SUMMARY_LIMIT = 220;
const TITLE_LIMIT = 200;
/** Pages without these words have neither. */
const TELLING = new RegExp(
  `${planWords('gap')}|${planWords('phase')}|${planWords('tier')}|priorit|score|\\d\\s*/\\s*10\\b`,
  'iu',
);

/** Whether it is worth looking for sections in a text. */
export function mayHaveSections(text: string): boolean {
  return TELLING.test(text);
}

/** A report of several gaps, or one with scores, is an assessment wherever it is, unless its frontmatter says what it is. */
export function containerKind(
  kind: Kind,
  whole: Part,
  sections: readonly Section[],
): InferredService<Kind> | undefined {
  const kinds = new Set(sections.map((section) => section.kind));
  const isPlan =
    kinds.has('remediations') &&
    kinds.has('gaps') &&
    sections.some(({ refersTo }) => refersTo['resolves'] !== undefined);
  if (isPlan && (kind === 'gaps' || kind === 'remediations'))
    return { value: DEFAULT_KIND, rule: 'sections with gaps and remediations' };
  if (isPlan) return undefined;
  const scored = [...walkParts(whole)].filter(isFactor).length;
  if (kind === DEFAULT_KIND ? kinds.has('gaps') || scored > 1 : kind === 'gaps' && kinds.has('gaps'))
    return {
      value: 'assessments',
      rule: kinds.has('gaps') ? 'sections that are gaps' : 'headings with scores',
    };
  return undefined;
}

interface Page {
  readonly entry: Entry;
  readonly strict: boolean;
  /** First lines of all sections of the page. */
  readonly apart: readonly number[];
  readonly findings: Diagnostic[];
}

/** The entry that a section of a page is, with an address below the page's. Its text keeps the lines that it has in the file. */
export function sectionEntry(section: Section, { entry: page, strict, apart, findings }: Page): Entry {
  const { kind, part, first, last, anchor } = section;
  const { file, wikiPages } = page;
  const source = page.source
    .split('\n')
    .map((line, index) => (index + 1 < first || index + 1 > last ? '' : line))
    .join('\n');
  const { root, text, isPlain } = parseMarkdown({ source, file, wikiPages });
  const outline = readOutline(root, text);
  const id = idOf(page, section.name);
  const given = { ...section.fields, ...referring(section, page) };
  const {
    body,
    claim,
    findings: ofBody,
  } = readBody(kind, {
    whole: part,
    file,
    given,
    apart: apart.filter((line) => line !== part.first),
  });
  const merged = withBody({ data: {}, at: () => part.title.span, keyAt: () => part.title.span }, body, file);
  const fields = readFields(kind, merged, file, strict);
  for (const one of [...ofBody, ...fields.findings]) findings.push(one);
  const title = shorten(section.title, TITLE_LIMIT);
  const whole = part.title.text;
  // The schema of the kind made the data: TypeScript cannot see that the two go together.
  return {
    kind,
    id,
    url: entryUrl(kind, id),
    file,
    title,
    names: whole === title ? [] : [whole],
    summary: shorten(outline.firstParagraph, SUMMARY_LIMIT),
    services: page.services,
    alerts: [],
    symptoms: [],
    section: { anchor, page: page.url },
    isFolder: false,
    isTakenForService: false,
    data: fields.data,
    spans: fields.spans,
    references: fields.references,
    ...(claim && { claim }),
    inferred: { ...merged.rules, kind: `section ${shorten(whole, SUMMARY_LIMIT)}` },
    source,
    text,
    wikiPages,
    isPlain,
    outline: { ...outline, startsWithTitle: outline.startsWithTitle && part.depth > 0 },
  } as Entry;
}

function idOf({ id }: Entry, name: string): string {
  return `${id === '' ? 'overview' : id}/${slug(name)}`;
}

/** What ties a section to its page and to other sections of it. */
function referring({ kind, refersTo, part }: Section, page: Entry): Record<string, Placed> {
  const { span } = part.title;
  const fields: Record<string, Placed> = {};
  if (kind === 'gaps' && page.kind === 'assessments') fields['found_in'] = { value: page.id, span };
  if (kind === 'remediations' && page.kind === 'guides') fields['part_of'] = { value: page.id, span };
  for (const [field, name] of Object.entries(refersTo)) {
    const id = { value: idOf(page, name), span };
    fields[field] = field === 'resolves' ? { value: [id], span } : id;
  }
  return fields;
}
