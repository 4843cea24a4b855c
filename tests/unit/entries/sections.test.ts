import { expect, test } from 'vitest';
import { sectionsOf } from '../../../src/entries/sections.ts';
import type { SectionName } from '../../../src/kinds/headings/headings.ts';
import { entryOf, graphOf } from '../pipeline.ts';

const sections = (text: string) => sectionsOf(entryOf(graphOf({ 'a.md': `# A\n\n${text}` }), 'a.md').outline);

test.each<[name: SectionName | undefined, headings: string[]]>([
  ['meaning', ['Meaning', 'Overview', 'Summary', 'Symptoms', 'What this means', '1. Description']],
  ['impact', ['Impact', 'User impact', 'Severity', 'Consequences']],
  [
    'diagnosis',
    [
      'Diagnosis',
      'Investigation',
      'Triage',
      'Possible Checks',
      'Initial checks',
      'Possible causes',
      'Debugging',
    ],
  ],
  [
    'mitigation',
    [
      'Mitigation',
      'Mitigation steps',
      'Resolution:',
      'Possible Resolutions',
      'Remediation',
      'Solution',
      'How to fix',
      'Recovery',
      'Procedure',
      'Steps to resolve',
      'Step 2: Fix',
      'What to do?',
      '🔥 Immediate actions',
    ],
  ],
  ['verification', ['Verification', 'Verify', 'Validation', 'Post-checks', 'How to know it worked']],
  ['rollback', ['Rollback', 'Roll back', 'How to roll back', 'Reverting', 'Back out']],
  ['escalation', ['Escalation', 'Escalate', 'When to escalate', 'Contacts', 'Who to call', 'On-call']],
  ['aftercare', ['Aftercare', 'Follow-up', 'Post-incident review', 'Postmortem', 'Prevention']],
  [undefined, ['Redis', 'Fixtures', 'Stepwise regression', 'Impacted by nobody else']],
])('%s', (name, headings) => {
  const found = headings.map((heading) => [...sections(`## ${heading}\n`).keys()][0]);
  expect(found.filter((each) => each !== name)).toEqual([]);
});

test('the first heading of a name counts, at whatever depth', () => {
  const found = sections('### Fix\n\n## Resolution\n\n## Meaning\n');
  expect([...found].map(([name, { text }]) => [name, text])).toEqual([
    ['mitigation', 'Fix'],
    ['meaning', 'Meaning'],
  ]);
});
