import { expect, test } from 'vitest';
import { deriveStates } from '../../../src/graph/derived.ts';
import { differences, type ContentState } from '../../../src/graph/differences.ts';
import { graphOf, TODAY } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const RULES =
  'groups:\n- name: a\n  rules:\n  - alert: Down\n    expr: up == 0\n    labels: { severity: critical }\n';
const SETTINGS = { 'handrail.yaml': 'rules: r.yaml\nreview: { runbooks: 90d }', 'r.yaml': RULES };
const runbook = (fields: string, text = 'Restart.') =>
  `---\ntitle: A\nreviewed: 2026-11-01\n${fields}\n---\n\n## Mitigation\n\n${text}\n`;

function stateOf(files: Files): ContentState {
  const graph = graphOf({ ...SETTINGS, ...files });
  return { graph, derived: deriveStates(graph, TODAY) };
}

/** In lines. */
function between(before: Files, after: Files): string[] {
  const { pages, states } = differences(stateOf(before), stateOf(after));
  return [
    ...pages.map(({ change, file, from }) => `${change} ${from === undefined ? '' : `${from} → `}${file}`),
    ...states.map(({ kind, url, from = '', to = '' }) => `${kind} ${url}: ${from} → ${to}`),
  ];
}

test.each<[what: string, before: Files, after: Files, lines: string[]]>([
  ['nothing', { 'a.md': '# A' }, { 'a.md': '# A' }, []],
  [
    'pages',
    { 'a.md': '# A', 'b.md': '# B' },
    { 'a.md': '# A!', 'c.md': '# C' },
    ['added c.md', 'changed a.md', 'removed b.md'],
  ],
  ['a page that moved', { 'a.md': '# A' }, { 'x/b.md': '# A' }, ['moved a.md → x/b.md']],
  [
    'an alert that lost its runbook',
    { 'runbooks/a.md': runbook('alerts: [Down]') },
    { 'runbooks/a.md': runbook('') },
    ['changed runbooks/a.md', 'alert /alerts/Down/: runbook → no runbook'],
  ],
  [
    'a runbook whose review became overdue',
    { 'runbooks/a.md': runbook('') },
    { 'runbooks/a.md': runbook('review_every: 7d') },
    ['changed runbooks/a.md', 'runbooks /runbooks/a/:  → review overdue'],
  ],
  [
    'a gap that was opened, and one that was resolved',
    { 'gaps/a.md': '# A' },
    {
      'gaps/a.md': '# A',
      'gaps/b.md': '# B',
      'remediations/r.md': '---\ntitle: R\nresolves: a\nfinished: true\n---\n',
    },
    [
      'added gaps/b.md',
      'added remediations/r.md',
      'gaps /gaps/a/: open → remediated',
      'gaps /gaps/b/:  → open',
    ],
  ],
])('%s', (_, before, after, lines) => {
  expect(between(before, after)).toEqual(lines);
});
