import fs from 'node:fs';
import path from 'node:path';
import { readRegularFile } from '../entries/file-access.ts';
import type { Graph } from '../graph/build.ts';
import { edited, type Edit } from '../shared/edit.ts';
import type { Problem } from '../shared/diagnostic.ts';

/**
 * Fixes what can be fixed without a doubt, and touches nothing else in the files: neither line ends nor a byte order mark.
 * @returns the problems that are no more
 */
export function applyFixes({ content }: Graph, problems: readonly Problem[]): Problem[] {
  const within = fs.realpathSync.native(content.root);
  const fixable = problems.filter(({ fix }) => (fix ?? []).length > 0);
  return [...Map.groupBy(fixable, ({ file }) => file)].flatMap(([file, found]) => {
    const target = path.join(content.root, file);
    const raw = readRegularFile(target, { use: 'page', within });
    const text = raw.toString('utf8');
    // What is not UTF-8 would not be written as it was.
    if (!raw.equals(Buffer.from(text))) return [];
    const { fixed, edits } = separate(found);
    fs.writeFileSync(target, edited(text, edits));
    return fixed;
  });
}

/** Where two want the same place, the first has it; the other is met again by the next run. */
function separate(problems: readonly Problem[]): { fixed: Problem[]; edits: Edit[] } {
  const fixed: Problem[] = [];
  const edits: Edit[] = [];
  for (const problem of problems) {
    const { fix = [] } = problem;
    if (fix.some((edit) => edits.some((other) => edit.start < other.end && other.start < edit.end))) continue;
    fixed.push(problem);
    edits.push(...fix);
  }
  return { fixed, edits };
}
