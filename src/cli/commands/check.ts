import path from 'node:path';
import type { Graph } from '../../graph/build.ts';
import { maskLines, secretMask } from '../../checks/secret-mask.ts';
import { NO_CACHE } from '../../integration/cache.ts';
import { contentCache } from '../../integration/content-cache.ts';
import { codeDigest } from '../../integration/version.ts';
import { beginCheck, type Checking } from '../../integration/workspace.ts';
import { byFile, type Problem } from '../../shared/diagnostic.ts';
import { count } from '../../shared/text.ts';
import { withoutKnown, type Run } from '../baseline-file.ts';
import {
  dateOption,
  EXIT,
  numberOption,
  RULES,
  textOption,
  textsOption,
  invalidOption,
  type Command,
  type Values,
} from '../command.ts';
import { CACHE, cacheFor, cacheOption } from '../cache-option.ts';
import { applyFixes } from '../fixes.ts';
import { linesOf } from '../../checks/baseline.ts';
import { onInterrupt } from '../interrupt.ts';
import { mapText } from '../output-line.ts';
import { github } from '../reporters/github.ts';
import { json } from '../reporters/json.ts';
import { pretty } from '../reporters/pretty.ts';
import { sarif } from '../reporters/sarif.ts';
import type { Reporter } from '../reporters/report.ts';
import { scaleTable } from '../tables.ts';
import { complain, painter, print, printAll } from '../terminal.ts';

const FORMATS = 'pretty, json, github or sarif';

export const check: Command = {
  name: 'check',
  summary: 'find problems in a content folder, without building',
  takes: [{ name: 'content', help: 'The folder with the Markdown', default: 'content' }],
  options: {
    rules: RULES,
    format: {
      type: 'string',
      value: 'FORMAT',
      help: `How to print what was found: ${FORMATS}`,
      default: 'pretty',
    },
    today: {
      type: 'string',
      value: 'DATE',
      help: 'The day for which states are derived, e.g. "overdue" (default: now)',
    },
    'max-warnings': { type: 'string', value: 'N', help: 'Fail when there are more warnings than this' },
    baseline: {
      type: 'string',
      value: 'FILE',
      help: 'Leave out the problems in this file, and fail on new ones',
    },
    'update-baseline': { type: 'boolean', help: 'Remove fixed problems from the baseline' },
    force: { type: 'boolean', help: 'With --update-baseline: add new problems, too' },
    fix: { type: 'boolean', help: 'Fix what can be fixed without a doubt: prompts, the case of anchors' },
    cache: CACHE,
    'no-cache': { type: 'boolean', help: 'Take nothing from earlier runs, and keep nothing' },
    severities: { type: 'boolean', help: 'Print the severity scale in use, and nothing else' },
  },
  async run([content = ''], options) {
    const started = performance.now();
    const report = reporterOf(options);
    const limit = numberOption(options, 'max-warnings') ?? Infinity;
    const root = path.resolve(content);
    const rules = textsOption(options, 'rules');
    const today = dateOption(options, 'today');
    const folder = cacheOption(options, root);
    const cache = options['no-cache'] === true ? NO_CACHE : await cacheFor(folder, root);
    const clean = onInterrupt(cache.release);
    const memory = contentCache(cache, codeDigest());
    const problems: Problem[] = [];
    try {
      const { graph, secrets, files } = await beginCheck(root, { rules, today, memory });
      if (options['severities'] === true) {
        print(...scaleTable(graph.scale));
        return EXIT.ok;
      }
      const lineAt = linesOf(graph);
      const mask = secretMask(secrets);
      const groups = report({
        graph,
        files: collect(chosen({ graph, files }, { root, lineAt, options }), problems),
        lineAt: maskLines(lineAt, secrets),
        took: () => performance.now() - started,
      });
      for (const lines of groups) printAll(lines.map((line) => mapText(line, mask)));
    } finally {
      memory.save();
      clean();
    }
    const failed =
      problems.some(({ level }) => level === 'error') ||
      problems.filter(({ level }) => level === 'warning').length > limit;
    return failed ? EXIT.problems : EXIT.ok;
  },
};

/** Adds each problem to `problems` when its file is read. */
function* collect(files: Iterable<readonly Problem[]>, problems: Problem[]): Generator<readonly Problem[]> {
  for (const found of files) {
    problems.push(...found);
    yield found;
  }
}

/** The problems that are to be printed. Those of a file can be printed before the next one is checked, unless all are compared or fixed. */
function chosen({ graph, files }: Pick<Checking, 'graph' | 'files'>, run: Run): Iterable<readonly Problem[]> {
  const { options } = run;
  const isFix = options['fix'] === true;
  if (!isFix && options['baseline'] === undefined && options['update-baseline'] !== true) return files;
  const all = [...files].flat();
  return byFile(withoutKnown(isFix ? fixed(graph, all) : all, run));
}

function reporterOf(options: Values): Reporter {
  const reporters = { json, github, sarif, pretty: pretty(painter(process.stdout)) };
  const format = textOption(options, 'format') ?? 'pretty';
  if (!Object.hasOwn(reporters, format)) throw invalidOption('format', format, FORMATS);
  return reporters[format as keyof typeof reporters];
}

function fixed(graph: Graph, problems: readonly Problem[]): Problem[] {
  const gone = new Set(applyFixes(graph, problems));
  if (gone.size > 0) complain(`Fixed ${count(gone.size, 'problem')}.`);
  return problems.filter((problem) => !gone.has(problem));
}
