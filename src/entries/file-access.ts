import fs from 'node:fs';
import { isWithin } from '../shared/path.ts';

const MIB = 1024 * 1024;

/** What a file is read for, and how large it may be. A published file is copied, every other is kept in memory. */
const MAX_MIB = { settings: 1, owners: 3, page: 10, rules: 20, published: 100 } as const;

export type FileUse = keyof typeof MAX_MIB;

export interface AccessOptions {
  readonly use: FileUse;
  /** The real path of the folder that the file must be in, links followed; absent where the command line named the file. */
  readonly within?: string;
}

/** Why a file is not read: never because of what is in it. */
export class FileError extends Error {
  readonly why: 'outside' | 'not-regular' | 'too-large' | 'replaced';
  /** Of the size, e.g. `10 MiB`. */
  readonly limit: string;

  constructor(why: FileError['why'], message: string, limit = '') {
    super(message);
    this.why = why;
    this.limit = limit;
  }
}

/** The whole file. @throws FileError, or the system's error */
export function readRegularFile(file: string, access: AccessOptions): Buffer {
  return withRegularFile(file, access, (descriptor, size) => readAll(descriptor, size, access.use));
}

/** Copies a file to `to`, which is replaced. @throws FileError, or the system's error */
export function copyRegularFile(file: string, to: string, access: AccessOptions): void {
  fs.writeFileSync(to, readRegularFile(file, access));
}

/** `a FIFO`, in words that follow "it is"; nothing for a regular file or a folder. */
export function specialType(stat: fs.StatsBase<number> | fs.Dirent): string | undefined {
  if (stat.isFIFO()) return 'a FIFO';
  if (stat.isSocket()) return 'a socket';
  return stat.isCharacterDevice() || stat.isBlockDevice() ? 'a device' : undefined;
}

/** An editor may replace a file while it is opened; three times in a row is no coincidence. */
const MAX_ATTEMPTS = 3;

/** Gives the open file to `work`. @throws FileError, or the system's error */
export function withRegularFile<Result>(
  file: string,
  access: AccessOptions,
  work: (descriptor: number, size: number) => Result,
): Result {
  for (let attempt = 1; ; attempt++) {
    const descriptor = open(file, access);
    try {
      const stat = fs.fstatSync(descriptor);
      assertRegular(stat);
      assertStillThere(file, access, stat);
      if (stat.size > MAX_MIB[access.use] * MIB) throw tooLarge(access.use);
      return work(descriptor, stat.size);
    } catch (error) {
      if (!(error instanceof FileError && error.why === 'replaced') || attempt === MAX_ATTEMPTS) throw error;
    } finally {
      fs.closeSync(descriptor);
    }
  }
}

/** Never waits: a FIFO without a writer, a device or a link that was put in place of the file meanwhile is refused. */
function open(file: string, access: AccessOptions): number {
  const real = realPathWithin(file, access);
  assertRegular(fs.lstatSync(real));
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants;
  return fs.openSync(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
}

function realPathWithin(file: string, { within }: AccessOptions): string {
  const real = fs.realpathSync.native(file);
  if (within !== undefined && !isWithin(within, real))
    throw new FileError('outside', 'it is a symbolic link to a target outside the folder');
  return real;
}

function assertRegular(stat: fs.Stats): void {
  if (stat.isFile()) return;
  const type = stat.isDirectory() ? 'a folder' : (specialType(stat) ?? 'not a regular file');
  throw new FileError('not-regular', `it is ${type}`);
}

/** What was opened is what the path, whose every link was looked at, still names. */
function assertStillThere(file: string, access: AccessOptions, { dev, ino }: fs.Stats): void {
  const now = fs.lstatSync(realPathWithin(file, access), { throwIfNoEntry: false });
  if (now?.dev !== dev || now.ino !== ino)
    throw new FileError('replaced', 'it was replaced while it was read');
}

/** The size that the system tells may be 0 (`/proc`) or too small (a log that grows). */
function readAll(descriptor: number, size: number, use: FileUse): Buffer {
  const max = MAX_MIB[use] * MIB;
  let bytes = Buffer.allocUnsafe(Math.max(size + 1, 4096));
  let length = 0;
  for (;;) {
    const read = fs.readSync(descriptor, bytes, length, bytes.length - length, null);
    if (read === 0) return bytes.subarray(0, length);
    length += read;
    if (length > max) throw tooLarge(use);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(length * 2, max + 1));
  }
}

function tooLarge(use: FileUse): FileError {
  const limit = `${MAX_MIB[use]} MiB`;
  return new FileError('too-large', `it is larger than ${limit}`, limit);
}
