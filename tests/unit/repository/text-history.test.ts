import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { textHistory } from '../../../src/repository/text-history.ts';
import { tree } from '../tree.ts';

const page = (text: string, validated = '2026-10-01', more = ''): string =>
  `---\ntitle: A\nvalidated: ${validated}\n${more}---\n\n${text}\n`;
const asked = { file: 'a b.md', validated: '2026-10-01', frontmatter: 4 };

type Step = readonly [day: string, text: string];

/** A repository in which the page `docs/a b.md` had these texts on these days. */
function repository(...steps: readonly Step[]): string {
  const root = tree({});
  git(root, 'init', '--quiet', '--initial-branch=main');
  fs.mkdirSync(path.join(root, 'docs'));
  for (const [day, text] of steps) {
    fs.writeFileSync(path.join(root, 'docs/a b.md'), text);
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--allow-empty', `--date=${day}T12:00:00Z`, '--message', day);
  }
  return path.join(root, 'docs');
}

function git(cwd: string, ...args: string[]): void {
  const day = args.find((arg) => arg.startsWith('--date='))?.slice('--date='.length) ?? '';
  const ada = { NAME: 'Ada', EMAIL: 'ada@example.com' };
  const people = Object.entries(ada).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]);
  const alone = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_COMMITTER_DATE: day };
  execFileSync('git', args, {
    cwd,
    stdio: 'pipe',
    env: { ...process.env, ...alone, ...Object.fromEntries(people) },
  });
}

async function changedIn(root: string, questions = [asked]) {
  const { changed, isCut } = await textHistory(root, questions);
  return { changed: Object.fromEntries(changed), isCut };
}

describe('text that was changed after its validation', () => {
  test.each<[name: string, changed: string | undefined, ...steps: Step[]]>([
    [
      'changed',
      '2026-10-09',
      ['2026-10-02', page('A')],
      ['2026-10-05', page('B')],
      ['2026-10-09', page('C')],
    ],
    [
      'set by the commit that changed it',
      undefined,
      ['2026-09-01', page('A', '2026-01-01')],
      ['2026-10-05', page('B')],
    ],
    ['before', undefined, ['2026-09-01', page('A')], ['2026-09-30', page('B')]],
    ['on that day', undefined, ['2026-09-01', page('A')], ['2026-10-01', page('B')]],
    [
      'only the frontmatter',
      undefined,
      ['2026-09-01', page('A')],
      ['2026-10-05', page('A', '2026-10-01', 'owner: b\n')],
    ],
    ['only white space', undefined, ['2026-09-01', page('A\nB')], ['2026-10-05', page('A  \n\nB')]],
    [
      'text, when the frontmatter was shorter',
      '2026-10-05',
      ['2026-09-01', page('A')],
      ['2026-10-05', page('B')],
      ['2026-10-06', page('B', '2026-10-01', 'owner: b\ntags: c\n')],
    ],
    [
      'both at once',
      '2026-10-05',
      ['2026-09-01', page('A')],
      ['2026-10-05', page('B', '2026-10-01', 'owner: b\n')],
    ],
    ['lines taken away', '2026-10-05', ['2026-09-01', page('A\n\nB')], ['2026-10-05', page('A')]],
    [
      'a line that looks like a header',
      '2026-10-05',
      ['2026-09-01', page('A')],
      ['2026-10-05', page('A\n++ b/c.md\ndiff --git a/c b/c')],
    ],
  ])('%s', async (_name, changed, ...steps) => {
    const root = repository(...steps);
    const now = (steps.at(-1)?.[1] ?? '').split('---\n\n', 1)[0]?.split('\n').length ?? 0;
    expect(await changedIn(root, [{ ...asked, frontmatter: now }])).toEqual({
      changed: changed === undefined ? {} : { 'a b.md': changed },
      isCut: false,
    });
  });

  test('a clone that begins after it', async () => {
    const root = repository(['2026-10-02', page('A')], ['2026-10-05', page('B')]);
    const clone = tree({});
    git(clone, 'clone', '--quiet', '--depth=1', `file://${path.dirname(root)}`, 'c');
    expect(await changedIn(path.join(clone, 'c/docs'))).toEqual({ changed: {}, isCut: true });
  });

  test('a clone that is long enough', async () => {
    const root = repository(
      ['2026-09-01', page('A')],
      ['2026-10-02', page('B', '2026-09-30')],
      ['2026-10-05', page('C')],
      ['2026-10-06', page('D')],
    );
    const clone = tree({});
    git(clone, 'clone', '--quiet', '--depth=2', `file://${path.dirname(root)}`, 'c');
    expect(await changedIn(path.join(clone, 'c/docs'))).toEqual({
      changed: { 'a b.md': '2026-10-06' },
      isCut: true,
    });
  });

  test('no repository, no such file, nothing asked', async () => {
    expect(await changedIn(tree({ 'a b.md': page('A') }))).toEqual({ changed: {}, isCut: false });
    const root = repository(['2026-10-05', page('A')]);
    expect(await changedIn(root, [{ ...asked, file: ':(glob)*.md' }])).toEqual({ changed: {}, isCut: false });
    expect(await changedIn(root, [])).toEqual({ changed: {}, isCut: false });
  });
});
