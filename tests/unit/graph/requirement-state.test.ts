import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { isSelectivePattern, runWithTimeout } from '../../../src/graph/assertion.ts';
import {
  assertionResults,
  requirementStates,
  type RequirementStatus,
} from '../../../src/graph/requirement-state.ts';
import { gapStates } from '../../../src/graph/states.ts';
import { entryOf, graphOf, TODAY } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const HEALTH = `# Health

A probe has 3s. livenessProbe.

\`\`\`dockerfile
FROM alpine
HEALTHCHECK --interval=30s --timeout=3s \\
\`\`\`

- Then

  \`\`\`yml
  limits: { memory: 512Mi }
  timeoutSeconds: 5
  \`\`\`
`;

const FILES: Files = {
  'guides/health.md': HEALTH,
  'runbooks/down.md': '---\nescalate_after: 15m\n---\nA probe has 5s.\n',
  'runbooks/slow.md': '# Slow\n\nA probe has 5s.\n',
  'gaps/wrong.md': '```dockerfile\nHEALTHCHECK --timeout=1s\n```\n',
};

function statusOf(fields: string, files: Files = FILES, longest?: number): RequirementStatus {
  const graph = graphOf({ 'requirements/r.md': `---\nstatement: S\n${fields}\n---\n`, ...files });
  const results = assertionResults(graph, longest);
  const gaps = gapStates(graph, TODAY);
  const status = requirementStates(graph, results, gaps).get(entryOf(graph, 'requirements/r.md'));
  if (!status) throw new Error('The requirement has no state.');
  return status;
}

type Place = [file: string, line: number, column: number, endColumn: number, found: string, expected: string];

function placesOf({ violations }: RequirementStatus): Place[] {
  return violations.map(({ file, span, found, expected }) => [
    file,
    span.line,
    span.column,
    span.endColumn,
    found,
    expected,
  ]);
}

const gapWith = (fields: string): Files => ({
  'gaps/g.md': `---\npriority: P1\nrequirement: r\n${fields}\n---\n`,
});

const fileAssertion = (files: string, match: string, expected: string): string =>
  `assert: [{ in: file, files: '${files}', match: '${match}', ${expected} }]`;
const inDockerfile = (found: string, expected: string): Place => [
  'images/Dockerfile',
  2,
  23,
  25,
  found,
  expected,
];

describe('one assertion', () => {
  test.each<[assertion: string, state: string, violations: Place[]]>([
    [
      `in: code, language: dockerfile, match: 'timeout=(\\d+s)', equals: 5s`,
      'violated',
      [['guides/health.md', 7, 38, 40, '3s', '5s']],
    ],
    [`in: code, language: docker, match: 'timeout=(\\d+s)', one_of: [3s, 5s]`, 'met', []],
    [
      `in: code, match: 'timeout=(\\d+s)', one_of: [5s, 10s]`,
      'violated',
      [['guides/health.md', 7, 38, 40, '3s', '5s or 10s']],
    ],
    [`in: code, language: yaml, match: 'timeoutSeconds: (\\d+)', at_least: 5`, 'met', []],
    [
      `in: code, language: yaml, match: '^timeoutSeconds: (\\d+)$', at_least: 6`,
      'violated',
      [['guides/health.md', 14, 19, 20, '5', 'at least 6']],
    ],
    [`in: code, match: 'memory: (\\w+)', at_most: 0.5GiB`, 'met', []],
    [
      `in: code, match: 'memory: (\\w+)', at_most: 500MB`,
      'violated',
      [['guides/health.md', 13, 21, 26, '512Mi', 'at most 500MB']],
    ],
    [`in: code, match: 'timeout=(\\d+s)', at_most: 5000ms`, 'met', []],
    [
      `in: code, match: 'timeout=(\\d+s)', at_most: 5`,
      'violated',
      [['guides/health.md', 7, 38, 40, '3s', 'at most 5']],
    ],
    [`in: code, match: 'FROM (\\w+)', matches: '[a-z]+'`, 'met', []],
    [
      `in: code, match: 'FROM (\\w+)', matches: '[a-m]+'`,
      'violated',
      [['guides/health.md', 6, 6, 12, 'alpine', 'a match of /[a-m]+/']],
    ],
    [
      `in: prose, match: 'probe has (\\d+s)', equals: 5s`,
      'violated',
      [['guides/health.md', 3, 13, 15, '3s', '5s']],
    ],
    [`in: frontmatter, match: 'escalate_after: (\\w+)', at_most: 30m`, 'met', []],
    [
      `in: frontmatter, match: 'escalate_after: (\\w+)', at_most: 10m`,
      'violated',
      [['runbooks/down.md', 2, 17, 20, '15m', 'at most 10m']],
    ],
    [`in: prose, match: livenessProbe, present: true`, 'met', []],
    [
      `in: prose, match: readinessProbe, present: true`,
      'violated',
      [['requirements/r.md', 3, 10, 61, '', 'a match of /readinessProbe/']],
    ],
    [`in: prose, match: A probe has, present: { where: 'runbooks/**' }`, 'met', []],
    [
      `in: frontmatter, match: escalate_after, present: { where: runbooks }`,
      'violated',
      [['runbooks/slow.md', 1, 1, 1, '', 'a match of /escalate_after/']],
    ],
    [`in: code, match: --no-healthcheck, absent: true`, 'met', []],
    [
      `in: code, match: HEALTHCHECK, absent: true`,
      'violated',
      [['guides/health.md', 7, 1, 12, 'HEALTHCHECK', 'no match of /HEALTHCHECK/']],
    ],
  ])('%s: %s', (assertion, state, violations) => {
    const status = statusOf(`assert: [{ ${assertion} }]\nabout: pages`);
    expect(status).toMatchObject({ state, matchesNothing: [], tooSlow: [] });
    expect(placesOf(status)).toEqual(violations);
  });
});

describe('which pages are read', () => {
  test.each<[within: string, found: string[]]>([
    ['', ['guides/health.md', 'runbooks/down.md', 'runbooks/slow.md']],
    [`, within: 'runbooks/**'`, ['runbooks/down.md', 'runbooks/slow.md']],
    [`, within: runbooks/`, ['runbooks/down.md', 'runbooks/slow.md']],
    [`, within: ./guides/health.md`, ['guides/health.md']],
    [`, within: ./`, ['gaps/other.md', 'guides/health.md', 'runbooks/down.md', 'runbooks/slow.md']],
    [`, within: '{guides,gaps}/**'`, ['gaps/other.md', 'guides/health.md']],
    [`, within: '**'`, ['gaps/other.md', 'guides/health.md', 'runbooks/down.md', 'runbooks/slow.md']],
  ])('within: %s', (within, found) => {
    const assertion = `assert: [{ in: prose, match: probe has, absent: true${within} }]`;
    const status = statusOf(assertion, { ...FILES, 'gaps/other.md': 'A probe has 1s.' });
    expect(placesOf(status).map(([file]) => file)).toEqual(found);
  });

  test('where and within together', () => {
    const assertion = `{ in: prose, match: gone, within: '**/*n.md', present: { where: 'runbooks/**' } }`;
    expect(placesOf(statusOf(`assert: [${assertion}]`)).map(([file]) => file)).toEqual(['runbooks/down.md']);
  });

  test('never the requirement itself, which quotes what it looks for', () => {
    const status = statusOf(
      `assert: [{ in: frontmatter, match: escalate, within: 'requirements/**', absent: true }]`,
    );
    expect(status).toMatchObject({ state: 'untested', matchesNothing: [0] });
  });
});

describe('the state', () => {
  const PASSES = '{ in: prose, match: livenessProbe, present: true }';
  const FAILS = '{ in: prose, match: livenessProbe, absent: true }';
  const EMPTY = `{ in: code, match: 'retries=(\\d+)', equals: 3 }`;
  const NO_PAGE = '{ in: code, match: x, within: guidse/**, absent: true }';
  const NO_FILE = '{ in: code, match: x, present: { where: guidse/** } }';
  const PAGES = 'about: pages';
  const SEEN = 'evidence: [Tried on Friday.]';
  const YES = 'evidence: [{ text: Tried on Friday., supports: yes, date: 2026-11-20 }]';
  const NO = 'evidence: [{ text: It had to be restarted., supports: no }]';
  const BOTH = 'evidence: [{ text: a, supports: yes }, { text: b, supports: no }]';
  const OPEN = '---\npriority: P1\nrequirement: r\n---\n';
  const fix = (fields: string): Files => ({
    'gaps/g.md': OPEN,
    'remediations/m.md': `---\nresolves: g\nfinished: true\n${fields}\n---\n`,
  });
  test.each<[state: string, matchesNothing: number[], fields: string, others?: Files]>([
    ['untested', [], ''],
    ['untested', [], 'evidence: []'],
    ['untested', [], SEEN],
    ['met', [], YES],
    ['contested', [], NO],
    ['contested', [], BOTH],
    ['untested', [], `assert: [${PASSES}]`],
    ['untested', [], `assert: [${PASSES}]\n${SEEN}`],
    ['met', [], `assert: [${PASSES}]\n${YES}`],
    ['met', [], `${PAGES}\nassert: [${PASSES}]`],
    ['contested', [], `${PAGES}\nassert: [${PASSES}]\n${NO}`],
    ['violated', [], `assert: [${FAILS}]\n${YES}`],
    ['violated', [], `assert: [${PASSES}, ${FAILS}]`],
    ['violated', [0], `assert: [${EMPTY}, ${FAILS}]`],
    ['violated', [], `assert: [${FAILS}]`, { 'gaps/g.md': OPEN }],
    ['untested', [0], `${PAGES}\nassert: [${EMPTY}]`],
    ['met', [0], `assert: [${EMPTY}]\n${YES}`],
    ['untested', [1], `${PAGES}\nassert: [${PASSES}, ${EMPTY}]`],
    ['untested', [0], `assert: [${NO_PAGE}]`],
    ['untested', [0], `assert: [${NO_FILE}]`],
    ['contested', [], YES, { 'gaps/g.md': OPEN }],
    ['contested', [], YES, gapWith('verdict: { is: confirmed, evidence: [Seen.] }')],
    ['contested', [], YES, gapWith('verdict: { is: not-a-gap }')],
    ['met', [], YES, gapWith('verdict: { is: not-a-gap, evidence: [Seen.] }')],
    ['met', [], YES, gapWith('draft: true')],
    ['contested', [], YES, fix('')],
    ['contested', [], YES, fix('verified: { result: failed, how: looked }')],
    ['met', [], YES, fix('verified: { result: passed, how: looked }')],
  ])('%s, %j match nothing: %s %j', (state, matchesNothing, fields, others = {}) => {
    expect(statusOf(fields, { ...FILES, ...others })).toMatchObject({ state, matchesNothing });
  });

  test('an assertion over pages says in how many it was found', () => {
    expect(statusOf(`assert: [{ in: prose, match: A probe, present: true }]`).matched).toEqual([3]);
  });
});

describe('assertions over files of the repository', () => {
  const DOCKERFILE = 'FROM scratch\nHEALTHCHECK --timeout=3s CMD x\n';
  test.each<[state: string, fields: string, places: Place[]]>([
    ['violated', fileAssertion('images/*', '--timeout=(\\d+s)', 'equals: 5s'), [inDockerfile('3s', '5s')]],
    ['met', fileAssertion('**/Dockerfile', '--timeout=(\\d+s)', 'one_of: [3s, 5s]'), []],
    ['met', fileAssertion('images/*', 'USER root', 'absent: true'), []],
    ['untested', fileAssertion('images/*', '--retries=(\\d+)', 'at_most: 3'), []],
    ['untested', fileAssertion('image/*', 'USER root', 'absent: true'), []],
    ['untested', fileAssertion('../*', 'USER root', 'absent: true'), []],
    ['untested', fileAssertion('.git/*', 'url = (.*)', 'equals: x'), []],
  ])('%s: %s', (state, fields, places) => {
    const files = { 'images/Dockerfile': DOCKERFILE, '.git/config': 'url = https://a:b@c' };
    const status = statusOf(fields, files);
    expect(status.state).toBe(state);
    expect(placesOf(status)).toEqual(places);
  });

  test.each<[isShown: boolean, match: string]>([
    [true, '--timeout=(\\d+s)'],
    [true, 'HEALTHCHECK (.*)'],
    [true, '^image: (?:acme|corp)/(\\S+)'],
    [false, '(.*)'],
    [false, '.*=(.*)'],
    [false, '(?:HEALTHCHECK)?(.*)'],
    [false, 'HEALTHCHECK (.*)|(.+)'],
    [false, '([A-Z]+) .*'],
    [false, 'F(.*)'],
    [false, '\\w+ --\\w+=(\\S+)'],
  ])('what is found is shown: %s for /%s/', (isShown, match) => {
    expect(isSelectivePattern(match)).toBe(isShown);
  });

  test('a pattern that could match any line shows nothing of it', () => {
    const status = statusOf(fileAssertion('*.env', '(\\w+=.*)', 'equals: x'), {
      'a.env': 'PASSWORD=hunter2\n',
    });
    expect(status.violations.map(({ found }) => found)).toEqual(['(not shown)']);
  });
});

describe('patterns that nobody should write', () => {
  const files = { 'guides/a.md': `${'a'.repeat(60)}!`, 'guides/b.md': 'b' };
  test.each<[name: string, state: string, fields: string]>([
    ['takes for ever', 'untested', `assert: [{ in: prose, match: '^(a+)+$', absent: true }]`],
    [
      'takes for ever over what was captured',
      'untested',
      `evidence: [Seen.]\nassert: [{ in: prose, match: '(\\S+)', matches: '(a+)+' }]`,
    ],
  ])('one that %s is given up on: %s', (_name, state, fields) => {
    expect(statusOf(fields, files, 50)).toMatchObject({ state, violations: [], tooSlow: [0] });
  });

  test('waiting for the processor is no reason: work that was interrupted too early begins again', () => {
    let begun = 0;
    const waits = (): string => {
      begun++;
      execFileSync('sleep', ['0.3']);
      return 'done';
    };
    expect(runWithTimeout(100, waits)).toBe('done');
    expect(begun).toBeGreaterThan(1);
  });

  test('one that matches everywhere ends, and a long page is read to its end', () => {
    const long = { 'guides/a.md': `${'a b\n'.repeat(300_000)}c` };
    const everywhere = statusOf(`assert: [{ in: prose, match: '(?:)', absent: true }]`, long);
    expect([everywhere.state, everywhere.violations.length]).toEqual(['violated', 1000]);
    const last = statusOf(`assert: [{ in: prose, match: '([a-c])$', one_of: [a, b] }]`, long);
    expect(placesOf(last)).toEqual([['guides/a.md', 300_001, 1, 2, 'c', 'a or b']]);
  });

  test('a capture that took no part stands where the match does', () => {
    const fields = `assert: [{ in: prose, match: 'probe has(x)?', equals: x }]`;
    expect(placesOf(statusOf(fields, { 'guides/a.md': 'a probe has' }))).toEqual([
      ['guides/a.md', 1, 3, 12, 'probe has', 'x'],
    ]);
  });
});
