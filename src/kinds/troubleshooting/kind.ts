import { defineKind } from '../definition.ts';
import { TROUBLESHOOTING_HEADINGS } from '../../shared/headings.ts';
import { ref } from '../../schemas/references.ts';
import { symptoms } from '../../schemas/symptoms.ts';

export const troubleshooting = defineKind({
  label: 'Troubleshooting',
  singular: 'Troubleshooting',
  intro: 'Known problems: how they show, why they happen, what solves them.',
  folders: ['troubleshooting', 'known-issues'],
  headings: TROUBLESHOOTING_HEADINGS,
  answers: true,
  prescribes: true,
  isCarriedOut: true,
  fields: {
    symptoms: symptoms
      .optional()
      .describe('What the system prints when this happens. `*` stands for what varies, `\\*` for a star.'),
    runbook: ref(['runbooks'], 'runbook')
      .optional()
      .describe('The runbook to follow where this is a live outage, e.g. `rollback-deployment`.'),
  },
  example: `
title: Pod in CrashLoopBackOff
summary: The container starts, exits, and Kubernetes waits longer before each new try.
services: [customer-api]
owner: platform
tags: [kubernetes, pods]
reviewed: 2026-11-12
symptoms:
  - CrashLoopBackOff
  - 'Liveness probe failed: *'
  - 'Error: secret * not found'
runbook: rollback-deployment
`,
});
