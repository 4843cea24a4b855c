import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

/** The text of an entry that an Astro project compiled (MDX), shown in the place of the page's own HTML. */
export interface CompiledText {
  readonly Content: AstroComponentFactory;
  /** What the text may use without importing it. */
  readonly components: Readonly<Record<string, AstroComponentFactory>>;
}
