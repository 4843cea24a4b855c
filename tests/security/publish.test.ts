import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { outputTarget, type OutputTarget } from '../../src/integration/output-target.ts';
import { recoverOutput } from '../../src/integration/recovery.ts';
import { filesOf, MARKER, writeMarker } from '../../src/integration/site-marker.ts';
import type { Publisher } from './publisher.ts';

const FILES = {
  first: ['index.html', 'shared/a.css', 'first/index.html'],
  second: ['index.html', 'shared', 'second/index.html'],
  third: ['index.html', 'shared/a.css', 'third/index.html', 'first'],
} as const;

type Name = keyof typeof FILES;

function site(dir: string, name: Name): string {
  for (const file of FILES[name]) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), name);
  }
  writeMarker(dir, { title: name });
  return dir;
}

function textsOf(dir: string): Record<string, string> {
  return Object.fromEntries(
    filesOf(dir).map((file) => [file, fs.readFileSync(path.join(dir, file), 'utf8')]),
  );
}

const TOKENS = { second: 'aaaa-2', third: 'bbbb-3' } as const;

/** A target with the first site, and publishers of two others. */
function scene(isMovable: boolean) {
  const place = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-publish-')));
  onTestFinished(() => fs.rmSync(place, { recursive: true, force: true }));
  const dist = path.join(place, 'dist');
  site(dist, 'first');
  const target: OutputTarget = { ...outputTarget(dist), isMovable };
  const working = isMovable ? target.beside : target.inside;
  const publisher = (name: 'second' | 'third') => {
    const token = TOKENS[name];
    const dir = `${working}new-${token}`;
    const made = site(path.join(place, `made-${name}`), name);
    const gate = new Int32Array(new SharedArrayBuffer(12));
    const start = (): Promise<string> =>
      new Promise((resolve, reject) => {
        const workerData: Publisher = { target, made, dir, token, gate, recovers: name === 'third' };
        const worker = new Worker(path.join(import.meta.dirname, 'publisher.ts'), { workerData });
        worker.once('message', resolve);
        worker.once('error', reject);
      });
    return { dir, gate, start };
  };
  const expected = (name: Name) => textsOf(site(path.join(place, `model-${name}`), name));
  return { place, dist, target, publisher, expected };
}

/** Resolves once the publisher has passed its check number `count` and stopped, or ended. */
async function passes(gate: Int32Array, count: number, ended: Promise<string>): Promise<void> {
  const over = ended.then(() => true);
  while (Atomics.load(gate, 1) < count) if (await Promise.race([over, sleep(1, false)])) return;
}

function go(gate: Int32Array, checks = 1_000_000): void {
  Atomics.store(gate, 0, checks);
  Atomics.notify(gate, 0);
}

const CHECKS = { true: [1, 2], false: [1, 2, 3, 4, 5, 6, 7] } as const;
const INTERLEAVINGS = ([true, false] as const).flatMap((isMovable) =>
  CHECKS[`${isMovable}`].flatMap((stopped) =>
    [...CHECKS[`${isMovable}`], 99].map((other) => [isMovable, stopped, other] as const),
  ),
);

test.for(INTERLEAVINGS)(
  'movable %s: stopped after check %d, continued when the one that took over has passed check %d',
  async ([isMovable, stopped, other]) => {
    const { place, dist, publisher, expected } = scene(isMovable);
    const second = publisher('second');
    const secondEnded = ((): Promise<string> => {
      go(second.gate, stopped - 1);
      return second.start();
    })();
    await passes(second.gate, stopped, secondEnded);
    // Ten seconds later: the lock is another one's.
    Atomics.store(second.gate, 2, 1);
    const third = publisher('third');
    go(third.gate, other - 1);
    const thirdEnded = third.start();
    await passes(third.gate, other, thirdEnded);
    go(second.gate);
    await secondEnded;
    go(third.gate);
    expect(await thirdEnded).toBe('published');
    expect(textsOf(dist)).toEqual(expected('third'));
    fs.rmSync(path.join(place, 'model-third'), { recursive: true });
    expect(fs.readdirSync(place)).toEqual(['dist']);
    expect(fs.readdirSync(dist).filter((name) => name.startsWith('.'))).toEqual([]);
  },
);

test.for([1, 2, 3, 4, 5, 6, 7])(
  'a site that was filled up to step %d is replaced by the next build',
  async (step) => {
    const { dist, target, publisher, expected } = scene(false);
    const second = publisher('second');
    go(second.gate, step - 1);
    const ended = second.start();
    await passes(second.gate, step, ended);
    Atomics.store(second.gate, 2, 1);
    // Killed: only its lock and its folder are left.
    recoverOutput(target, { token: 'cccc', isHeld: () => true, release: () => undefined });
    go(second.gate);
    await ended;
    const third = publisher('third');
    go(third.gate);
    expect(await third.start()).toBe('published');
    expect(textsOf(dist)).toEqual(expected('third'));
    expect(textsOf(dist)[MARKER]).toContain('"third"');
  },
);
