import type { Entry } from '../entries/entry.ts';
import type { Graph } from '../graph/build.ts';
import type { Derived } from '../graph/derived.ts';
import type { HighlightedHtml, RenderedMarkdown } from '../markdown/render.ts';
import type { Repository } from '../repository/facts.ts';
import type { Problem } from '../shared/problem.ts';
import type { BuildInfo } from './page.ts';

/** Everything that pages are made from, ready before a page is made: the first argument of whatever makes them. */
export interface Site {
  readonly graph: Graph;
  readonly derived: Derived;
  readonly problems: readonly Problem[];
  /** Every entry's text, whose code has no colours yet: what is searched. */
  readonly rendered: ReadonlyMap<Entry, RenderedMarkdown>;
  /** The same as pages show it. */
  readonly highlighted: Promise<ReadonlyMap<Entry, HighlightedHtml>>;
  /** The figures of alerts' expressions in colours, as HTML, by the expression. */
  readonly expressions: ReadonlyMap<string, string>;
  /** Ends with a slash. */
  readonly base: string;
  /** What to put before the address of a bundled asset that does not have the base: `` or `/ops`. */
  readonly assets: string;
  /** The site's own address, where it is known: `https://ops.example.com`. */
  readonly url: string | undefined;
  readonly build: BuildInfo;
  readonly repository: Repository | undefined;
  /** `handrail dev`: pages show their problems. */
  readonly isDev: boolean;
}
