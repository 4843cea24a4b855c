import { slug } from 'github-slugger';
import type { Root } from 'mdast';
import { hasField } from '../kinds/schemas.ts';
import { DEFAULT_KIND, isKind, KIND_NAMES, KINDS, type Kind } from '../kinds/registry.ts';
import { nearest } from '../shared/nearest.ts';
import { isFolderPage, isMdx, stem } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { firstSentence, shorten, titleFromName } from '../shared/text.ts';
import type { AdoptedFields, Adoption } from './adoption.ts';
import { readBody } from './body/read-body.ts';
import { withBody } from './body/merge.ts';
import { partsOf } from './body/parts.ts';
import { containerKind, mayHaveSections, SECTIONED, sectionEntry } from './body/section-entry.ts';
import { sectionsOf } from './body/sections.ts';
import { aliasRule, normalizeFrontmatter, keepFrontmatter } from './dialects/fields.ts';
import { isTitleTag } from './dialects/tag-text.ts';
import { wikiPagesOf } from './dialects/wiki-links.ts';
import type { Entry, Outline } from './entry.ts';
import { readFields, type ReadFieldsResult } from './fields.ts';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';
import { inferKind } from './infer-kind.ts';
import { entryId, inferAlert, inferService, inferTitle, entryUrl, type InferredService } from './infer.ts';
import { readOutline } from './outline.ts';
import type { OwnerLookup } from './owners.ts';
import { parseMarkdown } from './parsed-markdown.ts';
import { pairedFences, unclosedFences } from './unclosed-fences.ts';
import type { ResolveWikiLink } from './wiki-pages.ts';

export interface ParseOptions {
  /** The content folder's own name, which may be a kind's. */
  readonly rootName: string;
  /** In a strict tree nothing but kind, title and summary is inferred. */
  readonly strict: boolean;
  /** What the settings say of pages that do not say it themselves. */
  readonly adoption?: Adoption;
  readonly ownerOf?: OwnerLookup;
  /** The address, from a file, of the page with this name. */
  readonly pageNamed?: ResolveWikiLink;
}

const SUMMARY_LIMIT = 220;
const TITLE_LIMIT = 200;

/** The tree that parts are read from: where fences in a block of Markdown leave one unclosed, that of the text with them paired. */
function readableParts(root: Root, text: string): [root: Root, text: string] {
  const paired = unclosedFences(root, text).length === 0 ? undefined : pairedFences(text);
  return paired === undefined
    ? [root, text]
    : [parseMarkdown({ source: paired, file: 'x.md', wikiPages: {} }).root, paired];
}

/** What was found and not written, told to an entry's `inferred`. */
type Note = <Value>(field: string, found: InferredService<Value> | undefined) => Value | undefined;

/** One file's text → an entry. Never throws: whatever is wrong with the text is a finding beside an entry that still shows it. */
export function parseEntry(
  source: string,
  file: string,
  options: ParseOptions,
): { entry: Entry; sections: readonly Entry[]; findings: Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const wikiPages = wikiPagesOf(source, (name) => options.pageNamed?.(name, file));
  const { root, text, isPlain, findings: ofText } = parseMarkdown({ source, file, wikiPages });
  const frontmatter = readFrontmatter(root.children[0], source, file);
  for (const one of frontmatter.findings) findings.push(one);
  const outline = readOutline(root, text);
  const [heading] = outline.headings;
  const isFilledIn = outline.startsWithTitle && isTitleTag(heading?.text ?? '');
  // The page's title stands there: that is what the tag asks for.
  for (const one of ofText.filter(({ line }) => !(isFilledIn && line === heading?.span.line)))
    findings.push(one);
  for (const span of outline.unclosedComments)
    findings.push(diagnostic('text/unclosed-comment', file, span, {}));
  for (const span of unclosedFences(root, text))
    findings.push(diagnostic('text/unclosed-fence', file, span, {}));
  const inferred: Record<string, string> = {};
  const note: Note = (field, found) => {
    if (found) inferred[field] = found.rule;
    return found?.value;
  };

  const adopted = options.adoption?.(file) ?? {};
  const stated = statedKind(frontmatter, file, findings) ?? note('kind', adopted.kind);
  const found = stated ? undefined : inferKind({ file, outline, data: frontmatter.data, ...options });
  const likely = stated ?? found?.value ?? DEFAULT_KIND;
  const mayHave = SECTIONED.has(likely) && !isMdx(file) && mayHaveSections(text);
  const isRead = !isPlain && (mayHave || KINDS[likely].body !== undefined);
  const whole = isRead ? partsOf(...readableParts(root, text)) : undefined;
  const parts = whole && mayHave ? sectionsOf(whole, outline.headings, likely) : [];
  const apart = parts.map(({ part }) => part.first);
  const isWritten = frontmatter.data['kind'] !== undefined;
  const container = whole && !isWritten ? containerKind(likely, whole, parts) : undefined;
  if (container) delete inferred['kind'];
  const kind = note('kind', container) ?? stated ?? note('kind', found) ?? DEFAULT_KIND;
  const { id, lost } = found?.id === undefined ? entryId(file) : { id: found.id, lost: undefined };
  const url = entryUrl(kind, id);
  if (lost !== undefined)
    findings.push(diagnostic('schema/file-name', file, FILE_START, { name: lost, url }));

  const ours = options.strict ? keepFrontmatter(frontmatter) : normalizeFrontmatter(frontmatter, kind, file);
  const body = whole && readBody(kind, { whole, file, apart });
  const given = withBody(ours.frontmatter, body?.body, file);
  const fields = readFields(kind, given, file, options.strict);
  for (const one of [...(body?.findings ?? []), ...given.findings]) findings.push(one);
  for (const one of fields.findings) findings.push(one);
  for (const [field, rule] of Object.entries(ours.rules))
    if (fields.data[field as keyof ReadFieldsResult] !== undefined) inferred[field] = aliasRule(rule);

  for (const [field, rule] of Object.entries(given.rules))
    if (fields.data[field as keyof ReadFieldsResult] !== undefined) inferred[field] = rule;

  const title = titleFrom(fields.data.title, outline, file, options, note);
  if (inferred['title'] === 'file name')
    findings.push(diagnostic('schema/missing-title', file, FILE_START, { title }));
  const described = found?.id === undefined ? undefined : { value: [found.id], rule: found.rule };
  const about = { described, kind, data: fields.data, file, outline, title };
  const { alerts, services, owner } = belongings(about, adopted, options, note);
  const names = [...new Set([inferTitle(outline) ?? '', ...ours.labels, ...alerts])];
  // The schema of the kind made the data: TypeScript cannot see that the two go together.
  const entry = {
    kind,
    id,
    url,
    file,
    title,
    names: names.filter((name) => name !== '' && name !== title),
    summary: shorten(
      fields.data.summary ?? fields.data.description ?? firstSentence(outline.firstParagraph),
      SUMMARY_LIMIT,
    ),
    services,
    alerts,
    symptoms: symptomsIn(kind, fields.data),
    isFolder: isFolderPage(file),
    isTakenForService: described !== undefined,
    data: owner === undefined ? fields.data : { ...fields.data, owner },
    spans: fields.spans,
    references: fields.references,
    ...(body?.claim && { claim: body.claim }),
    inferred,
    source,
    text,
    wikiPages,
    isPlain,
    outline: {
      ...outline,
      startsWithTitle: outline.startsWithTitle && (isFilledIn || isSameText(heading?.text ?? '', title)),
    },
  } as Entry;
  const page = { entry, strict: options.strict, apart, findings };
  return { entry, sections: parts.map((section) => sectionEntry(section, page)), findings };
}

function titleFrom(
  stated: string | undefined,
  outline: Outline,
  file: string,
  options: ParseOptions,
  note: Note,
): string {
  const heading = inferTitle(outline);
  const rule = outline.headings.some(({ depth }) => depth === 1) ? 'first H1' : 'first heading';
  const title =
    stated ??
    note('title', heading ? { value: heading, rule } : undefined) ??
    note('title', { value: nameOf(file, options), rule: 'file name' });
  return shorten(title ?? file, TITLE_LIMIT);
}

interface About {
  /** The service that the page describes, where it was found to describe one. */
  readonly described: InferredService<readonly string[]> | undefined;
  readonly kind: Kind;
  readonly data: ReadFieldsResult;
  readonly file: string;
  readonly outline: Outline;
  readonly title: string;
}

/** What a page answers, what it is about and whose it is: as written, as the settings say, or as it looks. */
function belongings(
  { described, kind, data, file, outline, title }: About,
  adopted: AdoptedFields,
  { strict, ownerOf }: ParseOptions,
  note: Note,
) {
  const guess = <Value>(look: () => InferredService<Value> | undefined) => (strict ? undefined : look());
  const alerts = adopted.alerts?.(title) ?? guess(() => inferAlert({ file, kind, title }, outline));
  const services = adopted.services ?? guess(() => described ?? inferService(file));
  const owner = guess(() => ownerOf?.(file));
  return {
    alerts: alertsIn(kind, data) ?? note('alerts', alerts) ?? [],
    services: data.services ?? note('services', services) ?? [],
    owner: data.owner ?? note('owner', owner),
  };
}

/** `Kube Pod Not Ready` and `KubePodNotReady` are one title; where they differ, the text keeps its own. */
function isSameText(a: string, b: string): boolean {
  return a === b || (squeezed(a) !== '' && squeezed(a) === squeezed(b));
}

function squeezed(text: string): string {
  return slug(text).replaceAll('-', '');
}

function statedKind({ data, at }: Frontmatter, file: string, findings: Diagnostic[]): Kind | undefined {
  const stated = data['kind'];
  if (stated === undefined || stated === null) return undefined;
  if (typeof stated === 'string' && isKind(stated)) return stated;
  const found = typeof stated === 'object' ? 'with several parts' : String(stated);
  const suggestion = nearest(found, KIND_NAMES) ?? '';
  const kinds = KIND_NAMES.join(', ');
  findings.push(diagnostic('schema/unknown-kind', file, at(['kind']), { found, suggestion, kinds }));
  return undefined;
}

/** The alerts that a page answers, by name, or sets up, as sets of fields; where its frontmatter says so. */
function alertsIn(kind: Kind, data: ReadFieldsResult): readonly string[] | undefined {
  if (!hasField(kind, 'alerts') || !('alerts' in data)) return undefined;
  const alerts = data.alerts as readonly (string | { name: string })[] | undefined;
  return alerts?.map((alert) => (typeof alert === 'string' ? alert : alert.name));
}

function symptomsIn(kind: Kind, data: ReadFieldsResult): readonly string[] {
  return hasField(kind, 'symptoms') && 'symptoms' in data ? ((data.symptoms ?? []) as readonly string[]) : [];
}

function nameOf(file: string, { rootName }: ParseOptions): string {
  const folder = file.split('/').at(-2) ?? rootName;
  return titleFromName(isFolderPage(file) ? folder : stem(file)) || file;
}
