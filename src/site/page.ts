/**
 * The data of one page, whole: what `site/routes.ts` lists and layouts and components read.
 * Every `url` here is final: it carries the site's base and can be put into an `href` as it is.
 */
import type { Commit } from '../repository/facts.ts';
import type { Direction } from '../shared/language.ts';
import type { Kind } from '../kinds/registry.ts';

export interface Link {
  readonly label: string;
  readonly url: string;
}

/** A language and how it is written, as attributes of an element. */
export interface Writing {
  /** BCP 47: `de`, `pt-BR`. */
  readonly lang?: string;
  readonly dir: Direction;
}

/** What every page shows of the site itself. */
export interface SiteInfo {
  readonly title: string;
  /** Of its content; the interface is in this language where there are texts for it. */
  readonly writing: Required<Writing>;
  /** Ends with a slash: `/` or `/ops/`. */
  readonly base: string;
  /** What to put before the address of a bundled asset that does not have the base: `` or `/ops`. */
  readonly assets: string;
  /** Pages show their problems, and are not stored for use without a network. */
  readonly isDev: boolean;
  /** The site's origin, such as `https://ops.example.com`, where its address is known. */
  readonly origin?: string;
  readonly repository?: string;
  /** Of Handrail. */
  readonly version: string;
  /** One per kind that has entries, in reading order. */
  readonly kinds: readonly KindLink[];
  /** The site's sections: its kinds, and what is made of all of them. */
  readonly menu: readonly MenuLink[];
}

/** A part of the site that the menu leads to. */
export type Section = Kind | 'alerts' | 'coverage';

export interface MenuLink extends Link {
  readonly section: Section;
}

/** When and of what a site was made: `/build.json`. No page contains it, so that an unchanged page is an unchanged file. */
export interface BuildInfo {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly version: string;
  /** Absent where the content is in no repository. */
  readonly commit?: Commit;
}

export interface KindLink extends Link {
  readonly kind: Kind;
  readonly count: number;
}

/** The left column: the reader's own section, bounded whatever the size of the site. */
export interface Sidebar {
  readonly heading: Link;
  readonly items: readonly SidebarItem[];
  /** Set where the section has more than the sidebar shows. */
  readonly more?: Link;
}

export interface SidebarItem extends Link {
  readonly current: boolean;
  /** A folder leads to a list, a page to an entry. */
  readonly folder: boolean;
}

export interface PageProps {
  readonly site: SiteInfo;
  readonly title: string;
  readonly description: string;
  /** The page's own address with base, e.g. `/ops/runbooks/redis-down/`. */
  readonly url: string;
  /** From home to the parent; the page itself is not in it. */
  readonly crumbs: readonly Link[];
  readonly kind?: Kind;
  /** Where the page belongs in the menu, where it is not of a kind. */
  readonly section?: Section;
  readonly sidebar?: Sidebar;
}

/** An entry's text as its page shows it. Its HTML is made, or read from the cache, when it is asked for. */
export interface Body {
  /** Content files that the page shows or links to. */
  readonly files: readonly string[];
  /** How many steps it has that can be ticked. */
  readonly steps: number;
  /** The placeholders of its code as they are written, each once. */
  readonly placeholders: readonly string[];
  /** @throws Error when code could not be highlighted */
  readonly html: () => Promise<string>;
  /** What is searched: without colours, and without what code is read for. */
  readonly plainHtml: () => string;
  /** A digest of all that the HTML depends on, which stands for it in the key of a page. */
  readonly toJSON: () => string;
}

export interface TocItem {
  readonly depth: 2 | 3;
  readonly id: string;
  readonly text: string;
}

/** A severity or priority under its author's word; what the scale makes of it shows as a shape beside it. */
export interface SeverityMark {
  readonly label: string;
  readonly level: 'highest' | 'high' | 'middle' | 'low' | 'unknown';
  /** It pages. */
  readonly pages: boolean;
}

/** What something has come to: a word, and a shape that says the same. */
export interface StateMark {
  readonly word: string;
  readonly shape:
    'open' | 'planned' | 'begun' | 'done' | 'proven' | 'waits' | 'deferred' | 'rejected' | 'bad';
}

/** Something under its label: a link where there is a page or an address of it. */
export interface LabelledLink {
  readonly label: string;
  readonly url?: string;
  readonly state?: StateMark;
  /** Shown instead of the label. */
  readonly severity?: SeverityMark;
}

/** What stands under one label, in a list or on the facts card. */
export interface LabelledLinks {
  readonly label: string;
  readonly values: readonly LabelledLink[];
}

export interface Source {
  /** Path in the content folder, as on disk. */
  readonly file: string;
  readonly viewUrl?: string;
  readonly editUrl?: string;
}

/** The commit that changed a page last. */
export interface LastChange {
  /** `2026-11-20` */
  readonly day: string;
  /** At the repository's host. */
  readonly url?: string;
  readonly author?: string;
}

export interface Card {
  readonly title: string;
  readonly url: string;
  readonly kind: Kind;
  readonly summary: string;
  readonly services: readonly string[];
  readonly severity?: SeverityMark;
  /** When it happened. */
  readonly date?: string;
  readonly optional: boolean;
  /** What it was put off to. */
  readonly deferredTo?: string;
  readonly isReviewOverdue?: true;
  /** How much a guide expects of its reader, in its author's word; that an incident was a drill. */
  readonly tag?: string;
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
  /** To be read one after the other. */
  readonly isPath?: boolean;
}

/** Where a listing is split over several pages. `previous` and `next` are addresses. */
export interface Paging {
  readonly current: number;
  readonly total: number;
  readonly previous?: string;
  readonly next?: string;
}

export interface ListPage extends PageProps {
  readonly type: 'list';
  readonly kind: Kind;
  readonly intro: string;
  readonly count: number;
  readonly groups: readonly Group[];
  readonly paging?: Paging;
  /** The text of the folder's own page, above its list. */
  readonly body?: Body | undefined;
}

/** `/index-a-z/`: the way in for readers without JavaScript. */
export interface IndexPage extends PageProps {
  readonly type: 'index';
  readonly letters: readonly {
    readonly label: string;
    readonly url: string;
    readonly current: boolean;
    readonly count: number;
  }[];
  readonly entries: readonly { readonly title: string; readonly url: string; readonly kindLabel: string }[];
  readonly paging?: Paging;
}

export interface PlainPage extends PageProps {
  readonly type: 'search' | 'not-found';
}

/** A page and its address. */
export interface Route<Page> {
  /** Decoded, without the site's base: `/runbooks/redis-down/`; ends with a slash or with `.html`. */
  readonly path: string;
  /** Makes the page's data. */
  readonly page: () => Page;
}

/** A page that only one kind has. `layout` names its component: `GapBoard` is `src/layouts/GapBoardLayout.astro`. */
export interface CustomPage extends PageProps {
  readonly type: 'own';
  readonly layout: string;
  readonly kind: Kind;
}

/** A page that a kind makes, and its path without the site's base. */
export interface CustomRoute<Page extends ListPage | CustomPage = ListPage | CustomPage> {
  readonly path: string;
  readonly page: Page;
}

/** A list of a kind that is more than titles. */
export interface CustomList {
  readonly pages: readonly CustomRoute[];
  /** The address of a list by title, where these pages cannot hold everything. */
  readonly rest?: string;
}
