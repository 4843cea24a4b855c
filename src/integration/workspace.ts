import { readContent, type ReadOptions } from '../entries/read.ts';
import { buildGraph, type Graph } from '../graph/build.ts';
import { derive, type Derived } from '../graph/derived.ts';
import { checkValidations, validatedPages } from '../checks/freshness.ts';
import { runChecks } from '../checks/run.ts';
import { maskProblems } from '../checks/secret-mask.ts';
import { textsToScan } from '../checks/secret-texts.ts';
import { findSecrets, type Secret } from '../checks/secrets.ts';
import { codeFigure } from '../markdown/figure.ts';
import { createHighlighter, missing } from '../markdown/highlight.ts';
import { promqlLines } from '../markdown/promql.ts';
import { paint, renderText } from '../markdown/render.ts';
import { gitFacts } from '../repository/facts.ts';
import { trackedTreeOf } from '../repository/git.ts';
import { textHistory } from '../repository/text-history.ts';
import { cleanBase } from '../shared/base.ts';
import { languageOf } from '../shared/languages.ts';
import type { Problem } from '../shared/problem.ts';
import { codeReader } from '../shell/code-reader.ts';
import { outsideUrl } from '../site/repository.ts';
import type { Site } from '../site/site.ts';
import type { Cache } from './cache.ts';
import { highlightElsewhere, keepHighlights, readHighlights, type Highlights } from './highlighting.ts';
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
export async function checkContent(
  root: string,
  { today = Date.now(), ...options }: CheckOptions = {},
): Promise<Checked> {
  const graph = buildGraph(readContent(root, { ...options, workTree: trackedTreeOf(root) }));
  const history = textHistory(root, validatedPages(graph));
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
  readonly isDev: boolean;
  readonly cache: Cache;
}

/**
 * Renders every entry's text and gathers what pages need beside it. The text is there at once; its colours come while Astro
 * starts.
 */
export async function renderContent(
  { graph, derived, problems }: Checked,
  { base: asked, url: address, isDev, cache }: RenderOptions,
): Promise<Site> {
  const { entries, root, settings } = graph.content;
  const git = gitFacts(root, settings);
  const blocks = entries.flatMap(({ outline }) =>
    outline.blocks.map(({ code, language }) => ({ code, language: languageOf(language) ?? 'plain' })),
  );
  const known = readHighlights(cache);
  const wanted = missing(blocks, known);
  const highlights = wanted.length === 0 ? undefined : highlightElsewhere(wanted);
  const base = cleanBase(asked ?? settings.base);
  const url = address ?? settings.url;
  const taskUrl = (id: string) => graph.tasks.get(id);
  const { commit, repository } = await git;
  const inRepository = (path: string) => (repository ? outsideUrl(repository, path) : undefined);
  const isPublished = (file: string) => ['copied', 'rewritten'].includes(graph.publicationOf(file).is);
  const texts = new Map(
    entries.map((entry) => {
      const placeholders = codeReader(entry).line;
      const options = { resolve: graph.resolve, base, inRepository, isPublished, taskUrl, placeholders };
      return [entry, renderText(entry, options)];
    }),
  );
  const coloured = async (more: Highlights) => {
    const { colour, used } = await createHighlighter(blocks, { ...known, ...more });
    const painted = [...texts].map(
      ([entry, text]) => [entry, paint(text, colour, codeReader(entry).block)] as const,
    );
    keepHighlights(used(), cache);
    return new Map(painted);
  };
  const bodies = highlights ? highlights.then(coloured) : coloured({});
  // Whoever needs the bodies hears of a failure; until then it must not end the process.
  bodies.catch(() => undefined);
  const build = { time: new Date().toISOString(), version: VERSION, ...(commit ? { commit } : {}) };
  return {
    graph,
    derived,
    problems,
    texts,
    bodies,
    expressions: expressionsOf(graph),
    base,
    url,
    build,
    repository,
    isDev,
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
