import { readContent, type ReadOptions } from '../entries/read.ts';
import type { Entry } from '../entries/entry.ts';
import { buildGraph, type Graph } from '../graph/build.ts';
import { runChecks } from '../checks/run.ts';
import { createHighlighter } from '../markdown/highlight.ts';
import { renderBody, type Body } from '../markdown/render.ts';
import { languageOf } from '../shared/languages.ts';
import type { Problem } from '../shared/problem.ts';
import type { SiteSource } from '../site/source.ts';
import type { Cache } from './cache.ts';
import { gitFacts } from './git.ts';
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
  readonly cache: Cache;
}

const HIGHLIGHTS = 'highlights.json';

/** Renders every entry's text and gathers what pages need beside it. */
export async function renderContent(
  { graph, problems }: Checked,
  { base: asked, url: address, isDev, cache }: RenderOptions,
): Promise<SiteSource> {
  const { content } = graph;
  const git = gitFacts(content.root, content.settings);
  const base = cleanBase(asked ?? content.settings.base);
  const url = address ?? content.settings.url;
  const bodies = await renderBodies(graph, base, cache);
  const { commit, repository } = await git;
  const build = { time: new Date().toISOString(), version: VERSION, ...(commit ? { commit } : {}) };
  return { graph, problems, bodies, base, url, build, repository, isDev };
}

async function renderBodies(graph: Graph, base: string, cache: Cache): Promise<Map<Entry, Body>> {
  const { entries } = graph.content;
  const blocks = entries.flatMap(({ outline }) =>
    outline.blocks.map(({ code, language }) => ({ code, language: languageOf(language) ?? 'plain' })),
  );
  const highlighter = await createHighlighter(blocks, parse(cache.read(HIGHLIGHTS)));
  const options = { resolve: graph.resolve, base, colour: highlighter.colour };
  const bodies = new Map(entries.map((entry) => [entry, renderBody(entry, options)]));
  cache.write(HIGHLIGHTS, JSON.stringify(highlighter.used()));
  return bodies;
}

function parse(json: string | undefined): Record<string, string> {
  try {
    return JSON.parse(json ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

/** `ops`, `/ops` and `/ops/` are the same base: `/ops/`. */
export function cleanBase(base: string): string {
  const path = base.split('/').filter(Boolean).join('/');
  return path ? `/${path}/` : '/';
}
