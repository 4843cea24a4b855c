import type { Graph } from '../graph/build.ts';
import { judge, type Finding, type Problem } from '../shared/problem.ts';
import { checkAliases } from './aliases.ts';
import { checkCircles } from './circles.ts';
import { checkLanguages } from './languages.ts';
import { checkLinks } from './links.ts';
import { checkReferences } from './references.ts';
import { checkRelations } from './relations.ts';

const CHECKS: readonly ((graph: Graph) => Finding[])[] = [
  checkLinks,
  checkReferences,
  checkLanguages,
  checkRelations,
  checkCircles,
  checkAliases,
];

/** Every problem of the content, those met while reading included, in one order. */
export function runChecks(graph: Graph): Problem[] {
  const findings = [...graph.content.findings, ...CHECKS.flatMap((check) => check(graph))];
  return judge(findings, graph.content.settings.strict);
}
