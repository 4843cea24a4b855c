import fs from 'node:fs';
import path from 'node:path';
import type { LineAt } from '../checks/baseline.ts';
import type { Graph } from '../graph/build.ts';

/** Looks up lines in the files that problems were found in; each file is read once. */
export function linesOf({ content }: Graph): LineAt {
  const { root, entries } = content;
  const lines = new Map<string, readonly string[]>();
  const sources = new Map(entries.map(({ file, source }) => [file, source]));
  const read = (file: string): readonly string[] => {
    const known = lines.get(file) ?? (sources.get(file) ?? textOf(path.join(root, file))).split('\n');
    lines.set(file, known);
    return known;
  };
  return ({ file, line }) => read(file)[line - 1] ?? '';
}

/** A folder, or what cannot be read, has no lines. */
function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
