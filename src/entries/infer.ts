import { isKindFolder, kindOfFolder, type Kind } from '../kinds/registry.ts';
import { headingWords, namesPart, tellsKind } from '../kinds/headings/headings.ts';
import { idOfSegments, isFolderPage, slugSegment, stem } from '../shared/path.ts';
import { isTitleTag } from './dialects/tag-text.ts';
import type { Outline } from './entry.ts';

/** An inferred value, and the rule that found it. */
export interface InferredService<Value> {
  readonly value: Value;
  readonly rule: string;
}

/** Headings of an alert's page that make its file name an alert's name: so many of them. */
const MIN_ALERT_HEADINGS = 2;
const ALERT_NAME = /^[A-Za-z][a-z0-9]*(?:[A-Z][A-Za-z0-9_]*)+$|^[A-Z][a-z]+$|^[A-Z]\w*_[A-Z]\w*[a-z]\w*$/;

/** Folders that say nothing about a service. */
const PLACES = new Set(
  (
    'doc docs documentation content contents src source sources alert alerts page pages wiki handbook manual manuals ops operations ' +
    'site website general common shared misc other uncategorized uncategorised archive archived deprecated legacy old ' +
    'onboarding training tutorial tutorials exercises howto howtos how-to how-tos getting-started quickstart concepts overview ' +
    'reference references api-reference faq glossary images img assets static media examples example templates template snippets ' +
    'admin administration manage management install installation setup set-up configure configuration deploy deployment upgrade upgrading ' +
    'user-guide user-guides operator-manual developer-guide developers development contributing community proposals rfcs ' +
    'adr adrs decisions architecture design architecture-decision-record architecture-decision-records releases release-notes ' +
    'support support-and-ops security blog news team teams portfolio externalvendors vendors'
  ).split(' '),
);

/** The folder that names a service: the first that is neither a kind nor a mere place. */
export function inferService(file: string): InferredService<readonly string[]> | undefined {
  const folder = foldersOf(file).find((name) => !isGenericFolder(name));
  const id = folder ? slugSegment(folder) : '';
  return folder && id ? { value: [id], rule: folderRule(folder) } : undefined;
}

/** The rule that `inferred` names for what a folder says. */
export function folderRule(folder: string): string {
  return `folder ${folder}`;
}

export function foldersOf(file: string): string[] {
  return file.split('/').slice(0, -1);
}

export function isGenericFolder(folder: string): boolean {
  const name = folder.toLowerCase().replaceAll('_', '-');
  return kindOfFolder(folder) !== undefined || PLACES.has(name) || /^(\.|set-\d+$)/.test(name);
}

/**
 * The heading that names the page: the first H1, if it is not the first of several that each begin a part of it; without any,
 * what the page begins with.
 */
export function inferTitle({ headings, startsWithTitle }: Outline): string | undefined {
  const [first, ...others] = headings.filter(({ depth, text }) => depth === 1 && !isTitleTag(text));
  if (first === undefined)
    return startsWithTitle && !isTitleTag(headings[0]?.text ?? '') ? headings[0]?.text : undefined;
  return others.length > 0 && namesPart(first.text) ? undefined : first.text;
}

/**
 * An alert answered by this page: its file bears the name, and its headings or its title say so. A single word is one on a
 * runbook only: elsewhere it is the name of a chapter.
 */
export function inferAlert(
  { file, kind, title }: Readonly<{ file: string; kind: Kind; title: string }>,
  outline: Outline,
): InferredService<readonly string[]> | undefined {
  const name = stem(file);
  if (isFolderPage(file) || !ALERT_NAME.test(name)) return undefined;
  const isWord = !/[a-z][A-Z]|[A-Z]{2}[a-z]|_/.test(name);
  const isTitle = [inferTitle(outline) ?? '', title].some((text) => isSpelled(text, name));
  if (isTitle && !(isWord && (kind !== 'runbooks' || namesPart(name))))
    return { value: [name], rule: 'file name equals the title' };
  const hits = headingsWhere(
    outline,
    (text) => tellsKind(text, 'runbooks') || tellsKind(text, 'troubleshooting'),
  );
  return hits.length >= MIN_ALERT_HEADINGS && !isWord
    ? { value: [name], rule: 'file name, and the headings of an alert' }
    : undefined;
}

/** `Router error ratio too high` is `RouterErrorRatioTooHigh`. */
function isSpelled(title: string, name: string): boolean {
  return title.replace(/\s+/g, '').toLowerCase() === name.toLowerCase();
}

/** The different headings, as words, of which a test is true; of those below the title unless another depth is given. */
export function headingsWhere(
  { headings }: Outline,
  test: (text: string) => boolean,
  minDepth = 2,
): readonly string[] {
  const found = headings.filter(({ depth, text }) => depth >= minDepth && test(text));
  return [...new Set(found.map(({ text }) => headingWords(text)))];
}

/**
 * The id of a file: its path below the kind's folder, a slug per segment. A kind's folder deeper on the path stays in the
 * id, so that two trees adopted side by side cannot meet.
 */
export function entryId(file: string): { id: string; lost: string | undefined } {
  const segments = file.split('/');
  const name = segments.pop() ?? '';
  if (segments.length === 0 && isFolderPage(name)) return { id: 'overview', lost: undefined };
  if (isKindFolder(segments[0] ?? '')) segments.shift();
  if (!isFolderPage(name)) segments.push(stem(name));
  let lost: string | undefined;
  const slugs = segments.map((segment) => {
    const slug = slugSegment(segment);
    if (!slug) lost = segment;
    return (
      slug || slugSegment(`page-${[...segment].map((c) => (c.codePointAt(0) ?? 0).toString(16)).join('-')}`)
    );
  });
  return { id: idOfSegments(slugs), lost };
}

export function entryUrl(kind: Kind, id: string): string {
  return id ? `/${kind}/${id}/` : `/${kind}/`;
}
