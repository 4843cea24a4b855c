import type { Entry, EntryOf } from '../entries/entry.ts';
import type { Kind } from '../kinds/registry.ts';
import type { Contents } from './contents.ts';
import type { Body, CustomRoute, CustomList } from './page.ts';
import type { Site } from './site.ts';
import type { StatusSummary } from './status-summary.ts';

/**
 * What pages of a kind show beside what every page shows: `view.ts` of the kind's folder exports one as `view`. All of it is
 * optional.
 */
export interface KindView<K extends Kind = Kind> {
  /** Components of `src/components/details`, by name. Each gets the details, below the title, above and below the text. */
  readonly components?: DetailsComponents;
  /** What the components show; nothing for an entry without anything of it. */
  details?(site: Site, entry: EntryOf<K>): Details | undefined;
  /** Fields that are shown as facts, by name, with their labels: what a reader acts on, nothing that is prose. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Fields that may name other pages and are shown as facts. */
  readonly linkedFacts?: Readonly<Record<string, string>>;
  /** Labels of facts that the components show. */
  readonly factsInDetails?: readonly string[];
  /** The facts can be folded away: what matters stands in the components. */
  readonly foldsFacts?: boolean;
  /** Relations that the components or the facts show: what its pages name, and what names them (`runbooks.services`: what runbooks do). */
  readonly relationsInDetails?: { readonly there: readonly string[]; readonly back: readonly string[] };
  /** Its pages show plans or states, and need the styles for them. */
  readonly showsPlans?: boolean;
  /** How things stand with what the page is about. */
  statusOf?(site: Site, entry: EntryOf<K>): StatusSummary | undefined;
  /** The address, without base, of a list of everything that names the entry. */
  everythingAbout?(id: string): string;
  /** The entries that home shows first; all by title where there are none. */
  featured?(site: Site, all: readonly Entry[]): readonly Entry[];
  /** What the kind’s list says of all its entries, after its introduction: sentences, or nothing. */
  listSummary?(site: Site): string;
  /** A list of the kind that is more than titles. */
  customList?(site: Site, body: Body | undefined, intro: string): CustomList;
  /** Pages that no entry and no folder has. */
  customRoutes?(site: Site): readonly CustomRoute[];
}

export interface DetailsComponents {
  readonly summary?: string;
  readonly head?: string;
  readonly tail?: string;
}

/** What a kind's components show: each kind has a type of its own, which its components take. */
export interface Details {
  readonly kind: Kind;
  /** Headings that the components add. */
  readonly contents?: Contents;
}
