import { defineKind } from '../definition.ts';
import { conditions, evidence } from '../../schemas/parts.ts';
import { ref, refs } from '../../schemas/references.ts';
import {
  date,
  durationRange,
  fields,
  listOf,
  names,
  number,
  orText,
  score,
  severityLabel,
  text,
} from '../../schemas/types.ts';

const factor = fields({
  name: text.describe('What was looked at, e.g. `Alignment with SPEC.md`.'),
  score: score.optional().describe('What it was given: `8/10`, or `value` and `of`.'),
  strengths: names.optional().describe('What is good about it.'),
  gaps: refs(['gaps'], 'found')
    .optional()
    .describe('Ids of the gaps that were found, e.g. `[health-check-timeout]`.'),
  evidence: evidence.optional().describe('What the score rests on.'),
});

const measure = fields({
  name: text.describe(
    'What was measured, e.g. `Production readiness`. One name through all assessments makes the numbers comparable.',
  ),
  value: number.describe('The number that was given, e.g. `90`. Handrail never computes it.'),
  unit: text.optional().describe('What the number counts, e.g. `%`.'),
  of: number.optional().describe('The most it could be, e.g. `49` tests.'),
});

const risk = fields({
  text: text.describe('What could happen, in a sentence.'),
  level: severityLabel.describe('How grave it is, in your own word, e.g. `medium`.'),
  mitigation: text.optional().describe('What is done against it.'),
});

const recommendation = orText('text', {
  text: text.describe('What should be done, in a sentence.'),
  horizon: durationRange.optional().describe('How soon, e.g. `24h`, `1w` or `1-2mo`.'),
  remediation: ref(['remediations'], 'recommends')
    .optional()
    .describe('The remediation that came of it, e.g. `add-runbook`.'),
});

const conclusion = orText('text', {
  text: text.describe('What the assessment comes to, in one or two sentences.'),
  conditions: conditions.optional().describe('What must be done for that to hold.'),
});

export const assessments = defineKind({
  label: 'Assessments',
  singular: 'Assessment',
  intro: 'Reviews with their scores, risks and recommendations.',
  folders: ['assessments', 'assessment'],
  headings: ['How it was done', 'What was found'],
  body: [
    { field: 'date', label: 'date', as: 'date' },
    { field: 'score', label: 'score', as: 'score' },
    { field: 'mitigations', label: 'mitigations', as: 'texts' },
    { field: 'recommendations', label: 'recommendations', as: 'texts' },
    { field: 'conclusion', label: 'conclusion', as: 'prose' },
    { field: 'of', label: 'phase', as: 'references' },
    { field: 'owner', label: 'owner', as: 'text' },
  ],
  fields: {
    date: date.optional().describe('The day of the assessment.'),
    after: ref(['assessments'], 'after')
      .optional()
      .describe('The assessment before this one, e.g. `readiness-october`. Each ties itself to the last.'),
    of: refs(['phases', 'services'], 'of')
      .optional()
      .describe('What was assessed: ids of phases or services, e.g. `[shop/7]`.'),
    score: score.optional().describe('The score over all: `8.5/10`, or `value` and `of`.'),
    factors: listOf(factor).optional().describe('What was looked at, one by one.'),
    measures: listOf(measure).optional().describe('Numbers that were given, such as readiness in percent.'),
    risks: listOf(risk).optional().describe('What could still go wrong.'),
    mitigations: names.optional().describe('What is already in place against the risks.'),
    recommendations: listOf(recommendation).optional().describe('What should be done next.'),
    conclusion: conclusion.optional().describe('What the assessment comes to.'),
  },
  example: `
title: Readiness in October
date: 2026-10-29
after: readiness-september
of: [shop/7, customer-api]
score: 8.9/10
factors:
  - name: Observability
    score: { value: 9, of: 10 }
    strengths: [Logs carry a correlation id]
    gaps: [no-incident-runbook]
    evidence:
      - text: Metrics are implemented and switched off by default.
        location: backend/middleware/metrics.py
measures:
  - { name: Production readiness, value: 90, unit: '%' }
  - { name: Tests passing, value: 37, of: 49 }
risks:
  - { text: The autoscaler may need tuning, level: medium, mitigation: Load test before the sale }
mitigations:
  - Approval with conditions lets the work go on
recommendations:
  - text: Write the runbook for incidents
    horizon: 24h
    remediation: write-incident-runbook
  - Plan a load test
conclusion:
  text: Ready for the first customers.
  conditions: [Alerts reach the channel]
`,
});
