import { readContent, type ReadOptions } from '../entries/read.ts';
import { buildGraph, type Graph } from '../graph/build.ts';
import { derive, type Derived } from '../graph/derived.ts';
import { checkValidations, validatedPages } from '../checks/freshness.ts';
import { runChecks } from '../checks/run.ts';
import { maskProblems } from '../checks/secret-mask.ts';
import { textsToScan } from '../checks/secret-texts.ts';
import { findSecrets, type Secret } from '../checks/secrets.ts';
import type { Content, Entry } from '../entries/entry.ts';
import { codeFigure, type Highlight } from '../markdown/figure.ts';
import { createHighlighter, uncachedBlocks } from '../markdown/highlight.ts';
import { promqlLines } from '../markdown/promql.ts';
import {
  highlightBlocks,
  renderMarkdown,
  renderMarkdownWith,
  type OwnPlugins,
  type RenderOptions as TextOptions,
} from '../markdown/render.ts';
import { gitFacts } from '../repository/facts.ts';
import { trackedTreeOf } from '../repository/git.ts';
import { textHistory } from '../repository/text-history.ts';
import { cleanBase } from '../shared/base.ts';
import { languageOf } from '../shared/languages.ts';
import type { Problem } from '../shared/problem.ts';
import { codeReader } from '../placeholders/code-reader.ts';
import { outsideUrl } from '../site/repository.ts';
import type { Site } from '../site/site.ts';
import type { Cache } from './cache.ts';
import { highlightElsewhere, keepHighlights, readHighlights } from './highlighting.ts';
import { VERSION } from './version.ts';

/** A content folder, read and checked; nothing rendered yet. */
export interface Checked {
  readonly graph: Graph;
  readonly derived: Derived;
  readonly problems: readonly Problem[];
  /** Those that are accepted, too: none is printed. */
  readonly secrets: readonly Secret[];
}

export interface CheckOptions extends Omit<ReadOptions, 'workTree'> {
  /** The day that states are derived for, milliseconds since 1970, UTC; now where none is named. */
  readonly today?: number | undefined;
}

/** @throws ContentError when there is no such folder */
export async function checkContent(root: string, { today, ...options }: CheckOptions = {}): Promise<Checked> {
  return checkRead(readContent(root, { ...options, workTree: trackedTreeOf(root) }), today);
}

/** Derives and checks what was read. */
export async function checkRead(content: Content, today = Date.now()): Promise<Checked> {
  const graph = buildGraph(content);
  const history = textHistory(content.root, validatedPages(graph));
  const scanned = findSecrets(textsToScan(graph));
  const derived = derive(graph, today);
  const secrets = await scanned;
  const asked = [...secrets.map(({ finding }) => finding), ...checkValidations(graph, await history)];
  return { graph, derived, problems: maskProblems(runChecks(graph, derived, asked), secrets), secrets };
}

export interface RenderOptions {
  /** As asked for on the command line; else the settings say. */
  readonly base: string | undefined;
  readonly url: string | undefined;
  /** What bundled assets lack of their address; the base where absent. */
  readonly assets?: string;
  readonly isDev: boolean;
  readonly cache: Cache;
  /** Those of an Astro project. */
  readonly plugins?: OwnPlugins;
}

/** A site with what it takes to render an entry's text again. */
export interface RenderedSite extends Site {
  readonly textOptions: (entry: Entry) => TextOptions;
  readonly highlight: Promise<Highlight>;
}

/** Renders every entry's text and gathers what pages need beside it. The text is there at once; its colours come later. */
export async function renderContent(
  { graph, derived, problems }: Checked,
  { base: asked, assets, url: address, isDev, cache, plugins }: RenderOptions,
): Promise<RenderedSite> {
  const { entries, root, settings } = graph.content;
  const git = gitFacts(root, settings);
  const blocks = entries.flatMap(({ outline }) =>
    outline.blocks.map(({ code, language }) => ({ code, language: languageOf(language) ?? 'plain' })),
  );
  const known = readHighlights(cache);
  const wanted = uncachedBlocks(blocks, known);
  const highlights = wanted.length === 0 ? undefined : highlightElsewhere(wanted);
  const base = cleanBase(asked ?? settings.base);
  const url = address ?? settings.url;
  const taskUrl = (id: string) => graph.tasks.get(id);
  const { commit, repository } = await git;
  const inRepository = (path: string) => (repository ? outsideUrl(repository, path) : undefined);
  const isPublished = (file: string) => ['copied', 'rewritten'].includes(graph.publicationOf(file).is);
  const textOptions = (entry: Entry): TextOptions => ({
    resolve: graph.resolve,
    base,
    inRepository,
    isPublished,
    taskUrl,
    placeholders: codeReader(entry).line,
  });
  const pairs = plugins
    ? await Promise.all(
        entries.map(
          async (entry) => [entry, await renderMarkdownWith(plugins, entry, textOptions(entry))] as const,
        ),
      )
    : entries.map((entry) => [entry, renderMarkdown(entry, textOptions(entry))] as const);
  const rendered = new Map(pairs);
  const highlighter = Promise.resolve(highlights).then((more) =>
    createHighlighter(blocks, { ...known, ...more }),
  );
  const highlighted = highlighter.then(({ highlight, used }) => {
    const bodies = [...rendered].map(
      ([entry, text]) => [entry, highlightBlocks(text, highlight, codeReader(entry).block)] as const,
    );
    keepHighlights(used(), cache);
    return new Map(bodies);
  });
  // A failure is reported where they are awaited; until then it must not end the process.
  const highlight = highlighter.then((made) => made.highlight);
  for (const promised of [highlighted, highlight]) promised.catch(() => undefined);
  const build = { time: new Date().toISOString(), version: VERSION, ...(commit ? { commit } : {}) };
  return {
    graph,
    derived,
    problems,
    rendered,
    highlighted,
    expressions: expressionsOf(graph),
    base,
    assets: assets ?? base.slice(0, -1),
    url,
    build,
    repository,
    isDev,
    textOptions,
    highlight,
  };
}

/** The figure of every alert's expression, as HTML, by the expression. */
function expressionsOf({ alerts }: Graph): Map<string, string> {
  const expressions = [...alerts.values()].flatMap(({ setups }) => setups.map(({ expr }) => expr));
  return new Map(
    [...new Set(expressions)]
      .filter((expr) => expr !== '')
      .map((expr) => [expr, codeFigure(promqlLines(expr.trimEnd()), 'promql')]),
  );
}
