// A build that publishes in a thread of its own and stops after each check of its lock, for tests that interleave two of them.
import fs from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Lock } from '../../src/integration/output-lock.ts';
import { fillSite, swapSite } from '../../src/integration/publish.ts';
import type { OutputTarget } from '../../src/integration/output-target.ts';
import { recoverOutput } from '../../src/integration/recovery.ts';

export interface Publisher {
  readonly target: OutputTarget;
  /** The new site, outside the working folder at first. */
  readonly made: string;
  readonly dir: string;
  readonly token: string;
  /** [0]: how many checks may pass; [1]: how many passed; [2]: 1 once the lock is lost */
  readonly gate: Int32Array;
  /** Whether it takes over from another one first. */
  readonly recovers: boolean;
}

const { target, made, dir, token, gate, recovers } = workerData as Publisher;

/** Passes, and is stopped right after. */
function assertHeld(): void {
  if (Atomics.load(gate, 2) === 1) throw new Error('lost');
  const passed = Atomics.add(gate, 1, 1) + 1;
  Atomics.notify(gate, 1);
  for (let allowed = Atomics.load(gate, 0); passed > allowed; allowed = Atomics.load(gate, 0))
    Atomics.wait(gate, 0, allowed);
}

const lock: Lock = { token, isHeld: () => Atomics.load(gate, 2) === 0, release: () => undefined };
let outcome = 'published';
try {
  if (recovers) recoverOutput(target, lock);
  fs.renameSync(made, dir);
  (target.isMovable ? swapSite : fillSite)({ target, dir, token, assertHeld });
} catch (error) {
  outcome = (error as Error).message;
}
parentPort?.postMessage(outcome, []);
