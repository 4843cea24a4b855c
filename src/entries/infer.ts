import path from 'node:path';
import { isKindFolder, kindOfFolder, type Kind } from '../schemas/kinds.ts';
import { isFolderPage, slugSegment, stem } from '../shared/path.ts';
import type { Outline } from './entry.ts';

/** A value that nobody wrote, and the rule that found it. */
export interface Inferred<Value> {
  readonly value: Value;
  readonly rule: string;
}

/** The headings by which a page's kind shows, in the words that people use. */
const SHAPES: readonly { kind: Kind; least: number; headings: RegExp }[] = [
  {
    kind: 'incidents',
    least: 2,
    headings:
      /^(timeline|root causes?( analysis)?|lessons? learn(ed|t)|action items|corrective actions|what went (well|wrong)|contributing factors)$/,
  },
  {
    kind: 'troubleshooting',
    least: 2,
    headings:
      /^(problem|cause|causes|possible causes|solution|solutions|debugging|workaround|known issues?)$/,
  },
  {
    kind: 'runbooks',
    least: 2,
    headings:
      /^(meaning|impact|diagnosis|mitigation|symptoms?|resolution|possible (checks|resolutions?)|investigation|remediation|escalation|verification|rollback|aftercare|alerts?|alert behavio(u)?r|possible (checks|actions)|checks|troubleshooting( pointers)?|pre-?checks?|post-?checks?|recovery|dashboards?|logging|procedure|steps?)$/,
  },
];

/** The headings that Prometheus runbooks share; two of them on a page make its file name an alert's name. */
const ALERT_HEADING =
  /^(meaning|impact|diagnosis|mitigation|symptoms?|overview|possible (checks|resolutions?)|resolution|services?|metrics|alert behavio(u)?r|severities|verification|recent changes|troubleshooting|dependencies|escalation|investigation|remediation)$/;
const ALERT_NAME = /^[A-Za-z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+$|^[A-Z][a-z]+$/;

/** Folders that say nothing about a service. */
const PLACES =
  /^(docs?|documentation|contents?|src|alerts?|pages?|wiki|handbook|manual|ops|operations|site|website|set-\d+)$/;

export function inferKind(file: string, rootName: string, outline: Outline): Inferred<Kind> {
  const folders = path.posix.dirname(file).split('/');
  for (const folder of [...folders, rootName]) {
    const kind = kindOfFolder(folder);
    if (kind) return { value: kind, rule: `folder ${folder}` };
  }
  const headings = headingWords(outline);
  for (const { kind, least, headings: shape } of SHAPES) {
    const hits = headings.filter((text) => shape.test(text));
    if (new Set(hits).size >= least)
      return { value: kind, rule: `headings ${[...new Set(hits)].slice(0, 3).join(', ')}` };
  }
  return { value: 'guides', rule: 'nothing says otherwise' };
}

/** The folder that names a service: the first that is neither a kind nor a mere place. */
export function inferService(file: string): Inferred<string> | undefined {
  const folder = path.posix
    .dirname(file)
    .split('/')
    .find((name) => name !== '.' && !kindOfFolder(name) && !PLACES.test(name.toLowerCase()));
  const id = folder ? slugSegment(folder) : '';
  return id ? { value: id, rule: `folder ${folder}` } : undefined;
}

/** An alert answered by this page: its file bears the name, and its headings or its H1 say so. */
export function inferAlert(file: string, outline: Outline): Inferred<string> | undefined {
  const name = stem(file);
  if (isFolderPage(file) || !ALERT_NAME.test(name)) return undefined;
  const h1 = outline.headings.find((heading) => heading.depth === 1)?.text ?? '';
  if (h1.replace(/\s+/g, '') === name) return { value: name, rule: 'file name equals the H1' };
  const hits = new Set(headingWords(outline).filter((text) => ALERT_HEADING.test(text)));
  return hits.size >= 2 && /[a-z][A-Z]/.test(name)
    ? { value: name, rule: 'file name, and the headings of an alert' }
    : undefined;
}

function headingWords(outline: Outline): string[] {
  return outline.headings
    .filter((heading) => heading.depth >= 2)
    .map((heading) =>
      heading.text
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .trim(),
    );
}

/**
 * The id of a file: its path below the kind's folder, a slug per segment. A kind's folder deeper on the path stays in the
 * id, so that two trees adopted side by side cannot meet.
 */
export function idOf(file: string): { id: string; lost: string | undefined } {
  const segments = file.split('/');
  const name = segments.pop() ?? '';
  if (segments.length === 0 && isFolderPage(name)) return { id: 'overview', lost: undefined };
  if (isKindFolder(segments[0] ?? '')) segments.shift();
  if (!isFolderPage(name)) segments.push(stem(name));
  let lost: string | undefined;
  const slugs = segments.map((segment) => {
    const slug = slugSegment(segment);
    if (!slug) lost = segment;
    return slug || `page-${[...segment].map((c) => (c.codePointAt(0) ?? 0).toString(16)).join('-')}`;
  });
  return { id: slugs.join('/'), lost };
}

export function urlOf(kind: Kind, id: string): string {
  return id ? `/${kind}/${id}/` : `/${kind}/`;
}
