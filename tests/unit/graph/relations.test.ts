import { describe, expect, test } from 'vitest';
import { expectedTarget, type Relation } from '../../../src/graph/relations.ts';
import { cleanId } from '../../../src/shared/path.ts';
import { SCHEMAS } from '../../../src/kinds/schemas.ts';
import type { Kind } from '../../../src/kinds/registry.ts';
import { aliasUrl } from '../../../src/graph/aliases.ts';
import { entryOf, graphOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

/** One entry of each kind, called `it`; some of the same name in several kinds, some with ids that need cleaning. */
const TREE: Files = {
  ...Object.fromEntries(Object.keys(SCHEMAS).map((kind) => [`${kind}/it.md`, '# It'])),
  'phases/Shop/7.10.md': '# Seven ten',
  'services/shop/7.10.md': '# No phase',
  'gaps/both.md': '# A gap',
  'remediations/both.md': '# A remediation',
  'runbooks/kubernetes/Pod Not Ready.md': '# Pod not ready',
  'runbooks/lost.md': '---\ndraft: true\n---\n# Unfinished',
  'runbooks/index.md': '# All runbooks',
};

function relations(kind: Kind, yaml: string) {
  const graph = graphOf({ ...TREE, [`${kind}/from.md`]: `---\n${yaml}\n---\n# From` });
  return graph.relations.get(entryOf(graph, `${kind}/from.md`)) ?? [];
}

function inWords(target: Relation['target']): string {
  if (target.to === 'none') return target.is === 'service' ? 'implied' : 'text';
  if (target.to === 'entry') return `entry ${target.entry.kind}/${target.entry.id}`;
  return target.why === 'wrong-kind'
    ? `wrong-kind ${target.entry.kind}/${target.entry.id}`
    : `unknown, ${target.suggestion || 'nothing close'}`;
}

const names = ([kind, yaml]: readonly [string, string, ...unknown[]]) => `${kind} ${yaml}`;

const EVERY: readonly [Kind, string, relation: string, wanted: string, ...targets: string[]][] = [
  ['guides', 'services: [it, redis]', 'services', 'service', 'entry services/it', 'implied'],
  ['guides', 'related: [gaps/it, guides/it]', 'related', 'entry', 'entry gaps/it', 'entry guides/it'],
  ['guides', 'deferred_to: it', 'deferred_to', 'phase', 'entry phases/it'],
  ['guides', 'deferred_to: next year', 'deferred_to', 'phase', 'text'],
  ['runbooks', 'part_of: it', 'part_of', 'runbook', 'entry runbooks/it'],
  ['troubleshooting', 'runbook: it', 'runbook', 'runbook', 'entry runbooks/it'],
  [
    'services',
    'depends_on: [it, { service: it, state: verified }]',
    'depends_on',
    'service',
    'entry services/it',
    'entry services/it',
  ],
  ['incidents', 'runbooks: [it, itt]', 'runbooks', 'runbook', 'entry runbooks/it', 'unknown, it'],
  ['incidents', 'fixed_by: it', 'fixed_by', 'remediation or runbook', 'entry remediations/it'],
  ['incidents', 'fixed_by: A restart.', 'fixed_by', 'remediation or runbook', 'text'],
  ['phases', 'after: it', 'after', 'phase', 'entry phases/it'],
  ['phases', 'objectives: [{ text: a, gaps: it }]', 'objective', 'gap', 'entry gaps/it'],
  ['assessments', 'after: it', 'after', 'assessment', 'entry assessments/it'],
  [
    'assessments',
    'of: [it, from]',
    'of',
    'phase or service',
    'entry phases/it',
    'wrong-kind assessments/from',
  ],
  ['assessments', 'factors: [{ name: a, gaps: [it] }]', 'found', 'gap', 'entry gaps/it'],
  [
    'assessments',
    'recommendations: [it, { text: a, remediation: it }]',
    'recommends',
    'remediation',
    'entry remediations/it',
  ],
  ['gaps', 'found_in: it', 'found_in', 'assessment', 'entry assessments/it'],
  ['gaps', 'phases: it', 'phases', 'phase', 'entry phases/it'],
  ['gaps', 'requirement: it', 'requirement', 'requirement', 'entry requirements/it'],
  ['gaps', 'blocks: [it]', 'blocks', 'requirement or phase', 'entry requirements/it'],
  ['gaps', 'waits_for: { text: a, after: it }', 'waits_for', 'gap', 'entry gaps/it'],
  ['gaps', 'verdict: { is: confirmed, in: it }', 'verdict', 'assessment', 'entry assessments/it'],
  ['remediations', 'resolves: it', 'resolves', 'gap', 'entry gaps/it'],
  ['remediations', 'part_of: it', 'part_of', 'remediation or guide', 'entry remediations/it'],
  ['remediations', 'phase: it', 'phase', 'phase', 'entry phases/it'],
  [
    'remediations',
    'depends_on: [it, { text: a }]',
    'depends_on',
    'remediation or gap',
    'entry remediations/it',
  ],
];

describe('every relation', () => {
  test.each(EVERY.map((row) => [names(row), ...row] as const))(
    '%s',
    (_name, kind, yaml, relation, wanted, ...targets) => {
      const found = relations(kind, yaml);
      expect(found.map(({ target }) => inWords(target))).toEqual(targets);
      expect(new Set(found.map(({ reference }) => reference.relation))).toEqual(new Set([relation]));
      expect(new Set(found.map(({ reference }) => expectedTarget(reference)))).toEqual(new Set([wanted]));
    },
  );
});

describe('what an id leads to', () => {
  test.each<[Kind, string, string]>([
    ['runbooks', 'part_of: Kubernetes/Pod Not Ready', 'entry runbooks/kubernetes/pod-not-ready'],
    ['gaps', 'phases: SHOP/7.10', 'entry phases/shop/7-10'],
    ['gaps', 'phases: shop/7-10', 'entry phases/shop/7-10'],
    ['gaps', 'phases: Shop/7.11', 'unknown, shop/7-10'],
    ['gaps', 'phases: 7.10', 'unknown, shop/7-10'],
    ['remediations', 'depends_on: both', 'entry remediations/both'],
    ['remediations', 'resolves: both', 'entry gaps/both'],
    ['assessments', 'of: shop/7.10', 'entry phases/shop/7-10'],
    ['incidents', 'runbooks: pod-not-ready', 'unknown, kubernetes/pod-not-ready'],
    ['incidents', 'runbooks: runbooks/it', 'unknown, it'],
    ['incidents', 'runbooks: ../runbooks/it.md', 'unknown, it'],
    ['incidents', 'runbooks: both', 'wrong-kind gaps/both'],
    ['incidents', 'runbooks: nonsense', 'unknown, nothing close'],
    ['incidents', 'runbooks: lost', 'entry runbooks/lost'],
    ['incidents', 'runbooks: /', 'unknown, nothing close'],
    ['incidents', 'runbooks: "🔥"', 'unknown, nothing close'],
    ['guides', 'related: phases/Shop/7.10', 'entry phases/shop/7-10'],
    ['guides', 'related: guides/itt', 'unknown, guides/it'],
    ['guides', 'related: guides/both', 'unknown, gaps/both'],
    ['guides', 'related: runbooks/lots', 'unknown, nothing close'],
    ['services', 'depends_on: It', 'entry services/it'],
    ['services', 'depends_on: both', 'implied'],
    ['remediations', 'deferred_to: both', 'text'],
  ])('%s %s: %s', (kind, yaml, expected) => {
    expect(relations(kind, yaml).map(({ target }) => inWords(target))).toEqual([expected]);
  });
});

test('incoming edges, each once, from every file that names the entry', () => {
  const graph = graphOf({
    'gaps/a.md': '---\nblocks: [shop/1, shop/1]\nphases: shop/1\n---\n# A',
    'gaps/b.md': '---\nphases: [nowhere, Shop/1]\nrelated: [gaps/a, gaps/b]\n---\n# B',
    'phases/shop/1.md': '---\nafter: shop/1\n---\n# One',
  });
  const incoming = (file: string) =>
    graph.incoming.get(entryOf(graph, file))?.map(({ relation, from }) => `${from.file} ${relation}`);
  expect(incoming('phases/shop/1.md')).toEqual([
    'gaps/a.md phases',
    'gaps/a.md blocks',
    'gaps/b.md phases',
    'phases/shop/1.md after',
  ]);
  expect(incoming('gaps/a.md')).toEqual(['gaps/b.md related']);
  expect(incoming('gaps/b.md')).toEqual(['gaps/b.md related']);
});

test.each([
  ['Shop/7.10', 'shop/7-10'],
  ['  Redis Cache ', 'redis-cache'],
  ['ÜBER', 'über'],
])('the id %j is %s', (written, id) => expect(cleanId(written)).toBe(id));

test.each([
  ['/wiki/Redis_Down/', '/wiki/redis_down/'],
  ['https://old.example.com/wiki/redis.html?x=1#top', '/wiki/redis/'],
  ['old', '/runbooks/old/'],
  ['../guides/old.md', '/guides/old/'],
  ['/', '/'],
])('the alias %s stands for %s', (alias, url) => {
  const graph = graphOf({ 'runbooks/a.md': '# A' });
  expect(aliasUrl(alias, entryOf(graph, 'runbooks/a.md'))).toBe(url);
});
