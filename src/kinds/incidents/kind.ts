import { defineKind } from '../definition.ts';
import { ref, refs } from '../../schemas/references.ts';
import { date, durationRange, severityLabel } from '../../schemas/types.ts';

export const incidents = defineKind({
  label: 'Incidents',
  singular: 'Incident',
  intro: 'What happened before, and what ended it.',
  folders: ['incidents', 'incident', 'postmortems', 'postmortem'],
  headings: ['Timeline', 'What we learned'],
  latestFirst: true,
  grade: 'severity',
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
`,
});
