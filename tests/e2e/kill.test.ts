import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  BROKEN,
  digests,
  eventually,
  fingerprint,
  handrail,
  launch,
  leftovers,
  survivors,
  write,
} from './command.ts';
import { oldAndNew } from './old-and-new.ts';

const { oldSite, newSite, duration, project } = oldAndNew();

/** What only the next build cleans up, once the killed one's lock has been silent for ten seconds. */
const OF_NEXT_BUILD = /^tmp\/cache\/handrail\/[^/]+\/lock$|^\.dist\.handrail-(?:lock$|new-|old-)/;

test.for(Array.from({ length: 12 }, (_, n) => (n + 0.5) / 12))(
  'killed at %f of its time, a build leaves one whole site, which the next command serves',
  async (part) => {
    const { cwd, site } = project();
    const build = launch(['build'], { cwd });
    await new Promise((resolve) => setTimeout(resolve, duration() * part));
    await build.kill('SIGKILL');
    const preview = launch(['preview', '--port', '0'], { cwd });
    await preview.says(/Serving/);
    await preview.kill('SIGTERM');
    const left = digests(site);
    expect([digests(oldSite), digests(newSite)]).toContainEqual(left);
    expect(leftovers(cwd).filter((file) => !OF_NEXT_BUILD.test(file))).toEqual([]);
  },
);

test('a build takes over from a killed one and removes what it left', async () => {
  const { cwd, site } = project();
  const build = launch(['build'], { cwd });
  await eventually(() => expect(fs.readdirSync(cwd).some((name) => /-new-/.test(name))).toBe(true));
  await build.kill('SIGKILL');
  const { code, stderr } = await handrail(['build'], { cwd });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'Another build of dist did not respond for ten seconds; this one took over.\n',
  });
  expect(digests(site)).toEqual(digests(newSite));
  expect(leftovers(cwd)).toEqual([]);
});

test.for(['build', 'preview'] as const)(
  'killed between the two renames: %s puts the old site back',
  async (name) => {
    const { cwd, site } = project();
    fs.renameSync(site, path.join(cwd, '.dist.handrail-old-4711'));
    fs.cpSync(newSite, path.join(cwd, '.dist.handrail-new-4711'), { recursive: true });
    if (name === 'build') {
      // One that fails, or else its own site would be seen.
      write(path.join(cwd, 'content'), BROKEN);
      expect(await handrail(['build'], { cwd })).toMatchObject({ code: 1 });
    } else {
      const preview = launch(['preview', '--port', '0'], { cwd });
      await preview.says(/Serving/);
      await preview.kill('SIGTERM');
    }
    expect(digests(site)).toEqual(digests(oldSite));
    expect(leftovers(cwd)).toEqual([]);
  },
);

test.for([
  ['SIGINT', 130, 0.35],
  ['SIGINT', 130, 0.7],
  ['SIGTERM', 143, 0.5],
  ['SIGTERM', 143, 0.85],
  ['SIGHUP', 129, 0.6],
] as const)(
  '%s ends a build with %d at %f of its time and leaves nothing',
  async ([signal, status, part]) => {
    const { cwd, site } = project();
    const build = launch(['build'], { cwd });
    await new Promise((resolve) => setTimeout(resolve, duration() * part));
    const { code, stderr } = await build.kill(signal);
    // On a machine that hurries it may be through by then.
    expect([status, 0]).toContain(code);
    expect(code === status ? [digests(oldSite), digests(newSite)] : [digests(newSite)]).toContainEqual(
      digests(site),
    );
    expect(stderr).toBe('');
    expect(leftovers(cwd)).toEqual([]);
    await expect.poll(() => survivors(cwd)).toEqual([]);
  },
);

test('a search index process that dies fails the build', async () => {
  const { cwd, site } = project();
  const before = fingerprint(site);
  const build = launch(['build'], { cwd });
  const indexer = await childOf(build.pid, 'search-process');
  // Stopped first, so that it dies while an answer is waited for.
  process.kill(indexer, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, duration()));
  process.kill(indexer, 'SIGKILL');
  const { code, stderr } = await build.ended;
  expect(code).toBe(1);
  expect(stderr).toContain('The search index could not be written: its process ended unexpectedly.');
  expect(fingerprint(site)).toEqual(before);
  expect(leftovers(cwd)).toEqual([]);
});

function childOf(pid: number, name: string): Promise<number> {
  return eventually(() => {
    const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    const child = children.find((one) => fs.readFileSync(`/proc/${one}/cmdline`, 'utf8').includes(name));
    if (child === undefined) throw new Error(`No ${name} was started.`);
    return Number(child);
  });
}
