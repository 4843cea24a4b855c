import type { Entry } from '../entries/entry.ts';
import type { Graph } from '../graph/build.ts';
import type { Derived } from '../graph/derived.ts';
import { judge, type Finding, type Problem } from '../shared/problem.ts';
import { checkAlerts } from './alerts.ts';
import { checkAliases } from './aliases.ts';
import { checkCircles } from './circles.ts';
import { checkData } from './code-data.ts';
import { checkDestructive } from './destructive.ts';
import { checkReviews } from './freshness.ts';
import { checkLanguages } from './languages.ts';
import { checkLinks } from './links.ts';
import { checkNames } from './names.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkPlanConsistency } from './plan-consistency.ts';
import { checkPlans, checkRequirements } from './plans.ts';
import { checkPrompts } from './prompts.ts';
import { checkPromql } from './promql.ts';
import { checkPublishedFiles } from './published-files.ts';
import { checkReferences } from './references.ts';
import { checkRelations } from './relations.ts';
import { checkRunbooks } from './runbooks.ts';
import { checkShell } from './shell.ts';
import { heedWaivers } from './waivers.ts';

type Check = (graph: Graph, derived: Derived) => Finding[];

const CHECKS: readonly Check[] = [
  checkLinks,
  checkPublishedFiles,
  checkRelations,
  checkCircles,
  checkAliases,
  checkNames,
  checkAlerts,
  checkPromql,
  checkRunbooks,
  checkPlans,
  checkPlanConsistency,
  checkRequirements,
  checkReviews,
];

type EntryCheck = (entry: Entry, isStrict: boolean) => Finding[];

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
 * Every problem of the content, those met while reading included, in one order.
 * @param asked what was found by those that have to be waited for
 * @param ofEntry `checkEntry`, or what it found when the entry was the same
 */
export function runChecks(
  graph: Graph,
  derived: Derived,
  asked: readonly Finding[] = [],
  ofEntry: EntryCheck = checkEntry,
): Problem[] {
  const { content } = graph;
  const { strict, checks } = content.settings;
  const findings = [
    ...content.findings,
    ...CHECKS.flatMap((check) => check(graph, derived)),
    ...content.entries.flatMap((entry) => ofEntry(entry, strict)),
    ...asked,
  ];
  return judge(heedWaivers(findings, graph, derived.today), strict, checks);
}
