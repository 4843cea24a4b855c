import path from 'node:path';
import type { Note } from '../../importers/notes.ts';
import type { Kind } from '../../kinds/registry.ts';
import { displayPath } from '../../shared/path.ts';
import {
  EXIT,
  numberOption,
  textOption,
  textsOption,
  invalidOption,
  type Command,
  type Values,
} from '../command.ts';
import { writeOutputs } from '../import-files.ts';
import { planImport } from '../import-source.ts';
import { importTable } from '../tables.ts';
import { kindNamed } from '../kind-argument.ts';
import type { Line } from '../output-line.ts';
import { STYLES } from '../reporters/pretty.ts';
import { complain, painter, printAll, progress } from '../terminal.ts';

export const importEntries: Command = {
  name: 'import',
  summary: 'move Markdown or alerting rules of others into a content folder',
  takes: [{ name: 'source', help: 'A folder of Markdown, one Markdown file, or a file of Prometheus rules' }],
  options: {
    into: { type: 'string', value: 'DIR', help: 'The content folder', default: 'content' },
    as: { type: 'string', value: 'KIND', help: 'The kind of pages that do not state their own' },
    'dry-run': { type: 'boolean', help: 'Show what would be done, and write nothing' },
    force: { type: 'boolean', help: 'Overwrite files that were changed since they were imported, too' },
    rules: {
      type: 'string',
      value: 'GLOB',
      help: 'Prometheus rule files: a draft runbook for each alert that has none; a glob in quotes (repeatable)',
      multiple: true,
    },
    split: {
      type: 'string',
      value: 'N',
      help: 'Make a page of every heading of level N of one Markdown file',
    },
  },
  run([given = ''], options) {
    const { step, done } = progress();
    const source = path.resolve(given);
    const into = path.resolve(textOption(options, 'into') ?? 'content');
    const isDryRun = options['dry-run'] === true;
    step('Reading');
    const plan = planImport(source, {
      into,
      as: kindOption(options),
      rules: textsOption(options, 'rules'),
      split: splitOption(options),
    });
    step('Writing');
    const { outcomes, notes } = writeOutputs(plan.outputs, into, {
      isForced: options['force'] === true,
      isDryRun,
    });
    done();
    const all = [...plan.notes, ...notes];
    for (const found of all) complain(told(found, found.in === 'source' ? plan.root : into));
    printAll(importTable(outcomes));
    if (isDryRun) complain('Nothing was written.');
    const isSkipped = outcomes.some(({ fate }) => fate === 'changed' || fate === 'failed');
    return Promise.resolve(isSkipped || all.some(({ level }) => level === 'error') ? EXIT.problems : EXIT.ok);
  },
};

function kindOption(options: Values): Kind | undefined {
  const wanted = textOption(options, 'as');
  return wanted === undefined ? undefined : kindNamed(wanted);
}

function splitOption(options: Values): number | undefined {
  const depth = numberOption(options, 'split');
  if (depth === undefined || (depth >= 1 && depth <= 6)) return depth;
  throw invalidOption('split', depth, 'a heading level from 1 to 6');
}

/** @param root the folder that the file is relative to */
function told({ file, line, column, level, message }: Note, root: string): Line {
  const paint = painter(process.stderr);
  return [
    `${displayPath(path.join(root, file))}:${line}:${column} `,
    paint(STYLES[level], level),
    ` ${message}`,
  ];
}
