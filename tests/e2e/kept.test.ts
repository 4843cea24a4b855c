import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { digests, emptyPlace, fingerprint, handrail, sample, write } from './command.ts';

/** When a page was written. */
function madeAt(site: string, page: string): bigint {
  return fs.statSync(path.join(site, page, 'index.html'), { bigint: true }).mtimeNs;
}

test('a second build keeps the pages that stay the same, and equals a first build of the same text', async () => {
  const cwd = emptyPlace();
  const files = {
    ...sample(),
    'guides/alone.md': '# Alone\n\nNothing leads here.\n',
    'runbooks/other.md': '# Other\n\n[there](../guides/edited.md)\n',
  };
  write(path.join(cwd, 'content'), { ...files, 'guides/edited.md': '# Before\n' });
  expect(await handrail(['build', '--out', 'site'], { cwd })).toMatchObject({ code: 0 });
  const site = path.join(cwd, 'site');
  const first = madeAt(site, 'runbooks/other');

  const before = [fingerprint(site), digests(site)] as const;
  write(path.join(cwd, 'content'), { 'guides/edited.md': '# After\n\nA new line.\n' });
  expect(await handrail(['build', '--out', 'site'], { cwd })).toMatchObject({ code: 0 });
  expect(rewritten(site, ...before)).toEqual(['build.json']);
  expect(await handrail(['build', '--out', 'fresh'], { cwd: emptyCopy(cwd) })).toMatchObject({ code: 0 });

  expect(madeAt(site, 'guides/edited')).not.toBe(first);
  // The list beside a page names its neighbours: with a new title they are new, too.
  expect(madeAt(site, 'guides/alone')).not.toBe(first);
  expect(madeAt(site, 'runbooks/other')).toBe(first);
  expect(digests(site)).toEqual(digests(path.join(cwd, 'elsewhere/fresh')));

  // The first site is what the third one is made of.
  const between = [fingerprint(site), digests(site)] as const;
  write(path.join(cwd, 'content'), { 'guides/edited.md': '# Before\n' });
  expect(await handrail(['build', '--out', 'site'], { cwd })).toMatchObject({ code: 0 });
  expect(digests(site)).toEqual(before[1]);
  expect(rewritten(site, ...between)).toEqual(['build.json']);
  expect(madeAt(site, 'guides/edited')).toBeGreaterThan(first);
});

/** The files that are others although they have the same content. */
function rewritten(
  site: string,
  fingerprints: Readonly<Record<string, string>>,
  contents: Readonly<Record<string, string>>,
): string[] {
  const now = fingerprint(site);
  return Object.entries(digests(site))
    .filter(([file, content]) => contents[file] === content && fingerprints[file] !== now[file])
    .map(([file]) => file);
}

test('no page is kept from a site that somebody else changed', async () => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), sample());
  expect(await handrail(['build', '--out', 'site'], { cwd })).toMatchObject({ code: 0 });
  const expected = digests(path.join(cwd, 'site'));
  const marker = path.join(cwd, 'site/handrail.json');
  fs.writeFileSync(marker, fs.readFileSync(marker, 'utf8').replace('"time": "2', '"time": "1'));
  for (const page of fs.globSync('site/**/index.html', { cwd }))
    fs.writeFileSync(path.join(cwd, page), 'spoilt');
  expect(await handrail(['build', '--out', 'site'], { cwd })).toMatchObject({ code: 0 });
  expect(digests(path.join(cwd, 'site'))).toEqual(expected);
});

/** The same content where nothing is remembered. */
function emptyCopy(cwd: string): string {
  const copy = path.join(cwd, 'elsewhere');
  fs.cpSync(path.join(cwd, 'content'), path.join(copy, 'content'), { recursive: true });
  return copy;
}
