import { DEFAULT_KIND, isKindFolder, KIND_NAMES, KINDS, kindOfFolder, type Kind } from '../kinds/registry.ts';
import { headingWords, tellsKind } from '../kinds/headings/headings.ts';
import { isFolderPage, slugSegment, stem } from '../shared/path.ts';
import type { Outline } from './entry.ts';
import {
  folderRule,
  foldersOf,
  headingsWhere,
  isGenericFolder,
  inferTitle,
  type InferredService,
} from './infer.ts';

/**
 * The kinds that headings tell, in the order in which they are tried, and how many headings it takes. A page's own name may
 * say them, too: `troubleshooting.md`, `database-runbook.md`.
 */
const SHAPES = ['incidents', 'troubleshooting', 'runbooks'] as const satisfies readonly Kind[];
const MIN_KIND_HEADINGS = 2;
const MIN_SERVICE_HEADINGS = 4;

/** Fields in which other generators say what a page is: `layout: runbook`. */
const LAYOUTS = ['layout', 'type', 'doc_type'];

/** Words by which a page in a tree of runbooks is known not to be one. */
const ABOUT_THINGS =
  /\b(contributing|guides?|guide?lines?|tutorial|overview|introduction|readiness|architecture|design|glossary|faq|add(ing)?[- _](a[- _])?(new[- _])?runbooks?)\b|^(accessing|using|understanding|mapping|life of|what is)\b/;
export interface KindFacts {
  readonly file: string;
  /** The content folder's own name. */
  readonly rootName: string;
  readonly outline: Outline;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A kind that was inferred. */
interface InferredKind extends InferredService<Kind> {
  /** Of a page that describes a service: that service's, by which others name it. */
  readonly id?: string;
}

/** The kind of a page that does not say it, by the first of these that says something. */
export function inferKind(facts: KindFacts): InferredKind {
  return (
    byLayout(facts) ??
    byFolder(facts) ??
    byName(facts) ??
    byService(facts) ??
    byShape(facts) ??
    byAlerts(facts) ??
    byRoot(facts) ?? { value: DEFAULT_KIND, rule: 'nothing says otherwise' }
  );
}

function byLayout({ data }: KindFacts): InferredService<Kind> | undefined {
  for (const field of LAYOUTS) {
    const layout = data[field];
    const kind = typeof layout === 'string' ? kindOfFolder(layout) : undefined;
    if (kind && kind !== DEFAULT_KIND) return { value: kind, rule: `field ${field}` };
  }
  return undefined;
}

/** The first folder that names a kind; what is in a service's folder, as in `services/shop/docs/runbooks`, by the next one. */
function byFolder({ file }: KindFacts): InferredService<Kind> | undefined {
  const [first, ...inner] = foldersOf(file).filter(isKindFolder);
  const isOfService = first !== undefined && kindOfFolder(first) === 'services';
  const folder = isOfService ? (inner.find((name) => kindOfFolder(name) !== 'services') ?? first) : first;
  if (folder === undefined) return undefined;
  const kind = kindOfFolder(folder);
  return kind && { value: kind, rule: folderRule(folder) };
}

function byName({ file }: KindFacts): InferredService<Kind> | undefined {
  const name = stem(file).toLowerCase();
  const last = kindOfFolder(name) ?? kindOfFolder(name.split(/[-_. ]/).at(-1) ?? '');
  if (!isFolderPage(file) && SHAPES.some((kind) => kind === last) && !ABOUT_THINGS.test(name))
    return last && { value: last, rule: 'file name' };
  const told = KIND_NAMES.find((kind) => KINDS[kind].fileNames?.test(name));
  if (told) return { value: told, rule: 'file name' };
  for (const folder of foldersOf(file)) {
    const kind = KIND_NAMES.find((one) => KINDS[one].chapters?.test(folder.toLowerCase()));
    if (kind) return { value: kind, rule: folderRule(folder) };
  }
  return undefined;
}

/**
 * The page of a service's folder describes that service, where the tree or the title says that there are services; so does
 * any page with the parts of such a description.
 */
function byService(facts: KindFacts): InferredKind | undefined {
  const { file, outline } = facts;
  const folder = foldersOf(file).at(-1) ?? '';
  const name = isFolderPage(file) ? folder : stem(file);
  const id = slugSegment(name);
  if (id === '' || kindOfFolder(name) !== undefined) return undefined;
  const parts = headingsWhere(outline, (text) => tellsKind(text, 'services'), 1);
  if (parts.length >= MIN_SERVICE_HEADINGS) return { value: 'services', rule: headingsRule(parts), id };
  if (!isFolderPage(file)) return undefined;
  const tree = treeName(facts);
  const below = foldersOf(file).slice(foldersOf(file).lastIndexOf(tree) + 1);
  const isFirst = below.find((one) => !isGenericFolder(one)) === folder;
  const isSaid = / service$/i.test(inferTitle(outline) ?? '');
  if (!isSaid && !(isFirst && kindOfFolder(tree) === 'runbooks')) return undefined;
  return { value: 'services', rule: `the page of folder ${folder}`, id };
}

function byShape({ outline }: KindFacts): InferredService<Kind> | undefined {
  for (const kind of SHAPES) {
    const hits = headingsWhere(outline, (text) => tellsKind(text, kind));
    if (hits.length >= MIN_KIND_HEADINGS) return { value: kind, rule: headingsRule(hits) };
  }
  return undefined;
}

function headingsRule(headings: readonly string[]): string {
  return `headings ${headings.slice(0, 3).join(', ')}`;
}

/** Pages about alerts say what to do when one fires. */
function byAlerts({ file, data }: KindFacts): InferredService<Kind> | undefined {
  if (isFolderPage(file)) return undefined;
  const folder = foldersOf(file).find((name) => /^alerts?$/i.test(name));
  if (folder !== undefined) return { value: 'runbooks', rule: folderRule(folder) };
  const section = data['section'];
  return typeof section === 'string' && /\balerts$/i.test(section.trim())
    ? { value: 'runbooks', rule: 'field section' }
    : undefined;
}

/** The tree's name holds for pages of which nothing says that they are about something else. */
function byRoot(facts: KindFacts): InferredService<Kind> | undefined {
  const { file, outline } = facts;
  const tree = treeName(facts);
  const kind = kindOfFolder(tree);
  const words = [stem(file), inferTitle(outline) ?? ''].map((text) =>
    text.toLowerCase().replaceAll('_', ' '),
  );
  const isItsPage = /^_?index$/i.test(stem(file)) && foldersOf(file).at(-1) === tree;
  const isOther =
    (isFolderPage(file) && !isItsPage) ||
    words.some((text) => ABOUT_THINGS.test(text)) ||
    headingsWhere(outline, (text) => headingWords(text) === 'introduction').length > 0;
  return kind && !isOther ? { value: kind, rule: folderRule(tree) } : undefined;
}

/** What a tree of its own is called: the nearest folder such as `team-runbooks`, else the content folder. */
function treeName({ file, rootName }: KindFacts): string {
  return foldersOf(file).findLast((folder) => kindOfFolder(folder) !== undefined) ?? rootName;
}
