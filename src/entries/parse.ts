import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { commonFields, type CommonData } from '../schemas/common.ts';
import { isKind, KIND_NAMES, type Kind } from '../schemas/kinds.ts';
import { isFolderPage, stem } from '../shared/path.ts';
import { FILE_START, type Span } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { shorten, titleFromName } from '../shared/text.ts';
import type { Entry } from './entry.ts';
import { NO_FRONTMATTER, readYaml, type Frontmatter } from './frontmatter.ts';
import { idOf, inferAlert, inferKind, inferService } from './infer.ts';
import { outlineOf } from './outline.ts';

export interface ParseOptions {
  /** The content folder's own name, which may be a kind's. */
  readonly rootName: string;
  /** In a strict tree nothing but kind, title and summary is inferred. */
  readonly strict: boolean;
}

const SUMMARY_LIMIT = 220;

/** One file's text → an entry. Never throws: whatever is wrong with the text is a finding beside an entry that still shows it. */
export function parseEntry(
  source: string,
  file: string,
  options: ParseOptions,
): { entry: Entry; findings: Finding[] } {
  const findings: Finding[] = [];
  const root = markdownToMdast(source) as Root;
  const frontmatter = readFrontmatter(root, source, file);
  findings.push(...frontmatter.findings);
  const outline = outlineOf(root);
  const data = readFields(frontmatter, file, findings);
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
  const { id, lost } = idOf(file);
  const url = id ? `/${kind}/${id}/` : `/${kind}/`;
  if (lost !== undefined) findings.push(finding('schema/file-name', file, FILE_START, { name: lost, url }));

  const h1 = outline.headings.find((heading) => heading.depth === 1)?.text;
  const title =
    data.title ??
    note('title', h1 ? { value: h1, rule: 'first H1' } : undefined) ??
    note('title', { value: nameOf(file, options), rule: 'file name' }) ??
    file;
  if (inferred['title'] === 'file name')
    findings.push(finding('schema/missing-title', file, FILE_START, { title }));

  const alerts = data.alerts ?? (options.strict ? [] : listOf(note('alerts', inferAlert(file, outline))));
  const services = data.services ?? (options.strict ? [] : listOf(note('services', inferService(file))));
  const names = [...new Set([h1 ?? '', ...alerts])].filter((name) => name !== '' && name !== title);
  const summary = shorten(data.summary ?? data.description ?? outline.firstParagraph, SUMMARY_LIMIT);
  const entry: Entry = {
    kind,
    id,
    url,
    file,
    title,
    names,
    summary,
    services,
    alerts,
    isFolder: isFolderPage(file),
    data,
    inferred,
    source,
    outline,
  };
  return { entry, findings };
}

function readFrontmatter(root: Root, source: string, file: string): Frontmatter {
  const first = root.children[0];
  if (first?.type === 'yaml') return readYaml(first.value, file, 2);
  // A rule (`---`) may begin a page, too: only what looks like a field makes it an unclosed frontmatter.
  if (/^---[ \t]*\r?\n[ \t]*[A-Za-z_][\w-]*[ \t]*:(\s|$)/.test(source)) {
    const span: Span = { line: 1, column: 1, endLine: 1, endColumn: 4 };
    return { ...NO_FRONTMATTER, findings: [finding('schema/unclosed', file, span, {})] };
  }
  return NO_FRONTMATTER;
}

function readFields({ data, at }: Frontmatter, file: string, findings: Finding[]): CommonData {
  const read: Record<string, unknown> = {};
  for (const [field, { schema, expected }] of Object.entries(commonFields)) {
    const value = data[field];
    if (value === undefined || value === null) continue;
    const parsed = schema.safeParse(value);
    if (parsed.success) read[field] = parsed.data;
    else findings.push(finding('schema/wrong-type', file, at(field), { field, expected }));
  }
  if (typeof read['title'] === 'string' && read['title'].trim() === '') delete read['title'];
  return read as CommonData;
}

function statedKind({ data, at }: Frontmatter, file: string, findings: Finding[]): Kind | undefined {
  const stated = data['kind'];
  if (stated === undefined || stated === null) return undefined;
  if (typeof stated === 'string' && isKind(stated)) return stated;
  findings.push(
    finding('schema/unknown-kind', file, at('kind'), { found: String(stated), kinds: KIND_NAMES.join(', ') }),
  );
  return undefined;
}

function nameOf(file: string, { rootName }: ParseOptions): string {
  const folder = file.split('/').at(-2) ?? rootName;
  return titleFromName(isFolderPage(file) ? folder : stem(file)) || file;
}

function listOf(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
