import fs from 'node:fs';
import path from 'node:path';
import { FILE_START } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { decode } from './decode.ts';
import { discover } from './discover.ts';
import type { Content, Entry } from './entry.ts';
import { urlOf } from './infer.ts';
import { parseEntry, type ParseOptions } from './parse.ts';
import { reasonOf } from './reason.ts';
import { readSettings } from './settings.ts';

/** Why a content folder cannot be read at all: misuse of the command, not a problem of the content. */
export class ContentError extends Error {}

export interface ReadOptions {
  /** Absolute folders below the root that are not content: the output, the cache. */
  readonly exclude?: readonly string[];
}

/**
 * Reads a content folder: settings, files, entries. One broken file never hides another.
 * @throws ContentError when `root` is no folder, or cannot be opened
 */
export function readContent(root: string, { exclude = [] }: ReadOptions = {}): Content {
  assertFolder(root);
  const { settings, findings } = readSettings(root);
  const discovery = discover(root, { ignore: settings.ignore, exclude });
  findings.push(...discovery.findings);
  const options: ParseOptions = { rootName: path.basename(fs.realpathSync(root)), strict: settings.strict };

  const read = discovery.markdown.flatMap((file) => readEntry(root, file, options, findings) ?? []);
  const entries = withOwnAddresses(read, findings);
  if (discovery.markdown.length === 0) findings.push(finding('content/empty', '.', FILE_START, {}));
  return { root, settings, entries, files: discovery.files, findings };
}

function readEntry(
  root: string,
  file: string,
  options: ParseOptions,
  findings: Finding[],
): Entry | undefined {
  try {
    const { text, findings: encoding } = decode(fs.readFileSync(path.join(root, file)), file);
    const parsed = parseEntry(text, file, options);
    findings.push(...encoding, ...parsed.findings);
    return parsed.entry;
  } catch (error) {
    findings.push(finding('file/unreadable', file, FILE_START, { reason: reasonOf(error) }));
    return undefined;
  }
}

/** Two files may ask for one address (`Foo.md`, `foo.md`). The first has it; the others get one beside it, and a finding. */
function withOwnAddresses(entries: readonly Entry[], findings: Finding[]): Entry[] {
  const owners = new Map<string, Entry>();
  for (const entry of entries) if (!owners.has(entry.url)) owners.set(entry.url, entry);
  return entries.map((entry) => {
    const owner = owners.get(entry.url);
    if (!owner || owner === entry) return entry;
    const moved = freeAddress(entry, owners);
    owners.set(moved.url, moved);
    const facts = { wanted: entry.url, other: owner.file, url: moved.url };
    const related = [{ file: owner.file, line: 1, message: 'has the same address' }];
    findings.push(finding('schema/duplicate-id', entry.file, FILE_START, facts, related));
    return moved;
  });
}

function freeAddress(entry: Entry, taken: ReadonlyMap<string, Entry>): Entry {
  for (let n = 2; ; n++) {
    const id = `${entry.id}-${n}`;
    const url = urlOf(entry.kind, id);
    if (!taken.has(url)) return { ...entry, id, url };
  }
}

function assertFolder(root: string): void {
  let stat: fs.Stats;
  try {
    stat = fs.statSync(root);
    fs.readdirSync(root);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') throw new ContentError(`${root} is a file, not a folder.`);
    throw new ContentError(
      code === 'ENOENT'
        ? `There is no folder ${root}.`
        : `The folder ${root} cannot be read: ${reasonOf(error)}.`,
    );
  }
  if (!stat.isDirectory()) throw new ContentError(`${root} is a file, not a folder.`);
}
