import fs from 'node:fs';
import path from 'node:path';
import type { Content, Entry } from '../entries/entry.ts';
import { readRegularFile } from '../entries/file-access.ts';
import { readContent } from '../entries/read.ts';
import { readRules } from '../entries/rules.ts';
import { readSettings } from '../entries/settings.ts';
import { buildGraph } from '../graph/build.ts';
import { linkTargets as placesIn, resolveLink } from '../graph/resolve.ts';
import { Places } from '../importers/place.ts';
import { NOTHING, type Plan, type PlanOptions } from '../importers/plan.ts';
import { planDrafts } from '../importers/rules.ts';
import { noContent, singlePage } from '../importers/single.ts';
import { planSplit } from '../importers/split.ts';
import { planTree, type Source } from '../importers/tree.ts';
import { trackedTreeOf } from '../repository/git.ts';
import type { Kind } from '../kinds/registry.ts';
import { displayPath, isMarkdown } from '../shared/path.ts';
import { DEFAULT_SCALE } from '../shared/severity.ts';
import { UsageError } from './command.ts';

interface ImportOptions {
  /** Absolute. */
  readonly into: string;
  readonly as: Kind | undefined;
  /** Globs, relative to the working directory. */
  readonly rules: readonly string[];
  /** The level of the headings that become pages. */
  readonly split: number | undefined;
}

/** With the folder that the files of the source are relative to. */
interface SourcePlan extends Plan {
  readonly root: string;
}

/**
 * Reads what is to be imported, a folder of Markdown, a Markdown file or a file of alerting rules, and plans what comes of it.
 * @param given absolute
 * @throws UsageError where there is nothing that could be imported
 */
export function planImport(given: string, { into, as, rules, split }: ImportOptions): SourcePlan {
  const stat = fs.statSync(given, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`File or folder not found: ${displayPath(given)}.`);
  const isFolder = stat.isDirectory();
  if (split !== undefined && (isFolder || !isMarkdown(given)))
    throw new UsageError('Invalid source for --split: expected one Markdown file.');
  const isTargetStrict = fs.existsSync(into) && readSettings(into).settings.strict;
  const options: PlanOptions = { into, as, isTargetStrict };
  const globs = isFolder || isMarkdown(given) ? rules : [given, ...rules];
  const places = new Places();
  const content = contentOf(given, isFolder, into);
  if (content.entries.length === 0 && globs.length === 0)
    throw new UsageError(`No Markdown files in ${displayPath(given)}. Use --rules to name rule files.`);
  const source = sourceOf(content);
  const pages =
    split === undefined ? planTree(source, places, options) : planSplit(source, split, places, options);
  assertApart(content, pages, into);
  const drafts = globs.length === 0 ? NOTHING : planRules(globs, content, places, into);
  return {
    root: content.root,
    outputs: [...pages.outputs, ...drafts.outputs],
    notes: [...pages.notes, ...drafts.notes],
  };
}

function contentOf(given: string, isFolder: boolean, into: string): Content {
  if (isFolder) return readContent(given, { exclude: [into], workTree: trackedTreeOf(given) });
  return isMarkdown(given) ? singlePage(given) : noContent(path.dirname(given));
}

function sourceOf(content: Content): Source {
  return {
    content,
    resolver: (tree) => {
      const known = placesIn(tree);
      return (target, from) => resolveLink(target, from, known);
    },
    read: (file) =>
      readRegularFile(path.join(content.root, file), {
        use: 'published',
        within: fs.realpathSync.native(content.root),
      }),
  };
}

/** What was imported may be imported again, in place; anything else would be there twice. */
function assertApart({ root, entries }: Content, { outputs }: Plan, into: string): void {
  const planned = new Set(outputs.map(({ file }) => file));
  if (root === into && entries.some(({ file }) => !planned.has(file)))
    throw new UsageError(
      `Source and target are the same folder: ${displayPath(into)}. Use --into to choose another.`,
    );
}

function planRules(globs: readonly string[], content: Content, places: Places, into: string): Plan {
  const { rules, findings } = readRules(
    into,
    globs.map((pattern) => ({ pattern, from: process.cwd() })),
  );
  const there = fs.existsSync(into) ? [readContent(into, { workTree: trackedTreeOf(into) })] : [];
  const answersIn = (read: Content) => {
    const { alerts } = buildGraph({ ...read, rules });
    return (alert: string): readonly Entry[] => [
      ...(alerts.get(alert)?.runbooks ?? []),
      ...read.entries.filter((entry) => entry.kind === 'runbooks' && entry.alerts.includes(alert)),
    ];
  };
  const inSource = answersIn(content);
  const inTarget = there.map(answersIn);
  const isAnswered = (alert: string, file: string): boolean =>
    inSource(alert).length > 0 ||
    inTarget.some((answers) => answers(alert).some((entry) => entry.file !== file));
  const scale = there[0]?.settings.severities ?? DEFAULT_SCALE;
  return {
    outputs: planDrafts(rules, isAnswered, places, scale),
    notes: findings.map((found) => ({ ...found, level: found.levels.lenient, in: 'target' })),
  };
}
