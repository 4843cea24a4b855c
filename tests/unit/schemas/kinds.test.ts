import { describe, expect, test } from 'vitest';
import type { FieldIssue } from '../../../src/schemas/issues.ts';
import { isKind, KIND_NAMES, KINDS, type Kind } from '../../../src/kinds/registry.ts';
import { lenientOf, SCHEMAS } from '../../../src/kinds/schemas.ts';
import { sharedFields } from '../../../src/kinds/shared-fields.ts';
import { readData } from '../../../src/entries/fields.ts';
import { fieldsIn, pagesIn, type Fields } from './frontmatter.ts';

describe.each(KIND_NAMES)('%s', (kind) => {
  const example = fieldsIn(KINDS[kind].example);

  test('takes its example, strictly', () => {
    expect(readData(kind, example, true).issues).toEqual([]);
  });

  test('shows every field of its own in the example', () => {
    const own = Object.keys(SCHEMAS[kind].shape).filter((name) => !Object.hasOwn(sharedFields, name));
    expect(Object.keys(example)).toEqual(expect.arrayContaining(own));
  });

  test('needs and knows nothing where it is lenient', () => {
    const read = lenientOf(kind)._zod.run({ value: { anything: [1] }, issues: [] }, {});
    expect(read).toMatchObject({ value: { anything: [1] }, issues: [] });
  });
});

test('the sample content is strictly valid', () => {
  const pages = pagesIn('content');
  expect(pages.length).toBeGreaterThan(10);
  const wrong = pages.flatMap(({ file, folder, data }) => {
    const { issues } = readData(isKind(folder) ? folder : 'guides', data, true);
    return issues.map((issue) => `${file}: ${rowOf(issue).join(' ')}`);
  });
  expect(wrong).toEqual([]);
});

describe('a frontmatter that is strictly wrong', () => {
  test.each<[Kind, string, ...string[]]>([
    ['guides', '{ titel: Redis }', 'unknown titel'],
    ['guides', '{ title: [a] }', 'wrong title: text'],
    ['guides', '{ owner: , order: first }', 'wrong order: a number'],
    [
      'guides',
      '{ reviewed: 2026-02-30, review_every: 90 }',
      'wrong reviewed: a date, such as 2026-11-20',
      'wrong review_every: a duration, such as 15m, 2h or 90d',
    ],
    ['guides', '{ draft: maybe, tags: [a, {}] }', 'wrong tags.1: text', 'wrong draft: true or false'],
    [
      'guides',
      '{ related: [runbook/redis] }',
      'wrong related.0: a kind and an id, such as runbooks/redis-cache-down',
    ],
    ['guides', '{ services: { a: 1 } }', 'wrong services: the id of a service, or a list of them'],
    [
      'guides',
      '{ waive: [{ id: link/broken, untill: 2026-11-20 }] }',
      'missing waive.0.until: a date, such as 2026-11-20',
      'missing waive.0.reason: text',
      'unknown waive.0.untill',
    ],
    ['guides', '{ waive: link/broken }', 'wrong waive: a list, each a set of fields: id, until, reason'],
    [
      'runbooks',
      '{ purpose: incidents }',
      'wrong purpose: one of incident, rollback, recovery, deploy, maintenance',
    ],
    [
      'runbooks',
      '{ symptoms: "Login failed for *\\nerror *" }',
      'wrong symptoms.1: text as the system prints it, at least 8 characters besides *',
    ],
    [
      'runbooks',
      '{ symptoms: [error *] }',
      'wrong symptoms.0: text as the system prints it, at least 8 characters besides *',
    ],
    [
      'runbooks',
      '{ escalate_after: 2-5m, recovery: fast }',
      'wrong recovery: a duration, such as 15m, 2-5m or 90d',
      'wrong escalate_after: a duration, such as 15m, 2h or 90d',
    ],
    [
      'runbooks',
      '{ variables: [{ name: <pod>, description: a }] }',
      'wrong variables.0.name: a name without brackets, such as pod-name',
    ],
    [
      'runbooks',
      '{ variables: [{ name: pod, type: string }] }',
      'missing variables.0.description: text',
      'wrong variables.0.type: one of text, number, host, port, namespace, duration, uuid, url, choice',
    ],
    [
      'runbooks',
      '{ variables: [{ name: env, description: a, type: choice }] }',
      'missing variables.0.choices: the values to choose from',
    ],
    [
      'runbooks',
      '{ variables: [{ name: env, description: a, choices: [a, b], default: c }] }',
      'wrong variables.0.default: one of a, b',
    ],
    [
      'runbooks',
      '{ variables: [{ name: key, description: a, secret: true, default: c }] }',
      'wrong variables.0.default: no value: a secret has no default',
    ],
    [
      'runbooks',
      '{ dashboards: [{ name: a, url: "javascript:alert(1)" }] }',
      'wrong dashboards.0.url: an address that begins with https:// or http://',
    ],
    [
      'troubleshooting',
      '{ runbook: [a, b], severity: P1 }',
      'wrong runbook: the id of a runbook',
      'unknown severity',
    ],
    [
      'alerting',
      '{ alerts: [{ name: ApiDown, for: 5 }] }',
      'missing alerts.0.when: text',
      'wrong alerts.0.for: a duration, such as 15m, 2h or 90d',
      'missing alerts.0.severity: a label of your severity scale, such as P1 or critical',
    ],
    [
      'services',
      '{ depends_on: [redis, { service: db, state: tested }] }',
      'wrong depends_on.1.state: one of configured, verified',
    ],
    ['services', '{ oncall: "+44 20" }', 'wrong oncall: an address that begins with https:// or http://'],
    ['services', '{ contacts: [{ role: a, name: b, reach: c, email: d }] }', 'unknown contacts.0.email'],
    ['incidents', '{ severity: P1 }', 'missing date: a date, such as 2026-11-20'],
    [
      'phases',
      '{ checkpoints: [{ id: 7.1, title: a, tasks: [{ done: true }] }] }',
      'missing state: one of planned, active, done',
      'missing checkpoints.0.tasks.0.title: text',
    ],
    [
      'phases',
      '{ state: done, checkpoints: [{ id: a, title: b, review: { outcome: ok } }] }',
      'wrong checkpoints.0.review.outcome: one of pending, approved, approved-with-conditions, rejected',
    ],
    [
      'phases',
      '{ state: done, tasks: [{ title: a, estimate: long }] }',
      'wrong tasks.0.estimate: time or units of work, such as 4-6h or 2',
    ],
    ['requirements', '{ level: must }', 'missing statement: text'],
    ['requirements', assert('match: (a)'), `wrong assert.0: ${one('none')}`],
    [
      'requirements',
      assert('match: (a), equals: 1, absent: true'),
      `wrong assert.0: ${one('equals and absent')}`,
    ],
    ['requirements', assert('match: "(a", equals: 1'), 'wrong assert.0.match: a valid regular expression'],
    [
      'requirements',
      assert('match: (a)(b), equals: 1'),
      'wrong assert.0.match: a regular expression with one capture, such as timeout=(\\d+); this has 2',
    ],
    [
      'requirements',
      assert('match: (a), at_most: five'),
      'wrong assert.0.at_most: a number with or without a unit, such as 5 or 50MB',
    ],
    [
      'requirements',
      assert('match: a, present: { wher: a }'),
      'missing assert.0.present.where: a glob, such as runbooks/**',
      'unknown assert.0.present.wher',
    ],
    [
      'assessments',
      '{ score: 8.5, measures: [{ name: a, value: most }] }',
      'wrong score: a score, such as 8.5/10',
      'wrong measures.0.value: a number',
    ],
    [
      'assessments',
      '{ risks: [{ text: a }], conclusion: { conditions: [a] } }',
      'missing risks.0.level: a label of your severity scale, such as P1 or critical',
      'missing conclusion.text: text',
    ],
    [
      'gaps',
      '{ category: docs, locations: [a.ts:9-2] }',
      'missing priority: a label of your severity scale, such as P1 or critical',
      'wrong category: one of compliance, consistency, documentation, testing, integration, infrastructure, operations, security, performance',
      'wrong locations.0: a path with or without lines, such as src/main.rs:10-20',
    ],
    [
      'gaps',
      '{ priority: P1, waits_for: { text: a, since: yesterday }, status: closed }',
      'wrong waits_for.since: a date and time, such as 2026-11-20T03:12Z',
      'unknown status',
    ],
    ['gaps', '{ priority: P1, verdict: { is: rejected } }', 'wrong verdict.is: one of confirmed, not-a-gap'],
    [
      'remediations',
      '{ finished: soon }',
      'missing resolves: the id of a gap, or a list of them',
      'wrong finished: true or a date, such as 2026-11-20',
    ],
    [
      'remediations',
      '{ resolves: a, verified: { result: ok, how: a } }',
      'wrong verified.result: one of passed, failed',
    ],
    [
      'remediations',
      '{ resolves: a, depends_on: [{ txt: b }] }',
      'missing depends_on.0.text: text',
      'unknown depends_on.0.txt',
    ],
  ])('%s %s', (kind, yaml, ...expected) => {
    const { issues } = readData(kind, fieldsIn(yaml), true);
    expect(issues.map((issue) => rowOf(issue).join(' ')).toSorted()).toEqual(expected.toSorted());
  });
});

test('an unknown field knows which names may stand in its place', () => {
  const { issues } = readData(
    'services',
    fieldsIn('depends_on: [{ service: db, sate: verified, state: verified }]'),
    true,
  );
  expect(issues).toEqual([{ code: 'unknown', path: ['depends_on', 0, 'sate'], known: ['service', 'state'] }]);
});

describe('what can still be used', () => {
  test.each<[Kind, string, Fields]>([
    ['guides', '{ title: 7, owner: , foo: 1 }', { title: '7', foo: 1 }],
    ['guides', '{ tags: [a, {}, b], order: first }', { tags: ['a', 'b'] }],
    ['guides', '{ related: [redis] }', {}],
    [
      'runbooks',
      '{ symptoms: "error *\\nLogin failed for *\\noops\\nOut of memory" }',
      { purpose: 'incident', symptoms: ['Login failed for *', 'Out of memory'] },
    ],
    [
      'runbooks',
      '{ purpose: x, dashboards: [{ name: a, url: b }, { name: c, url: "https://d.e", f: 1 }] }',
      { purpose: 'incident', dashboards: [{ name: 'c', url: 'https://d.e', f: 1 }] },
    ],
    ['gaps', '{ waits_for: { text: a, within: long } }', { waits_for: { text: 'a' } }],
    ['gaps', '{ waits_for: { within: 5m }, verdict: no }', {}],
    [
      'services',
      '{ depends_on: [a, { service: b, state: c }, { service: d, state: verified }] }',
      { depends_on: ['a', { service: 'd', state: 'verified' }] },
    ],
  ])('%s %s', (kind, yaml, data) => {
    expect(readData(kind, fieldsIn(yaml), false).data).toEqual(data);
  });
});

function one(found: string): string {
  return `an assertion with exactly one of equals, one_of, at_most, at_least, matches, present, absent, found ${found}`;
}

function assert(fields: string): string {
  return `{ statement: a b, assert: [{ in: code, ${fields} }] }`;
}

function rowOf(issue: FieldIssue): string[] {
  const path = issue.path.join('.');
  return issue.code === 'unknown' ? [issue.code, path] : [issue.code, `${path}:`, issue.expected];
}
