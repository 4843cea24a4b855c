import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { secretMask } from '../../checks/secret-mask.ts';
import { ContentError } from '../../entries/content-error.ts';
import { mediaType } from '../../entries/published/media.ts';
import { readContent } from '../../entries/read.ts';
import { differences } from '../../graph/differences.ts';
import { checkContent, checkRead, type Checked } from '../../integration/workspace.ts';
import { commitNamed, writeCommit } from '../../repository/checkout.ts';
import { workTreeOf, type WorkTree } from '../../repository/git.ts';
import { isWithin } from '../../shared/path.ts';
import {
  dateOption,
  EXIT,
  invalidOption,
  RULES,
  textOption,
  textsOption,
  UsageError,
  type Command,
} from '../command.ts';
import { DIFFERENCE_FORMATS, differenceLines } from '../difference-lines.ts';
import { onInterrupt } from '../interrupt.ts';
import { mapText } from '../output-line.ts';
import { printAll } from '../terminal.ts';

export const diff: Command = {
  name: 'diff',
  summary: 'compare pages and their states with those of a commit',
  takes: [
    { name: 'ref', help: 'A commit, branch or tag, e.g. main or HEAD~10' },
    { name: 'content', help: 'The folder with the Markdown', default: 'content' },
  ],
  options: {
    rules: RULES,
    format: {
      type: 'string',
      value: 'FORMAT',
      help: `How to print the differences: ${DIFFERENCE_FORMATS.join(', ')}`,
      default: 'text',
    },
    today: {
      type: 'string',
      value: 'DATE',
      help: 'The day for which the states of both are derived (default: now)',
    },
  },
  async run([ref = '', content = ''], options) {
    const written = textOption(options, 'format') ?? 'text';
    const format = DIFFERENCE_FORMATS.find((one) => one === written);
    if (format === undefined) throw invalidOption('format', written, DIFFERENCE_FORMATS.join(', '));
    const root = path.resolve(content);
    const rules = textsOption(options, 'rules');
    const today = dateOption(options, 'today') ?? Date.now();
    const after = await checkContent(root, { rules, today });
    const workTree = workTreeOf(root);
    if (workTree === undefined) throw new ContentError(`Not in a git repository: ${root}.`);
    const commit = await commitNamed(workTree, ref);
    if (commit === undefined) throw new UsageError(`Unknown commit "${ref}".`);
    const before = await checkedAt(commit, workTree, { rules, today });
    const mask = secretMask([...before.secrets, ...after.secrets]);
    const lines = differenceLines(format, { ref, commit, ...differences(before, after) });
    printAll(lines.map((line) => mapText(line, mask)));
    return EXIT.ok;
  },
};

/** The content as a commit has it, read from a folder that is removed afterwards. */
async function checkedAt(
  commit: string,
  workTree: WorkTree,
  { rules, today }: { readonly rules: readonly string[]; readonly today: number },
): Promise<Checked> {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'handrail-diff-'));
  const remove = onInterrupt(() => fs.rmSync(folder, { recursive: true, force: true }));
  try {
    // Kinds may follow from the name of the repository.
    const top = path.join(folder, path.basename(workTree.dir) || 'repository');
    const root = path.join(top, workTree.prefix);
    fs.mkdirSync(root, { recursive: true });
    const isWhole = await writeCommit(workTree, commit, top, (file) => mediaType(file) !== 'binary');
    if (!isWhole) throw new ContentError(`Git does not have all files of commit ${commit.slice(0, 7)}.`);
    const read = readContent(root, {
      rules: rules.map((glob) => inCommit(glob, workTree.dir, top)),
      workTree: { root: top, trackedFiles: (files) => new Set(files) },
    });
    return await checkRead(read, today);
  } finally {
    remove();
  }
}

/** A glob of the command line, where the same files are in the commit; what is not in the repository is the same for both. */
function inCommit(glob: string, from: string, to: string): string {
  const whole = path.resolve(glob);
  return isWithin(from, whole) ? path.join(to, path.relative(from, whole)) : glob;
}
