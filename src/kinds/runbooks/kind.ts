import { defineKind } from '../definition.ts';
import { dashboards } from '../../schemas/parts.ts';
import { ref } from '../../schemas/references.ts';
import { symptoms } from '../../schemas/symptoms.ts';
import {
  date,
  duration,
  durationRange,
  listOf,
  names,
  oneOf,
  severityLabel,
  text,
  fields,
  flag,
  number,
  oneOrMany,
  scalar,
  said,
  textAs,
} from '../../schemas/types.ts';
import { RUNBOOK_HEADINGS } from '../../shared/headings.ts';

const TYPES = ['text', 'number', 'host', 'port', 'namespace', 'duration', 'uuid', 'url', 'choice'] as const;

const name = said('a name without brackets, such as pod-name', (words) =>
  textAs(words).refine((value) => /^[^<>{}\n]+$/.test(value), words),
);

/** A placeholder of a runbook's commands. */
const variable = fields({
  name: name.describe('The placeholder without its brackets, e.g. `pod-name` for `<pod-name>`.'),
  description: text.describe('What belongs there, e.g. `Namespace of the workload`.'),
  default: scalar.optional().describe('The value that is right in most cases.'),
  example: scalar.optional().describe('What a value looks like; never the value itself.'),
  type: oneOf(TYPES).default('text').describe('What may be entered.'),
  min: number
    .optional()
    .describe('With `type: number`: the smallest value; without it no value has a minus sign.'),
  choices: oneOrMany(scalar).optional().describe('With `type: choice`: the values to choose from.'),
  aliases: names
    .optional()
    .describe('Labels of the alert that carry the value under another name, e.g. `[exported_pod]`.'),
  secret: flag
    .optional()
    .describe('`true` for what must not be shown, kept or copied into notes. It has no default.'),
}).superRefine((value, context) => {
  const complain = (field: keyof typeof value, message: string): void =>
    context.addIssue({ code: 'custom', path: [field], message });
  if (value.type === 'choice' && !value.choices) complain('choices', 'the values to choose from');
  if (value.secret && value.default !== undefined) complain('default', 'no value: a secret has no default');
  if (value.choices && value.default !== undefined && !value.choices.includes(value.default))
    complain('default', `one of ${value.choices.join(', ')}`);
});

export const runbooks = defineKind({
  label: 'Runbooks',
  singular: 'Runbook',
  intro: 'What to do when something is wrong, step by step.',
  folders: ['runbooks', 'runbook', 'playbooks', 'playbook'],
  headings: RUNBOOK_HEADINGS,
  answers: true,
  prescribes: true,
  isCarriedOut: true,
  hasSteps: true,
  grade: 'severity',
  section: 'alerts',
  fields: {
    purpose: oneOf(['incident', 'rollback', 'recovery', 'deploy', 'maintenance'])
      .default('incident')
      .describe('What it is for. A service may expect one for `rollback` and one for `recovery`.'),
    severity: severityLabel.optional().describe('How grave it is, as your team says it, e.g. `P1`.'),
    alerts: names
      .optional()
      .describe(
        'Names of the alerts it answers, e.g. `[KubeHpaMaxedOut]`. The runbook is tied to them by name.',
      ),
    symptoms: symptoms
      .optional()
      .describe('What the system prints when this happens. `*` stands for what varies, `\\*` for a star.'),
    recognise: text
      .optional()
      .describe('The check that tells this cause from others with the same symptoms.'),
    recovery: durationRange.optional().describe('How long recovery should take, e.g. `2-5m`.'),
    part_of: ref(['runbooks'], 'part_of')
      .optional()
      .describe('The outage of which this is one cause, e.g. `api-outage`.'),
    access: names.optional().describe('Rights you need before you begin, one per item.'),
    run_from: text.optional().describe('Where the commands are run, and with which tools.'),
    do_not: names.optional().describe('What makes it worse, one per item.'),
    escalate_after: duration
      .optional()
      .describe('After how long without success the next person is called, e.g. `15m`.'),
    variables: listOf(variable)
      .optional()
      .describe('Placeholders of the commands: `<pod-name>` is the one named `pod-name`.'),
    dashboards: dashboards.optional().describe('Where to look while you work.'),
    validated: date.optional().describe('The day it was last carried out and worked.'),
  },
  example: `
title: Redis cache is down
summary: The API still answers, straight from PostgreSQL. Bring Redis back.
services: [customer-api, redis-cache]
owner: backend
reviewed: 2026-11-03
purpose: incident
severity: P1
alerts: [RedisCacheDown]
symptoms: |
  Error 111 connecting to *. Connection refused.
  NOAUTH Authentication required
recognise: The log names port 6379.
recovery: 2-5m
part_of: api-outage
access:
  - 'Railway: member of the project'
run_from: Any machine with redis-cli and the Railway CLI
do_not:
  - Run FLUSHALL. An empty cache sends every read to the database.
escalate_after: 30m
variables:
  - { name: redis-service, description: The cache’s service name, default: Redis }
  - { name: port, description: The port it listens on, type: port, example: 6379 }
  - { name: environment, description: Where it is down, type: choice, choices: [staging, production] }
  - { name: password, description: The cache’s password, secret: true }
dashboards:
  - { name: Railway, url: https://railway.com/dashboard }
validated: 2026-10-01
`,
});
