import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../src/schemas/kinds.ts';
import { CATALOGUE, type ProblemId } from '../../../src/shared/catalogue.ts';
import { problemsOf, rowsOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

interface Case {
  readonly fires: Files;
  readonly at: readonly [file: string, line: number, column: number];
  readonly silent: Files;
}

const page = (text: string | Buffer): Files => ({ 'a.md': text });
const settings = (text: string): Files => ({ 'a.md': '# A', 'handrail.yaml': text });
const front = (yaml: string): Files => page(`---\n${yaml}\n---\n# A`);
/** A page of a kind in a strict tree. */
const strict = (kind: Kind, yaml: string, others: Files = {}): Files => ({
  'handrail.yaml': 'strict: true',
  [`${kind}/a.md`]: `---\ntitle: A\n${yaml}\n---\n`,
  ...others,
});
const runbook = (yaml: string, others: Files = {}) => strict('runbooks', yaml, others);
const titled = (yaml: string) => `---\ntitle: B\n${yaml}\n---\n`;
const utf16 = Buffer.from('\u{feff}# A', 'utf16le');

/** Every problem once as it comes, and once as it must not. */
const CASES: Readonly<Record<ProblemId, Case>> = {
  'content/empty': { fires: { 'a.txt': '' }, at: ['.', 1, 1], silent: page('') },
  'file/unreadable': {
    fires: { 'a.md': '# A', 'handrail.yaml/x': '' },
    at: ['handrail.yaml', 1, 1],
    silent: page('# A'),
  },
  'file/name-not-utf8': {
    fires: { 'a.md': '# A', '\u{fffd}.md': '' },
    at: ['\u{fffd}.md', 1, 1],
    silent: { 'ü.md': '# Ü' },
  },
  'file/not-utf8': { fires: page(utf16), at: ['a.md', 1, 1], silent: page('\u{feff}# Ä') },
  'file/nul': { fires: page('# A\n\0'), at: ['a.md', 2, 1], silent: page('# A\n\u{1}') },
  'file/symlink-outside': {
    fires: { 'a.md': '# A', b: { to: '..' } },
    at: ['b', 1, 1],
    silent: { 'a.md': '# A', b: { to: '.' } },
  },
  'file/symlink-broken': {
    fires: { 'a.md': '# A', b: { to: 'c' } },
    at: ['b', 1, 1],
    silent: { 'a.md': '# A', b: { to: 'a.md' } },
  },
  'text/too-deep': {
    fires: page(`${'> '.repeat(20_000)}x`),
    at: ['a.md', 1, 1],
    silent: page(`${'> '.repeat(3000)}x`),
  },
  'text/unclosed-comment': {
    fires: page('# A\n\n<!-- b'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n<!-- b\n\nc -->'),
  },
  'text/unused-note': {
    fires: page('# A\n\n[^1]: b'),
    at: ['a.md', 3, 1],
    silent: page('# A[^1]\n\n[^1]: b'),
  },
  'schema/toml': { fires: page('+++\na = 1\n+++'), at: ['a.md', 1, 1], silent: page('+++ a') },
  'schema/yaml': { fires: front('a: "'), at: ['a.md', 2, 5], silent: front('a: ""') },
  'schema/unclosed': { fires: page('---\na: b'), at: ['a.md', 1, 1], silent: page('---\n\na: b') },
  'schema/not-a-map': { fires: front('- a'), at: ['a.md', 2, 1], silent: front('a: [b]') },
  'schema/duplicate-key': {
    fires: front('a: 1\na: 2'),
    at: ['a.md', 3, 1],
    silent: front('a: 1\nb: {a: 2}'),
  },
  'schema/wrong-type': { fires: front('draft: perhaps'), at: ['a.md', 2, 8], silent: front('draft: true') },
  'schema/missing-field': {
    fires: strict('phases', 'state: done\ncheckpoints:\n  - id: 1\n    title: A\n  - id: 2'),
    at: ['phases/a.md', 7, 5],
    silent: strict('phases', 'state: done\ncheckpoints:\n  - id: 1\n    title: A'),
  },
  'schema/unknown-field': {
    fires: strict('phases', 'state: done\ncheckpoints:\n  - { id: 1, title: A, review: { by: Ada } }'),
    at: ['phases/a.md', 5, 34],
    silent: { 'phases/a.md': '---\ncheckpoints:\n  - { id: 1, title: A, review: { by: Ada } }\n---\n# A' },
  },
  'schema/bad-enum': {
    fires: strict(
      'phases',
      'state: done\ncheckpoints:\n  - id: 1\n    title: A\n    review: { outcome: ok }',
    ),
    at: ['phases/a.md', 7, 24],
    silent: strict(
      'phases',
      'state: done\ncheckpoints: [{ id: 1, title: A, review: { outcome: rejected } }]',
    ),
  },
  'schema/bad-date': {
    fires: runbook('validated: 2026-02-29'),
    at: ['runbooks/a.md', 3, 12],
    silent: runbook('validated: 2028-02-29'),
  },
  'schema/bad-duration': {
    fires: strict('alerting', 'alerts:\n  - { name: A, when: b, severity: P1, for: 5 }'),
    at: ['alerting/a.md', 4, 44],
    silent: strict('alerting', 'alerts:\n  - { name: A, when: b, severity: P1, for: 5m }'),
  },
  'schema/unknown-kind': {
    fires: front('kind: novels'),
    at: ['a.md', 2, 7],
    silent: front('kind: services'),
  },
  'schema/missing-title': { fires: page('text'), at: ['a.md', 1, 1], silent: page('text\n\n# A') },
  'schema/duplicate-id': {
    fires: { 'A.md': '# A', 'a.md': '# A' },
    at: ['a.md', 1, 1],
    silent: { 'a.md': '# A', 'b/a.md': '# A' },
  },
  'schema/file-name': { fires: { '🔥.md': '# A' }, at: ['🔥.md', 1, 1], silent: { '🔥1.md': '# A' } },
  'settings/yaml': { fires: settings('- a'), at: ['handrail.yaml', 1, 1], silent: settings('# a') },
  'settings/invalid': {
    fires: settings('\nstrict: 1'),
    at: ['handrail.yaml', 2, 9],
    silent: settings('strict: false'),
  },
  'settings/unknown': {
    fires: settings('name: A'),
    at: ['handrail.yaml', 1, 1],
    silent: settings('title: A'),
  },
  'ref/unknown': {
    fires: strict('remediations', 'resolves:\n  - b\n  - c', { 'gaps/b.md': titled('priority: P1') }),
    at: ['remediations/a.md', 5, 5],
    silent: strict('remediations', 'resolves: b', { 'gaps/b.md': titled('priority: P1') }),
  },
  'ref/wrong-kind': {
    fires: runbook('part_of: b', { 'guides/b.md': titled('') }),
    at: ['runbooks/a.md', 3, 10],
    silent: runbook('related: guides/b', { 'guides/b.md': titled('') }),
  },
  'ref/draft': {
    fires: runbook('part_of: b', { 'runbooks/b.md': titled('draft: true') }),
    at: ['runbooks/a.md', 3, 10],
    silent: runbook('part_of: b\ndraft: true', { 'runbooks/b.md': titled('draft: true') }),
  },
  'ref/circular': {
    fires: runbook('part_of: b', { 'runbooks/b.md': titled('part_of: a') }),
    at: ['runbooks/a.md', 3, 10],
    silent: runbook('part_of: b', { 'runbooks/b.md': titled('related: runbooks/a') }),
  },
  'link/alias-collides': {
    fires: runbook('aliases: /old/', { 'runbooks/b.md': titled('aliases: [/x/, /Old]') }),
    at: ['runbooks/b.md', 3, 16],
    silent: runbook('aliases: [/old/, /old]', { 'runbooks/b.md': titled('aliases: old') }),
  },
  'link/alias-shadows': {
    fires: runbook('aliases: /runbooks/b', { 'runbooks/b.md': titled('') }),
    at: ['runbooks/a.md', 3, 10],
    silent: runbook('aliases: [/runbooks/a/, /guides/b/]', { 'runbooks/b.md': titled('') }),
  },
  'link/broken': {
    fires: page('# A\n\n[x](b.md)'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n`[x](b.md)` <!-- [x](b.md) -->'),
  },
  'link/anchor': {
    fires: page('# A\n\n[x](#b)'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n[x](#b)\n\n## B'),
  },
  'link/undefined-reference': {
    fires: page('# A\n\n[x][b]'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n[x][b]\n\n[B]: https://x.example'),
  },
  'link/missing-image': {
    fires: page('# A\n\n![x](b.png)'),
    at: ['a.md', 3, 1],
    silent: { ...page('# A\n\n![x](b.png)'), 'b.png': '' },
  },
  'link/remote-image': {
    fires: page('# A\n\n![x](https://x.example/b.png)'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n![x](data:image/gif;base64,AA) [x](https://x.example/b.png)'),
  },
  'link/outside': {
    fires: page('# A\n\n[x](../../b.md)'),
    at: ['a.md', 3, 1],
    silent: { 'c/d/a.md': '# A\n\n[x](../../b.md)', 'b.md': '# B' },
  },
  'link/malformed': {
    fires: page('# A\n\n[x](%b.md)'),
    at: ['a.md', 3, 1],
    silent: { ...page('# A\n\n[x](%25b.md)'), '%b.md': '# B' },
  },
  'code/unknown-language': {
    fires: page('# A\n\n```nope\n```\n\n```nope\n```'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n```bash\n```\n\n```\n```\n\n```text\n```'),
  },
};

test('every problem of the catalogue is here', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(Object.keys(CATALOGUE).toSorted());
});

describe.each(Object.entries(CASES))('%s', (id, { fires, at, silent }) => {
  test('comes, once, at its place', () => {
    const rows = rowsOf(fires, { titles: true }).filter((row) => row[3] === id);
    expect(rows).toEqual([[...at, id]]);
  });

  test('does not come', () => {
    const rows = rowsOf(silent, { titles: true }).filter((row) => row[3] === id);
    expect(rows).toEqual([]);
  });

  test('says what happened and what to do, in whole sentences', () => {
    const problem = problemsOf(fires).find((found) => found.id === id);
    expect(problem?.message).toMatch(/^\S.*\.$/s);
    expect(problem?.hint).toMatch(/^\S.*[.?]$/s);
    expect(`${problem?.message} ${problem?.hint}`).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('hints', () => {
  test.each<[name: string, files: Files, hint: string]>([
    [
      'a file of that name elsewhere',
      { 'x/a.md': '[x](redis.md)', 'y/Redis.md': '# R' },
      'Did you mean ../y/Redis.md?',
    ],
    [
      'two of that name',
      { 'x/a.md': '[x](redis.md)', 'y/redis.md': '', 'z/redis.md': '' },
      'Correct the path; it is read from this file’s own folder.',
    ],
    [
      'out, and a file of that name inside',
      { 'x/a.md': '[x](../../lib/redis.md)', 'y/redis.md': '# R' },
      'Did you mean ../y/redis.md?',
    ],
    ['an anchor nearby', page('# A\n\n[x](#retsart)\n\n## Restart'), 'Did you mean "#restart"?'],
    [
      'the beginning of an anchor',
      page('# A\n\n[x](#restart)\n\n## Restart the database'),
      'Did you mean "#restart-the-database"?',
    ],
    [
      'an anchor like none',
      page('# A\n\n[x](#zzz)\n\n## Restart'),
      'Anchors are the headings in lower case with dashes.',
    ],
  ])('%s', (_name, files, hint) => {
    expect(problemsOf(files).find(({ id }) => id.startsWith('link/'))?.hint).toBe(hint);
  });
});

test('an unknown language is counted, once per file', () => {
  const text = '```nope\n```\n\n```8sh\n```\n\n> ```nope\n> ```';
  const messages = problemsOf(page(text)).flatMap(({ id, message }) =>
    id === 'code/unknown-language' ? [message] : [],
  );
  expect(messages).toEqual([
    '"nope" is no language that can be highlighted (2 blocks); shown as plain text.',
    '"8sh" is no language that can be highlighted (1 block); shown as plain text.',
  ]);
});
