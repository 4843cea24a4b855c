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
import { checkPlans, checkRequirements } from './plans.ts';
import { checkPrompts } from './prompts.ts';
import { checkPromql } from './promql.ts';
import { checkPublishedFiles } from './published-files.ts';
import { checkReferences } from './references.ts';
import { checkRelations } from './relations.ts';
import { checkRunbooks } from './runbooks.ts';
import { checkShell } from './shell.ts';
import { heedWaivers } from './waivers.ts';

const CHECKS: readonly ((graph: Graph, derived: Derived) => Finding[])[] = [
  checkLinks,
  checkPublishedFiles,
  checkReferences,
  checkLanguages,
  checkRelations,
  checkCircles,
  checkAliases,
  checkNames,
  checkAlerts,
  checkPromql,
  checkRunbooks,
  checkPlans,
  checkRequirements,
  checkShell,
  checkData,
  checkPrompts,
  checkDestructive,
  checkPlaceholders,
  checkReviews,
];

/**
 * Every problem of the content, those met while reading included, in one order.
 * @param asked what was found by those that have to be waited for
 */
export function runChecks(graph: Graph, derived: Derived, asked: readonly Finding[] = []): Problem[] {
  const found = CHECKS.flatMap((check) => check(graph, derived));
  const findings = [...graph.content.findings, ...found, ...asked];
  const { strict, checks } = graph.content.settings;
  return judge(heedWaivers(findings, graph, derived.today), strict, checks);
}
