import type { Entry } from '../entries/entry.ts';
import { SETTINGS_FILE } from '../entries/settings.ts';
import type { Graph } from '../graph/build.ts';
import type { DerivedStates } from '../graph/derived.ts';
import { applySeverity, type Diagnostic, type Problem } from '../shared/diagnostic.ts';
import { compareText } from '../shared/text.ts';
import { checkAlerts } from './alerts.ts';
import { checkAliases } from './aliases.ts';
import { checkCircles } from './cycles.ts';
import { checkData } from './code-data.ts';
import { checkDestructive } from './destructive.ts';
import { checkReviews } from './freshness.ts';
import { checkLanguages } from './languages.ts';
import { checkLinks } from './links.ts';
import { checkNames } from './names.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkPhases } from './phases.ts';
import { checkPlans, checkRequirements } from './plans.ts';
import { checkPrompts } from './prompts.ts';
import { checkPromql } from './promql.ts';
import { checkPublishedFiles } from './published-files.ts';
import { checkReferences } from './references.ts';
import { checkExpectations, checkRelations } from './relations.ts';
import { checkRunbooks } from './runbooks.ts';
import { checkShell } from './shell.ts';
import { waiversOf } from './suppressions.ts';
import { checkTotals } from './totals.ts';

type Check = (graph: Graph, derived: DerivedStates) => Diagnostic[];

const CHECKS: readonly Check[] = [
  checkLinks,
  checkPublishedFiles,
  checkRelations,
  checkExpectations,
  checkCircles,
  checkAliases,
  checkNames,
  checkAlerts,
  checkPromql,
  checkRunbooks,
  checkPlans,
  checkPhases,
  checkTotals,
  checkRequirements,
  checkReviews,
];

type EntryCheck = (entry: Entry, isStrict: boolean) => Diagnostic[];

/** Those that read one entry, and nothing beside it. */
const ENTRY_CHECKS: readonly EntryCheck[] = [
  checkReferences,
  checkLanguages,
  checkShell,
  checkData,
  checkPrompts,
  checkDestructive,
  checkPlaceholders,
];

/** What can be found in an entry alone. */
export const checkEntry: EntryCheck = (entry, isStrict) =>
  ENTRY_CHECKS.flatMap((check) => check(entry, isStrict));

/**
 * Every problem of the content, those met while reading included, file by file in the order of their paths, so that those of a
 * file can be printed while the next one is being checked; files without problems are left out. Where the settings contain
 * waivers, the files after the settings are checked before the settings are reported: only then it is known which were used.
 * @param asked what was found by those that have to be waited for
 * @param ofEntry `checkEntry`, or what it found when the entry was the same
 */
export function* problemsByFile(
  graph: Graph,
  derived: DerivedStates,
  asked: readonly Diagnostic[] = [],
  ofEntry: EntryCheck = checkEntry,
): Generator<readonly Problem[], void> {
  const { findings, entries, settings } = graph.content;
  const { strict, checks, waive } = settings;
  const found = [...findings, ...CHECKS.flatMap((check) => check(graph, derived)), ...asked];
  const foundIn = Map.groupBy(found, ({ file }) => file);
  const entriesIn = Map.groupBy(entries, ({ file }) => file);
  const waivers = waiversOf(graph, derived.today);
  const checkFile = (file: string): Diagnostic[] =>
    waivers.apply([
      ...distinct(foundIn.get(file) ?? []),
      ...(entriesIn.get(file) ?? [])
        .filter(({ section }) => section === undefined)
        .flatMap((entry) => ofEntry(entry, strict)),
    ]);
  const files = [...new Set([...foundIn.keys(), ...entriesIn.keys(), SETTINGS_FILE])].toSorted(compareText);
  const checked = new Map<string, Diagnostic[]>();
  for (const [at, file] of files.entries()) {
    const left = checked.get(file) ?? checkFile(file);
    if (file === SETTINGS_FILE && waive.length > 0)
      for (const later of files.slice(at + 1)) checked.set(later, checkFile(later));
    const problems = applySeverity([...left, ...waivers.faultsIn(file)], strict, checks);
    if (problems.length > 0) yield problems;
  }
}

/** A link of a section is one of its page, too: one problem is reported once. */
function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  const placed = new Map(found.map((one) => [JSON.stringify(one), one] as const));
  return [...placed.values()];
}

/** The same in one list. */
export function runChecks(
  graph: Graph,
  derived: DerivedStates,
  asked?: readonly Diagnostic[],
  ofEntry?: EntryCheck,
): Problem[] {
  return [...problemsByFile(graph, derived, asked, ofEntry)].flat();
}
