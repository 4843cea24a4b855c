import { describe, expect, test } from 'vitest';
import { rowsOf, type Row } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const UNTIL = 'until 2027-01-31: the vendor moves its docs';
const waive = (ids: string): string => `<!-- handrail-ignore ${ids} ${UNTIL} -->`;
const LINK = '[x](nowhere.md)';

describe('what a waiver covers', () => {
  test.each<[name: string, files: Files, left: Row[]]>([
    ['the block below it', { 'a.md': `# A\n\n${waive('link/broken')}\n\n${LINK}\n${LINK}` }, []],
    [
      'not the one after that',
      { 'a.md': `# A\n\n${waive('link/broken')}\n\n${LINK}\n\n${LINK}` },
      [['a.md', 7, 1, 'link/broken']],
    ],
    [
      'not what stands above',
      { 'a.md': `# A\n\n${LINK}\n\n${waive('link/broken')}\n\n${LINK}` },
      [['a.md', 3, 1, 'link/broken']],
    ],
    [
      'a list, whole, and an item of it',
      {
        'a.md': `# A\n\n${waive('link/broken')}\n\n- b\n- ${LINK}`,
        'b.md': `# B\n\n- c\n\n  ${waive('link/broken')}\n\n  ${LINK}\n- ${LINK}`,
      },
      [['b.md', 8, 3, 'link/broken']],
    ],
    [
      'several ids; two comments in a row',
      {
        'a.md': `# A\n\n${waive('link/broken, link/anchor')}\n\n${LINK} [y](#y)`,
        'b.md': `# B\n\n${waive('link/broken')}\n${waive('link/anchor')}\n\n${LINK} [y](#y)`,
      },
      [],
    ],
    [
      'the frontmatter, from itself',
      {
        'runbooks/a.md': `---\npart_of: nobody\nwaive: [{ id: ref/unknown, until: 2027-01-31, reason: it comes }]\n---\n# A\n\n${LINK}`,
      },
      [['runbooks/a.md', 7, 1, 'link/broken']],
    ],
    [
      'files that match, from the settings; the rest is used up elsewhere',
      {
        'handrail.yaml':
          'waive:\n  - { id: link/broken, file: "vendor/**", until: 2027-01-31, reason: not ours }\n  - { id: link/anchor, file: "*.md", until: 2027-01-31, reason: not ours }',
        'vendor/a.md': `# A\n\n${LINK}`,
        'b.md': `# B\n\n${LINK}`,
      },
      [
        ['b.md', 3, 1, 'link/broken'],
        ['handrail.yaml', 3, 5, 'waiver/unused'],
      ],
    ],
    [
      'nothing any more: both are reported',
      { 'a.md': `# A\n\n<!-- handrail-ignore link/broken until 2026-01-01: it moves -->\n\n${LINK}` },
      [
        ['a.md', 3, 1, 'waiver/expired'],
        ['a.md', 5, 1, 'link/broken'],
      ],
    ],
    [
      'nothing without a reason',
      { 'a.md': `# A\n\n<!-- handrail-ignore link/broken until 2027-01-01 -->\n\n${LINK}` },
      [
        ['a.md', 3, 1, 'waiver/incomplete'],
        ['a.md', 5, 1, 'link/broken'],
      ],
    ],
    ['nothing in code', { 'a.md': `# A\n\n\`\`\`\n${waive('link/broken')}\n\`\`\`\n` }, []],
  ])('%s', (_name, files, left) => {
    expect(rowsOf(files)).toEqual(left);
  });
});

test('levels of the team’s own: graver, milder, off; what is no problem is named', () => {
  const rows = rowsOf({
    'handrail.yaml': 'checks:\n  link/broken: off\n',
    'a.md': `# A\n\n${LINK} [y](#y)`,
  });
  expect(rows).toEqual([['a.md', 3, 17, 'link/anchor']]);
  expect(rowsOf({ 'handrail.yaml': 'checks: { link/brokn: off }', 'a.md': '# A' })).toEqual([
    ['handrail.yaml', 1, 9, 'settings/invalid'],
  ]);
});
