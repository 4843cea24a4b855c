import { defineKind } from '../definition.ts';
import { location, evidence } from '../../schemas/parts.ts';
import { ref, refs } from '../../schemas/references.ts';
import {
  date,
  datetime,
  durationRange,
  fields,
  oneOf,
  oneOrMany,
  orText,
  severityLabel,
  text,
  url,
} from '../../schemas/types.ts';

const CATEGORIES = [
  'compliance',
  'consistency',
  'documentation',
  'testing',
  'integration',
  'infrastructure',
  'operations',
  'security',
  'performance',
] as const;

const met = orText('how', {
  how: text.describe('How it is known that the wait is over, e.g. `All pods are ready`.'),
  date: date.optional().describe('The day it was seen.'),
});

const wait = orText('text', {
  text: text.describe('What is waited for, e.g. `Nodes with free CPU`.'),
  after: ref(['gaps'], 'waits_for')
    .optional()
    .describe('Another gap that must be closed first, e.g. `nodes-full`.'),
  within: durationRange.optional().describe('How long it should take, e.g. `5-10m`.'),
  since: datetime
    .optional()
    .describe(
      'Since when it is waited for, e.g. `2026-11-20T03:12Z`. With `within` it tells when the wait is overdue.',
    ),
  met: met.optional().describe('Present once the wait is over.'),
});

const verdict = fields({
  is: oneOf(['confirmed', 'not-a-gap']).describe('`not-a-gap` with evidence closes the gap as rejected.'),
  in: ref(['assessments'], 'verdict')
    .optional()
    .describe('The assessment that said so, e.g. `readiness-october`.'),
  evidence: evidence.optional().describe('What the verdict rests on.'),
});

export const gaps = defineKind({
  label: 'Gaps',
  singular: 'Gap',
  intro: 'What was found missing, and what became of it.',
  folders: ['gaps', 'gap'],
  headings: ['What is missing'],
  grade: 'priority',
  body: [
    { field: 'priority', label: 'priority', as: 'grade' },
    { field: 'category', label: 'category', as: 'choice' },
    { field: 'locations', label: 'location', as: 'locations' },
    { field: 'expected', label: 'expected', as: 'prose' },
    { field: 'actual', label: 'actual', as: 'prose' },
    { field: 'impact', label: 'impact', as: 'prose' },
    { field: 'phases', label: 'phase', as: 'references' },
    { field: 'requirement', label: 'requirement', as: 'references' },
    { field: 'found_in', label: 'foundIn', as: 'references' },
    { field: 'waits_for.text', label: 'wait', as: 'text' },
    { field: 'owner', label: 'owner', as: 'text' },
  ],
  fields: {
    priority: severityLabel.describe('How urgent it is, in your own word, e.g. `critical` or `P2`.'),
    category: oneOf(CATEGORIES).optional().describe('What sort of gap it is.'),
    found_in: ref(['assessments'], 'found_in')
      .optional()
      .describe('The assessment that found it, e.g. `readiness-october`.'),
    phases: refs(['phases'], 'phases')
      .optional()
      .describe('Ids of the phases it belongs to, e.g. `[shop/7]`.'),
    requirement: ref(['requirements'], 'requirement')
      .optional()
      .describe('The requirement that does not hold, e.g. `health-check-timeout`.'),
    blocks: refs(['requirements', 'phases'], 'blocks')
      .optional()
      .describe('Ids of requirements or phases that cannot be met before, e.g. `[shop/8]`.'),
    repository: url.optional().describe('The repository of the locations, where it is not this one.'),
    locations: oneOrMany(location)
      .optional()
      .describe('Where it shows: `path`, `path:line` or `path:from-to`, e.g. `[Dockerfile:283]`.'),
    expected: text.optional().describe('What should be, e.g. `A timeout of 5 seconds`.'),
    actual: text.optional().describe('What is, e.g. `A timeout of 3 seconds`.'),
    impact: text.optional().describe('What comes of it, e.g. `Healthy pods are restarted`.'),
    waits_for: wait.optional().describe('Something outside the team’s hands that it waits for.'),
    verdict: verdict.optional().describe('Whether a second look confirmed it.'),
  },
  example: `
title: Health checks have three seconds, not five
services: [customer-api]
priority: critical
category: compliance
found_in: readiness-october
phases: [shop/7]
requirement: health-check-timeout
blocks: [shop/8]
repository: https://git.example.com/shop/customer-api
locations: [Dockerfile:283, tests/review.sh:420-424]
expected: A timeout of 5 seconds
actual: A timeout of 3 seconds
impact: Healthy pods are restarted while the database is slow.
waits_for:
  text: Nodes with free CPU
  after: nodes-full
  within: 5-10m
  since: 2026-11-20T03:12Z
  met: { how: All pods are ready, date: 2026-11-20 }
verdict:
  is: confirmed
  in: readiness-november
  evidence:
    - { text: The directive says 3s., location: Dockerfile:283 }
`,
});
