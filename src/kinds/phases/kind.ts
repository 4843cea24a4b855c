import { defineKind } from '../definition.ts';
import { conditions, estimate, goals, tasks } from '../../schemas/parts.ts';
import { ref, refs } from '../../schemas/references.ts';
import {
  datetime,
  duration,
  durationRange,
  fields,
  id,
  listOf,
  names,
  oneOf,
  orText,
  text,
} from '../../schemas/types.ts';

const objective = orText('text', {
  text: text.describe('What the phase is for, e.g. `The API runs on Kubernetes`.'),
  gaps: refs(['gaps'], 'objective')
    .optional()
    .describe('Gaps that stand in its way, e.g. `[health-check-timeout]`.'),
});

const part = fields({
  id: id.describe('The roadmap’s own number, e.g. `7.1`.'),
  title: text.describe('What it is about, e.g. `Docker image`.'),
  tasks: names.optional().describe('Ids of this phase’s tasks that belong to it, e.g. `[7.1.1, 7.1.2]`.'),
});

const document = fields({
  role: text.describe('What the document is to the phase, e.g. `work plan`.'),
  path: text.describe('Where it is: a path in the repository or an address, e.g. `docs/WORK_PLAN.md`.'),
});

const review = fields({
  criteria: goals.optional().describe('What the reviewer looks at.'),
  outcome: oneOf(['pending', 'approved', 'approved-with-conditions', 'rejected'])
    .default('pending')
    .describe('What the review came to.'),
  conditions: conditions.optional().describe('What must still be done after an approval with conditions.'),
  since: datetime
    .optional()
    .describe(
      'Since when it is reviewed, e.g. `2026-11-20`. With `within` it tells when the review is overdue.',
    ),
  within: duration.optional().describe('How long a review may take, e.g. `48h`.'),
});

const checkpoint = fields({
  id: id.describe(
    'The checkpoint’s number, e.g. `checkpoint-1`. A heading that begins with it is its anchor.',
  ),
  title: text.describe('What is reached here, e.g. `Image builds and is scanned`.'),
  estimate: estimate
    .optional()
    .describe('Expected work of all its tasks: time (`4-6h`) or units of work (`2`).'),
  tasks: tasks.optional().describe('What is to be done before the review.'),
  review: review.optional().describe('The review that ends the checkpoint.'),
});

export const phases = defineKind({
  label: 'Phases',
  singular: 'Phase',
  intro: 'Plans of work with their checkpoints and reviews.',
  folders: ['phases', 'phase'],
  headings: ['What changes', 'What comes next'],
  prescribes: true,
  body: [
    { field: 'state', label: 'status', as: 'state' },
    { field: 'estimate', label: 'estimate', as: 'estimate' },
    { field: 'timeline', label: 'timeline', as: 'text' },
    { field: 'objectives', label: 'objectives', as: 'texts' },
    { field: 'tasks', label: 'tasks', as: 'steps' },
    { field: 'deliverables', label: 'deliverables', as: 'goals' },
    { field: 'criteria', label: 'criteria', as: 'goals' },
    { field: 'owner', label: 'owner', as: 'text' },
  ],
  fields: {
    number: text.optional().describe('The phase’s number, as people say it, e.g. `7` or `7.10`.'),
    state: oneOf(['planned', 'active', 'done']).describe(
      'Where the phase stands. How far it is, is counted from its tasks.',
    ),
    after: ref(['phases'], 'after').optional().describe('The phase that must be done before, e.g. `shop/6`.'),
    timeline: text.optional().describe('When it is planned, in words, e.g. `Two weeks in March`.'),
    unit: durationRange.optional().describe('How long one unit of work is, e.g. `4-6h`.'),
    estimate: estimate.optional().describe('Expected work: time (`1-2w`) or units of work (`4-6 units`).'),
    objectives: listOf(objective).optional().describe('What the phase is for.'),
    scope: listOf(part).optional().describe('The roadmap’s own parts of the phase, with its own numbers.'),
    documents: listOf(document).optional().describe('Plans, specifications and reviews it rests on.'),
    tasks: tasks.optional().describe('Tasks that belong to no checkpoint.'),
    checkpoints: listOf(checkpoint).optional().describe('Stages of the phase, each ended by a review.'),
    deliverables: goals.optional().describe('What the phase hands over.'),
    criteria: goals.optional().describe('By what it is known that the phase is done.'),
  },
  example: `
title: Containers and Kubernetes
services: [customer-api]
number: 7
state: active
after: shop/6
timeline: Two weeks in November
unit: 4-6h
estimate: 4-6 units
objectives:
  - text: The image is below 50 MB and has no known vulnerability
    gaps: [health-check-timeout]
  - The API runs on Kubernetes
scope:
  - { id: 7.1, title: Docker image, tasks: [7.1.1] }
  - { id: 7.2, title: Kubernetes }
documents:
  - { role: work plan, path: docs/WORK_PLAN.md }
tasks:
  - Tell the on-call rota
checkpoints:
  - id: checkpoint-1
    title: The image builds and is scanned
    estimate: 4-6h
    tasks:
      - { id: 7.1.1, title: Write the Dockerfile, estimate: 2h, deliverable: Dockerfile, done: true }
      - { id: 7.1.2, title: Scan the image in CI, estimate: 2h, remediation: scan-images }
    review:
      criteria:
        - { text: The image is below 50 MB, met: true }
      outcome: approved-with-conditions
      conditions:
        - { text: Document the one accepted vulnerability, met: false }
      since: 2026-11-20
      within: 48h
deliverables:
  - { text: A manifest per environment, met: false }
criteria:
  - Readiness answers within 5 seconds
`,
});
