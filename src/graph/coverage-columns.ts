import type { Entry, EntryOf } from '../entries/entry.ts';
import type { Settings } from '../kinds/settings.ts';
import { EXPECTATIONS } from '../schemas/parts.ts';
import { globMatcher } from '../shared/glob.ts';
import { slugSegment } from '../shared/path.ts';
import type { FieldPath } from '../schemas/walk.ts';
import { pages as isPaging, type Scale } from '../shared/severity.ts';
import { isAnswered, type Alert, type AlertAnswer, type AlertSetup } from './alerts.ts';

/** A column that every site has. */
export type BuiltInColumn = (typeof EXPECTATIONS)[number];

type ColumnSettings = Settings['coverage']['columns'][number];

/** A column of the matrix of services against what each should have. */
export interface CoverageColumn {
  /** `load-test`: what settings and services name it. */
  readonly id: string;
  /** Absent in those that every site has. */
  readonly settings?: ColumnSettings;
  readonly find: (subject: CoverageSubject) => ColumnFindings;
}

/** What shows that something is there: a page, a field of it where the path is not empty, or an alert of a rule file. */
export type CoverageEvidence =
  | { readonly is: 'page'; readonly entry: Entry; readonly path: FieldPath }
  | { readonly is: 'rule'; readonly setup: AlertSetup };

export interface ColumnFindings {
  readonly evidence: readonly CoverageEvidence[];
  /** By name: alerts without a runbook, suites that are not there, services with which it was not verified to work. */
  readonly missing: readonly string[];
}

/** A service with everything that says something of it. */
export interface CoverageSubject {
  readonly id: string;
  /** Absent where the service is only named. */
  readonly entry?: EntryOf<'services'>;
  /** Pages of other kinds about it. */
  readonly pages: readonly Entry[];
  /** Those that are set up for it. */
  readonly alerts: readonly Alert[];
  readonly scale: Scale;
}

type Runbook = EntryOf<'runbooks'>;

/** Those that every site has, then those of the settings, by their ids. */
export function coverageColumns({ coverage }: Settings): ReadonlyMap<string, CoverageColumn> {
  const own = coverage.columns.map((settings): CoverageColumn => {
    const find = (subject: CoverageSubject): ColumnFindings => findingsFor(settings, subject);
    return { id: slugSegment(settings.name), settings, find };
  });
  const builtIn = EXPECTATIONS.map((id): CoverageColumn => ({ id, find: COLUMN_FINDERS[id] }));
  return new Map([...builtIn, ...own].map((column) => [column.id, column]));
}

/** Pages about the service that fit all of `kind`, `tag` and `files`, and its suites of the kind `test`. */
function findingsFor(
  { kind, tag, files, test }: ColumnSettings,
  { entry, pages }: CoverageSubject,
): ColumnFindings {
  const suites = test === undefined ? undefined : suitesOf(entry, test);
  if (kind === undefined && tag === undefined && files === undefined) return suites ?? NOTHING;
  const isIn = files === undefined ? () => true : globMatcher([files]);
  const fitting = pages.filter(
    (page) =>
      (kind === undefined || page.kind === kind) &&
      (tag === undefined || (page.data.tags ?? []).includes(tag)) &&
      isIn(page.file),
  );
  return {
    evidence: [...asEvidence(fitting), ...(suites?.evidence ?? [])],
    missing: suites?.missing ?? [],
  };
}

const NOTHING: ColumnFindings = { evidence: [], missing: [] };

const COLUMN_FINDERS: Readonly<Record<BuiltInColumn, (subject: CoverageSubject) => ColumnFindings>> = {
  runbooks: (subject) => {
    const { pages, alerts } = subject;
    const urgent = alerts.filter(({ setups }) => setups.some((setup) => isUrgentFor(setup, subject)));
    const answers = urgent.flatMap(({ answer }) => pagesIn(answer));
    const elsewhere = urgent.flatMap(({ answer, setups }) =>
      answer.is === 'elsewhere' ? setups.filter(({ runbookUrl }) => runbookUrl?.to === 'external') : [],
    );
    return {
      evidence: [
        ...asEvidence(new Set([...runbooksIn(pages).filter(isForIncidents), ...answers])),
        ...elsewhere.map((setup) => ({ is: 'rule' as const, setup })),
      ],
      missing: urgent.filter((alert) => !isAnswered(alert)).map(({ name }) => name),
    };
  },
  alerting: ({ id, pages, alerts }) => {
    const rules = alerts
      .flatMap(({ setups }) => setups)
      .filter(({ entry, services }) => !entry && services.includes(id));
    const written = asEvidence(pages.filter(({ kind }) => kind === 'alerting'));
    return {
      evidence: [...written, ...rules.map((setup) => ({ is: 'rule' as const, setup }))],
      missing: [],
    };
  },
  troubleshooting: ({ pages }) => ({
    evidence: asEvidence(pages.filter(({ kind }) => kind === 'troubleshooting')),
    missing: [],
  }),
  rollback: ({ pages }) => ({
    evidence: asEvidence(runbooksIn(pages).filter(({ data }) => data.purpose === 'rollback')),
    missing: [],
  }),
  recovery: ({ pages }) => ({
    evidence: runbooksIn(pages).flatMap((entry): CoverageEvidence[] => {
      if (entry.data.recovery !== undefined) return [{ is: 'page', entry, path: ['recovery'] }];
      return entry.data.purpose === 'recovery' ? [{ is: 'page', entry, path: [] }] : [];
    }),
    missing: [],
  }),
  slos: ({ entry }) => ({ evidence: fieldOf(entry, 'slos'), missing: [] }),
  contacts: ({ entry }) => ({
    evidence: [...fieldOf(entry, 'contacts'), ...fieldOf(entry, 'oncall')],
    missing: [],
  }),
  tests: ({ entry }) => suitesOf(entry),
  integrations: ({ entry }) =>
    itemsOf(
      entry,
      'depends_on',
      (entry?.data.depends_on ?? []).map((dependency) =>
        typeof dependency === 'string'
          ? [dependency, false]
          : [dependency.service, dependency.state === 'verified'],
      ),
    ),
};

/** One name may page for one service and only notify for another. */
function isUrgentFor({ services, severity }: AlertSetup, { id, scale }: CoverageSubject): boolean {
  return services.includes(id) && isPaging(severity, scale);
}

function pagesIn(answer: AlertAnswer): readonly Entry[] {
  if (answer.is === 'page') return answer.pages;
  return answer.is === 'section' ? answer.sections.map(({ entry }) => entry) : [];
}

function isForIncidents({ data }: Runbook): boolean {
  return data.purpose === 'incident';
}

function runbooksIn(pages: readonly Entry[]): Runbook[] {
  return pages.filter((entry) => entry.kind === 'runbooks');
}

function asEvidence(entries: Iterable<Entry>): CoverageEvidence[] {
  return [...entries].map((entry) => ({ is: 'page', entry, path: [] }));
}

/** An empty list says nothing. */
function fieldOf(
  entry: EntryOf<'services'> | undefined,
  field: 'slos' | 'contacts' | 'oncall',
): CoverageEvidence[] {
  return entry && (entry.data[field]?.length ?? 0) > 0 ? [{ is: 'page', entry, path: [field] }] : [];
}

/** Of one kind where one is given; letter case does not count. */
function suitesOf(entry: EntryOf<'services'> | undefined, kind?: string): ColumnFindings {
  const isAsked = (suite: { kind: string }): boolean =>
    kind === undefined || suite.kind.toLowerCase() === kind.toLowerCase();
  const suites = (entry?.data.tests ?? []).map(
    (suite) => isAsked(suite) && ([suite.name, suite.state === 'present'] as const),
  );
  return itemsOf(entry, 'tests', suites);
}

/** @param items one for each item of the field; `false` where it does not count */
function itemsOf(
  entry: EntryOf<'services'> | undefined,
  field: string,
  items: readonly (readonly [name: string, isThere: boolean] | false)[],
): ColumnFindings {
  return {
    evidence: items.flatMap((item, index) =>
      entry && item && item[1] ? [{ is: 'page' as const, entry, path: [field, index] }] : [],
    ),
    missing: items.flatMap((item) => (item && !item[1] ? [item[0]] : [])),
  };
}
