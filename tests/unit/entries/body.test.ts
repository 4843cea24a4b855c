import { describe, expect, test } from 'vitest';
import { parseEntry } from '../../../src/entries/parse.ts';
import { spanOf } from '../../../src/entries/spans.ts';
import type { Kind } from '../../../src/kinds/registry.ts';

function read(kind: Kind, text: string) {
  return parseEntry(text, `${kind}/a.md`, { rootName: 'x', strict: false });
}

/** Texts of what schemas make objects of. */
function written(data: object): unknown {
  return JSON.parse(
    JSON.stringify(data, (_name, value: unknown) =>
      typeof value === 'object' && value !== null && 'text' in value && ('at' in value || 'from' in value)
        ? value.text
        : value,
    ),
  );
}

describe('a priority is read in every way to write it', () => {
  test.each([
    '**Priority:** High',
    '**Priority**: High',
    '**Priority** - High',
    '*Priority:* High',
    '__Priority:__ High',
    'Priority: High',
    'Priority = High',
    'Priority： High',
    '- Priority: High',
    '- **Priority:** High',
    '1. **priority**: High (blocks the release)',
    '🔴 **Priority:** 🔥 High',
    '| Field | Value |\n|---|---|\n| Priority | High |',
    '**Date:** 2026-01-01  \n**Priority:** High  \n**Version:** 2',
    '**Priorität:** High',
    '**Priorité :** High',
    '**Prioridad:** High',
    '**Приоритет:** High',
    '**優先度：** High',
    '**优先级：** High',
  ])('%s', (line) => {
    const { entry, findings } = read('gaps', `# A\n\n${line}\n`);
    expect([entry.data, findings]).toEqual([{ priority: 'High' }, []]);
  });
});

describe('what texts of a kind say, as the frontmatter would have it', () => {
  test.each<[Kind, string, object]>([
    [
      'gaps',
      '**Location:** [a.py:42](a.py:42), `Dockerfile` (line 288)\n\n**Expected:** 5s **Actual:** 3s\n\n## Impact\n\nPods are\nrestarted.',
      {
        locations: ['a.py:42', 'Dockerfile:288'],
        expected: '5s',
        actual: '3s',
        impact: 'Pods are restarted.',
      },
    ],
    [
      'gaps',
      '- Status: ⚠️ Waiting for CPU\n- Expected: 2-10 minutes after the start',
      {
        expected: '2-10 minutes after the start',
        waits_for: { text: 'Waiting for CPU', within: '2-10 minutes' },
      },
    ],
    ['gaps', '**Priority:** TBD\n**Location:** somewhere in the code', {}],
    [
      'remediations',
      '**Resolves:** [Timeout](../gaps/time-out.md)\n**Effort:** ~2–4 hours (one person)\n**Dependencies:** Registry access, [B](b.md)\n\n## Actions\n\n- [x] Set it\n- [ ] Say why\n\n**Success Criteria:**\n- [ ] All are 5s\n',
      {
        resolves: ['time-out'],
        effort: '2-4 hours',
        depends_on: [{ text: 'Registry access' }, 'b'],
        actions: [
          { text: 'Set it', done: true },
          { text: 'Say why', done: false },
        ],
        success: [{ text: 'All are 5s', met: 'unstated' }],
      },
    ],
    [
      'phases',
      '**Status:** 🚧 In progress\n**Estimate:** 4-6 work units (1 work unit ≈ 4-6 hours)\n\n## Checkpoint 1: The image (2 units)\n\n### Task 7.1.1: Tests (4h)\n\n- [x] size\n- [x] security\n\n### Deliverables\n- [ ] Dockerfile\n\n### Review checklist\n- [x] Below 50 MB\n\n**Review outcome:** Approved with conditions\n\n## Checkpoint 2: Kubernetes\n\n| Task | Estimate | Status |\n|---|---|---|\n| Manifests | 3h | ✅ |\n',
      {
        state: 'active',
        estimate: '4-6 work units',
        unit: '4-6 hours',
        checkpoints: [
          {
            id: 'checkpoint-1',
            title: 'The image',
            estimate: '2 units',
            tasks: [{ id: '7.1.1', title: 'Tests', estimate: '4h', done: true }],
            review: { criteria: [{ text: 'Below 50 MB', met: true }], outcome: 'approved-with-conditions' },
          },
          {
            id: 'checkpoint-2',
            title: 'Kubernetes',
            tasks: [{ title: 'Manifests', estimate: '3h', done: true }],
          },
        ],
        deliverables: [{ text: 'Dockerfile', met: false }],
      },
    ],
    [
      'assessments',
      '**Overall Score: 8.5/10**\n\n**Date:** December 6, 2025\n**Readiness:** 90% (up from 82%)\n\n## Factors\n\n### 1. Clarity (Score: 9/10)\n\n**Strengths:**\n- Clear steps\n\n**Evidence:**\n- It is in [a.md:3](a.md:3)\n\n## Risk Assessment\n\n### Medium Risk\n- The autoscaler\n\n## Recommendations\n\n1. **Fix it**: now\n',
      {
        score: { value: 8.5, of: 10 },
        date: '2025-12-06',
        measures: [{ name: 'Readiness', value: 90, unit: '%' }],
        factors: [
          {
            name: 'Clarity',
            score: { value: 9, of: 10 },
            strengths: ['Clear steps'],
            evidence: [{ text: 'It is in a.md:3', location: 'a.md:3' }],
          },
        ],
        risks: [{ text: 'The autoscaler', level: 'medium' }],
        recommendations: [{ text: 'Fix it: now' }],
      },
    ],
    [
      'assessments',
      '## Risks\n\n| Risk | Impact | Mitigation |\n|---|---|---|\n| Disk is full | High | Alert |\n',
      { risks: [{ text: 'Disk is full', level: 'High', mitigation: 'Alert' }] },
    ],
    [
      'incidents',
      '**Datum:** 16. Oktober 2026\n**Schweregrad:** P1\n**Dauer:** 47 Minuten\n\n## Action items\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n| Test it | backend | 2026-11-30 | Done |\n',
      {
        date: '2026-10-16',
        severity: 'P1',
        lasted: '47 m',
        actions: [{ text: 'Test it', owner: 'backend', due: '2026-11-30', done: true }],
      },
    ],
    [
      'requirements',
      '**Statement:** Checks have 5s.\n**Level:** Must\n**Source:** SPEC.md\n\n## Evidence\n\n- A test run\n',
      { statement: 'Checks have 5s.', level: 'must', source: 'SPEC.md', evidence: [{ text: 'A test run' }] },
    ],
    [
      'alerting',
      '**Tier:** 1\n**Channels:** email, SMS\n**Cost:** Free\n**Setup time:** 10 min\n\n**MTTR targets:**\n- P0 database: 2-5 minutes\n',
      {
        tier: '1',
        channels: ['email', 'SMS'],
        cost: 'Free',
        setup_time: '10 min',
        objectives: [{ text: 'P0 database', target: '2-5 minutes' }],
      },
    ],
  ])('%s: %s', (kind, text, data) => {
    const { entry } = read(kind, `# A\n\n${text}`);
    expect(written(entry.data)).toEqual(data);
  });
});

test('a value has its place, and the rule that read it', () => {
  const { entry } = read('gaps', '# A\n\n- **Priority:** High\n- **Location:** x, `b/c.ts:4`\n');
  expect(spanOf(entry.spans, ['priority'])).toEqual({ line: 3, column: 17, endLine: 3, endColumn: 21 });
  expect(spanOf(entry.spans, ['locations', 0])).toEqual({ line: 4, column: 20, endLine: 4, endColumn: 30 });
  expect(entry.inferred).toMatchObject({ priority: 'label Priority', locations: 'label Location' });
});

describe('what is wrong in a text is reported at its word', () => {
  test.each<[Kind, string, number, number, string]>([
    [
      'phases',
      '**Status:** somehow',
      3,
      13,
      'Invalid value for "state": "somehow"; expected one of planned, active, done.',
    ],
    [
      'remediations',
      '**Effort:** soon',
      3,
      13,
      'Invalid value for "effort": "soon"; expected time or units of work, such as 4-6h or 2.',
    ],
    [
      'assessments',
      '**Date:** some day',
      3,
      11,
      'Invalid value for "date": "some day"; expected a date, such as 2026-11-20.',
    ],
    ['gaps', '**Prioritaet:** hoch', 3, 3, 'Unknown label "Prioritaet"; its value is not read.'],
  ])('%s: %s', (kind, text, line, column, message) => {
    expect(read(kind, `# A\n\n${text}\n`).findings).toMatchObject([{ line, column, message }]);
  });
});
