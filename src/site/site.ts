import type { Entry } from '../entries/entry.ts';
import type { Graph } from '../graph/build.ts';
import type { DerivedStates } from '../graph/derived.ts';
import type { LastChanges } from '../repository/last-changes.ts';
import type { Repository } from '../shared/code-host.ts';
import type { Problem } from '../shared/diagnostic.ts';
import type { Body, BuildInfo } from './page.ts';

/** Everything that pages are made from, ready before a page is made: the first argument of whatever makes them. */
export interface Site {
  readonly graph: Graph;
  readonly derived: DerivedStates;
  readonly problems: readonly Problem[];
  /** The text of every entry. */
  readonly bodies: ReadonlyMap<Entry, Body>;
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
  /** What git knows of the last change of entries, by their files. */
  readonly lastChanges: LastChanges;
  /** `handrail dev`: pages show their problems. */
  readonly isDev: boolean;
}
