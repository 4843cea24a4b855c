import type { LineAt } from '../checks/baseline.ts';
import type { Graph } from '../graph/build.ts';

/** Looks up lines in what was read: pages, settings and rule files. No file is opened, and any other has no lines. */
export function linesOf({ content }: Graph): LineAt {
  const sources = new Map([
    ...content.texts,
    ...content.entries.map(({ file, source }) => [file, source] as const),
  ]);
  const lines = new Map<string, readonly string[]>();
  const read = (file: string): readonly string[] => {
    const known = lines.get(file) ?? (sources.get(file) ?? '').split('\n');
    lines.set(file, known);
    return known;
  };
  return ({ file, line }) => read(file)[line - 1] ?? '';
}
