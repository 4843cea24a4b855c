/**
 * The data of one page, whole: what `site/page-data.ts` makes and layouts and components read.
 * Every `url` here is final: it carries the site's base and can be put into an `href` as it is.
 */
import type { Kind } from '../schemas/kinds.ts';

export interface Link {
  readonly label: string;
  readonly url: string;
}

/** What every page shows of the site itself. */
export interface SiteInfo {
  readonly title: string;
  /** Ends with a slash: `/` or `/ops/`. */
  readonly base: string;
  /** The site's origin, such as `https://ops.example.com`, where its address is known. */
  readonly origin?: string;
  readonly repository?: string;
  readonly build: BuildInfo;
  /** One per kind that has entries, in reading order. */
  readonly kinds: readonly KindLink[];
}

export interface BuildInfo {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly version: string;
  /** Absent where the content is in no repository. */
  readonly commit?: { readonly id: string; readonly short: string; readonly url?: string };
}

export interface KindLink extends Link {
  readonly kind: Kind;
  readonly count: number;
}

/** The left column: the reader's own section, bounded whatever the size of the site. */
export interface Rail {
  readonly heading: Link;
  readonly items: readonly RailItem[];
  /** Set where the section has more than the rail shows. */
  readonly more?: Link;
}

export interface RailItem extends Link {
  readonly current: boolean;
  /** A folder leads to a list, a page to an entry. */
  readonly folder: boolean;
}

export interface Shell {
  readonly site: SiteInfo;
  readonly title: string;
  readonly description: string;
  /** The page's own address with base, e.g. `/ops/runbooks/redis-down/`. */
  readonly url: string;
  /** From home to the parent; the page itself is not in it. */
  readonly crumbs: readonly Link[];
  readonly kind?: Kind;
  readonly rail?: Rail;
}

export interface TocItem {
  readonly depth: 2 | 3;
  readonly id: string;
  readonly text: string;
}

/** A labelled value of the facts card. A value with a `url` is a link. */
export interface Fact {
  readonly label: string;
  readonly values: readonly { readonly text: string; readonly url?: string }[];
}

export interface Source {
  /** Path in the content folder, as on disk. */
  readonly file: string;
  readonly viewUrl?: string;
  readonly editUrl?: string;
}

export interface Card {
  readonly title: string;
  readonly url: string;
  readonly kind: Kind;
  readonly summary: string;
  readonly services: readonly string[];
  /** The author's label, where there is one: `P1`, `critical`. */
  readonly severity?: string;
  readonly optional: boolean;
}

/** Links to other pages under one label. */
export interface LinkGroup {
  readonly label: string;
  readonly links: readonly Link[];
  /** How many others there are beside these. */
  readonly others: number;
}

/** A list of entries under one heading (a folder, a service), bounded. */
export interface Group {
  readonly label: string;
  readonly url?: string;
  readonly count: number;
  readonly cards: readonly Card[];
}

/** Where a listing is split over several pages. `previous` and `next` are addresses. */
export interface Paging {
  readonly current: number;
  readonly total: number;
  readonly previous?: string;
  readonly next?: string;
}

export interface EntryPage extends Shell {
  readonly type: 'entry';
  readonly kind: Kind;
  readonly kindLabel: string;
  readonly summary: string;
  readonly facts: readonly Fact[];
  readonly html: string;
  readonly toc: readonly TocItem[];
  readonly source: Source;
  readonly services: readonly string[];
  readonly draft: boolean;
  readonly optional: boolean;
  /** For a folder's own page: what lies in the folder. */
  readonly groups: readonly Group[];
  readonly paging?: Paging;
  /** For a service: the list of everything that names it. */
  readonly everything?: string;
  /** What the frontmatter ties to this page, from either side. */
  readonly related: readonly LinkGroup[];
  /** Whose text links here, beside those. */
  readonly linkedFrom: readonly LinkGroup[];
  /** What the system prints when this page is the answer. */
  readonly symptoms: readonly string[];
  /** What the checks say of this file; shown by `handrail dev` only. */
  readonly problems: readonly {
    readonly level: string;
    readonly message: string;
    readonly hint: string;
    readonly line: number;
  }[];
}

export interface ListPage extends Shell {
  readonly type: 'list';
  readonly kind: Kind;
  readonly intro: string;
  readonly count: number;
  readonly groups: readonly Group[];
  readonly paging?: Paging;
  /** The text of the folder's own page, above its list. */
  readonly html?: string;
}

export interface HomePage extends Shell {
  readonly type: 'home';
  readonly kinds: readonly {
    readonly link: KindLink;
    readonly intro: string;
    readonly cards: readonly Card[];
  }[];
  readonly services: readonly { readonly label: string; readonly url: string; readonly count: number }[];
}

/** `/index-a-z/`: the way in for readers without JavaScript. */
export interface IndexPage extends Shell {
  readonly type: 'index';
  readonly letters: readonly {
    readonly label: string;
    readonly url: string;
    readonly current: boolean;
    readonly count: number;
  }[];
  readonly entries: readonly { readonly title: string; readonly url: string; readonly kindLabel: string }[];
}

export interface PlainPage extends Shell {
  readonly type: 'search' | 'not-found';
}
