import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Content } from '../entries/entry.ts';
import { isSelectivePattern } from '../graph/assertion.ts';
import type { Graph } from '../graph/build.ts';
import type { Problem } from '../shared/diagnostic.ts';
import { compareText } from '../shared/text.ts';

const known = z.strictObject({
  id: z.string(),
  file: z.string(),
  fingerprint: z.string(),
  /** How often the same is found in the file. */
  count: z.int().min(1),
});

const schema = z.strictObject({ version: z.literal(1), problems: z.array(known) });

/** Problems that a team has decided to live with for now: what a run finds beside them is new. */
export type Baseline = z.infer<typeof schema>;
type Known = z.infer<typeof known>;

export const NO_BASELINE: Baseline = { version: 1, problems: [] };

/** Nothing where the text is no baseline. */
export function parseBaseline(text: string): Baseline | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** One problem to a line, in a stable order, so that a merge shows what changed. */
export function formatBaseline({ version, problems }: Baseline): string {
  const rows = problems.map((problem) => `    ${JSON.stringify(problem)}`).join(',\n');
  return `{\n  "version": ${version},\n  "problems": [${rows === '' ? '' : `\n${rows}\n  `}]\n}\n`;
}

/** The line that a problem begins on; empty where the file has none. */
export type LineAt = (problem: Problem) => string;

/** The same wherever in the file the line stands, and whatever the file is called. */
export function fingerprint({ id, message, file }: Problem, line: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const said = message.replaceAll(file, '').replaceAll(name, '');
  const text = line.replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(`${id}\0${said}\0${text}`).digest('base64url').slice(0, 22);
}

export interface Compared {
  /** Those that the baseline does not have. */
  readonly fresh: readonly Problem[];
  /** What is left of the baseline: what was fixed is gone. */
  readonly left: Baseline;
  /** How many the baseline had that are found no more. */
  readonly fixed: number;
}

/**
 * Sets what was found against the baseline: first file by file, then, for files that are gone, wherever the same is found:
 * they were renamed.
 */
export function compare(
  problems: readonly Problem[],
  { problems: before }: Baseline,
  lineAt: LineAt,
  exists: (file: string) => boolean,
): Compared {
  const open = new Map(before.map((item) => [keyOf(item.file, item), { ...item }]));
  const taken: Known[] = [];
  const take = (item: Known | undefined, file: string): boolean => {
    if (!item || item.count === 0) return false;
    item.count--;
    taken.push({ ...item, file, count: 1 });
    return true;
  };
  const marked = problems.map((problem) => ({
    problem,
    mark: { id: problem.id, fingerprint: fingerprint(problem, lineAt(problem)) },
  }));
  const unknown = marked.filter(({ problem: { file }, mark }) => !take(open.get(keyOf(file, mark)), file));
  const moved = Map.groupBy(
    [...open.values()].filter(({ file }) => !exists(file)),
    (item) => keyOf('', item),
  );
  const fresh = unknown.filter(({ problem: { file }, mark }) => {
    const item = moved.get(keyOf('', mark))?.find(({ count }) => count > 0);
    return !take(item, file);
  });
  return {
    fresh: fresh.map(({ problem }) => problem),
    left: { version: 1, problems: counted(taken) },
    fixed: [...open.values()].reduce((sum, { count }) => sum + count, 0),
  };
}

/** Everything that was found. */
export function baselineOf(problems: readonly Problem[], lineAt: LineAt): Baseline {
  const all = problems.map((problem) => ({
    id: problem.id,
    file: problem.file,
    fingerprint: fingerprint(problem, lineAt(problem)),
    count: 1,
  }));
  return { version: 1, problems: counted(all) };
}

function counted(items: readonly Known[]): Known[] {
  const byKey = new Map<string, Known>();
  for (const item of items) {
    const key = keyOf(item.file, item);
    const count = (byKey.get(key)?.count ?? 0) + item.count;
    byKey.set(key, { ...item, count });
  }
  return [...byKey.values()].toSorted(
    (a, b) =>
      compareText(a.file, b.file) || compareText(a.id, b.id) || compareText(a.fingerprint, b.fingerprint),
  );
}

function keyOf(file: string, { id, fingerprint: mark }: Pick<Known, 'id' | 'fingerprint'>): string {
  return `${file}\0${id}\0${mark}`;
}

/**
 * Looks up lines in what was read: pages, settings and rule files, and files of the repository that only selective patterns
 * read. No file is opened, and any other has no lines.
 */
export function linesOf({ content }: Graph): LineAt {
  const sources = new Map([
    ...content.texts,
    ...repositoryTexts(content),
    ...content.entries.map(({ file, source }) => [file, source] as const),
  ]);
  const lines = new Map<string, readonly string[]>();
  const read = (file: string): readonly string[] => {
    const found = lines.get(file) ?? (sources.get(file) ?? '').split('\n');
    lines.set(file, found);
    return found;
  };
  return ({ file, line }) => read(file)[line - 1] ?? '';
}

/** A pattern that fits any line could print the whole repository, line by line. */
function repositoryTexts({ entries, repositoryFiles }: Content): [file: string, text: string][] {
  const assertions = entries.flatMap((entry) =>
    entry.kind === 'requirements' ? (entry.data.assert ?? []).filter(({ files }) => files !== undefined) : [],
  );
  const filesOf = (some: typeof assertions) =>
    some.flatMap(({ files = '' }) => repositoryFiles.get(files) ?? []);
  const hidden = new Set(
    filesOf(assertions.filter(({ match }) => !isSelectivePattern(match))).map(({ file }) => file),
  );
  return filesOf(assertions).flatMap(({ file, text }) => (hidden.has(file) ? [] : [[file, text]]));
}
