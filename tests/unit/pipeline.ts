import { runChecks } from '../../src/checks/run.ts';
import type { Entry } from '../../src/entries/entry.ts';
import { readContent } from '../../src/entries/read.ts';
import { buildGraph, type Graph } from '../../src/graph/build.ts';
import { deriveStates } from '../../src/graph/derived.ts';
import { codeAnalyzer } from '../../src/placeholders/code-analyzer.ts';
import { plain, type Highlight } from '../../src/markdown/figure.ts';
import {
  highlightBlocks,
  placeholdersOf,
  renderMarkdown,
  type RenderedMarkdown,
} from '../../src/markdown/render.ts';
import type { Span } from '../../src/shared/position.ts';
import type { Diagnostic, Problem } from '../../src/shared/diagnostic.ts';
import { tree, type Files } from './tree.ts';

export type Row = [file: string, line: number, column: number, id: string];

export function graphOf(files: Files): Graph {
  return buildGraph(readContent(tree(files)));
}

/** What a check of single entries finds in a tree. */
export function foundIn(
  graph: Graph,
  check: (entry: Entry, isStrict: boolean) => Diagnostic[],
): Diagnostic[] {
  const { entries, settings } = graph.content;
  return entries.flatMap((entry) => check(entry, settings.strict));
}

/** The day on which everything here is looked at. */
export const TODAY = Date.UTC(2026, 10, 20);

export function problemsOf(files: Files): Problem[] {
  const graph = graphOf(files);
  return runChecks(graph, deriveStates(graph, TODAY));
}

/** Problems as rows. A missing title is left out unless it is asked for: most of the small texts here have none. */
export function rowsOf(files: Files, { titles = false } = {}): Row[] {
  return problemsOf(files)
    .filter(({ id }) => titles || id !== 'schema/missing-title')
    .map(({ file, line, column, id }) => [file, line, column, id]);
}

export function entryOf(graph: Graph, file: string): Entry {
  const entry = graph.content.entries.find((candidate) => candidate.file === file);
  if (!entry) throw new Error(`The tree has no entry ${file}.`);
  return entry;
}

/** Whether a place is in a file of these lines, and does not end before it begins. */
export function liesIn({ line, column, endLine, endColumn }: Span, lines: readonly string[]): boolean {
  const fits = (row: number, at: number) => at >= 1 && at <= (lines[row - 1]?.length ?? -1) + 1;
  return fits(line, column) && fits(endLine, endColumn) && (endLine > line || endColumn >= column);
}

/** The HTML of the page `a.md`, which is `text`, beside other files. */
export function render(text: string, others: Files = {}, highlight: Highlight = plain): string {
  return bodyOf({ 'a.md': text, ...others }, { highlight }).html;
}

interface Shown {
  readonly highlight?: Highlight;
  readonly file?: string;
  /** Whether its code is read for what it does. */
  readonly isRead?: boolean;
}

interface TextPage extends RenderedMarkdown {
  readonly html: string;
  readonly placeholders: readonly string[];
}

/** What the page of a file shows. */
export function bodyOf(files: Files, { file = 'a.md', ...shown }: Shown = {}): TextPage {
  const graph = graphOf(files);
  return shownOf(graph, entryOf(graph, file), shown);
}

export function shownOf(
  graph: Graph,
  entry: Entry,
  { highlight = plain, isRead = false }: Shown = {},
): TextPage {
  const { line, block } = codeAnalyzer(entry);
  const text = renderMarkdown(entry, {
    resolve: graph.resolve,
    base: '/ops/',
    inRepository: (to) => `https://host.example/${to}`,
    isPublished: () => true,
    placeholders: isRead ? line : undefined,
    taskUrl: (id) => graph.tasks.get(id),
  });
  return {
    ...text,
    html: highlightBlocks(text, highlight, isRead ? block : undefined),
    placeholders: isRead ? placeholdersOf(text, block) : [],
  };
}

/** The opening tags of what we rendered, where every attribute value stands in double quotes. */
export function tagsOf(html: string): { name: string; attributes: string }[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)((?:[^<>"]|"[^"]*")*)>/gi)].map(
    ([, name = '', attributes = '']) => ({
      name: name.toLowerCase(),
      attributes,
    }),
  );
}
