import type { Entry, EntryOf } from '../entries/entry.ts';
import { pages } from '../shared/severity.ts';
import { compareTitles } from '../shared/text.ts';
import type { Span } from '../shared/position.ts';
import type { Graph } from './build.ts';
import { cleanId } from '../shared/path.ts';

/** A place where an alert is set up: on an alerting page, or in a file of rules. */
export interface AlertSetup {
  readonly name: string;
  /** As written; empty where nobody said. */
  readonly severity: string;
  /** Ids. */
  readonly services: readonly string[];
  readonly file: string;
  readonly span: Span;
  /** Absent for a file of rules. */
  readonly entry?: EntryOf<'alerting'>;
}

/** One alert by its name, as written: `ApiDown` and `apidown` are two. */
export interface AlertCoverage {
  readonly name: string;
  /** Empty where only a runbook names it. */
  readonly setups: readonly AlertSetup[];
  readonly runbooks: readonly EntryOf<'runbooks'>[];
  /** One of its setups wakes somebody. */
  readonly pages: boolean;
}

/**
 * Every alert that is known, in the order of the names.
 * @param rules alerts of rule files, which are not part of the content
 */
export function alertCoverage(graph: Graph, rules: readonly AlertSetup[] = []): AlertCoverage[] {
  const { entries } = graph.content;
  const setups = Map.groupBy([...entries.flatMap(setupsOn), ...rules], ({ name }) => name);
  const runbooks = runbooksByAlert(entries);
  const names = [...new Set([...setups.keys(), ...runbooks.keys()])].toSorted(compareTitles);
  return names.map((name) => {
    const own = setups.get(name) ?? [];
    return {
      name,
      setups: own,
      runbooks: [...(runbooks.get(name) ?? [])],
      pages: own.some(({ severity }) => pages(severity)),
    };
  });
}

/** The services that a page is about, by the ids of their pages. */
export function serviceIds({ services }: Entry): string[] {
  return services.map(cleanId).filter((id) => id !== '');
}

function setupsOn(entry: Entry): AlertSetup[] {
  if (entry.kind !== 'alerting') return [];
  const services = serviceIds(entry);
  return (entry.data.alerts ?? []).map(({ name, severity }, index) => ({
    name,
    severity,
    services,
    file: entry.file,
    span: entry.at(['alerts', index]),
    entry,
  }));
}

function runbooksByAlert(entries: readonly Entry[]): Map<string, Set<EntryOf<'runbooks'>>> {
  const answers = new Map<string, Set<EntryOf<'runbooks'>>>();
  for (const entry of entries) {
    if (entry.kind !== 'runbooks') continue;
    for (const name of entry.alerts) answers.set(name, (answers.get(name) ?? new Set()).add(entry));
  }
  return answers;
}
