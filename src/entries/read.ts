import fs from 'node:fs';
import path from 'node:path';
import { FILE_START } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { decode } from './decode.ts';
import { discover, reasonOf } from './discover.ts';
import type { Content, Entry } from './entry.ts';
import { parseEntry, type ParseOptions } from './parse.ts';
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

  const entries: Entry[] = [];
  const addresses = new Map<string, Entry>();
  for (const file of discovery.markdown) {
    const entry = readEntry(root, file, options, findings);
    if (!entry) continue;
    const other = addresses.get(entry.url);
    if (other) {
      const facts = { url: entry.url, other: other.file };
      findings.push(
        finding('schema/duplicate-id', file, FILE_START, facts, [
          { file: other.file, line: 1, message: 'has the same address' },
        ]),
      );
      continue;
    }
    addresses.set(entry.url, entry);
    entries.push(entry);
  }
  if (discovery.markdown.length === 0) findings.push(finding('content/empty', '.', FILE_START, {}));
  return { root, settings, entries, files: discovery.files, findings };
}

function readEntry(
  root: string,
  file: string,
  options: ParseOptions,
  findings: Finding[],
): Entry | undefined {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(path.join(root, file));
  } catch (error) {
    findings.push(finding('file/unreadable', file, FILE_START, { reason: reasonOf(error) }));
    return undefined;
  }
  const { text, findings: encoding } = decode(bytes, file);
  findings.push(...encoding);
  try {
    const parsed = parseEntry(text, file, options);
    findings.push(...parsed.findings);
    return parsed.entry;
  } catch (error) {
    findings.push(finding('file/unreadable', file, FILE_START, { reason: reasonOf(error) }));
    return undefined;
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
