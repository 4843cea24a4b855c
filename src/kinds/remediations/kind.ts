import { defineKind } from '../definition.ts';
import { z } from 'zod';
import { estimate, finished, yesNo } from '../../schemas/parts.ts';
import { ref, refs } from '../../schemas/references.ts';
import {
  date,
  durationRange,
  fields,
  flag,
  listOf,
  names,
  oneOf,
  oneOrMany,
  orText,
  severityLabel,
  said,
  text,
} from '../../schemas/types.ts';

const dependency = said('the id of a remediation or a gap, or a set of fields: text, met', (words) =>
  z.union(
    [
      ref(['remediations', 'gaps'], 'depends_on'),
      fields({
        text: text.describe(
          'What must be there first and has no page, e.g. `Access to the registry`. The work waits for it.',
        ),
        met: flag.optional().describe('`true` once it is there.'),
      }),
    ],
    words,
  ),
);

const action = orText('text', {
  text: text.describe('What is done, in a sentence.'),
  files: names.optional().describe('Files it touches, e.g. `[Dockerfile]`.'),
  effort: estimate.optional().describe('Expected work of this step, e.g. `10m`.'),
  done: flag.optional().describe('`true` when it is done.'),
});

const verified = fields({
  result: oneOf(['passed', 'failed']).describe('What the check came to. Only `passed` closes a gap.'),
  how: text.describe('How it was checked, e.g. `grep over both files`.'),
  date: date.optional().describe('The day it was checked.'),
  by: text.optional().describe('Who checked it.'),
});

const change = fields({
  file: text.describe('The file that was changed, e.g. `WORK_PLAN.md`.'),
  change: oneOf(['created', 'modified', 'removed']).describe('What happened to it.'),
  lines: text.optional().describe('Where, or how many lines, e.g. `1170-1240` or `+400`.'),
  summary: text.describe('What changed, e.g. `Health check timeout is 5s`.'),
});

const isMet = said('one of yes, no, unstated', (words) =>
  z.union([yesNo, z.literal('unstated', words)], words),
);

const success = orText('text', {
  text: text.describe('By what success is known, e.g. `All timeouts are 5 seconds`.'),
  met: isMet.default('unstated').describe('Whether it is so.'),
  note: text.optional().describe('What else is to be said about it.'),
});

export const remediations = defineKind({
  label: 'Remediations',
  singular: 'Remediation',
  intro: 'What was done about the gaps, and whether it was shown to work.',
  folders: ['remediations', 'remediation'],
  headings: ['What was done'],
  grade: 'priority',
  body: [
    { field: 'resolves', label: 'resolves', as: 'references' },
    { field: 'priority', label: 'priority', as: 'grade' },
    { field: 'effort', label: 'effort', as: 'estimate' },
    { field: 'spent', label: 'spent', as: 'estimate' },
    { field: 'horizon', label: 'horizon', as: 'duration' },
    { field: 'phase', label: 'phase', as: 'references' },
    { field: 'depends_on', label: 'dependencies', as: 'dependencies' },
    { field: 'actions', label: 'actions', as: 'steps' },
    { field: 'success', label: 'criteria', as: 'successes' },
    { field: 'owner', label: 'owner', as: 'text' },
  ],
  fields: {
    resolves: refs(['gaps'], 'resolves').describe(
      'Ids of the gaps that it closes, e.g. `[health-check-timeout]`.',
    ),
    part_of: ref(['remediations', 'guides'], 'part_of')
      .optional()
      .describe('The plan it belongs to, e.g. `phase-7-plan`.'),
    phase: ref(['phases'], 'phase').optional().describe('The phase in which it is done, e.g. `shop/7`.'),
    when: oneOf(['immediate', 'during', 'after']).optional().describe('Before, during or after that phase.'),
    horizon: durationRange.optional().describe('How soon it should be done, e.g. `24h`, `1w` or `1-2mo`.'),
    priority: severityLabel
      .optional()
      .describe('How urgent it is, in your own word. Without it the gaps decide.'),
    effort: estimate.optional().describe('Expected work: time (`2-4h`) or units of work (`2`).'),
    spent: estimate.optional().describe('Work that it took: time (`5h`) or units of work (`2`).'),
    depends_on: oneOrMany(dependency)
      .optional()
      .describe('What must be done first: ids of remediations or gaps, or a set with `text` and `met`.'),
    actions: listOf(action)
      .optional()
      .describe('Steps of the work. One that is done puts the gap in progress.'),
    finished: finished.optional().describe('`true`, or the day it was finished. Absent: it is not.'),
    verified: verified.optional().describe('The check that it works. Only with it is a gap closed.'),
    changes: listOf(change).optional().describe('What was changed, file by file.'),
    success: listOf(success).optional().describe('By what success is known, and whether it is so.'),
  },
  example: `
title: Give health checks five seconds
resolves: [health-check-timeout]
part_of: phase-7-plan
phase: shop/7
when: immediate
horizon: 24h
priority: critical
effort: 5m
spent: 10m
depends_on:
  - probe-settings
  - { text: Access to the registry, met: true }
actions:
  - { text: Set the timeout to 5s, files: [Dockerfile, tests/review.sh], done: true }
  - Say why in a comment
finished: 2026-11-12
verified: { result: passed, how: grep over both files, date: 2026-11-13, by: platform }
changes:
  - { file: Dockerfile, change: modified, lines: 283-285, summary: The timeout is 5s }
success:
  - { text: All timeouts are 5 seconds, met: yes, note: Two files }
  - Junior developers find the reason
`,
});
