import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { needsAnotherUser, emptyPlace, filesOf, fingerprint, handrail, NOBODY, write } from './command.ts';

const WIKI = {
  'wiki/README.md': '# Our wiki\n\nSee [pods](kubernetes/KubePodNotReady.md#meaning).\n',
  'wiki/kubernetes/KubePodNotReady.md':
    '# KubePodNotReady\n\n## Meaning\n\nA pod is *not* ready.\n\n![Phases](../img/phases.svg)\n\n## Mitigation\n\n* [Start](..)\n',
  'wiki/img/phases.svg': '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>\n',
  'wiki/img/unused.svg': '<svg/>',
  'rules.yaml':
    'groups:\n  - name: shop\n    rules:\n      - { alert: ShopDown, expr: up == 0, labels: { severity: critical } }\n      - { alert: KubePodNotReady, expr: up == 0 }\n',
};
const ARGS = ['import', 'wiki', '--rules', 'rules.yaml'];
const TABLE = (fates: string) =>
  new RegExp(
    `^KIND +FILES +NEW +UPDATED +UNCHANGED +SKIPPED\\n(?:.+\\n)*All +4 +${fates.replaceAll(' ', ' +')}\\n$`,
  );

test('what was imported checks clean and makes a site; again, nothing changes', async () => {
  const cwd = emptyPlace();
  write(cwd, WIKI);
  const first = await handrail(ARGS, { cwd });
  expect(first).toEqual({ code: 0, stderr: '', stdout: expect.stringMatching(TABLE('4 0 0 0')) as string });
  expect(filesOf(path.join(cwd, 'content'))).toEqual([
    '.handrail-import.json',
    'guides/overview.md',
    'runbooks/img/phases.svg',
    'runbooks/kubernetes/kubepodnotready.md',
    'runbooks/shopdown.md',
  ]);
  const before = fingerprint(path.join(cwd, 'content'));
  const again = await handrail(ARGS, { cwd });
  expect(again).toEqual({ code: 0, stderr: '', stdout: expect.stringMatching(TABLE('0 0 4 0')) as string });
  expect(fingerprint(path.join(cwd, 'content'))).toEqual(before);

  const check = await handrail(['check', '--max-warnings', '0'], { cwd });
  expect(check.code).toBe(0);
  const build = await handrail(['build'], { cwd });
  expect(build.code).toBe(0);
  const page = fs.readFileSync(path.join(cwd, 'dist/runbooks/kubernetes/kubepodnotready/index.html'), 'utf8');
  expect(page).toContain('A pod is <em>not</em> ready.');
  expect(fs.existsSync(path.join(cwd, 'dist/files/runbooks/img/phases.svg'))).toBe(true);
});

test('a dry run says the same and writes nothing', async () => {
  const cwd = emptyPlace();
  write(cwd, WIKI);
  const before = fingerprint(cwd);
  const dry = await handrail([...ARGS, '--dry-run'], { cwd });
  expect(dry).toEqual({
    code: 0,
    stderr: 'Nothing was written.\n',
    stdout: expect.stringMatching(TABLE('4 0 0 0')) as string,
  });
  expect(Object.keys(fingerprint(cwd))).toEqual(Object.keys(before));
});

test('what somebody changed, or wrote, survives; --force overwrites it', async () => {
  const cwd = emptyPlace();
  write(cwd, { ...WIKI, 'content/runbooks/shopdown.md': '# Mine\n' });
  const first = await handrail(ARGS, { cwd });
  expect(first.code).toBe(1);
  expect(first.stderr).toBe(
    'content/runbooks/shopdown.md:1:1 warning Existing file kept: not written by an import, or changed since. Use --force to overwrite it.\n',
  );
  const page = path.join(cwd, 'content/runbooks/kubernetes/kubepodnotready.md');
  fs.appendFileSync(page, '\nMine, too.\n');
  fs.appendFileSync(path.join(cwd, 'wiki/README.md'), '\nNews.\n');
  const second = await handrail(ARGS, { cwd });
  expect(second.code).toBe(1);
  expect(second.stdout).toMatch(TABLE('0 1 1 2'));
  expect(fs.readFileSync(page, 'utf8')).toContain('Mine, too.');
  expect(fs.readFileSync(path.join(cwd, 'content/runbooks/shopdown.md'), 'utf8')).toBe('# Mine\n');
  expect(fs.readFileSync(path.join(cwd, 'content/guides/overview.md'), 'utf8')).toContain('News.');

  const forced = await handrail([...ARGS, '--force'], { cwd });
  expect(forced.code).toBe(0);
  expect(forced.stdout).toMatch(TABLE('0 2 2 0'));
  expect(fs.readFileSync(page, 'utf8')).not.toContain('Mine');
});

test('a target that may not be written to is named, file by file', async (context) => {
  needsAnotherUser(context);
  const cwd = emptyPlace();
  write(cwd, { ...WIKI, 'content/handrail.yaml': '' });
  const { code, stdout, stderr } = await handrail(ARGS, { cwd, uid: NOBODY });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^content\/guides\/overview\.md:1:1 error Cannot write this file: permission denied\.$/m,
  );
  expect(stdout).toMatch(TABLE('0 0 0 4'));
});

test.for([
  [['import'], 'Missing argument source'],
  [['import', 'nowhere'], 'File or folder not found: nowhere.'],
  [['import', '.', '--as', 'novel'], 'Unknown kind "novel".'],
] as const)('handrail %j is misuse: %s', async ([args, message]) => {
  const { code, stdout, stderr } = await handrail(args, { cwd: emptyPlace() });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});
