import { describe, expect, test } from 'vitest';
import type { EntryOf } from '../../../src/entries/entry.ts';
import { incidentActions, incidentsOf, responseTimes } from '../../../src/graph/incidents.ts';
import { reviewOf } from '../../../src/graph/freshness.ts';
import { alertingDetails } from '../../../src/kinds/alerting/view.ts';
import { runbookDetails } from '../../../src/kinds/runbooks/view.ts';
import { routesOf } from '../../../src/site/routes.ts';
import { siteStatus } from '../../../src/site/status-summary.ts';
import { entryOf, graphOf, TODAY } from '../pipeline.ts';
import { siteOf } from '../site/site.ts';

const page = (yaml: string): string => `---\ntitle: A\n${yaml}\n---\n`;

test.each([
  ['Do it', 'open'],
  ['{ text: Do it, due: 2026-11-20 }', 'open'],
  ['{ text: Do it, due: 2026-11-19 }', 'overdue'],
  ['{ text: Do it, due: 2026-11-19, done: false }', 'overdue'],
  ['{ text: Do it, due: 2026-11-19, done: true }', 'done'],
  ['{ text: Do it, due: 2026-11-19, done: 2026-11-20 }', 'done'],
])('on 2026-11-20 an action %s is %s', (action, state) => {
  const graph = graphOf({ 'incidents/a.md': page(`actions: [${action}]`) });
  const incident = entryOf(graph, 'incidents/a.md') as EntryOf<'incidents'>;
  expect(incidentActions(incident, TODAY)).toMatchObject([{ index: 0, state }]);
});

const TIMES = {
  'incidents/a.md': page('detected_in: 2m\nlasted: 30m\nservices: [shop]'),
  'incidents/b.md': page('detected_in: 4m\nlasted: 40-60m\nservices: [shop]'),
  'incidents/c.md': page('lasted: 2h\nservices: [shop, api]'),
};
const DETECTED = page('detected_in: 5m\nservices: [api]');

describe('mean times', () => {
  test.each([
    ['of two are none', { 'incidents/a.md': TIMES['incidents/a.md'] }, {}],
    ['of three; a range counts as its middle', TIMES, { recover: { time: 4_000_000, incidents: 3 } }],
    [
      'leave out drills and drafts',
      {
        ...TIMES,
        'incidents/d.md': page('detected_in: 3h\nlasted: 9h\ndrill: true'),
        'incidents/e.md': page('detected_in: 3h\nlasted: 9h\ndraft: true'),
      },
      { recover: { time: 4_000_000, incidents: 3 } },
    ],
    [
      'each of those that say it',
      { ...TIMES, 'incidents/d.md': DETECTED },
      {
        detect: { time: 220_000, incidents: 3 },
        recover: { time: 4_000_000, incidents: 3 },
      },
    ],
  ])('%s', (_name, files, expected) => {
    expect(responseTimes(incidentsOf(graphOf(files)))).toEqual(expected);
  });

  test('are on the list of incidents, and beside the objectives of a setup for the services', () => {
    const objectives = 'objectives: [{ text: Time to detect, target: below 5 minutes }]';
    const site = siteOf({
      ...TIMES,
      'incidents/d.md': DETECTED,
      'alerting/all.md': page(objectives),
      'alerting/shop.md': page(`services: [shop]\n${objectives}`),
      'alerting/api.md': page(`services: [api]\n${objectives}`),
      'alerting/none.md': page('alerts: [{ name: Up, when: b, severity: P1 }]'),
    });
    const list = routesOf(site)
      .find(({ path }) => path === '/incidents/')
      ?.page();
    expect(list).toMatchObject({
      intro: expect.stringMatching(
        /Mean time to detect \(3 incidents\): 4m\. Mean time to recover \(3 incidents\): 1h7m\.$/,
      ) as string,
    });
    const measured = ['all', 'shop', 'api', 'none'].map((name) =>
      alertingDetails(site, entryOf(site.graph, `alerting/${name}.md`) as EntryOf<'alerting'>)?.measured.map(
        ({ label, time }) => `${label}: ${time}`,
      ),
    );
    const [detect, recover] = [
      'Mean time to detect (3 incidents): 4m',
      'Mean time to recover (3 incidents): 1h7m',
    ];
    expect(measured).toEqual([[detect, recover], [recover], [], []]);
  });
});

test('overdue actions are on home, with a link to them', () => {
  const site = siteOf({
    'incidents/a.md': page(
      'actions:\n  - { text: Do it, due: 2026-11-10 }\n  - { text: Later, due: 2026-12-01 }',
    ),
    'incidents/b.md': page('draft: true\nactions: [{ text: Unfinished, due: 2026-11-10 }]'),
  });
  expect(siteStatus(site)?.overdue).toEqual([{ label: 'Do it', url: '/ops/incidents/a/#Actions', by: '9d' }]);
});

test('a drill carries out its runbooks, and is no incident of theirs', () => {
  const site = siteOf({
    'handrail.yaml': 'review: { runbooks: 90d }',
    'runbooks/down.md': page('reviewed: 2026-01-01'),
    'runbooks/other.md': page('reviewed: 2026-01-01'),
    'incidents/drill.md': page('date: 2026-11-01\ndrill: true\nrunbooks: [down]'),
    'incidents/real.md': page('date: 2026-10-01\nrunbooks: [down]'),
    'incidents/unfinished.md': page('date: 2026-11-02\ndrill: true\ndraft: true\nrunbooks: [down, other]'),
  });
  const [down, other] = ['down', 'other'].map((name) => entryOf(site.graph, `runbooks/${name}.md`));
  if (down?.kind !== 'runbooks' || other?.kind !== 'runbooks') throw new Error('They are runbooks.');
  expect(reviewOf(site.graph, down, TODAY)).toMatchObject({
    freshness: 'fresh',
    seen: { text: '2026-11-01' },
  });
  expect(reviewOf(site.graph, other, TODAY).freshness).toBe('stale');
  expect(runbookDetails(site, down)).toMatchObject({
    lastDrill: '2026-11-01',
    lastTime: { date: '2026-10-01', times: 1 },
  });
  const drill = entryOf(site.graph, 'incidents/drill.md');
  const list = routesOf(site)
    .find(({ path }) => path === '/incidents/')
    ?.page();
  expect(list).toMatchObject({ groups: [{ cards: [{ title: 'A', tag: 'drill' }, { title: 'A' }] }] });
  expect(site.derived.notes.get(drill)).toEqual([{ label: 'State', text: 'drill' }]);
});
