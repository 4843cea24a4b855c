import { describe, expect, test } from 'vitest';
import { childOf } from '../../../src/shared/child.ts';
import { deriveStates } from '../../../src/graph/derived.ts';
import { graphOf, problemsOf, TODAY } from '../pipeline.ts';

/** Reports and plans as teams write them, without a line of frontmatter. */
const PAPERS = {
  'FIX_PLAN.md': `# Phase 3 Fix Plan

## Actions

### 1. Raise the Probe Timeout (Critical)

**Gap**: The probe has 2 seconds, the contract says 6

**Actions**:
1. Set the timeout to 6s
2. Say why

**New text**:
\`\`\`markdown
#### Probes
\`\`\`bash
grep timeout deploy.yaml
\`\`\`
\`\`\`

### 2. Write a Restore Guide (Medium)

**Gap**: Nobody knows how to restore

**Action**: Add a guide

## Implementation Schedule

### Immediate (Before Phase 3)
1. Raise the timeout (10 minutes)

### Post Phase 3
2. Write the guide (2-3 hours)
`,
  'PLAN_REVIEW.md': `# Phase 3 Plan Review

**Overall Score: 7.5/10**

## Factors

### 1. Clarity (Score: 8/10)

**Strengths:**
- Every step has a command
- One owner each

**Evidence:**
- Task 3.1 is complete

### 2. Agreement with the Contract (Score: 7/10)

**Strengths:**
- Names agree

## Risk Assessment

### Low Risk
- The image is built

### High Risk
- The restore was never tried

### Mitigations in Place
- Nightly copies

## Recommendations

1. **Try a restore**: before the sale
2. **Fix the probe**

## Conclusion

The plan can start.
`,
  'OPEN_WORK.md': `# Open Work and Next Phase

**Date:** November 6, 2026

**Completed:** 80%
**Waiting:** 20%

## 1. Time-Dependent Items

**Index build:**
- Status: ⚠️ Waiting for the nightly run
- Expected: 2-3 hours

## 2. Next Steps by Time

### 2.1 Immediate (Next 24 Hours)

1. **Write the Restore Guide**
   - Take the old one

### 2.2 Short-term (Next Week)

1. **Measure Queries**
   - Take samples

## 3. Tasks

### 3.1 High

1. **Write the Restore Guide**
   - Priority: HIGH
   - Effort: 2-4 hours
   - Dependencies: None

2. **Measure Queries**
   - Priority: LOW
   - Effort: 1 day
   - Dependencies: Access to production

## 4. Plan

### Phase 4: Going Live

**Objectives:**
1. Serve all customers
2. Sleep at night

**Timeline:** 2-3 weeks

**Deliverables:**
- A runbook
`,
  'GAPS_CLOSED.md': `# Gaps Closed - November 9, 2026

**Status:** ✅ All closed
**Readiness:** 91% (up from 84%)
**Overall Score:** 8.8/10 (up from 8.1/10)

## ✅ Gaps That Didn't Exist

### 1. Login ✅
**Status:** Enforced everywhere
- Location: [api/login.py:17](api/login.py:17)
- Returns: 401

### 2. Caching ✅
**Status:** Present
- Migration: [db/cache.sql](db/cache.sql)

## ❌ Real Gaps

### GAP 1: No Runbook ✅ FIXED
**Priority:** P0 - Critical

**Recovery Targets:**
- P0 database: 2-5 minutes
- P1 cache: 3-4 minutes

### GAP 2: No Alerts
**Priority:** P1
**Status:** Open

**Tier 1: Pinger (Outside)**
- Checks every minute
- **Cost:** 5 EUR a month

**Tier 2: Mail (Platform)**
- Service crashed
- **Cost:** Free

**Alert Thresholds Defined:**
- API down: two failed checks → 15 min response
- Slow: P95 > 2s → 1 hour response

## Impact

### Before (Nov 1, 2026)
\`\`\`
Overall Score: 8.1/10
Readiness: 84%
Operations: 7/10
\`\`\`

### After (Nov 9, 2026)
\`\`\`
Overall Score: 8.8/10
Readiness: 91%
Operations: 8.5/10
\`\`\`
`,
};

const PLAN = 'fix_plan/1-raise-the-probe-timeout-critical';
const RESTORE = 'fix_plan/2-write-a-restore-guide-medium';

/** Kind, id, path of the value, the value as written or counted; a table by hand. */
const FIGURES: readonly (readonly [address: string, path: string, value: unknown])[] = [
  ['guides/fix_plan', 'title', 'Phase 3 Fix Plan'],
  [`gaps/${PLAN}`, 'title', 'The probe has 2 seconds, the contract says 6'],
  [`gaps/${PLAN}`, 'data.priority', 'Critical'],
  [`gaps/${PLAN}`, 'state', 'planned'],
  [`remediations/${PLAN}`, 'title', 'Raise the Probe Timeout'],
  [`remediations/${PLAN}`, 'data.resolves.0', PLAN],
  [`remediations/${PLAN}`, 'data.part_of', 'fix_plan'],
  [`remediations/${PLAN}`, 'data.when', 'immediate'],
  [`remediations/${PLAN}`, 'data.effort.text', '10 minutes'],
  [`remediations/${PLAN}`, 'data.priority', 'Critical'],
  [`remediations/${PLAN}`, 'data.actions.0.text', 'Set the timeout to 6s'],
  [`remediations/${PLAN}`, 'data.actions.length', 2],
  [`gaps/${RESTORE}`, 'data.priority', 'Medium'],
  [`gaps/${RESTORE}`, 'state', 'planned'],
  [`remediations/${RESTORE}`, 'data.resolves.0', RESTORE],
  [`remediations/${RESTORE}`, 'data.when', 'after'],
  [`remediations/${RESTORE}`, 'data.effort.text', '2-3 hours'],
  [`remediations/${RESTORE}`, 'data.actions.0.text', 'Add a guide'],
  ['assessments/plan_review', 'data.score.value', 7.5],
  ['assessments/plan_review', 'data.score.of', 10],
  ['assessments/plan_review', 'data.factors.length', 2],
  ['assessments/plan_review', 'data.factors.0.name', 'Clarity'],
  ['assessments/plan_review', 'data.factors.0.score.value', 8],
  ['assessments/plan_review', 'data.factors.0.strengths.length', 2],
  ['assessments/plan_review', 'data.factors.0.evidence.0.text', 'Task 3.1 is complete'],
  ['assessments/plan_review', 'data.factors.1.name', 'Agreement with the Contract'],
  ['assessments/plan_review', 'data.factors.1.score.value', 7],
  ['assessments/plan_review', 'data.risks.0.level', 'low'],
  ['assessments/plan_review', 'data.risks.1.level', 'high'],
  ['assessments/plan_review', 'data.risks.1.text', 'The restore was never tried'],
  ['assessments/plan_review', 'data.mitigations.0', 'Nightly copies'],
  ['assessments/plan_review', 'data.recommendations.0.text', 'Try a restore: before the sale'],
  ['assessments/plan_review', 'data.recommendations.length', 2],
  ['assessments/plan_review', 'data.conclusion.text', 'The plan can start.'],
  ['assessments/open_work', 'data.date.text', '2026-11-06'],
  ['assessments/open_work', 'data.measures.0.value', 80],
  ['assessments/open_work', 'data.measures.1.value', 20],
  ['gaps/open_work/index-build', 'data.waits_for.text', 'Waiting for the nightly run'],
  ['gaps/open_work/index-build', 'data.waits_for.within.text', '2-3 hours'],
  ['gaps/open_work/index-build', 'data.found_in', 'open_work'],
  ['gaps/open_work/index-build', 'state', 'waiting'],
  ['remediations/open_work/write-the-restore-guide', 'data.priority', 'HIGH'],
  ['remediations/open_work/write-the-restore-guide', 'data.effort.text', '2-4 hours'],
  ['remediations/open_work/write-the-restore-guide', 'data.horizon.text', '24 Hours'],
  ['remediations/open_work/write-the-restore-guide', 'data.depends_on', undefined],
  ['remediations/open_work/measure-queries', 'data.priority', 'LOW'],
  ['remediations/open_work/measure-queries', 'data.effort.text', '1 day'],
  ['remediations/open_work/measure-queries', 'data.horizon.text', '1 Week'],
  ['remediations/open_work/measure-queries', 'data.depends_on.0.text', 'Access to production'],
  ['phases/open_work/phase-4-going-live', 'data.number', '4'],
  ['phases/open_work/phase-4-going-live', 'data.timeline', '2-3 weeks'],
  ['phases/open_work/phase-4-going-live', 'data.objectives.1.text', 'Sleep at night'],
  ['phases/open_work/phase-4-going-live', 'data.deliverables.0.text', 'A runbook'],
  ['assessments/gaps_closed', 'data.score.value', 8.8],
  ['assessments/gaps_closed', 'data.date.text', '2026-11-09'],
  ['assessments/gaps_closed', 'data.measures.0.value', 91],
  ['gaps/gaps_closed/1-login', 'state', 'rejected'],
  ['gaps/gaps_closed/1-login', 'data.verdict.evidence.1.location', 'api/login.py:17'],
  ['gaps/gaps_closed/1-login', 'data.verdict.evidence.length', 3],
  ['gaps/gaps_closed/2-caching', 'state', 'rejected'],
  ['gaps/gaps_closed/2-caching', 'data.verdict.evidence.1.location', 'db/cache.sql'],
  ['gaps/gaps_closed/gap-1-no-runbook--fixed', 'title', 'No Runbook'],
  ['gaps/gaps_closed/gap-1-no-runbook--fixed', 'data.priority', 'P0'],
  ['gaps/gaps_closed/gap-1-no-runbook--fixed', 'claim.text', 'FIXED'],
  ['gaps/gaps_closed/gap-1-no-runbook--fixed', 'claim.says', 'done'],
  ['gaps/gaps_closed/gap-1-no-runbook--fixed', 'state', 'open'],
  ['gaps/gaps_closed/gap-2-no-alerts', 'data.priority', 'P1'],
  ['gaps/gaps_closed/gap-2-no-alerts', 'claim.says', 'open'],
  ['alerting/gaps_closed/recovery-targets', 'data.objectives.0.target', '2-5 minutes'],
  ['alerting/gaps_closed/recovery-targets', 'data.objectives.1.text', 'P1 cache'],
  ['alerting/gaps_closed/tier-1-pinger-outside', 'data.tier', '1'],
  ['alerting/gaps_closed/tier-1-pinger-outside', 'data.provider', 'Pinger'],
  ['alerting/gaps_closed/tier-1-pinger-outside', 'data.cost', '5 EUR a month'],
  ['alerting/gaps_closed/tier-2-mail-platform', 'data.cost', 'Free'],
  [
    'alerting/gaps_closed/alert-thresholds-defined',
    'data.objectives.0.target',
    'two failed checks → 15 min response',
  ],
  ['assessments/gaps_closed/before-nov-1-2026', 'data.score.value', 8.1],
  ['assessments/gaps_closed/before-nov-1-2026', 'data.measures.0.value', 84],
  ['assessments/gaps_closed/before-nov-1-2026', 'data.measures.1.value', 7],
  ['assessments/gaps_closed/after-nov-9-2026', 'data.after', 'gaps_closed/before-nov-1-2026'],
  ['assessments/gaps_closed/after-nov-9-2026', 'data.date.text', '2026-11-09'],
  ['assessments/gaps_closed/after-nov-9-2026', 'data.measures.1.value', 8.5],
];

test('papers of plans give the figures and states that they contain', () => {
  const graph = graphOf(PAPERS);
  const { gaps } = deriveStates(graph, TODAY);
  const found = FIGURES.map(([address, path]) => {
    const entry = graph.byUrl.get(`/${address}/`);
    if (path === 'state') return [address, path, entry?.kind === 'gaps' ? gaps.get(entry)?.state : undefined];
    return [address, path, path.split('.').reduce<unknown>((value, step) => childOf(value, step), entry)];
  });
  expect(found).toEqual(FIGURES);
  expect([...new Set(FIGURES.map(([address]) => address))].toSorted()).toEqual(
    graph.content.entries.map(({ kind, id }) => `${kind}/${id}`).toSorted(),
  );
});

test('a claim that nothing shows is reported at its line, and a link of a section once', () => {
  const problems = problemsOf(PAPERS).filter(({ file }) => file === 'GAPS_CLOSED.md');
  expect(problems.map(({ line, id }) => [line, id])).toEqual([
    [11, 'link/broken'],
    [16, 'link/broken'],
    [20, 'plan/claim'],
  ]);
});

describe('a file in the folder of gaps with several of them', () => {
  const files = {
    'gaps/review.md':
      '# Review\n\n## Gap 1: Slow (High)\n\nA\n\n## Gap 2: Broken\n\n- **Severity:** low\n- **Priority:** low\n',
    'guides/a.md': '# A\n\n[slow](../gaps/review.md#gap-1-slow-high) [all](../gaps/review.md)',
  };
  const graph = () => graphOf(files);

  test('is an assessment with a gap for each section', () => {
    expect(graph().content.entries.map(({ url, title }) => [url, title])).toEqual([
      ['/assessments/review/', 'Review'],
      ['/gaps/review/gap-1-slow-high/', 'Slow'],
      ['/gaps/review/gap-2-broken/', 'Broken'],
      ['/guides/a/', 'A'],
    ]);
  });

  test('links to a heading lead to the gap, others to the page', () => {
    const found = graph();
    const from = found.byUrl.get('/guides/a/');
    const urls = from?.outline.links.map(({ target }) => {
      const link = found.resolve(target, from);
      return link.to === 'entry' ? link.entry.url : link.to;
    });
    expect(urls).toEqual(['/gaps/review/gap-1-slow-high/', '/assessments/review/']);
  });

  test('the address of a section is taken by the file that has it', () => {
    const other = { ...files, 'gaps/review/gap-2-broken.md': '# Other\n\n**Priority:** low' };
    expect(problemsOf(other).map(({ file, id }) => [file, id])).toContainEqual([
      'gaps/review/gap-2-broken.md',
      'schema/duplicate-id',
    ]);
  });
});
