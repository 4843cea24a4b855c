import { readContent, type ReadOptions } from '../entries/read.ts';
import { buildGraph, type Graph } from '../graph/build.ts';
import { notesOf } from '../graph/notes.ts';
import { runChecks } from '../checks/run.ts';
import type { Colour } from '../markdown/code.ts';
import { createHighlighter, missing, plain } from '../markdown/highlight.ts';
import { renderBody } from '../markdown/render.ts';
import { cleanBase } from '../shared/base.ts';
import { languageOf } from '../shared/languages.ts';
import type { Problem } from '../shared/problem.ts';
import type { SiteSource } from '../site/source.ts';
import type { Cache } from './cache.ts';
import { gitFacts } from './git.ts';
import { highlightElsewhere, keepHighlights, readHighlights, type Highlights } from './highlighting.ts';
import { VERSION } from './version.ts';

/** A content folder, read and checked; nothing rendered yet. */
export interface Checked {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
}

/** @throws ContentError when there is no such folder */
export function checkContent(root: string, options?: ReadOptions): Checked {
  const graph = buildGraph(readContent(root, options));
  return { graph, problems: runChecks(graph) };
}

export interface RenderOptions {
  /** As asked for on the command line; else the settings say. */
  readonly base: string | undefined;
  readonly url: string | undefined;
  readonly isDev: boolean;
  /** The day that states are derived for; now where none is named. */
  readonly today?: number | undefined;
  readonly cache: Cache;
}

/**
 * Renders every entry's text and gathers what pages need beside it. The text is there at once; its colours come while Astro
 * starts.
 */
export async function renderContent(
  { graph, problems }: Checked,
  { base: asked, url: address, isDev, today = Date.now(), cache }: RenderOptions,
): Promise<SiteSource> {
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
  const render = (colour: Colour) => {
    const options = { resolve: graph.resolve, base, colour };
    return new Map(entries.map((entry) => [entry, renderBody(entry, options)]));
  };
  const paint = async (more: Highlights) => {
    const { colour, used } = await createHighlighter(blocks, { ...known, ...more });
    const coloured = render(colour);
    keepHighlights(used(), cache);
    return coloured;
  };
  const texts = highlights ? render(plain) : await paint({});
  const bodies = highlights ? highlights.then(paint) : Promise.resolve(texts);
  // Whoever needs the bodies hears of a failure; until then it must not end the process.
  bodies.catch(() => undefined);
  const { commit, repository } = await git;
  const build = { time: new Date().toISOString(), version: VERSION, ...(commit ? { commit } : {}) };
  return {
    graph,
    notes: notesOf(graph, today),
    problems,
    texts,
    bodies,
    base,
    url,
    build,
    repository,
    isDev,
  };
}
