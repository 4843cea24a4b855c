import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Lock } from './output-lock.ts';
import type { OutputTarget } from './output-target.ts';

/** The end of a working name; a number is that of a process, of older versions. */
const STAGE = /^(new|old|lock)-[\da-f-]+$/;

/**
 * Ends what a killed build left: an old site whose replacement never came returns to its place, unfinished ones are removed.
 * The lock makes sure that no other build works on the target; one that was stopped and goes on finds its folders gone.
 */
export function recoverOutput(target: OutputTarget, lock: Lock): void {
  for (const place of [target.beside, target.inside])
    for (const { file, stage } of leftovers(place)) {
      if (!lock.isHeld()) return;
      if (stage === 'old' && !fs.existsSync(target.dir)) restore(file, target.dir);
      else revoke(file, place);
    }
}

/** Whether a build was interrupted between its two renames, so that only a recovery brings the site back. */
export function needsRecovery({ dir, beside }: OutputTarget): boolean {
  return !fs.existsSync(dir) && leftovers(beside).some(({ stage }) => stage === 'old');
}

/** Working files whose paths begin with `place`; but not the lock itself. */
function leftovers(place: string): { file: string; stage: string }[] {
  const folder = path.dirname(place);
  return namesIn(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const [, stage] = (file.startsWith(place) && STAGE.exec(file.slice(place.length))) || [];
    return stage === undefined ? [] : [{ file, stage }];
  });
}

/** Puts a site that was moved away back, unless another one is there by now. */
export function restore(old: string, dir: string): void {
  try {
    fs.renameSync(old, dir);
  } catch {
    // There is another; or there is no right to, and then the old site stays where it is.
  }
}

/** Renames a folder before it is removed: a build that still works in it can publish nothing from it, not even a part. */
function revoke(file: string, place: string): void {
  const gone = `${place}new-${randomUUID()}`;
  try {
    fs.renameSync(file, gone);
  } catch {
    // What another user made may have to stay; it is hidden, and the next build tries again.
    return;
  }
  removeIfAllowed(gone);
}

export function removeIfAllowed(file: string): void {
  try {
    fs.rmSync(file, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // What another user made may have to stay; that is no reason to fail.
  }
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
