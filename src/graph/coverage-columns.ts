import type { Entry, EntryOf } from '../entries/entry.ts';
import type { EXPECTATIONS } from '../schemas/parts.ts';
import type { FieldPath } from '../schemas/walk.ts';
import { pages as isPaging, type Scale } from '../shared/severity.ts';
import { isAnswered, type Alert, type AlertAnswer, type AlertSetup } from './alerts.ts';

/** A column of the matrix of services against what each should have. */
export type CoverageColumn = (typeof EXPECTATIONS)[number];

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

export const COLUMN_FINDERS: Readonly<Record<CoverageColumn, (subject: CoverageSubject) => ColumnFindings>> =
  {
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
    tests: ({ entry }) =>
      itemsOf(
        entry,
        'tests',
        (entry?.data.tests ?? []).map(({ name, state }) => [name, state === 'present']),
      ),
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

function itemsOf(
  entry: EntryOf<'services'> | undefined,
  field: string,
  items: readonly (readonly [name: string, isThere: boolean])[],
): ColumnFindings {
  return {
    evidence: items.flatMap(([, isThere], index) =>
      entry && isThere ? [{ is: 'page' as const, entry, path: [field, index] }] : [],
    ),
    missing: items.filter(([, isThere]) => !isThere).map(([name]) => name),
  };
}
