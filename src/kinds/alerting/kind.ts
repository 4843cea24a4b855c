import { defineKind } from '../definition.ts';
import { duration, durationRange, fields, listOf, names, severityLabel, text } from '../../schemas/types.ts';

const alert = fields({
  name: text.describe('The alert’s name as it is sent, e.g. `ApiDown`. Runbooks name it in `alerts`.'),
  when: text.describe('When it fires, in words, e.g. `P95 above 2 seconds`.'),
  expr: text.optional().describe('The expression that is evaluated, e.g. `up == 0`.'),
  for: duration.optional().describe('How long it must hold before the alert fires, e.g. `5m`.'),
  severity: severityLabel.describe('How grave it is, as your team says it, e.g. `P1`.'),
  respond_within: duration
    .optional()
    .describe('Time to the first response, e.g. `15m`. Without it the severity decides.'),
});

const objective = fields({
  text: text.describe('What the setup must do, e.g. `Time to detect`.'),
  target: text.describe('What that must be, e.g. `below 10 minutes`.'),
});

export const alerting = defineKind({
  label: 'Alerting',
  singular: 'Alerting setup',
  intro: 'Who is told what, when, and through which channel.',
  folders: ['alerting'],
  fileNames: /^alerting$|^alert(ing|s)?[-_ ](routing|manual|set-?up|rules|polic(y|ies)|channels)$/,
  headings: ['Who is told', 'How it is tested'],
  prescribes: true,
  body: [
    { field: 'tier', label: 'tier', as: 'text' },
    { field: 'channels', label: 'channels', as: 'texts' },
    { field: 'provider', label: 'provider', as: 'text' },
    { field: 'cost', label: 'cost', as: 'text' },
    { field: 'setup_time', label: 'setup', as: 'duration' },
    { field: 'test', label: 'test', as: 'prose' },
    { field: 'objectives', label: 'objectiveTargets', as: 'texts' },
    { field: 'owner', label: 'owner', as: 'text' },
  ],
  fields: {
    tier: text.optional().describe('Its place among your layers of alerting, e.g. `1`.'),
    channels: names.optional().describe('Where alerts arrive, e.g. `[email, "#alerts"]`.'),
    provider: text.optional().describe('Who sends them, e.g. `UptimeRobot`.'),
    cost: text.optional().describe('What it costs, e.g. `free, or 7 USD a month`.'),
    setup_time: durationRange.optional().describe('How long it takes to set up, e.g. `10m`.'),
    alerts: listOf(alert)
      .optional()
      .describe('What is alerted on. Rules in Prometheus files need not be repeated here.'),
    objectives: listOf(objective).optional().describe('By what it is known that the setup works.'),
    test: text
      .optional()
      .describe('How to see that an alert arrives, e.g. `Stop the service in staging for 5 minutes`.'),
  },
  example: `
title: External monitoring
services: [customer-api]
tier: 1
channels: [email, SMS]
provider: UptimeRobot
cost: free, or 7 USD a month
setup_time: 10m
alerts:
  - { name: ApiDown, when: The health check fails, severity: P0, respond_within: 15m }
  - name: HighLatency
    when: P95 above 2 seconds
    expr: histogram_quantile(0.95, rate(request_seconds_bucket[5m])) > 2
    for: 5m
    severity: P1
objectives:
  - { text: Time to detect, target: below 10 minutes }
test: Stop the service in staging for 5 minutes and wait for the message.
`,
});
