import type { BuiltInColumn, CoverageColumn, CoverageEvidence } from '../graph/coverage-columns.ts';
import type { ItemCoverage, ServiceCoverage } from '../graph/coverage.ts';
import { KINDS } from '../kinds/registry.ts';
import type { LabelledLink, Link } from './page.ts';
import { serviceUrl } from './services.ts';
import { href } from './page-props.ts';
import type { Site } from './site.ts';
import { linkTo } from './links.ts';
import { siteTexts } from '../texts/texts.ts';

/** What a service has, or lacks, of one thing that services should have. */
export interface CoverageCell {
  readonly column: ColumnWords;
  readonly state: ItemCoverage['state'];
  readonly evidence: readonly Link[];
  /** Evidence beside that, on the service's page. */
  readonly others: number;
  /** Absent where nothing is missing, or it is not expected. */
  readonly missing?: MissingItems;
}

/** `No runbook for: ApiDown, DiskFull` */
export interface MissingItems {
  readonly words: string;
  readonly names: readonly LabelledLink[];
  readonly others: number;
}

/** Texts of a column. */
export interface ColumnWords {
  readonly label: string;
  /** What counts as evidence. */
  readonly means: string;
}

/** Names of what is missing that a cell has room for. */
const MOST_NAMES = 3;

/** The row of a service, cell by cell. A cell shows the first piece of its evidence, at most `most`. */
export function coverageCells(site: Site, { id, cells }: ServiceCoverage, most = 1): CoverageCell[] {
  return cells.map(({ column, state, evidence, missing }) => {
    const links = evidence.map((item) => evidenceLink(site, item, id));
    return {
      column: columnWords(site, column),
      state,
      evidence: links.slice(0, most),
      others: Math.max(0, links.length - most),
      ...(state === 'missing' && { missing: missingItems(site, column, missing) }),
    };
  });
}

export function columnWords(site: Site, column: CoverageColumn): ColumnWords {
  const { label, means } = textsOfColumn(site, column);
  return { label, means };
}

/** How many expected items a service lacks. */
export function missingCount({ cells }: ServiceCoverage): number {
  return cells.filter(({ state }) => state === 'missing').length;
}

function textsOfColumn(site: Site, { id, settings }: CoverageColumn) {
  const { columns, ownColumn } = siteTexts(site).coverage;
  if (settings === undefined) return columns[id as BuiltInColumn];
  const { name, kind, tag, files, test } = settings;
  return ownColumn(
    name,
    [kind && KINDS[kind].singular, tag && `#${tag}`, files, test].filter((word) => word !== undefined),
  );
}

function missingItems(site: Site, column: CoverageColumn, missing: readonly string[]): MissingItems {
  const { nothing, missing: words } = textsOfColumn(site, column);
  if (missing.length === 0) return { words: nothing, names: [], others: 0 };
  return {
    words,
    names: missing.slice(0, MOST_NAMES).map((name) => nameOf(site, column.id, name)),
    others: Math.max(0, missing.length - MOST_NAMES),
  };
}

function nameOf(site: Site, column: string, name: string): LabelledLink {
  if (column === 'integrations') return { label: name, url: serviceUrl(site, name) };
  const alert = column === 'runbooks' ? site.graph.alerts.get(name) : undefined;
  return alert ? { label: name, url: href(site, alert.url) } : { label: name };
}

/** Fields of the service's own page, by the anchor and the label of their section. */
const OWN_FIELDS = {
  slos: ['#Objectives', 'objectives'],
  contacts: ['#Contacts', 'contacts'],
  oncall: ['#Contacts', 'onCall'],
} as const;

function evidenceLink(site: Site, item: CoverageEvidence, service: string): Link {
  if (item.is === 'rule') {
    const { name } = item.setup;
    const alert = site.graph.alerts.get(name);
    return { label: name, url: href(site, alert?.url ?? '/alerts/') };
  }
  const { entry, path } = item;
  const [field = '', index = 0] = path;
  if (entry.kind !== 'services') return linkTo(site, entry);
  const page = serviceUrl(site, service);
  if (field === 'tests')
    return {
      label: entry.data.tests?.[Number(index)]?.name ?? siteTexts(site).labels.tests,
      url: `${page}#Tests`,
    };
  if (field === 'depends_on') {
    const needed = entry.data.depends_on?.[Number(index)] ?? '';
    const label = typeof needed === 'string' ? needed : needed.service;
    return { label, url: `${page}#Dependencies` };
  }
  const { labels } = siteTexts(site);
  const own = Object.hasOwn(OWN_FIELDS, field) ? OWN_FIELDS[field as keyof typeof OWN_FIELDS] : undefined;
  return own ? { label: labels[own[1]], url: page + own[0] } : { label: entry.title, url: page };
}
