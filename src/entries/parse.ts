import { slug } from 'github-slugger';
import { isKind, KIND_NAMES, type Kind } from '../schemas/kinds.ts';
import { nearest } from '../shared/nearest.ts';
import { isFolderPage, stem } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { shorten, titleFromName } from '../shared/text.ts';
import { readFields, type Fields } from './fields.ts';
import type { Entry } from './entry.ts';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';
import { idOf, inferAlert, inferKind, inferService, urlOf } from './infer.ts';
import { outlineOf } from './outline.ts';
import { layOut } from './tree.ts';

export interface ParseOptions {
  /** The content folder's own name, which may be a kind's. */
  readonly rootName: string;
  /** In a strict tree nothing but kind, title and summary is inferred. */
  readonly strict: boolean;
}

const SUMMARY_LIMIT = 220;
const TITLE_LIMIT = 200;

/** One file's text → an entry. Never throws: whatever is wrong with the text is a finding beside an entry that still shows it. */
export function parseEntry(
  source: string,
  file: string,
  options: ParseOptions,
): { entry: Entry; findings: Finding[] } {
  const findings: Finding[] = [];
  const { root, text, isPlain, findings: ofText } = layOut(source, file);
  findings.push(...ofText);
  const frontmatter = readFrontmatter(root.children[0], source, file);
  findings.push(...frontmatter.findings);
  const outline = outlineOf(root, text);
  for (const span of outline.unclosedComments)
    findings.push(finding('text/unclosed-comment', file, span, {}));
  const inferred: Record<string, string> = {};
  const note = <Value>(
    field: string,
    found: { value: Value; rule: string } | undefined,
  ): Value | undefined => {
    if (found) inferred[field] = found.rule;
    return found?.value;
  };

  const kind =
    statedKind(frontmatter, file, findings) ??
    note('kind', inferKind(file, options.rootName, outline)) ??
    'guides';
  const { data, at, references, findings: wrong } = readFields(kind, frontmatter, file, options.strict);
  findings.push(...wrong);
  const { id, lost } = idOf(file);
  const url = urlOf(kind, id);
  if (lost !== undefined) findings.push(finding('schema/file-name', file, FILE_START, { name: lost, url }));

  const h1 = outline.headings.find((heading) => heading.depth === 1)?.text;
  const title = shorten(
    data.title ??
      note('title', h1 ? { value: h1, rule: 'first H1' } : undefined) ??
      note('title', { value: nameOf(file, options), rule: 'file name' }) ??
      file,
    TITLE_LIMIT,
  );
  if (inferred['title'] === 'file name')
    findings.push(finding('schema/missing-title', file, FILE_START, { title }));

  const alerts =
    alertsIn(kind, data) ?? (options.strict ? [] : listOf(note('alerts', inferAlert(file, outline))));
  const services = data.services ?? (options.strict ? [] : listOf(note('services', inferService(file))));
  const names = [...new Set([h1 ?? '', ...alerts])].filter((name) => name !== '' && name !== title);
  const summary = shorten(data.summary ?? data.description ?? outline.firstParagraph, SUMMARY_LIMIT);
  // The schema of the kind made the data: TypeScript cannot see that the two go together.
  const entry = {
    kind,
    id,
    url,
    file,
    title,
    names,
    summary,
    services,
    alerts,
    symptoms: symptomsIn(kind, data),
    isFolder: isFolderPage(file),
    data,
    at,
    references,
    inferred,
    source,
    text,
    isPlain,
    outline: { ...outline, startsWithTitle: outline.startsWithTitle && isSameText(h1 ?? '', title) },
  } as Entry;
  return { entry, findings };
}

/** `Kube Pod Not Ready` and `KubePodNotReady` are one title; where they differ, the text keeps its own. */
function isSameText(a: string, b: string): boolean {
  return a === b || (squeezed(a) !== '' && squeezed(a) === squeezed(b));
}

function squeezed(text: string): string {
  return slug(text).replaceAll('-', '');
}

function statedKind({ data, at }: Frontmatter, file: string, findings: Finding[]): Kind | undefined {
  const stated = data['kind'];
  if (stated === undefined || stated === null) return undefined;
  if (typeof stated === 'string' && isKind(stated)) return stated;
  const found = typeof stated === 'object' ? 'with several parts' : String(stated);
  const suggestion = nearest(found, KIND_NAMES) ?? '';
  const kinds = KIND_NAMES.join(', ');
  findings.push(finding('schema/unknown-kind', file, at(['kind']), { found, suggestion, kinds }));
  return undefined;
}

/** The alerts that a page answers or sets up, where its frontmatter says so. */
function alertsIn(kind: Kind, data: Fields): readonly string[] | undefined {
  if (!('alerts' in data)) return undefined;
  if (kind === 'runbooks') return data.alerts as readonly string[] | undefined;
  return kind === 'alerting'
    ? (data.alerts as readonly { name: string }[] | undefined)?.map(({ name }) => name)
    : undefined;
}

/** Other kinds may have a field of that name that nobody looked at. */
function symptomsIn(kind: Kind, data: Fields): readonly string[] {
  const isRead = kind === 'runbooks' || kind === 'troubleshooting';
  return isRead && 'symptoms' in data ? ((data.symptoms ?? []) as readonly string[]) : [];
}

function nameOf(file: string, { rootName }: ParseOptions): string {
  const folder = file.split('/').at(-2) ?? rootName;
  return titleFromName(isFolderPage(file) ? folder : stem(file)) || file;
}

function listOf(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
