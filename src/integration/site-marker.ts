import fs from 'node:fs';
import path from 'node:path';

/** The file by which a build recognizes a folder that an earlier build wrote. */
export const MARKER = 'handrail.json';

/**
 * What names of working files begin with in an output folder, and go on with next to one; `new-`, `old-` or `lock` and a random
 * part follow.
 */
export const WORKING_SUFFIX = '.handrail-';
/** Numbers are those of processes, of older versions. */
const WORKING_NAME = /^\.handrail-(?:lock|(?:new|old|lock)-[\da-f-]+)$/;

/** What `handrail.json` contains besides what the build says of itself. */
interface Marker {
  readonly generator: 'handrail';
  /** Every other file of the site, relative, with slashes, sorted. */
  readonly files: readonly string[];
}

/** Writes the marker of a finished site: `about`, and the name of every file in `dir`, which are returned. */
export function writeMarker(dir: string, about: Readonly<Record<string, unknown>>): readonly string[] {
  const files = filesOf(dir).filter((file) => file !== MARKER);
  fs.writeFileSync(path.join(dir, MARKER), stringify({ generator: 'handrail', ...about, files }));
  return files;
}

/** The text of a marker that lists `files` as well. */
export function markerWith(text: string, files: readonly string[]): string {
  const marker = parseMarker(text);
  return marker
    ? stringify({ ...marker, files: [...new Set([...marker.files, ...files])].toSorted() })
    : text;
}

/** What a folder contains besides the site that its marker lists. */
export interface Foreign {
  /** Whether there is a marker of a build, with a list of files. */
  readonly isMarked: boolean;
  /** Relative; empty where every file is listed. */
  readonly files: readonly string[];
}

/** Finds the files that no build wrote. Anything but a regular file is one of them: a build makes no links. */
export function findForeign(dir: string): Foreign {
  for (;;) {
    const text = readMarker(dir);
    const marker = text === undefined ? undefined : parseMarker(text);
    const listed = new Set(marker?.files);
    const files = entriesOf(dir).flatMap(({ file, isRegular }) =>
      isRegular && (listed.has(file) || (marker && file === MARKER)) ? [] : [file],
    );
    // Another build may have filled the folder meanwhile: its marker comes before its files.
    if (files.length === 0 || text === readMarker(dir)) return { isMarked: marker !== undefined, files };
  }
}

/** Every file below a folder, relative, with slashes, sorted; without working names. */
export function filesOf(dir: string): string[] {
  return entriesOf(dir)
    .map(({ file }) => file)
    .toSorted();
}

interface Entry {
  readonly file: string;
  readonly isRegular: boolean;
}

function entriesOf(dir: string, below = ''): Entry[] {
  return list(path.join(dir, below)).flatMap((item) => {
    const file = below === '' ? item.name : `${below}/${item.name}`;
    if (below === '' && isWorkingName(dir, item.name)) return [];
    return item.isDirectory() ? entriesOf(dir, file) : [{ file, isRegular: item.isFile() }];
  });
}

function list(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    // Replaced by another build meanwhile.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function isWorkingName(dir: string, name: string): boolean {
  return (
    WORKING_NAME.test(name) ||
    // Made by the file system of a volume.
    (name === 'lost+found' && isMountPoint(dir))
  );
}

/** Whether a folder is the root of a mounted volume, which cannot be renamed. */
export function isMountPoint(dir: string): boolean {
  if (fs.statSync(dir).dev !== fs.statSync(path.dirname(dir)).dev) return true;
  try {
    // A folder bound to another place of the same disk; spaces and the like are octal there.
    return fs
      .readFileSync('/proc/self/mountinfo', 'utf8')
      .split('\n')
      .some((line) => line.split(' ')[4]?.replace(/\\(\d{3})/g, (_, code: string) => octal(code)) === dir);
  } catch {
    return false;
  }
}

function octal(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 8));
}

function readMarker(dir: string): string | undefined {
  const file = path.join(dir, MARKER);
  try {
    return fs.lstatSync(file).isFile() ? fs.readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function parseMarker(text: string): Marker | undefined {
  try {
    const marker = JSON.parse(text) as Partial<Marker> | null;
    const isMarker =
      marker?.generator === 'handrail' &&
      Array.isArray(marker.files) &&
      marker.files.every((file) => typeof file === 'string');
    return isMarker ? (marker as Marker) : undefined;
  } catch {
    return undefined;
  }
}

function stringify(marker: Marker): string {
  return `${JSON.stringify(marker, null, 2)}\n`;
}
