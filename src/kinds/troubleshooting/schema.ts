import { z } from 'zod';
import { ref } from '../../schemas/references.ts';
import { sharedFields } from '../../schemas/shared-fields.ts';
import { symptoms } from '../../schemas/symptoms.ts';

export const troubleshooting = z.strictObject({
  ...sharedFields,
  symptoms: symptoms
    .optional()
    .describe('What the system prints when this happens. `*` stands for what varies, `\\*` for a star.'),
  runbook: ref(['runbooks'], 'runbook')
    .optional()
    .describe('The runbook to follow where this is a live outage, e.g. `rollback-deployment`.'),
});

export const example = `
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
`;
