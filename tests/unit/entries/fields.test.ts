import { describe, expect, test } from 'vitest';
import { parseEntry } from '../../../src/entries/parse.ts';
import { spanOf } from '../../../src/entries/spans.ts';
import type { Kind } from '../../../src/kinds/registry.ts';

function read(kind: Kind, yaml: string, strict: boolean) {
  return parseEntry(`---\n${yaml}\n---\n# A\n`, `${kind}/a.md`, { rootName: 'x', strict });
}

function rowsOf(kind: Kind, yaml: string, strict: boolean): [number, number, string][] {
  return read(kind, yaml, strict).findings.map(({ line, column, id }) => [line, column, id]);
}

describe('what is wrong in a strict tree, where, and what to do', () => {
  test.each<[Kind, string, ...[line: number, column: number, id: string, message: string, hint: string][]]>([
    ['guides', 'title: A'],
    ['guides', 'owner:\ntags: []\nreviewed: ~'],
    [
      'runbooks',
      'severty: P1',
      [2, 1, 'unknown-field', 'Unknown field "severty".', 'Did you mean "severity"?'],
    ],
    [
      'troubleshooting',
      'waive:\n  - { id: a/b, until: 2027-01-01, reason: b, whom: c }',
      [
        3,
        46,
        'unknown-field',
        'Unknown field "waive[0].whom".',
        'Remove it, or use one of id, until, reason.',
      ],
    ],
    [
      'runbooks',
      'purpose: Incidents',
      [
        2,
        10,
        'bad-enum',
        'Invalid value for "purpose": "Incidents"; expected one of incident, rollback, recovery, deploy, maintenance.',
        'Did you mean "incident"?',
      ],
    ],
    [
      'phases',
      'state: activ',
      [
        2,
        8,
        'bad-enum',
        'Invalid value for "state": "activ"; expected one of planned, active, done.',
        'Did you mean "active"?',
      ],
    ],
    [
      'phases',
      'state: nonsense',
      [
        2,
        8,
        'bad-enum',
        'Invalid value for "state": "nonsense"; expected one of planned, active, done.',
        'Use one of the expected words.',
      ],
    ],
    [
      'remediations',
      'resolves: []\nsuccess: [{ text: a, met: unstatd }]',
      [
        3,
        27,
        'bad-enum',
        'Invalid value for "success[0].met": "unstatd"; expected one of yes, no, unstated.',
        'Did you mean "unstated"?',
      ],
    ],
    [
      'guides',
      'reviewed: 20 November',
      [
        2,
        11,
        'bad-date',
        'Invalid value for "reviewed": "20 November"; expected a date, such as 2026-11-20.',
        'Write an existing day as year, month and day, e.g. 2026-03-07.',
      ],
    ],
    [
      'remediations',
      'resolves: []\nfinished: soon',
      [
        3,
        11,
        'bad-date',
        'Invalid value for "finished": "soon"; expected true or a date, such as 2026-11-20.',
        'Write an existing day as year, month and day, e.g. 2026-03-07.',
      ],
    ],
    [
      'runbooks',
      'escalate_after: 15',
      [
        2,
        17,
        'bad-duration',
        'Invalid value for "escalate_after": 15; expected a duration, such as 15m, 2h or 90d.',
        'Write a number and its unit, e.g. 90s, 15m, 2h, 30d, 6mo, or ISO 8601, e.g. PT15M.',
      ],
    ],
    ['guides', 'title: yes'],
    [
      'guides',
      'title: true',
      [2, 8, 'wrong-type', 'Invalid value for "title": true; expected text.', 'Put it in quotes: "true".'],
    ],
    [
      'guides',
      'title: ""',
      [2, 8, 'wrong-type', 'Invalid value for "title": empty; expected text.', 'Write text, or remove it.'],
    ],
    [
      'guides',
      'owner: [a, b]',
      [
        2,
        8,
        'wrong-type',
        'Invalid value for "owner": a list; expected text.',
        'Write one value, without brackets or dashes.',
      ],
    ],
    [
      'runbooks',
      'access:\n  - a\n  - Railway: member',
      [
        4,
        5,
        'wrong-type',
        'Invalid value for "access[1]": a set of fields; expected text.',
        'Put the whole value in quotes: a ": " turns it into a set of fields.',
      ],
    ],
    [
      'runbooks',
      'access:\n  - a\n  -\n  - b',
      [
        4,
        4,
        'wrong-type',
        'Invalid value for "access[1]": empty; expected text.',
        'Write text, or remove it.',
      ],
    ],
    [
      'services',
      'contacts: Ada',
      [
        2,
        11,
        'wrong-type',
        'Invalid value for "contacts": "Ada"; expected a list, each a set of fields: role, name, reach.',
        'Write a list, and begin each item with "- role: …" on a separate line.',
      ],
    ],
    [
      'remediations',
      'resolves: []\nverified: passed',
      [
        3,
        11,
        'wrong-type',
        'Invalid value for "verified": "passed"; expected a set of fields: result, how, date, by.',
        'Write its fields on separate lines below it, e.g. "result: …".',
      ],
    ],
    [
      'runbooks',
      'variables: [{ name: a, description: b, secret: true, default: c }]',
      [
        2,
        63,
        'wrong-type',
        'Invalid value for "variables[0].default": "c"; expected no value: a secret has no default.',
        'Remove it.',
      ],
    ],
    [
      'requirements',
      'statement: a\nassert:\n  - { in: code, match: a, absent: false }',
      [4, 35, 'wrong-type', 'Invalid value for "assert[0].absent": false; expected true.', 'Write true.'],
    ],
    [
      'runbooks',
      'symptoms: |\n  Login failed for user *\n\n    error *\nseverity: P1',
      [
        5,
        5,
        'wrong-type',
        'Invalid value for "symptoms[1]": "error *"; expected text as the system prints it, at least 8 characters besides *.',
        'Write text as the system prints it, at least 8 characters besides *.',
      ],
    ],
    [
      'guides',
      'related: redis',
      [
        2,
        10,
        'wrong-type',
        'Invalid value for "related": "redis"; expected a kind and an id, such as runbooks/redis-cache-down.',
        'Write a kind and an id, such as runbooks/redis-cache-down.',
      ],
    ],
    [
      'phases',
      'title: A',
      [
        2,
        1,
        'missing-field',
        'Missing field "state": expected one of planned, active, done.',
        'Add "state:" to the frontmatter.',
      ],
    ],
    [
      'assessments',
      'conclusion:\n  conditions: [a]',
      [
        3,
        3,
        'missing-field',
        'Missing field "conclusion.text": expected text.',
        'Add "text:" to "conclusion".',
      ],
    ],
    [
      'services',
      'depends_on:\n  - a\n  - service: b',
      [
        4,
        5,
        'missing-field',
        'Missing field "depends_on[1].state": expected one of configured, verified.',
        'Add "state:" to "depends_on[1]".',
      ],
    ],
    [
      'phases',
      'state: done\ntasks:\n  - titel: a',
      [4, 5, 'unknown-field', 'Unknown field "tasks[0].titel".', 'Did you mean "title"?'],
    ],
    [
      'phases',
      'state: done\nstate: active\ntasks:\n  - title: a\n    title: b',
      [
        3,
        1,
        'duplicate-key',
        'Duplicate field "state"; the last value is used.',
        'Keep one of the values, and remove the others.',
      ],
      [
        6,
        5,
        'duplicate-key',
        'Duplicate field "title"; the last value is used.',
        'Keep one of the values, and remove the others.',
      ],
    ],
    ['guides', 'kind: guide', [2, 7, 'unknown-kind', 'Unknown kind "guide".', 'Did you mean "guides"?']],
  ])('%s: %s', (kind, yaml, ...rows) => {
    const found = read(kind, yaml, true).findings.map(({ line, column, id, message, hint }) => [
      line,
      column,
      id.replace('schema/', ''),
      message,
      hint,
    ]);
    expect(found).toEqual(rows);
  });
});

describe('lenient trees', () => {
  test.each<[Kind, string, ...[line: number, column: number, id: string][]]>([
    ['phases', 'anything: 1\ncheckpoints: [{ id: 1, title: a, colour: red, review: { by: b } }]'],
    ['gaps', 'category: security'],
    ['gaps', 'category: docs', [2, 11, 'schema/bad-enum']],
    ['runbooks', 'reviewed: soon\ncolour: red', [2, 11, 'schema/bad-date']],
    ['phases', 'tasks: [{ done: true }]', [2, 9, 'schema/missing-field']],
    ['guides', 'symptoms: 5\nalerts: { a: 1 }\nseverity: []'],
  ])('%s: %s', (kind, yaml, ...rows) => {
    expect(rowsOf(kind, yaml, false)).toEqual(rows);
  });
});

test('one wrong field costs no other, and one wrong item no other', () => {
  const yaml = `
title: 5
severity: [P1]
recovery: 2-5m
owner: { a: 1 }
symptoms: ['CrashLoopBackOff', 'err *', 'Back-off restarting']
variables:
  - { name: a, description: b, type: nonsense }
  - { name: <c>, description: d }
  - { name: e, description: f }
alerts: [A, [], B]
unheard: of
draft: yes`;
  const { data, alerts } = read('runbooks', yaml, true).entry;
  expect(data).toEqual({
    title: '5',
    purpose: 'incident',
    recovery: { text: '2-5m', from: 120_000, to: 300_000 },
    symptoms: ['CrashLoopBackOff', 'Back-off restarting'],
    variables: [
      { name: 'a', description: 'b', type: 'text' },
      { name: 'e', description: 'f', type: 'text' },
    ],
    alerts: ['A', 'B'],
    unheard: 'of',
    draft: true,
  });
  expect(alerts).toEqual(['A', 'B']);
});

test('a wrong line of a block costs no other line, whatever is empty between them', () => {
  const between = '\n'.repeat(9);
  const yaml = `title: A\nsymptoms: |\n  CrashLoopBackOff${between}  err *${between}  Back-off restarting\n`;
  const { data } = read('runbooks', yaml, true).entry;
  expect(data).toMatchObject({ symptoms: ['CrashLoopBackOff', 'Back-off restarting'] });
});

test('an unknown field without a value is reported next to what is wrong elsewhere', () => {
  const alone = rowsOf('runbooks', 'title: A\nunheard:\n', true);
  expect(alone).toHaveLength(1);
  const both = rowsOf('runbooks', 'title: A\nunheard:\nseverity: [P1]\n', true);
  expect(both).toEqual(expect.arrayContaining(alone));
});

test('a list that has nothing usable in it is as good as none', () => {
  expect(read('alerting', 'alerts: [Up, Down]', true).entry.alerts).toEqual([]);
  expect(read('guides', 'symptoms: once\nalerts: [A]', false).entry).toMatchObject({
    symptoms: [],
    alerts: [],
  });
});

test('numbers that are names stay as they are written', () => {
  const yaml = `
title: 7.10
number: 7.10
after: shop/7.10
state: done
scope: [{ id: 7.10, title: 1.0, tasks: [7.10, 007] }]
tasks: [{ id: 7.10, title: 0x10 }]
checkpoints: [{ id: 1.10, title: 3 }]`;
  const { entry, findings } = read('phases', yaml, true);
  expect(findings).toEqual([]);
  expect(entry.title).toBe('7.10');
  expect(entry.data).toEqual({
    title: '7.10',
    number: '7.10',
    after: 'shop/7.10',
    state: 'done',
    scope: [{ id: '7.10', title: '1.0', tasks: ['7.10', '007'] }],
    tasks: [{ id: '7.10', title: '0x10' }],
    checkpoints: [{ id: '1.10', title: '3' }],
  });
});

describe('places of what is kept where something was left out', () => {
  test.each<
    [name: string, kind: Kind, yaml: string, places: [line: number, column: number, value: string][]]
  >([
    [
      'nothing left out',
      'guides',
      'services: [a, b]',
      [
        [2, 12, 'a'],
        [2, 15, 'b'],
      ],
    ],
    ['a single value', 'guides', 'order: x\nservices: redis', [[3, 11, 'redis']]],
    [
      'items of a list',
      'guides',
      'services:\n  - { a: 1 }\n  - b\n  - []\n  - b\n  - 7.10',
      [
        [4, 5, 'b'],
        [6, 5, 'b'],
        [7, 5, '7.10'],
      ],
    ],
    [
      'sets and ids in one list',
      'services',
      'depends_on:\n  - { service: [], state: verified }\n  - a\n  - { service: b }\n  - { service: b, state: verified }',
      [
        [4, 5, 'a'],
        [6, 16, 'b'],
      ],
    ],
    [
      'a list in a set that moved',
      'assessments',
      'factors:\n  - { gaps: [x] }\n  - { name: [], gaps: [x] }\n  - name: f\n    gaps: [{}, x, y]',
      [
        [6, 16, 'x'],
        [6, 19, 'y'],
      ],
    ],
    [
      'a text that became a set',
      'phases',
      'state: done\nobjectives:\n  - []\n  - a\n  - { text: a, gaps: c }',
      [[6, 22, 'c']],
    ],
    [
      'an anchor',
      'guides',
      'tags: &t [a, b]\norder: x\nservices: *t',
      [
        [4, 11, 'a'],
        [4, 11, 'b'],
      ],
    ],
  ])('%s', (_name, kind, yaml, places) => {
    const { references } = read(kind, yaml, true).entry;
    expect(references.map(({ span, value }) => [span.line, span.column, value])).toEqual(places);
  });

  test('other fields and lines of a block, too', () => {
    const { spans, data } = read(
      'runbooks',
      'access: [{}, a, [], b]\nsymptoms: |\n  err *\n  CrashLoopBackOff\nrecovery: 5m',
      true,
    ).entry;
    expect(data).toMatchObject({ access: ['a', 'b'], symptoms: ['CrashLoopBackOff'] });
    const places = [['access', 0], ['access', 1], ['symptoms', 0], ['recovery'], ['owner']].map((path) =>
      spanOf(spans, path),
    );
    expect(places.map(({ line, column }) => [line, column])).toEqual([
      [2, 14],
      [2, 21],
      [5, 3],
      [6, 11],
      [2, 1],
    ]);
  });
});
