import { readContent, type ReadOptions } from '../entries/read.ts';
import { buildGraph, type Graph } from '../graph/build.ts';
import { deriveStates, type DerivedStates } from '../graph/derived.ts';
import { checkValidations, validatedPages } from '../checks/freshness.ts';
import { checkCode } from '../checks/links.ts';
import { checkEntry, problemsByFile } from '../checks/run.ts';
import { maskProblems } from '../checks/secret-mask.ts';
import { textsToScan } from '../checks/secret-texts.ts';
import { findSecrets, type Secret } from '../checks/secrets.ts';
import { sourceFiles } from '../entries/repository-files.ts';
import type { Content, Entry } from '../entries/entry.ts';
import { codeFigure } from '../markdown/figure.ts';
import { promqlLines } from '../markdown/promql.ts';
import {
  renderMarkdownWith,
  type OwnPlugins,
  type RenderOptions as TextOptions,
  type RenderedMarkdown,
} from '../markdown/render.ts';
import { gitFacts, type GitFacts } from '../repository/facts.ts';
import { lastChanges, type LastChange, type LastChanges } from '../repository/last-changes.ts';
import { trackedTreeOf } from '../repository/git.ts';
import { textHistory } from '../repository/text-history.ts';
import { cleanBase } from '../shared/base.ts';
import { digestOf, NO_MEMORY, remembered, type Memory } from '../shared/memory.ts';
import type { Problem } from '../shared/diagnostic.ts';
import { codeAnalyzer } from '../placeholders/code-analyzer.ts';
import { fileInRepository } from '../site/repository.ts';
import type { Site } from '../site/site.ts';
import { bodiesOf, type Bodies } from './bodies.ts';
import { VERSION } from './version.ts';

/** A content folder, read and checked; nothing rendered yet. */
export interface Checked {
  readonly graph: Graph;
  readonly derived: DerivedStates;
  readonly problems: readonly Problem[];
  /** Those that are accepted, too: none is printed. */
  readonly secrets: readonly Secret[];
  readonly git: GitFacts;
}

export interface CheckOptions extends Omit<ReadOptions, 'workTree'> {
  /** The day that states are derived for, milliseconds since 1970, UTC; now where none is named. */
  readonly today?: number | undefined;
}

/** A content folder that is being checked. */
export interface Checking extends Omit<Checked, 'problems'> {
  /** The problems of one file after the other; each file is checked when it is asked for, once. */
  readonly files: Iterable<readonly Problem[]>;
}

/** @throws ContentError when there is no such folder */
export async function checkContent(root: string, options?: CheckOptions): Promise<Checked> {
  return allChecked(await beginCheck(root, options));
}

/** @throws ContentError when there is no such folder */
export async function beginCheck(root: string, { today, ...options }: CheckOptions = {}): Promise<Checking> {
  const content = readContent(root, { ...options, workTree: trackedTreeOf(root) });
  return beginCheckOf(content, today, options.memory);
}

/** Derives and checks what was read. */
export async function checkRead(content: Content, today?: number, memory?: Memory): Promise<Checked> {
  return allChecked(await beginCheckOf(content, today, memory));
}

function allChecked({ files, ...checked }: Checking): Checked {
  return { ...checked, problems: [...files].flat() };
}

async function beginCheckOf(
  read: Content,
  today = Date.now(),
  memory: Memory = NO_MEMORY,
): Promise<Checking> {
  const files = read.entries.map(({ file }) => file);
  const git = await gitFacts(read.root, read.settings, files);
  const content = { ...read, repository: git.repository };
  const graph = buildGraph(content);
  const history = textHistory(content.root, validatedPages(graph));
  const scanned = findSecrets(textsToScan(graph), memory);
  const derived = deriveStates(graph, today);
  const secrets = await scanned;
  const asked = [
    ...secrets.map(({ finding }) => finding),
    ...checkCode(graph, sourceFiles(content.root, trackedTreeOf(content.root))),
    ...checkValidations(graph, await history),
  ];
  const found = problemsByFile(graph, derived, asked, entryCheck(content, memory));
  return { graph, derived, files: found.map((problems) => maskProblems(problems, secrets)), secrets, git };
}

/** What is found in an entry alone is remembered. */
function entryCheck({ origins }: Content, memory: Memory): typeof checkEntry {
  return (entry, isStrict) => {
    const origin = origins.get(entry);
    if (!origin) return checkEntry(entry, isStrict);
    const key = digestOf(origin.digest, String(isStrict));
    const step = { file: entry.file, index: origin.index, name: 'findings', key } as const;
    return remembered(memory, step, () => checkEntry(entry, isStrict));
  };
}

export interface RenderOptions {
  /** As asked for on the command line; else the settings say. */
  readonly base: string | undefined;
  readonly url: string | undefined;
  /** What bundled assets lack of their address; the base where absent. */
  readonly assets?: string;
  readonly isDev: boolean;
  readonly memory?: Memory;
  /** Those of an Astro project. */
  readonly plugins?: OwnPlugins;
}

/** A site with what it takes to render an entry's text again. */
export interface RenderedSite extends Site {
  readonly textOptions: (entry: Entry) => TextOptions;
  readonly highlightOf: Bodies['highlightOf'];
  readonly keepHighlights: Bodies['keepHighlights'];
}

/** Renders what changed of the entries' texts, and gathers what pages need beside them. */
export async function renderContent(
  { graph, derived, problems, git }: Checked,
  { base: asked, assets, url: address, isDev, memory = NO_MEMORY, plugins }: RenderOptions,
): Promise<RenderedSite> {
  const { entries, settings } = graph.content;
  const { commit, repository } = git;
  const changes = changesOf(graph.content, git, memory);
  const base = cleanBase(asked ?? settings.base);
  const url = address ?? settings.url;
  const taskUrl = (id: string) => graph.tasks.get(id);
  const inRepository: TextOptions['inRepository'] = (path, lines) =>
    repository && fileInRepository(repository, path, lines);
  const isPublished = (file: string) => ['copied', 'rewritten'].includes(graph.publicationOf(file).is);
  const textOptions = (entry: Entry): TextOptions => ({
    resolve: graph.resolve,
    base,
    inRepository,
    isPublished,
    taskUrl,
    placeholders: codeAnalyzer(entry).line,
  });
  const own = plugins && (await renderWith(plugins, entries, textOptions));
  const { bodies, highlightOf, keepHighlights } = bodiesOf({ graph, memory, textOptions, rendered: own });
  const build = { time: new Date().toISOString(), version: VERSION, ...(commit ? { commit } : {}) };
  return {
    graph,
    derived,
    problems,
    bodies,
    expressions: expressionsOf(graph),
    base,
    assets: assets ?? base.slice(0, -1),
    url,
    build,
    repository,
    lastChanges: await changes,
    isDev,
    textOptions,
    highlightOf,
    keepHighlights,
  };
}

/** One call of git, as long as the commit, the files and the settings are the same. */
async function changesOf(
  { root, entries, settings: { authors } }: Content,
  { commit, history }: GitFacts,
  memory: Memory,
): Promise<LastChanges> {
  if (commit === undefined) return new Map();
  const files = [...new Set(entries.map(({ file }) => file))];
  const key = digestOf(root, history ?? '', JSON.stringify([files, authors]));
  const step = { file: '.', name: 'changes', key } as const;
  const known =
    history === undefined ? undefined : (memory.recall(step) as [string, LastChange][] | undefined);
  if (known) return new Map(known);
  const changes = await lastChanges(root, files, { authors });
  if (history !== undefined) memory.keep(step, [...changes]);
  return changes;
}

async function renderWith(
  plugins: OwnPlugins,
  entries: readonly Entry[],
  textOptions: (entry: Entry) => TextOptions,
): Promise<Map<Entry, RenderedMarkdown>> {
  const rendered = entries.map(
    async (entry) => [entry, await renderMarkdownWith(plugins, entry, textOptions(entry))] as const,
  );
  return new Map(await Promise.all(rendered));
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
