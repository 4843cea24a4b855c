import { describe, expect, test } from 'vitest';
import type { EntryOf } from '../../../../src/entries/entry.ts';
import { requirementDetails, type RequirementDetails } from '../../../../src/kinds/requirements/view.ts';
import { entryOf } from '../../pipeline.ts';
import { siteOf } from '../site.ts';

const REPOSITORY = { url: 'https://github.com/shop/ops', branch: 'main', prefix: 'docs/' };

function detailsOf(fields: string, code = 'timeout=3s', gap = ''): RequirementDetails {
  const site = siteOf(
    {
      'requirements/r.md': `---\ntitle: R\nstatement: x\n${fields}\n---\n`,
      'guides/a.md': `---\ntitle: A guide\n---\n\`\`\`sh\n${code}\n\`\`\`\n`,
      'gaps/g.md': `---\ntitle: G\npriority: P1\nrequirement: r\nblocks: r\n${gap}\n---\n`,
    },
    REPOSITORY,
  );
  return requirementDetails(site, entryOf(site.graph, 'requirements/r.md') as EntryOf<'requirements'>);
}

const FIVE = String.raw`{ in: code, match: 'timeout=(\d+s)', equals: 5s }`;
const IDLE = String.raw`{ in: code, match: 'nothing=(\d+)', at_least: 5 }`;

describe('a requirement says what it has come to, and why', () => {
  const closed = 'verdict: { is: not-a-gap, evidence: [Seen.] }';
  test.each<[word: string, why: string, fields: string, code?: string, gap?: string]>([
    ['violated', 'Violated in 1 place in 1 file.', `assert: [${FIVE}]`],
    ['violated', 'Violated in 2 places in 1 file.', `assert: [${FIVE}]`, 'timeout=3s timeout=4s'],
    ['met', '1 assertion passed.', `about: pages\nassert: [${FIVE}]`, 'timeout=5s', closed],
    ['met', '1 piece of supporting evidence.', 'evidence: [{ text: a, supports: yes }, b]', '', closed],
    ['contested', 'Contested by 1 open gap.', `about: pages\nassert: [${FIVE}]`, 'timeout=5s'],
    [
      'contested',
      'Contested by 1 open gap and 1 piece of evidence against it.',
      'evidence: [{ text: a, supports: no }]',
    ],
    [
      'untested',
      'The pages say it, but no evidence and no file shows it.',
      `assert: [${FIVE}]`,
      'timeout=5s',
      closed,
    ],
    ['untested', 'No assertion, and no evidence with “supports: yes”.', 'evidence: [a]', '', closed],
    ['untested', 'No assertion and no evidence.', 'level: may', '', closed],
    [
      'untested',
      '1 of 2 assertions found nothing to compare, and no evidence supports it.',
      `assert: [${IDLE}, ${FIVE}]`,
      'timeout=5s',
      closed,
    ],
  ])('%s: %s', (word, why, fields, code, gap) => {
    const details = detailsOf(fields, code, gap);
    expect([details.state.word, details.why]).toEqual([word, why]);
  });
});

test.each<[note: string, assertion: string]>([
  ['In the 1 page that mentions it.', FIVE],
  ['No match found.', IDLE],
  ['Not in any of the 1 pages read.', `{ in: code, match: nothing, absent: true }`],
])('what an assertion proves: %s', (note, assertion) => {
  expect(detailsOf(`assert: [${assertion}]`, 'timeout=5s').assertions.map((one) => one.note)).toEqual([note]);
});

test('each violation leads to its page and to its line', () => {
  expect(detailsOf(`assert: [${FIVE}]`).violations).toEqual([
    {
      page: { label: 'A guide', url: '/ops/guides/a/' },
      place: {
        label: 'guides/a.md:5',
        url: 'https://github.com/shop/ops/blob/main/docs/guides/a.md?plain=1#L5',
      },
      found: '3s',
      expected: '5s',
    },
  ]);
});

test('more violations than anybody reads are counted', () => {
  const { violations, others } = detailsOf(`assert: [${FIVE}]`, 'timeout=3s '.repeat(60));
  expect([violations.length, others]).toEqual([50, 10]);
});

test.each<[assertion: string, where: string, must: string, value: string]>([
  [FIVE, 'In code blocks of the pages that prescribe, what is captured by', 'is', '5s'],
  [
    `{ in: code, language: yaml, within: 'guides/**', match: '(x)', one_of: [5s, 10s] }`,
    'In code blocks of yaml of guides/**, what is captured by',
    'is one of',
    '5s, 10s',
  ],
  [
    `{ in: prose, match: '(x)', at_most: 50MB }`,
    'In the text of the pages that prescribe, what is captured by',
    'is at most',
    '50MB',
  ],
  [
    `{ in: prose, match: '(x)', matches: '[a-z]+' }`,
    'In the text of the pages that prescribe, what is captured by',
    'fits',
    '[a-z]+',
  ],
  [
    `{ in: frontmatter, match: owner, present: { where: runbooks/** } }`,
    'In the frontmatter of runbooks/**',
    'occurs on each',
    '',
  ],
  [
    `{ in: code, match: x, present: true }`,
    'In code blocks of the pages that prescribe',
    'occurs somewhere',
    '',
  ],
  [
    `{ in: code, match: x, absent: true }`,
    'In code blocks of the pages that prescribe',
    'does not occur',
    '',
  ],
])('%s in words', (assertion, where, must, value) => {
  expect(detailsOf(`assert: [${assertion}]`).assertions).toMatchObject([{ where, must, value }]);
});

test('gaps about it, and gaps in its way', () => {
  expect(detailsOf('level: must').pairs.map(({ label, values }) => [label, values[0]?.label])).toEqual([
    ['Gaps', 'G'],
    ['Blocked by', 'G'],
  ]);
});
