import { isDeepStrictEqual } from 'node:util';
import type { AstroConfig, GetStaticPathsItem } from 'astro';
import type { Content, Entry } from '../entries/entry.ts';
import type { Cache } from '../integration/cache.ts';
import type { RenderedSite } from '../integration/workspace.ts';
import type { OwnPlugins } from '../markdown/render.ts';
import { isMdx } from '../shared/path.ts';
import type { PageProps } from '../site/page.ts';
import { dataFilesOf, notFoundPage, routesOf, type Page } from '../site/routes.ts';
import { HOME, pageProps } from '../site/page-props.ts';
import type { Site } from '../site/site.ts';
import { KIND_NAMES, type Kind } from '../kinds/registry.ts';

/** What the hooks of the integration share. */
export interface Setup {
  /** Absolute. */
  readonly root: string;
  /** `contentStamp` of it from before it was read; empty where it is not followed. */
  readonly stamp: string;
  /** Below the project's base, with slashes around it. */
  readonly at: string;
  /** The address of the site: the project's base and `at`. */
  readonly base: string;
  readonly cache: Cache;
  readonly config: AstroConfig;
  readonly project: Project<RenderedSite>;
  /** The project's own, once its configuration is whole. */
  plugins: OwnPlugins | undefined;
}

/** What a collection has of an entry. */
export interface CollectionEntry {
  readonly id: string;
  readonly digest?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

export type Collections = Readonly<Record<Kind, readonly CollectionEntry[]>>;

/** What is found where its author wrote none; every entry of a collection has it beside the fields of its kind. */
export interface Found {
  url: string;
  title: string;
  summary: string;
  services: string[];
}

/** One state of the content. */
export interface Revision<S extends Site = Site> {
  readonly content: Content;
  readonly site: S;
}

export interface ProjectOptions<S extends Site> {
  /** Reads the folder. */
  readonly read: () => Promise<Content>;
  /** The collections have entries of an earlier run: Astro began again, and fills them when content changes. */
  readonly isFilled: boolean;
  /** Checks and renders what was read. */
  readonly render: (content: Content) => Promise<S>;
}

/** The content of an Astro project: read once per change, passed through the project's collections, shown by our routes. */
export class Project<S extends Site = Site> {
  readonly #options: ProjectOptions<S>;
  readonly #loadedKinds = new Set<Kind>();
  #revision: Promise<Revision<S>> | undefined;
  #shown: { readonly key: string; readonly site: Promise<S> } | undefined;

  constructor(options: ProjectOptions<S>) {
    this.#options = options;
  }

  /** The content as it is in the folder. */
  revision(): Promise<Revision<S>> {
    this.#revision ??= this.#load();
    return this.#revision;
  }

  /** For a collection's loader. */
  revisionFor(kind: Kind): Promise<Revision<S>> {
    this.#loadedKinds.add(kind);
    return this.revision();
  }

  /** The site as pages show it: made of the collections, or of the folder where no page was asked for yet. */
  async shown(): Promise<S> {
    return this.#shown?.site ?? (await this.revision()).site;
  }

  /** The folder changed: what is asked for from now on is read again. */
  invalidate(): void {
    this.#revision = undefined;
    // Settings and rule files are part of the site, and of no collection.
    this.#shown = undefined;
  }

  /** The site made of what the collections have: a collection that leaves an entry out or changes its fields is respected. */
  async siteOf(collections: Collections): Promise<S> {
    this.#assertLoaded();
    const pending = this.revision();
    const revision = await pending;
    const key = KIND_NAMES.flatMap((kind) =>
      collections[kind].map(({ id, digest = '' }) => `${kind}/${id} ${digest}`),
    ).join('\n');
    // Changed meanwhile: the next one who asks gets the new state, and this one is not remembered.
    if (this.#revision !== pending) return this.#rebuilt(revision, collections);
    if (this.#shown?.key !== key) this.#shown = { key, site: this.#rebuilt(revision, collections) };
    return this.#shown.site;
  }

  /** Pages and generated files are made by this instance: nothing of them is bundled with the project. */
  readonly notFoundPage = notFoundPage;
  readonly dataFiles = dataFilesOf;

  ownPage(site: Site, title: string, description: string): PageProps {
    return pageProps(site, '/', title, description, [HOME(site)]);
  }

  /** What `getStaticPaths` of our route returns; the page for unknown addresses has a route of its own. */
  paths(site: Site): GetStaticPathsItem[] {
    return routesOf(site)
      .filter(({ path }) => path.endsWith('/'))
      .map(({ path, page }) => ({
        params: { path: path.slice(1, -1) || undefined },
        props: { page: page() },
      }));
  }

  /** The collection and id of the MDX entry whose text a page shows; nothing where it is Markdown, or the page has none. */
  compiledEntry(page: Page): { readonly kind: Kind; readonly id: string } | undefined {
    const shown = page.type === 'alert' && page.response.is === 'runbook' ? page.response.page : page;
    if (shown.type !== 'entry' || !isMdx(shown.source.file)) return undefined;
    const [, , ...segments] = shown.url.slice(page.site.base.length - 1).split('/');
    return { kind: shown.kind, id: decodeURI(segments.join('/').replace(/\/$/, '')) || 'index' };
  }

  async #load(): Promise<Revision<S>> {
    const content = await this.#options.read();
    return { content, site: await this.#options.render(content) };
  }

  async #rebuilt({ content, site }: Revision<S>, collections: Collections): Promise<S> {
    const known = new Map(
      KIND_NAMES.flatMap((kind) => collections[kind].map((one) => [`${kind}/${one.id}`, one] as const)),
    );
    const entries = content.entries.flatMap((entry) => {
      const one = known.get(`${entry.kind}/${entry.id || 'index'}`);
      return one ? [withData(entry, one.data)] : [];
    });
    const isSame =
      entries.length === content.entries.length && entries.every((one, i) => one === content.entries[i]);
    return isSame ? site : this.#options.render({ ...content, entries });
  }

  /** Without their loaders, collections are empty without a word. */
  #assertLoaded(): void {
    if (this.#options.isFilled) return;
    const missing = KIND_NAMES.filter((kind) => !this.#loadedKinds.has(kind));
    if (missing.length === 0) return;
    throw new Error(
      `Missing content collections: ${missing.join(', ')}. src/content.config.ts needs: export { collections } from 'handrail/content';`,
    );
  }
}

/** The same entry where a collection changed nothing. */
function withData(entry: Entry, stored: CollectionEntry['data']): Entry {
  const { title, summary, services, ...data } = stored;
  const found = { title, summary, services };
  const isSame =
    isDeepStrictEqual(data, plain(entry)) &&
    isDeepStrictEqual(found, { title: entry.title, summary: entry.summary, services: [...entry.services] });
  return isSame ? entry : ({ ...entry, ...found, data: { ...data, title, summary, services } } as Entry);
}

/** Its fields as a data store returns them: without those that are undefined, and without what `Found` has under their names. */
function plain({ data, url }: Entry): Record<string, unknown> {
  const fields = Object.entries({ ...structuredClone(data), url } as Record<string, unknown>);
  return Object.fromEntries(
    fields.filter(([name, value]) => value !== undefined && !['title', 'summary', 'services'].includes(name)),
  );
}
