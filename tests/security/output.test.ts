import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import {
  digests,
  eventually,
  fingerprint,
  handrail,
  launch,
  leftovers,
  sample,
  write,
} from '../e2e/command.ts';
import { oldAndNew } from '../e2e/old-and-new.ts';

const { oldSite, newSite, project } = oldAndNew();

test('a file next to an empty marker is not lost', async () => {
  const { cwd, site } = project();
  fs.rmSync(site, { recursive: true });
  write(site, { 'handrail.json': '', 'keep.txt': 'needed' });
  const before = fingerprint(cwd);
  const { code, stdout, stderr } = await handrail(['build'], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^handrail: Output folder kept: .* choose another --out\.$/m);
  expect(fingerprint(cwd)).toEqual(before);
});

test('a file that comes while the build runs is not lost', async () => {
  const { cwd, site } = project();
  const build = launch(['build'], { cwd });
  await eventually(() => expect(fs.readdirSync(cwd).some((name) => name.includes('-new-'))).toBe(true));
  write(site, { 'keep.txt': 'needed' });
  const { code, stderr } = await build.ended;
  expect(code).toBe(2);
  expect(stderr).toContain('keep.txt');
  expect(fs.readFileSync(path.join(site, 'keep.txt'), 'utf8')).toBe('needed');
  fs.rmSync(path.join(site, 'keep.txt'));
  expect(digests(site)).toEqual(digests(oldSite));
  expect(leftovers(cwd)).toEqual([]);
});

const NAMESPACES = ['--pid', '--fork', '--mount-proc'];
const canUnshare = spawnSync('unshare', [...NAMESPACES, 'true']).status === 0;

/** A build that is process 1 of a PID namespace, as in a container. */
function contained(content: string, cwd: string): Promise<{ code: number; stderr: string }> {
  const { bin } = inject('packed');
  const child = spawn('unshare', [...NAMESPACES, process.execPath, bin, 'build', content], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, TMPDIR: path.join(cwd, 'tmp') },
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, stderr })));
}

test('two builds with the same process number publish one whole site', async (context) => {
  if (!canUnshare) return context.skip('unshare --pid is not permitted');
  const { cwd, site } = project();
  write(path.join(cwd, 'other'), { ...sample('other'), 'guides/other.md': '# Other\n' });
  expect(await handrail(['build', 'other', '--out', 'other-site'], { cwd })).toMatchObject({ code: 0 });
  const models = [digests(newSite), digests(path.join(cwd, 'other-site'))];
  for (let round = 0; round < 2; round++) {
    const results = await Promise.all([contained('content', cwd), contained('other', cwd)]);
    for (const { code, stderr } of results) expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(models).toContainEqual(digests(site));
    expect(leftovers(cwd)).toEqual([]);
  }
});

test.for(['Reading', 'Making pages'])(
  'a build that is stopped while %s loses to the next one, and says so',
  async (stage) => {
    const { cwd, site } = project();
    write(path.join(cwd, 'other'), sample('other'));
    const stopped = launch(['build', 'other'], { cwd });
    await eventually(() => {
      const folder = fs.readdirSync(cwd).find((name) => name.includes('-new-')) ?? 'none yet';
      expect(stage === 'Reading' || fs.existsSync(path.join(cwd, folder, 'assets'))).toBe(true);
      expect(folder).toContain('-new-');
    });
    process.kill(stopped.pid, 'SIGSTOP');
    const { code, stderr } = await handrail(['build'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Another build of dist did not respond for ten seconds; this one took over.\n',
    });
    expect(digests(site)).toEqual(digests(newSite));
    process.kill(stopped.pid, 'SIGCONT');
    const late = await stopped.ended;
    expect(late.code).toBe(2);
    expect(late.stderr).toMatch(/^handrail: Another build took over \S+dist, .* Build again/m);
    expect(digests(site)).toEqual(digests(newSite));
    expect(leftovers(cwd)).toEqual([]);
  },
);
