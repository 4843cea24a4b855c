import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { emptyPlace, handrail, sample, write } from './command.ts';

/** The content whose site replaces an older one: against that it has a page less, a page more and another word. */
export const NEW = { ...sample('second'), 'guides/extra.md': '# Extra\n' };
const OLD = { ...sample(), 'guides/past.md': '# Past\n' };

export interface OldAndNew {
  readonly oldSite: string;
  readonly newSite: string;
  /** How long a build of the new site took, in milliseconds. */
  readonly duration: () => number;
  /** A project of its own with the new content, and the old site in `dist`. */
  readonly project: () => { cwd: string; site: string };
}

/** Builds both sites once, before the tests of the file that calls it. */
export function oldAndNew(): OldAndNew {
  const models = emptyPlace(afterAll);
  const oldSite = path.join(models, 'old-site');
  const newSite = path.join(models, 'new-site');
  let duration = 0;
  beforeAll(async () => {
    write(path.join(models, 'old'), OLD);
    write(path.join(models, 'new'), NEW);
    expect(await handrail(['build', 'old', '--out', oldSite], { cwd: models })).toMatchObject({ code: 0 });
    const start = performance.now();
    expect(await handrail(['build', 'new', '--out', newSite], { cwd: models })).toMatchObject({ code: 0 });
    duration = performance.now() - start;
  });
  return {
    oldSite,
    newSite,
    duration: () => duration,
    project() {
      const cwd = emptyPlace();
      const site = path.join(cwd, 'dist');
      write(path.join(cwd, 'content'), NEW);
      fs.cpSync(oldSite, site, { recursive: true });
      return { cwd, site };
    },
  };
}
