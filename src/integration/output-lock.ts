import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** How often an owner writes a new number to its lock. */
export const RENEWAL_MS = 1000;
const POLL_MS = 250;
/** After ten seconds without a new number the owner counts as dead. Polls are counted, so that no clock is believed. */
const MAX_SILENT_POLLS = 40;

export interface LockOwner {
  readonly file: string;
  readonly token: string;
  /** Renews the lock no longer. */
  readonly isReleased?: true;
}

/** An exclusive right that works between containers and hosts: it knows no process numbers. */
export interface Lock {
  /** Random; names of working folders contain it. */
  readonly token: string;
  /** Whether no other process took the lock over. */
  readonly isHeld: () => boolean;
  readonly release: () => void;
}

export interface LockOptions {
  readonly onWait?: () => void;
  /** Called when an owner that stopped renewing loses its lock. */
  readonly onTakeover?: () => void;
}

/**
 * Waits until the file can be created exclusively. An owner that does not renew it for ten seconds loses it; it finds that
 * out by `isHeld`, before each step that cannot be undone.
 * @throws NodeJS.ErrnoException where the file cannot be written
 */
export async function acquireLock(file: string, options: LockOptions = {}): Promise<Lock> {
  const token = randomUUID();
  if (!create(file, token)) {
    options.onWait?.();
    do await untilFree(file, options);
    while (!create(file, token));
  }
  return held({ file, token });
}

/**
 * Creates the file exclusively, or takes it over where it was not renewed for ten seconds by the clock of its file system.
 * @returns nothing where another process owns it
 * @throws NodeJS.ErrnoException where the file cannot be written
 */
export function tryLock(file: string): Lock | undefined {
  const token = randomUUID();
  if (create(file, token)) return held({ file, token });
  const stale = read(file);
  if (ageOf(file) < MAX_SILENT_POLLS * POLL_MS || !takeAway(file, (text) => text === stale)) return undefined;
  return create(file, token) ? held({ file, token }) : undefined;
}

/** Milliseconds since a file was written, compared with a file that is written now, so that no other clock is believed. */
function ageOf(file: string): number {
  const now = `${file}-${randomUUID()}`;
  fs.writeFileSync(now, '');
  try {
    return fs.statSync(now).mtimeMs - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
  } finally {
    fs.rmSync(now, { force: true });
  }
}

function held(owner: LockOwner): Lock {
  const { file, token } = owner;
  startRenewal(owner);
  return {
    token,
    isHeld: () => isOwn(read(file), token),
    release: () => {
      stopRenewal(owner);
      if (isOwn(read(file), token)) takeAway(file, (text) => isOwn(text, token));
    },
  };
}

/** The text of a lock: always of one length, so that it can be overwritten in place. */
export function lockText(token: string, renewals: number): string {
  return `${token} ${String(renewals).padStart(12, '0')}\n`;
}

/** The thread that renews the locks of this process; nothing where it has none. */
let renewal: Worker | undefined;
const owners = new Set<LockOwner>();

function startRenewal(owner: LockOwner): void {
  if (!renewal) {
    const script = path.join(import.meta.dirname, `lock-renewal${path.extname(import.meta.filename)}`);
    renewal = new Worker(script);
    // A lock that cannot be renewed is lost to the next build that waits for it, and `isHeld` says so.
    renewal.on('error', () => undefined);
    renewal.unref();
  }
  owners.add(owner);
  tell(owner);
}

function tell(owner: LockOwner): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a window has an origin, a thread has none
  renewal?.postMessage(owner);
}

function stopRenewal(owner: LockOwner): void {
  owners.delete(owner);
  if (owners.size > 0) tell({ ...owner, isReleased: true });
  else {
    void renewal?.terminate();
    renewal = undefined;
  }
}

function create(file: string, token: string): boolean {
  let lock: number;
  try {
    lock = fs.openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    fs.writeSync(lock, lockText(token, 0));
    return true;
  } catch (error) {
    // The disk is full.
    fs.rmSync(file, { force: true });
    throw error;
  } finally {
    fs.closeSync(lock);
  }
}

async function untilFree(file: string, { onTakeover }: LockOptions): Promise<void> {
  let last = read(file);
  for (let silent = 0; last !== undefined;) {
    await sleep(POLL_MS);
    const text = read(file);
    silent = text === last ? silent + 1 : 0;
    last = text;
    if (silent < MAX_SILENT_POLLS) continue;
    const stale = last;
    if (takeAway(file, (found) => found === stale)) onTakeover?.();
    return;
  }
}

/**
 * Removes a lock whose text is as expected: renamed first, because that only one process can do. One that changed hands or was
 * renewed meanwhile is put back. Whether it was removed.
 */
function takeAway(file: string, isExpected: (text: string | undefined) => boolean): boolean {
  const aside = `${file}-${randomUUID()}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  const isRemoved = isExpected(read(aside));
  try {
    if (!isRemoved) fs.linkSync(aside, file);
  } catch {
    // A new owner was quicker.
  }
  fs.rmSync(aside, { force: true });
  return isRemoved;
}

function isOwn(text: string | undefined, token: string): boolean {
  return text?.startsWith(token) === true;
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
