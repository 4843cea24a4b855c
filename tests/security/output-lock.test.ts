import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { acquireLock, lockText, tryLock } from '../../src/integration/output-lock.ts';
import { eventually } from '../e2e/command.ts';

let file = '';

beforeEach(() => {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-lock-'));
  onTestFinished(() => fs.rmSync(place, { recursive: true, force: true }));
  file = path.join(place, 'lock');
});

const around = (): string[] => fs.readdirSync(path.dirname(file));

test('one of many owns a lock at a time', async () => {
  let owners = 0;
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      const lock = await acquireLock(file);
      expect(++owners).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(lock.isHeld()).toBe(true);
      owners--;
      lock.release();
      expect(lock.isHeld()).toBe(false);
    }),
  );
  expect(around()).toEqual([]);
});

test('an owner that renews is asked once, one that was silent for ten seconds loses the lock', async () => {
  const first = tryLock(file);
  expect(first?.isHeld()).toBe(true);
  const renewed = fs.readFileSync(file, 'utf8');
  await eventually(() => expect(fs.readFileSync(file, 'utf8')).not.toBe(renewed));
  expect(tryLock(file)).toBeUndefined();
  // Another lock of the same process goes on when this one is released.
  const other = tryLock(`${file}-other`);
  const before = fs.readFileSync(`${file}-other`, 'utf8');
  first?.release();
  expect(first?.isHeld()).toBe(false);
  await eventually(() => expect(fs.readFileSync(`${file}-other`, 'utf8')).not.toBe(before));
  other?.release();
  expect(around()).toEqual([]);

  fs.writeFileSync(file, lockText('of a killed build', 7));
  expect(tryLock(file)).toBeUndefined();
  const seconds = fs.statSync(file).mtimeMs / 1000;
  fs.utimesSync(file, seconds - 11, seconds - 11);
  const next = tryLock(file);
  expect(next?.isHeld()).toBe(true);
  next?.release();
  expect(around()).toEqual([]);
});

test.for([
  ['long ago', 0],
  ['in the future', 4_000_000_000],
] as const)('an owner that is silent for ten seconds loses it, be the file from %s', async ([, time]) => {
  fs.writeFileSync(file, lockText('dead', 3));
  fs.utimesSync(file, time, time);
  const calls: string[] = [];
  const lock = await acquireLock(file, {
    onWait: () => calls.push('wait'),
    onTakeover: () => calls.push('takeover'),
  });
  expect(calls).toEqual(['wait', 'takeover']);
  expect(lock.isHeld()).toBe(true);
  lock.release();
  expect(around()).toEqual([]);
});

test('an owner that computes without pause keeps it, and one whose file was replaced does not touch it', async () => {
  const lock = await acquireLock(file);
  const first = fs.readFileSync(file, 'utf8');
  // Not a timer: this thread does nothing else meanwhile.
  while (fs.readFileSync(file, 'utf8') === first);
  expect(lock.isHeld()).toBe(true);
  fs.rmSync(file);
  fs.writeFileSync(file, lockText('other', 0));
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(fs.readFileSync(file, 'utf8')).toBe(lockText('other', 0));
  expect(lock.isHeld()).toBe(false);
  lock.release();
  expect(fs.readFileSync(file, 'utf8')).toBe(lockText('other', 0));
});
