import { defineKind } from '../definition.ts';
import { z } from 'zod';
import { dashboards } from '../../schemas/parts.ts';
import { ref } from '../../schemas/references.ts';
import {
  duration,
  fields,
  listOf,
  names,
  number,
  oneOf,
  oneOrMany,
  said,
  text,
  url,
} from '../../schemas/types.ts';

const contact = fields({
  role: text.describe('What they are called for, e.g. `First on call`.'),
  name: text.describe('Who it is: a person, a team or a rota, e.g. `Backend rota`.'),
  reach: text.describe('How to reach them: a number, a channel, an address, e.g. `#backend-oncall`.'),
});

const slo = fields({
  objective: text.describe('What is measured, e.g. `Availability`.'),
  target: text.describe('What it must be, e.g. `99.5%` or `P95 below 500 ms`.'),
  window: duration.describe('The time over which it is measured, e.g. `30d`.'),
});

const dependedOn = ref(['services'], 'depends_on', { impliedService: true });
const dependency = said('the id of a service, or a set of fields: service, state', (words) =>
  z.union(
    [
      dependedOn,
      fields({
        service: dependedOn.describe('The id of the service, e.g. `redis-cache`.'),
        state: oneOf(['configured', 'verified']).describe(
          '`configured`: it is set up. `verified`: it was seen to work end to end.',
        ),
      }),
    ],
    words,
  ),
);

const test = fields({
  name: text.describe('What the suite is called, e.g. `Webhook signatures`.'),
  kind: text.describe('What sort of test it is, e.g. `unit`, `end-to-end`, `load` or `recovery`.'),
  state: oneOf(['present', 'planned', 'missing']).describe('Whether the tests are there.'),
  passing: number.optional().describe('How many passed when last counted, e.g. `37`.'),
  total: number.optional().describe('How many there are, e.g. `49`.'),
});

export const services = defineKind({
  label: 'Services',
  singular: 'Service',
  intro: 'What runs, who owns it and what it depends on.',
  folders: ['services', 'service'],
  headings: ['What it does', 'What it depends on'],
  answers: true,
  isImplied: true,
  section: 'coverage',
  fields: {
    tier: text.optional().describe('How much depends on it, in your own words or numbers, e.g. `1`.'),
    repository: url
      .optional()
      .describe('Where its code is, e.g. `https://git.example.com/shop/customer-api`.'),
    oncall: url
      .optional()
      .describe('Where to see who is on call, e.g. `https://oncall.example.com/backend`.'),
    contacts: listOf(contact).optional().describe('Whom to call, in the order in which to call them.'),
    dashboards: dashboards.optional().describe('Where to look at it.'),
    slos: listOf(slo).optional().describe('What was promised about it.'),
    depends_on: oneOrMany(dependency)
      .optional()
      .describe('Services it cannot work without: ids, or sets of `service` and `state`.'),
    tests: listOf(test).optional().describe('Suites of tests, also those that are missing.'),
    expects: names
      .optional()
      .describe(
        'What this service should have: columns of the coverage table, e.g. `[runbooks, slos]`, also those that the settings add; what is not named may be missing.',
      ),
  },
  example: `
title: Customer API
summary: Answers every request for customer data.
owner: backend
tier: 1
repository: https://git.example.com/shop/customer-api
oncall: https://oncall.example.com/backend
contacts:
  - { role: First on call, name: Backend rota, reach: '#backend-oncall' }
  - { role: Service owner, name: Ada Park, reach: '+44 20 7946 0000' }
dashboards:
  - name: Latency
    url: https://grafana.example.com/d/customer-api
slos:
  - { objective: Availability, target: 99.5%, window: 30d }
depends_on:
  - customer-db
  - { service: redis-cache, state: verified }
tests:
  - { name: Webhook signatures, kind: unit, state: present, passing: 37, total: 49 }
  - { name: Restore from backup, kind: recovery, state: missing }
expects: [runbooks, alerting, rollback, slos, contacts]
`,
});
