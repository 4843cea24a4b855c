import { expect, test } from 'vitest';
import { valuesFromAddress, labelsIn } from '../../../../src/components/elements/toolbar/address.ts';
import { clockText, elapsedText } from '../../../../src/components/elements/toolbar/clock.ts';
import { incidentEntry, timeline } from '../../../../src/components/elements/toolbar/notes.ts';

const AT = Date.UTC(2026, 10, 20, 3, 2);
const NOTES = {
  toolbar: { title: 'It *broke*', severity: 'P1', services: ['shop'], entry: 'runbooks/a' },
  alert: 'Down',
  page: 'https://x/runbooks/a/',
  started: AT,
  now: AT + 600_000,
  log: [
    { at: AT, is: 'done', text: 'Look <here>', anchor: 'step-look' },
    { at: AT + 60_000, is: 'copied', text: 'echo `x`' },
    { at: AT + 120_000, is: 'copied', text: 'a\n```\nb' },
  ],
} as const;

test('nothing that was typed becomes markup of the notes', () => {
  expect(timeline(NOTES)).toBe(
    [
      '## It \\*broke\\* (P1, Down)',
      '',
      'Runbook: <https://x/runbooks/a/>',
      'Started 2026-11-20 03:02, copied 2026-11-20 03:12. Times are UTC.',
      '',
      '- 03:02 Done: [Look \\<here\\>](<https://x/runbooks/a/#step-look>)',
      '- 03:03 Copied: `` echo `x` ``',
      '- 03:04 Copied:\n\n  ````sh\n  a\n  ```\n  b\n  ````\n',
      '',
    ].join('\n'),
  );
  expect(incidentEntry(NOTES)).toContain(
    'title: "It *broke*: Down"\ndate: 2026-11-20\nseverity: "P1"\nservices: ["shop"]\nrunbooks: ["a"]\nlasted: 10m\n---',
  );
});

test.each([
  [0, 'under 1 min'],
  [12 * 60_000, '12 min'],
  [125 * 60_000, '2 h 5 min'],
  [72 * 3_600_000, '3 days'],
])('%d ms are %s', (milliseconds, words) => {
  expect(elapsedText(milliseconds)).toBe(words);
});

test('the clock knows what is over', () => {
  const toolbar = { recovery: '2-5m', recoverMs: 300_000, escalateMs: 900_000 };
  expect(clockText(toolbar, AT, AT + 300_000)).toMatchObject({ isOver: false, escalates: false });
  expect(clockText(toolbar, AT, AT + 900_000)).toMatchObject({ isOver: true, escalates: true });
  expect(clockText({ recovery: '', recoverMs: 0, escalateMs: 0 }, AT, AT + 9e9)).toMatchObject({
    isOver: false,
    escalates: false,
  });
});

const field = (name: string, more = {}) => ({
  key: name,
  name,
  description: '',
  type: 'text' as const,
  isSecret: false,
  ...more,
});

test.each([
  ['?namespace=a&pod=b', '', { namespace: 'a', pod: 'b' }],
  ['', '#namespace=a&pod=b', { namespace: 'a', pod: 'b' }],
  ['?ns=a', '#diagnosis?exported_pod=b', { namespace: 'a', pod: 'b' }],
  ['?exported_namespace=b&namespace=a', '', { namespace: 'a' }],
  ['', '#diagnosis', {}],
  ['?kubernetes_pod_name=b', '', { pod: 'b' }],
  ['?who=b', '', { pod: 'b' }],
  ['?namespace=', '', {}],
])('%s%s brings %j', (search, hash, expected) => {
  const fields = [field('namespace'), field('pod', { labels: ['who'] }), field('token', { isSecret: true })];
  expect(Object.fromEntries(valuesFromAddress(labelsIn({ search, hash }), fields).values)).toEqual(expected);
});
