import { fingerprint } from '../../checks/baseline.ts';
import { VERSION } from '../../integration/version.ts';
import { RULES, type ProblemId } from '../../shared/rules.ts';
import type { RuleMeta, Level } from '../../shared/rules/rule-meta.ts';
import type { Span } from '../../shared/position.ts';
import type { Problem } from '../../shared/diagnostic.ts';
import { hostedPath, type Reporter } from './report.ts';

const LEVELS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0, which code scanning reads: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: Reporter = ({ graph, files, lineAt }) => {
  const problems = [...files].flat();
  const ids = [...new Set(problems.map(({ id }) => id))];
  const place = (file: string, span: Partial<Span> & Pick<Span, 'line'>) => ({
    physicalLocation: {
      artifactLocation: { uri: hostedPath(graph, file).split('/').map(encodeURIComponent).join('/') },
      region: regionOf(span),
    },
  });
  const results = problems.map((problem) => ({
    ruleId: problem.id,
    ruleIndex: ids.indexOf(problem.id),
    level: LEVELS[problem.level],
    message: { text: `${problem.message} ${problem.hint}` },
    locations: [place(problem.file, problem)],
    ...relatedOf(problem, place),
    partialFingerprints: { 'handrail/v1': fingerprint(problem, lineAt(problem)) },
  }));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Handrail', semanticVersion: VERSION, rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return [JSON.stringify(log, null, 2).split('\n')];
};

function ruleOf(id: ProblemId): object {
  const { why } = RULES[id] as RuleMeta<never>;
  return { id, fullDescription: { text: why }, help: { text: why } };
}

function relatedOf(
  { related }: Problem,
  place: (file: string, span: { line: number }) => object,
): { relatedLocations?: object[] } {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ file, line, message }, index) => ({
      id: index + 1,
      message: { text: message },
      ...place(file, { line }),
    })),
  };
}

function regionOf({ line, column, endLine, endColumn }: Partial<Span> & Pick<Span, 'line'>): object {
  return {
    startLine: line,
    ...(column !== undefined && { startColumn: column }),
    ...(endLine !== undefined && { endLine }),
    ...(endColumn !== undefined && { endColumn }),
  };
}
