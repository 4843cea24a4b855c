import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  BROKEN,
  needsAnotherUser,
  needsMount,
  digests,
  filesOf,
  fingerprint,
  handrail,
  leftovers,
  mount,
  NOBODY,
  sample,
  shell,
  write,
  emptyPlace,
} from './command.ts';
import { NEW, oldAndNew } from './old-and-new.ts';

const { oldSite, newSite, project } = oldAndNew();

test('a build replaces the old site, leaves nothing else and never writes to the content', async () => {
  const { cwd, site } = project();
  const content = fingerprint(path.join(cwd, 'content'));
  expect(await handrail(['check'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect(await handrail(['build'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect(digests(site)).toEqual(digests(newSite));
  expect(leftovers(cwd)).toEqual([]);
  expect(fs.readdirSync(cwd).toSorted()).toEqual(['content', 'dist', 'tmp']);
  expect(fingerprint(path.join(cwd, 'content'))).toEqual(content);
});

test('an error in the content leaves the old site as it was', async () => {
  const { cwd, site } = project();
  write(path.join(cwd, 'content'), BROKEN);
  const before = fingerprint(site);
  expect(await handrail(['build'], { cwd })).toMatchObject({ code: 1, stdout: '' });
  expect(fingerprint(site)).toEqual(before);
  expect(leftovers(cwd)).toEqual([]);
});

test('files that may not grow leave the old site as it was', async () => {
  const { cwd, site } = project();
  const before = fingerprint(site);
  const { code, stderr } = await shell('ulimit -f 20; $HANDRAIL build', { cwd });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^handrail: .*(File too large|EFBIG).* Previous site kept\./m);
  expect(fingerprint(site)).toEqual(before);
  expect(leftovers(cwd)).toEqual([]);
});

test('a full disk leaves the old site as it was', async (context) => {
  needsMount(context);
  const cwd = emptyPlace();
  const disk = path.join(cwd, 'disk');
  write(path.join(cwd, 'content'), NEW);
  mount(disk, '-t', 'tmpfs', '-o', 'size=1m', 'none');
  fs.cpSync(oldSite, path.join(disk, 'dist'), { recursive: true });
  fs.writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(free(disk) - 100_000));
  const before = fingerprint(path.join(disk, 'dist'));
  const { code, stderr } = await handrail(['build', '--out', 'disk/dist'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^handrail: Disk full.* Previous site kept\.$/m);
  expect(fingerprint(path.join(disk, 'dist'))).toEqual(before);
  expect(leftovers(cwd)).toEqual([]);
});

test('a volume is filled file by file, pages last', async (context) => {
  needsMount(context);
  const { cwd, site } = project();
  mount(site, '-t', 'tmpfs', 'none');
  write(site, { 'lost+found/1': 'not ours' });
  write(path.join(cwd, 'content'), { 'guides/once/here.md': '# Here\n', 'guides/once.md': '# Once\n' });
  expect(await handrail(['build'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect(fs.existsSync(path.join(site, 'guides/once/here'))).toBe(true);
  const statOf = (file: string) => fs.statSync(path.join(site, file), { bigint: true });
  const first = new Map(filesOf(site).map((file) => [file, statOf(file).ino]));

  fs.rmSync(path.join(cwd, 'content/guides/once'), { recursive: true });
  fs.rmSync(path.join(cwd, 'content/guides/once.md'));
  expect(await handrail(['build'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect(filesOf(path.join(site, 'lost+found'))).toEqual(['1']);
  fs.rmSync(path.join(site, 'lost+found'), { recursive: true });
  expect(digests(site)).toEqual(digests(newSite));
  expect(fs.existsSync(path.join(site, 'guides/once'))).toBe(false);

  // What did not change is the file that it was. The marker comes last of all, once no file of the old site is left.
  const changed = filesOf(site).filter(
    (file) => file !== 'handrail.json' && statOf(file).ino !== first.get(file),
  );
  const [pages = [], rest = []] = [true, false].map((isPage) =>
    changed.filter((file) => file.endsWith('.html') === isPage).map((file) => statOf(file).ctimeNs),
  );
  expect(rest.length).toBeGreaterThan(2);
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.every((page) => rest.every((file) => file <= page))).toBe(true);
  expect(leftovers(cwd)).toEqual([]);
});

test('a volume too small for the new site keeps the old one', async (context) => {
  needsMount(context);
  const { cwd, site } = project();
  mount(site, '-t', 'tmpfs', '-o', 'size=1m', 'none');
  fs.cpSync(oldSite, site, { recursive: true });
  fs.mkdirSync(path.join(site, 'lost+found'));
  fs.writeFileSync(path.join(site, 'lost+found/ballast'), Buffer.alloc(free(site) - 100_000));
  const before = fingerprint(site);
  const { code, stderr } = await handrail(['build'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^handrail: Disk full.* Previous site kept\.$/m);
  const after = fingerprint(site);
  // The folder's own time changes: the new site was begun in it.
  expect({ ...after, '': '' }).toEqual({ ...before, '': '' });
  expect(leftovers(cwd)).toEqual([]);
});

test('only the target is open: it is filled from within', async (context) => {
  needsAnotherUser(context);
  const { cwd, site } = project();
  fs.chmodSync(cwd, 0o755);
  fs.rmSync(site, { recursive: true });
  fs.mkdirSync(site);
  fs.chmodSync(site, 0o777);
  for (const word of ['second', 'third']) {
    write(path.join(cwd, 'content'), sample(word));
    const env = { HOME: path.join(cwd, 'tmp') };
    expect(await handrail(['build'], { cwd, env, uid: NOBODY })).toMatchObject({ code: 0, stderr: '' });
    expect(fs.readFileSync(path.join(site, 'runbooks/redis-down/index.html'), 'utf8')).toContain(
      `The ${word} thing`,
    );
    expect(fs.readdirSync(site).filter((name) => name.startsWith('.'))).toEqual([]);
  }
  expect(leftovers(cwd)).toEqual([]);
});

test.for(['dist', 'closed/dist'])('no right to write %s', async (out, context) => {
  needsAnotherUser(context);
  const { cwd, site } = project();
  fs.chmodSync(cwd, 0o755);
  const before = fingerprint(site);
  fs.mkdirSync(path.join(cwd, 'closed'));
  const { code, stdout, stderr } = await handrail(['build', '--out', out], { cwd, uid: NOBODY });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^handrail: .*permission denied\.$/m);
  expect(fingerprint(site)).toEqual(before);
  expect(leftovers(cwd)).toEqual([]);
});

test('what is no site is not replaced', async () => {
  const { cwd, site } = project();
  write(cwd, { 'letters/a.txt': 'dear', 'own-site/index.html': '<h1>By hand</h1>', 'a-file': '' });
  fs.symlinkSync('content', path.join(cwd, 'alias'));
  const before = { ...fingerprint(cwd), [site]: '' };
  for (const [out, why] of [
    ['letters', /contains files that Handrail did not build: a\.txt\./],
    ['own-site', /contains files that Handrail did not build: index\.html\./],
    ['content', /contains the content folder/],
    ['alias', /contains the content folder/],
    ['.', /contains the (content folder|current folder)/],
    ['..', /contains the (content folder|current folder)/],
    ['/', /contains the (content folder|current folder)/],
    ['', /contains the (content folder|current folder)/],
    ['a-file', /is a file. Choose another --out/],
    ['a-file/below', /Cannot create .*: a file exists at this path/],
    ['/proc/nowhere/dist', /Cannot create/],
  ] as const) {
    const { code, stdout, stderr } = await handrail(['build', '--out', out], { cwd });
    expect({ out, code, stdout }).toEqual({ out, code: 2, stdout: '' });
    expect(stderr).toMatch(why);
  }
  expect({ ...fingerprint(cwd), [site]: '' }).toEqual(before);
});

test('the folder that one stands in is not replaced', async () => {
  const { cwd, site } = project();
  fs.mkdirSync(path.join(site, 'below'));
  const { code, stderr } = await handrail(['build', '../../content', '--out', '..'], {
    cwd: path.join(site, 'below'),
    env: { TMPDIR: cwd },
  });
  expect(code).toBe(2);
  expect(stderr).toContain('contains the current folder');
});

test('a link as the target stays a link', async () => {
  const { cwd, site } = project();
  fs.renameSync(site, path.join(cwd, 'served'));
  fs.symlinkSync('served', site);
  expect(await handrail(['build'], { cwd })).toMatchObject({ code: 0 });
  expect(fs.readlinkSync(site)).toBe('served');
  expect(digests(path.join(cwd, 'served'))).toEqual(digests(newSite));
});

function free(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}
