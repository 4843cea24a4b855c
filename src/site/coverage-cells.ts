import type { Column, Evidence } from '../graph/coverage-columns.ts';
import type { Cell, ServiceCoverage } from '../graph/coverage.ts';
import type { LabelledLink, Link } from './page.ts';
import { serviceUrl } from './services.ts';
import { href } from './page-props.ts';
import type { Site } from './site.ts';
import { linkTo } from './links.ts';

/** What a service has, or lacks, of one thing that services should have. */
export interface CoverageCell {
  readonly column: ColumnWords;
  readonly state: Cell['state'];
  readonly evidence: readonly Link[];
  /** Evidence beside that, on the service's page. */
  readonly others: number;
  /** What is missing, in words; absent where nothing is, or nobody expects it. */
  readonly hole?: Hole;
}

/** `No runbook for: ApiDown, DiskFull` */
export interface Hole {
  readonly words: string;
  readonly names: readonly LabelledLink[];
  readonly others: number;
}

/** How a column is spoken of. */
export interface ColumnWords {
  readonly id: Column;
  readonly label: string;
  /** What counts as evidence. */
  readonly means: string;
}

interface Words extends Omit<ColumnWords, 'id'> {
  readonly nothing: string;
  /** Before the names of what is missing. */
  readonly missing: string;
}

const WORDS: Readonly<Record<Column, Words>> = {
  runbooks: {
    label: 'Runbooks',
    means: 'For every alert that pages',
    nothing: 'No runbook',
    missing: 'No runbook for',
  },
  alerting: {
    label: 'Alerting',
    means: 'A setup or a rule',
    nothing: 'No alert',
    missing: 'No alert for',
  },
  troubleshooting: {
    label: 'Known problems',
    means: 'A troubleshooting page',
    nothing: 'None written down',
    missing: 'Not written down',
  },
  rollback: {
    label: 'Rollback',
    means: 'A runbook for going back',
    nothing: 'No rollback runbook',
    missing: 'No rollback for',
  },
  recovery: {
    label: 'Recovery',
    means: 'A target, or a runbook for it',
    nothing: 'No recovery target',
    missing: 'No target for',
  },
  slos: {
    label: 'Objectives',
    means: 'What was promised',
    nothing: 'No objective',
    missing: 'No objective for',
  },
  contacts: {
    label: 'Contacts',
    means: 'Whom to call',
    nothing: 'Nobody to call',
    missing: 'Nobody for',
  },
  tests: {
    label: 'Tests',
    means: 'Suites that are there',
    nothing: 'No suite named',
    missing: 'Not there',
  },
  integrations: {
    label: 'Integrations',
    means: 'Seen to work with what it needs',
    nothing: 'No dependency named',
    missing: 'Not verified',
  },
};

/** Names of what is missing that a cell has room for. */
const MOST_NAMES = 3;

/** The row of a service, cell by cell. A cell shows the first piece of its evidence, at most `most`. */
export function coverageCells(site: Site, { id, cells }: ServiceCoverage, most = 1): CoverageCell[] {
  return (Object.entries(cells) as [Column, Cell][]).map(([column, { state, evidence, missing }]) => {
    const links = evidence.map((item) => evidenceLink(site, item, id));
    const hole = state === 'hole' ? holeOf(site, column, missing) : undefined;
    return {
      column: columnWords(column),
      state,
      evidence: links.slice(0, most),
      others: Math.max(0, links.length - most),
      ...(hole && { hole }),
    };
  });
}

export function columnWords(id: Column): ColumnWords {
  const { label, means } = WORDS[id];
  return { id, label, means };
}

export function holesOf({ cells }: ServiceCoverage): number {
  return Object.values(cells).filter(({ state }) => state === 'hole').length;
}

function holeOf(site: Site, column: Column, missing: readonly string[]): Hole {
  const { nothing, missing: words } = WORDS[column];
  if (missing.length === 0) return { words: nothing, names: [], others: 0 };
  return {
    words,
    names: missing.slice(0, MOST_NAMES).map((name) => nameOf(site, column, name)),
    others: Math.max(0, missing.length - MOST_NAMES),
  };
}

function nameOf(site: Site, column: Column, name: string): LabelledLink {
  if (column === 'integrations') return { label: name, url: serviceUrl(site, name) };
  const alert = column === 'runbooks' ? site.graph.alerts.get(name) : undefined;
  return alert ? { label: name, url: href(site, alert.url) } : { label: name };
}

/** Fields of the service's own page, by what stands there. */
const OWN_FIELDS: Readonly<Record<string, Link>> = {
  slos: { label: 'Objectives', url: '#Objectives' },
  contacts: { label: 'Contacts', url: '#Contacts' },
  oncall: { label: 'Who is on call', url: '#Contacts' },
};

function evidenceLink(site: Site, item: Evidence, service: string): Link {
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
    return { label: entry.data.tests?.[Number(index)]?.name ?? 'Tests', url: `${page}#Tests` };
  if (field === 'depends_on') {
    const needed = entry.data.depends_on?.[Number(index)] ?? '';
    const label = typeof needed === 'string' ? needed : needed.service;
    return { label, url: `${page}#Dependencies` };
  }
  const own = OWN_FIELDS[field] ?? { label: entry.title, url: '' };
  return { label: own.label, url: page + own.url };
}
