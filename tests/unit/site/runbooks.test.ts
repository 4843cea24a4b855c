import { describe, expect, test } from 'vitest';
import { runbookDetails, type RunbookDetails } from '../../../src/kinds/runbooks/view.ts';
import { entryOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';
import { siteOf } from './site.ts';

/** The details of `runbooks/a.md`, which has these fields and this text, among other files. */
function details(fields: string, text = '', others: Files = {}): RunbookDetails {
  const site = siteOf({ 'runbooks/a.md': `---\ntitle: A\n${fields}\n---\n${text}`, ...others });
  const entry = entryOf(site.graph, 'runbooks/a.md');
  if (entry.kind !== 'runbooks') throw new Error('It is no runbook.');
  return runbookDetails(site, entry);
}

const alerting = (alerts: string): string => `---\ntitle: Setup\nalerts: [${alerts}]\n---\n`;
const service = (contacts: string) =>
  `---\ntitle: S\noncall: https://oncall.example.com/\ncontacts: [${contacts}]\n---\n`;
const incident = (fields: string): string => `---\ntitle: I\n${fields}\n---\n`;
const cause = (title: string, fields: string) => `---\ntitle: ${title}\npart_of: outage\n${fields}\n---\n`;
const SCALE = `
severities:
  - { id: P0, rank: 0, pages: true, respond_within: 15m }
  - { id: P1, rank: 1, pages: true, respond_within: 1h }
  - { id: P2, rank: 2 }
`;

describe('how bad, and by when', () => {
  test.each<[name: string, fields: string, files: Files, expected: Partial<RunbookDetails>]>([
    ['nobody said', '', {}, { pages: false, respondWithin: '' }],
    [
      'its own severity',
      'severity: P1',
      { 'handrail.yaml': SCALE },
      { severity: { label: 'P1', level: 'high', pages: true }, pages: true, respondWithin: '1h' },
    ],
    [
      'the gravest of its alerts',
      'alerts: [Slow, Down]',
      {
        'alerting/a.md': alerting(
          '{ name: Slow, when: x, severity: P2, respond_within: 4h }, { name: Down, when: x, severity: P0, respond_within: 10m }',
        ),
      },
      { severity: { label: 'P0', level: 'highest', pages: true }, pages: true, respondWithin: '10m' },
    ],
    [
      'a lesser alert promises nothing for it',
      'severity: P0\nalerts: [Slow]',
      { 'alerting/a.md': alerting('{ name: Slow, when: x, severity: P2, respond_within: 4h }') },
      { pages: true, respondWithin: '' },
    ],
    [
      'the shorter of two promises',
      'severity: P1\nalerts: [Down]',
      {
        'handrail.yaml': SCALE,
        'alerting/a.md': alerting('{ name: Down, when: x, severity: P1, respond_within: 30m }'),
      },
      { respondWithin: '30m' },
    ],
    [
      'a word that no scale knows',
      'severity: purple',
      {},
      { severity: { label: 'purple', level: 'unknown', pages: false }, pages: false },
    ],
  ])('%s', (_name, fields, files, expected) => {
    expect(details(fields, '', files)).toMatchObject(expected);
  });
});

describe('the first step', () => {
  test.each<[name: string, text: string, first: [label: string, url: string, isCode: boolean] | undefined]>([
    ['nothing to do', 'Only words.', undefined],
    ['nothing but an explanation', '## Meaning\n\nIt is down.\n', undefined],
    [
      'the diagnosis, wherever it stands',
      '## Fix\n\nRestart.\n\n## Diagnosis\n\nLook first:\n\n```sh\nls\n```\n',
      ['Look first', '#diagnosis', false],
    ],
    [
      'else the mitigation',
      '## Overview\n\nx\n\n## Resolution\n\nRestart.\n',
      ['Restart.', '#resolution', false],
    ],
    [
      'else the first section of another name',
      '# A\n\n## Impact\n\nx\n\n## On the node\n\n1. Log in.\n',
      ['Log in.', '#on-the-node', false],
    ],
    [
      'a command',
      '## Diagnosis\n\n```sh\nkubectl get pods\nkubectl top pods\n```\n',
      ['kubectl get pods', '#diagnosis', true],
    ],
    [
      'what stands below an inner heading',
      '## Diagnosis\n\n### From outside\n\nAsk it.\n',
      ['Ask it.', '#from-outside', false],
    ],
    ...['yaml', 'json', 'promql', 'sql', 'output', 'text', 'mermaid', 'python'].map(
      (language): [string, string, [string, string, boolean]] => [
        `not the first line of ${language}`,
        `## Diagnosis\n\n\`\`\`${language}\nfirst\n\`\`\`\n\n\`\`\`bash\n# See\nkubectl get pods\n\`\`\`\n`,
        ['kubectl get pods', '#diagnosis', true],
      ],
    ),
    [
      'the sentence behind an output',
      '## Diagnosis\n\n```output\nDown\n```\n\nLook at the pods.\n',
      ['Look at the pods.', '#diagnosis', false],
    ],
    ['an empty section', '## Diagnosis\n\n## Fix\n\nRestart.\n', undefined],
  ])('%s', (_name, text, first) => {
    const { first: step } = details('', text);
    expect(step && [step.label, step.url, step.isCode]).toEqual(first);
  });
});

describe('what it means', () => {
  test.each<[name: string, fields: string, text: string, meaning: string]>([
    ['the page says it below its title', 'summary: S', '## Steps\n\nx\n\n## Meaning\n\nM.\n', ''],
    ['the text says it right away', '', '## Meaning\n\nM.\n', ''],
    ['warnings come between', 'do_not: [x]', '## Meaning\n\nM.\n', 'M.'],
    ['the text says it later', '', '## Steps\n\nx\n\n## Meaning\n\nM.\n', 'M.'],
    ['nobody says it', '', '## Steps\n\nx\n', ''],
  ])('%s', (_name, fields, text, meaning) => {
    expect(details(fields, text).meaning).toBe(meaning);
  });
});

test('whom to call: the chain of the first service, then whom the others add, each once', () => {
  const rota = "{ role: First, name: Rota, reach: '#ops' }";
  const { contacts, onCall } = details('services: [shop, db, implied]', '', {
    'services/shop.md': service(`${rota}, { role: Lead, name: Ada, reach: ada@example.com }`),
    'services/db.md': service(`${rota}, { role: Data, name: Dan, reach: '+44 20 7946 0000' }`),
  });
  expect(contacts.map(({ name, url }) => [name, url])).toEqual([
    ['Rota', undefined],
    ['Ada', 'mailto:ada@example.com'],
    ['Dan', 'tel:+442079460000'],
  ]);
  expect(onCall.map(({ url }) => url)).toEqual(['https://oncall.example.com/']);
});

describe('the last time', () => {
  test.each<[name: string, files: Files, lastTime: Partial<RunbookDetails['lastTime']>]>([
    ['never', { 'incidents/i.md': incident('date: 2026-01-01') }, undefined],
    ['a draft does not count', { 'incidents/i.md': incident('runbooks: a\ndraft: true') }, undefined],
    [
      'once',
      { 'incidents/i.md': incident('runbooks: a\ndate: 2026-01-01\nlasted: 47m\nfixed_by: A restart.') },
      { date: '2026-01-01', lasted: '47m', fixedBy: [{ label: 'A restart.' }], times: 1 },
    ],
    [
      'the latest of several, however it is tied',
      {
        'incidents/i.md': incident('runbooks: [a]\ndate: 2026-01-01'),
        'incidents/j.md': incident('runbooks: [a]\nfixed_by: a\ndate: 2026-03-01'),
        'incidents/k.md': incident('runbooks: [a]'),
      },
      { date: '2026-03-01', fixedBy: [{ label: 'A', url: '/ops/runbooks/a/' }], times: 3 },
    ],
  ])('%s', (_name, files, lastTime) => {
    const found = details('', '', files).lastTime;
    if (lastTime === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(lastTime);
  });
});

test('an outage lists its causes, the gravest first; a cause lists the others', () => {
  const files: Files = {
    'runbooks/outage.md': '---\ntitle: Outage\nseverity: P0\n---\n',
    'runbooks/c.md': cause('C', 'severity: P0\nrecognise: The log names `5432`.\nrecovery: 2-5m'),
    'runbooks/b.md': cause('B', 'severity: P1'),
    'runbooks/d.md': cause('D', ''),
    'runbooks/draft.md': cause('Draft', 'draft: true'),
  };
  const own = details('part_of: outage\nseverity: P1\nrecognise: It hangs.', '', files);
  expect(own.recognise).toBe('It hangs.');
  expect(own.partOf?.outage).toEqual({ label: 'Outage', url: '/ops/runbooks/outage/' });
  expect(own.partOf?.others.map(({ label }) => label)).toEqual(['C', 'B', 'D']);

  const site = siteOf({ ...files, 'runbooks/a.md': cause('A', 'severity: P1') });
  const outage = entryOf(site.graph, 'runbooks/outage.md');
  const causes = outage.kind === 'runbooks' ? runbookDetails(site, outage).causes : [];
  expect(causes.map(({ label, severity, recovery }) => [label, severity?.label, recovery])).toEqual([
    ['C', 'P0', '2-5m'],
    ['A', 'P1', ''],
    ['B', 'P1', ''],
    ['D', undefined, ''],
  ]);
});
