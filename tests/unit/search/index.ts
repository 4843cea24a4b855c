import type { Entry } from '../../../src/entries/entry.ts';
import { readContent } from '../../../src/entries/read.ts';
import { buildGraph } from '../../../src/graph/build.ts';
import { deriveStates } from '../../../src/graph/derived.ts';
import { searchDocuments } from '../../../src/integration/search-documents.ts';
import { contentName } from '../../../src/integration/search-state.ts';
import { plainHtml, renderMarkdown } from '../../../src/markdown/render.ts';
import { makeIndex } from '../../../src/search/make-index.ts';
import type { SearchDocument } from '../../../src/search/search-document.ts';
import type { SearchResponse, SearchRequest } from '../../../src/search/result.ts';
import { SearchEngine } from '../../../src/search/search.ts';
import type { Body } from '../../../src/site/page.ts';
import type { Site } from '../../../src/site/site.ts';
import { TODAY } from '../pipeline.ts';

const NO_FILTERS = { kind: '', service: '', severity: '' };

/** A page with a title; what is not said is empty. */
export function page(given: Partial<SearchDocument> & { readonly title: string }): SearchDocument {
  const url = `/runbooks/${given.title.toLowerCase().replaceAll(' ', '-')}/`;
  const empty = { names: [], alerts: [], summary: '', services: [], symptoms: [], messages: [], html: '' };
  return { ...empty, url, kind: 'Runbook', isAnswer: true, ...given };
}

/** A search over these pages, and what it reads. */
export async function searchOver(
  pages: readonly SearchDocument[],
  glossary: readonly (readonly string[])[] = [],
) {
  const { files } = makeIndex({ pages, glossary }, contentName);
  const search = await SearchEngine.open(async (path) => files.get(path) ?? new Uint8Array());
  const ask = (query: string, filters: Partial<SearchRequest> = {}): Promise<SearchResponse> =>
    search.answer({ query, ...NO_FILTERS, ...filters }, 10);
  return { ask, files };
}

/** The pages of a content folder, as they are indexed. */
export function recordsOf(folder: string): SearchDocument[] {
  const graph = buildGraph(readContent(folder));
  const options = {
    resolve: graph.resolve,
    base: '/',
    assets: '',
    inRepository: String,
    isPublished: () => true,
    taskUrl: () => undefined,
  };
  const bodies = new Map(
    graph.content.entries.map((entry): [Entry, Body] => {
      const text = renderMarkdown(entry, options);
      const html = (): string => plainHtml(text);
      return [entry, { ...text, placeholders: [], plainHtml: html, html: async () => html(), toJSON: html }];
    }),
  );
  const site: Site = {
    graph,
    derived: deriveStates(graph, TODAY),
    problems: [],
    bodies,
    expressions: new Map(),
    assets: '',
    base: '/',
    url: undefined,
    build: { time: '', version: '' },
    repository: undefined,
    lastChanges: new Map(),
    isDev: false,
  };
  return [...searchDocuments(site)].map(({ body, ...fields }) => ({
    ...fields,
    html: body?.plainHtml() ?? '',
  }));
}
