import fs from 'node:fs';
import path from 'node:path';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { decodeText } from './decode.ts';
import type { Entry, RepositoryFile, SourceFile } from './entry.ts';
import { isWithin } from '../shared/path.ts';
import { readRegularFile } from './file-access.ts';
import {
  eachOnce,
  filesOf,
  MAX_VISITED,
  refusedBySettings,
  type FilesFound,
  type TrackedTree,
} from './rule-files.ts';
import { spanOf } from './spans.ts';

export interface RepositoryFilesRead {
  /** By the globs of the assertions that ask for them. */
  readonly files: ReadonlyMap<string, readonly RepositoryFile[]>;
  readonly findings: readonly Diagnostic[];
}

/**
 * Reads the files that assertions of requirements are about: in the repository, tracked by git, and never what belongs to git
 * itself; below the content folder where there is no repository. A glob that reads nothing is a finding.
 */
export function readRepositoryFiles(
  root: string,
  entries: readonly Entry[],
  tree: TrackedTree | undefined,
): RepositoryFilesRead {
  const within = tree?.root ?? fs.realpathSync(root);
  const read = new Map<string, { files: readonly RepositoryFile[]; reason?: string }>();
  const findings = entries.flatMap((entry) => {
    if (entry.kind !== 'requirements') return [];
    return (entry.data.assert ?? []).flatMap(({ files: pattern }, index) => {
      if (pattern === undefined) return [];
      const known = read.get(pattern) ?? readGlob(pattern, root, within, tree);
      read.set(pattern, known);
      return known.reason === undefined
        ? []
        : diagnostic('requirement/no-files', entry.file, spanOf(entry.spans, ['assert', index, 'files']), {
            files: pattern,
            reason: known.reason,
          });
    });
  });
  return { files: new Map([...read].map(([pattern, { files }]) => [pattern, files])), findings };
}

function readGlob(pattern: string, root: string, within: string, tree: TrackedTree | undefined) {
  const { files: found, stopped } = filesOf(pattern, within, within);
  if (stopped) return { files: [], reason: REASONS[stopped] };
  const refused = refusedBySettings(found, tree);
  const files = eachOnce(found.filter((file) => !refused.has(file))).flatMap((file) =>
    readFile(file, root, within),
  );
  if (files.length > 0) return { files };
  return { files, reason: [...refused.values()][0] ?? (found.length > 0 ? 'unreadable' : 'no file matches') };
}

/**
 * What is known of files that texts link to: in the content folder, and where it is in a repository, of the files that git tracks
 * there. Nothing else is looked at.
 */
export function sourceFiles(
  root: string,
  tree: TrackedTree | undefined,
): (paths: readonly string[]) => Map<string, SourceFile> {
  return (paths) => {
    if (paths.length === 0) return new Map();
    const real = fs.realpathSync.native(root);
    const within = tree?.root ?? real;
    const at = new Map(paths.map((name) => [name, path.join(real, name)]));
    for (const [name, file] of at) if (!isWithin(within, file)) at.delete(name);
    const refused = refusedBySettings(
      [...at.values()].filter((file) => !isFolder(file)),
      tree,
    );
    return new Map(
      [...at].map(([name, file]) => {
        const reason = refused.get(file);
        if (!fs.existsSync(file)) return [name, { missing: 'not found' }];
        return [name, reason === undefined ? linesOf(file, within) : { missing: reason }];
      }),
    );
  };
}

function isFolder(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function linesOf(file: string, within: string): SourceFile {
  try {
    const bytes = readRegularFile(file, { use: 'page', within });
    if (bytes.includes(0)) return {};
    const text = bytes.toString('latin1');
    return { lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) };
  } catch {
    return {};
  }
}

const REASONS: Readonly<Record<NonNullable<FilesFound['stopped']>, string>> = {
  outside: 'it is outside the repository',
  'too-many': `it covers more than ${MAX_VISITED} files and folders`,
  'not-a-glob': 'it is not a valid glob',
};

/** What is no text, or cannot be read, has nothing to match. */
function readFile(file: string, root: string, within: string): RepositoryFile[] {
  try {
    const bytes = readRegularFile(file, { use: 'page', within });
    if (bytes.includes(0)) return [];
    const name = path.relative(root, file).replaceAll(path.sep, '/');
    const inRepository = path.relative(within, fs.realpathSync(file)).replaceAll(path.sep, '/');
    return [{ file: name, path: inRepository, text: decodeText(bytes, name).text }];
  } catch {
    return [];
  }
}
