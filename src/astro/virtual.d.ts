/** What Handrail's routes are made from: the integration (site-module.ts) provides it, the compiler of pages a stub. */
declare module 'virtual:handrail/site' {
  import type { GetStaticPathsItem } from 'astro';
  import type { CompiledText } from '../components/compiled-text.ts';
  import type { PageProps } from '../site/page.ts';
  import type { Page } from '../site/routes.ts';

  /** Of the site as the project's content collections have it. */
  export function pathsOf(): Promise<GetStaticPathsItem[]>;
  /** What a page of the project shows of the site around its own text. */
  export function ownPage(title: string, description: string): Promise<PageProps>;
  export function notFoundPage(): Promise<Page>;
  export function dataFiles(): Promise<Readonly<Record<string, string>>>;
  /** The text of an entry that the project compiled; absent for Markdown. */
  export function textOf(page: Page): Promise<CompiledText | undefined>;
}

/** For the TypeScript compiler alone; Astro's tools read the components themselves. */
declare module '*.astro' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  const component: AstroComponentFactory;
  export default component;
}
