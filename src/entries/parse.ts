import { slug } from 'github-slugger';
import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { commonFields, type CommonData } from '../schemas/common.ts';
import { isKind, KIND_NAMES, type Kind } from '../schemas/kinds.ts';
import { isFolderPage, stem } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { shorten, titleFromName } from '../shared/text.ts';
import type { Entry } from './entry.ts';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';
import { idOf, inferAlert, inferKind, inferService, urlOf } from './infer.ts';
import { outlineOf } from './outline.ts';
import { strainOf } from './strain.ts';

export interface ParseOptions {
  /** The content folder's own name, which may be a kind's. */
  readonly rootName: string;
  /** In a strict tree nothing but kind, title and summary is inferred. */
  readonly strict: boolean;
}

const SUMMARY_LIMIT = 220;
const TITLE_LIMIT = 200;
const FRONTMATTER = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

/** One file's text → an entry. Never throws: whatever is wrong with the text is a finding beside an entry that still shows it. */
export function parseEntry(
  source: string,
  file: string,
  options: ParseOptions,
): { entry: Entry; findings: Finding[] } {
  const findings: Finding[] = [];
  const { root, failure } = parseMarkdown(source);
  if (failure) findings.push(finding('text/too-deep', file, FILE_START, { reason: failure }));
  const frontmatter = readFrontmatter(root.children[0], source, file);
  findings.push(...frontmatter.findings);
  const outline = outlineOf(root, source);
  for (const span of outline.unclosedComments)
    findings.push(finding('text/unclosed-comment', file, span, {}));
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
    isPlain: failure !== undefined,
    outline: { ...outline, startsWithTitle: outline.startsWithTitle && isSameText(h1 ?? '', title) },
  };
  return { entry, findings };
}

/** Where the parser cannot cope, or must not try, the tree is one code block. */
function parseMarkdown(source: string): { root: Root; failure: string | undefined } {
  const strain = strainOf(source);
  if (strain !== undefined) return { root: plainTree(source), failure: strain };
  try {
    return { root: markdownToMdast(source) as Root, failure: undefined };
  } catch {
    return { root: plainTree(source), failure: 'the Markdown parser gave up on it' };
  }
}

function plainTree(source: string): Root {
  const [block = '', yaml] = FRONTMATTER.exec(source) ?? [];
  const code = { type: 'code', lang: 'text', value: source.slice(block.length) } as const;
  return { type: 'root', children: yaml === undefined ? [code] : [{ type: 'yaml', value: yaml }, code] };
}

/** `Redis guide` and `Redis Guide!` are one title; where they differ, the text keeps its own. */
function isSameText(a: string, b: string): boolean {
  return a === b || (slug(a) !== '' && slug(a) === slug(b));
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
  const found = typeof stated === 'object' ? 'with several parts' : String(stated);
  findings.push(finding('schema/unknown-kind', file, at('kind'), { found, kinds: KIND_NAMES.join(', ') }));
  return undefined;
}

function nameOf(file: string, { rootName }: ParseOptions): string {
  const folder = file.split('/').at(-2) ?? rootName;
  return titleFromName(isFolderPage(file) ? folder : stem(file)) || file;
}

function listOf(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
