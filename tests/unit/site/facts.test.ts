import { expect, test } from 'vitest';
import { factsOf } from '../../../src/site/facts.ts';
import { entryOf } from '../pipeline.ts';
import { siteOf } from './site.ts';

test.each<[file: string, frontmatter: string, labels: string[]]>([
  ['runbooks/a.md', 'severity: P1\nowner: sre', ['Owner']],
  ['incidents/a.md', 'severity: P1\nowner: sre', ['Severity', 'Owner']],
  ['alerting/a.md', 'alerts: [{ name: Up, when: b, severity: P1 }]\ntier: 1\nowner: sre', ['Tier', 'Owner']],
  ['runbooks/a.md', 'alerts: [Up, Down]\nowner: sre', ['Alerts', 'Owner']],
])('%s with %j has the facts %j: the others are in the head', (file, frontmatter, labels) => {
  const site = siteOf({ [file]: `---\ntitle: A\n${frontmatter}\n---\n` });
  expect(factsOf(site, entryOf(site.graph, file)).map(({ label }) => label)).toEqual(labels);
});

test('dates, durations and estimates are shown as they were written', () => {
  const files = {
    'incidents/a.md': '---\ndate: 2026-11-20\nlasted: 30-45 min\nreviewed: 2026-11-21\n---\n',
    'phases/b.md': '---\nestimate: 4-6 units\n---\n',
  };
  const site = siteOf(files);
  const facts = Object.keys(files).flatMap((file) => factsOf(site, entryOf(site.graph, file)));
  const shown = facts.map(({ label, values }) => `${label} ${values.map((value) => value.label).join()}`);
  expect(shown).toEqual(['Date 2026-11-20', 'Lasted 30-45 min', 'Reviewed 2026-11-21', 'Estimate 4-6 units']);
});
