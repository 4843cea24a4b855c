/** What Handrail's routes are made from: the integration (site-module.ts) provides it, the compiler of pages a stub. */
declare module 'virtual:handrail/site' {
  import type { GetStaticPathsItem } from 'astro';
  import type { CompiledText } from '../components/compiled-text.ts';
  import type { Page } from '../site/routes.ts';
  import type { Site } from '../site/site.ts';

  /** The site as the project's content collections have it. */
  export function currentSite(): Promise<Site>;
  export function pathsOf(): Promise<GetStaticPathsItem[]>;
  /** The text of an entry that the project compiled; absent for Markdown. */
  export function textOf(page: Page): Promise<CompiledText | undefined>;
}

/** For the TypeScript compiler alone; Astro's tools read the components themselves. */
declare module '*.astro' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  const component: AstroComponentFactory;
  export default component;
}
