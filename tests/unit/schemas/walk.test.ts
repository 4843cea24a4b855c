import { expect, test } from 'vitest';
import type { Kind } from '../../../src/kinds/registry.ts';
import { lenientOf, SCHEMAS } from '../../../src/kinds/schemas.ts';
import { readData } from '../../../src/entries/fields.ts';
import { referencesIn } from '../../../src/schemas/walk.ts';
import { fieldsIn } from './frontmatter.ts';

const rows: [Kind, string, ...string[]][] = [
  ['guides', '{ title: Redis }'],
  ['guides', '{ services: redis }', 'services.0 services → services redis implied'],
  [
    'guides',
    '{ related: [runbooks/a, gaps/b] }',
    'related.0 related → * runbooks/a qualified',
    'related.1 related → * gaps/b qualified',
  ],
  ['guides', '{ deferred_to: next year }', 'deferred_to deferred_to → phases next year or text'],
  ['runbooks', '{ part_of: api-outage }', 'part_of part_of → runbooks api-outage'],
  ['troubleshooting', '{ runbook: redis }', 'runbook runbook → runbooks redis'],
  [
    'services',
    '{ depends_on: [a, { service: b, state: verified }] }',
    'depends_on.0 depends_on → services a implied',
    'depends_on.1.service depends_on → services b implied',
  ],
  ['services', '{ depends_on: a }', 'depends_on.0 depends_on → services a implied'],
  [
    'incidents',
    '{ date: 2026-11-20, runbooks: a, fixed_by: b }',
    'runbooks.0 runbooks → runbooks a',
    'fixed_by fixed_by → remediations,runbooks b or text',
  ],
  [
    'phases',
    '{ state: done, after: shop/6, objectives: [a, { text: b, gaps: [c, 7] }] }',
    'after after → phases shop/6',
    'objectives.1.gaps.0 objective → gaps c',
    'objectives.1.gaps.1 objective → gaps 7',
  ],
  [
    'assessments',
    '{ after: a, of: [shop/7], factors: [{ name: b, gaps: c }], recommendations: [d, { text: e, remediation: f }] }',
    'after after → assessments a',
    'of.0 of → phases,services shop/7',
    'factors.0.gaps.0 found → gaps c',
    'recommendations.1.remediation recommends → remediations f',
  ],
  [
    'gaps',
    '{ priority: P1, found_in: a, phases: b, requirement: c, blocks: d, waits_for: { text: e, after: f }, verdict: { is: confirmed, in: g } }',
    'found_in found_in → assessments a',
    'phases.0 phases → phases b',
    'requirement requirement → requirements c',
    'blocks.0 blocks → requirements,phases d',
    'waits_for.after waits_for → gaps f',
    'verdict.in verdict → assessments g',
  ],
  ['gaps', '{ priority: P1, waits_for: a }'],
  [
    'remediations',
    '{ resolves: [a, b], part_of: c, phase: d, depends_on: [e, { text: f }] }',
    'resolves.0 resolves → gaps a',
    'resolves.1 resolves → gaps b',
    'part_of part_of → remediations,guides c',
    'phase phase → phases d',
    'depends_on.0 depends_on → remediations,gaps e',
  ],
];

test.each(rows)('the references of %s %s', (kind, yaml, ...expected) => {
  const { data, issues } = readData(kind, fieldsIn(yaml), true);
  expect(issues).toEqual([]);
  expect(written(SCHEMAS[kind], data)).toEqual(expected);
  expect(written(lenientOf(kind), data)).toEqual(expected);
});

function written(...[schema, data]: Parameters<typeof referencesIn>): string[] {
  return referencesIn(schema, data).map(({ path, relation, kinds, value, ...more }) => {
    const marks = [more.qualified && 'qualified', more.impliedService && 'implied', more.orText && 'or text'];
    const into = more.qualified ? '*' : kinds.join(',');
    return [path.join('.'), relation, '→', into, value, ...marks.filter(Boolean)].join(' ');
  });
}
