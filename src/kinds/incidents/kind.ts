import { defineKind } from '../definition.ts';
import { finished } from '../../schemas/parts.ts';
import { ref, refs } from '../../schemas/references.ts';
import { date, durationRange, flag, listOf, orText, severityLabel, text } from '../../schemas/types.ts';

const action = orText('text', {
  text: text.describe('What is to be done so that it does not happen again, in a sentence.'),
  owner: text.optional().describe('Who does it: a person or a team.'),
  due: date.optional().describe('The last day for it. After that day `check` and home report it.'),
  done: finished.optional().describe('`true`, or the day it was done. Absent: it is open.'),
});

export const incidents = defineKind({
  label: 'Incidents',
  singular: 'Incident',
  intro: 'What happened before, and what ended it.',
  folders: ['incidents', 'incident', 'postmortems', 'postmortem'],
  headings: ['Timeline', 'What we learned'],
  latestFirst: true,
  cardTag: 'drill',
  grade: 'severity',
  body: [
    { field: 'date', label: 'date', as: 'date' },
    { field: 'severity', label: 'severity', as: 'grade' },
    { field: 'lasted', label: 'lasted', as: 'duration' },
    { field: 'detected_in', label: 'detected', as: 'duration' },
    { field: 'fixed_by', label: 'fixedBy', as: 'text' },
    { field: 'actions', label: 'actions', as: 'steps' },
    { field: 'owner', label: 'owner', as: 'text' },
  ],
  fields: {
    date: date.describe('The day it began.'),
    severity: severityLabel.optional().describe('How grave it was, as your team says it, e.g. `P1`.'),
    runbooks: refs(['runbooks'], 'runbooks')
      .optional()
      .describe('Ids of the runbooks that apply, e.g. `[api-outage]`. They show this as "last time".'),
    lasted: durationRange.optional().describe('From the first failure to full recovery, e.g. `47m`.'),
    detected_in: durationRange
      .optional()
      .describe('From the first failure to the first person who knew, e.g. `4m`.'),
    fixed_by: ref(['remediations', 'runbooks'], 'fixed_by', { orText: true })
      .optional()
      .describe('What ended it: the id of a remediation or a runbook, or a sentence.'),
    drill: flag
      .optional()
      .describe(
        '`true` for an exercise. It is no outage: the pages in `runbooks` count as carried out on that day.',
      ),
    actions: listOf(action).optional().describe('What follows from it, with owner and last day.'),
  },
  example: `
title: Orders failed after the Friday release
summary: A migration removed a column that the old version still read.
services: [customer-api]
date: 2026-10-16
severity: P1
runbooks: [rollback-deployment]
lasted: 47m
detected_in: 4m
fixed_by: Rolled forward with a release that no longer reads the column.
drill: false
actions:
  - { text: Test migrations against the version before, owner: backend, due: 2026-11-30, done: 2026-11-12 }
  - { text: Measure the time of a rollback, owner: platform, due: 2026-12-15 }
`,
});
