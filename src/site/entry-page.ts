import { directionOf } from '../shared/language.ts';
import type { Entry, Outline } from '../entries/entry.ts';
import { KINDS, type Kind } from '../kinds/registry.ts';
import type { Details, DetailsComponents } from './kind-view.ts';
import type { Contents } from './contents.ts';
import { factsOf } from './facts.ts';
import { runbookToolbar, type RunbookToolbar } from './runbook-toolbar.ts';
import { slicesOf } from './listing.ts';
import type {
  Body,
  LabelledLinks,
  Group,
  LastChange,
  LinkGroup,
  Paging,
  PageProps,
  Source,
  TocItem,
  Writing,
} from './page.ts';
import { sidebarOf } from './sidebar.ts';
import { relationGroups } from './relations.ts';
import { lastChangeOf, sourceOf } from './repository.ts';
import { HOME, deferral, folderCrumb, href, pageProps } from './page-props.ts';
import type { Site } from './site.ts';
import type { StatusSummary } from './status-summary.ts';
import { folderOf, foldersAbove, folderTree } from './tree.ts';
import { viewOf } from './views.ts';

/** Of details that add no headings. */
const NO_CONTENTS: Contents = { above: [], below: [] };

export interface EntryPage extends PageProps {
  readonly type: 'entry';
  readonly kind: Kind;
  readonly kindLabel: string;
  readonly summary: string;
  /** Where it is not that of the site. */
  readonly writing?: Writing;
  readonly facts: readonly LabelledLinks[];
  /** What only pages of its kind show, around the text. */
  readonly details: Details | undefined;
  /** What shows the details. */
  readonly components: DetailsComponents;
  readonly foldsFacts: boolean;
  readonly showsPlans: boolean;
  /** How things stand with a phase or a service, where anything is known. */
  readonly status: StatusSummary | undefined;
  readonly body: Body | undefined;
  readonly toc: readonly TocItem[];
  readonly source: Source;
  /** Nothing where git does not know it. */
  readonly lastChange: LastChange | undefined;
  /** Where the review is overdue: the day of the last one, if any, and how long one is valid. */
  readonly overdueReview: OverdueReview | undefined;
  readonly services: readonly string[];
  readonly draft: boolean;
  readonly optional: boolean;
  /** What it was put off to, where the details do not say it. */
  readonly deferredTo?: string;
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
  /** What it takes to work with the page; nothing where it is only read. */
  readonly toolbar?: RunbookToolbar;
  /** What the checks say of this file; shown by `handrail dev` only. */
  readonly problems: readonly {
    readonly level: string;
    readonly message: string;
    readonly hint: string;
    readonly line: number;
  }[];
}

export function entryPage(site: Site, entry: Entry): EntryPage {
  const { problems, isDev } = site;
  const body = site.bodies.get(entry);
  const { kind, id, url, title, summary, services, data, outline } = entry;
  const own = folderTree(site).get(url);
  const first = own && slicesOf(site, own)[0];
  const folder = folderOf(site, entry);
  const view = viewOf(kind);
  const details = view.details?.(site, entry);
  const toolbar = runbookToolbar(site, entry, body);
  const { above, below } = details?.contents ?? NO_CONTENTS;
  const writing = writingOf(data);
  const crumbs = [HOME(site), ...foldersAbove(site, kind, id).map((one) => folderCrumb(site, one))];
  return {
    ...pageProps(site, url, title, summary, crumbs),
    type: 'entry',
    kind,
    kindLabel: KINDS[kind].singular,
    summary: data.summary ?? data.description ?? '',
    ...(writing && { writing }),
    facts: factsOf(site, entry),
    details,
    components: view.components ?? {},
    foldsFacts: view.foldsFacts === true && details !== undefined,
    showsPlans: view.showsPlans ?? false,
    status: view.statusOf?.(site, entry),
    body,
    toc: [...above, ...tocOf(outline), ...below],
    source: sourceOf(site, entry.file),
    lastChange: lastChangeOf(site, entry.file),
    overdueReview: overdueReviewOf(site, entry),
    services,
    draft: data.draft ?? false,
    optional: data.optional ?? false,
    ...(view.factsInDetails?.includes('Deferred to') ? {} : deferral(site, entry)),
    groups: first?.groups ?? [],
    ...(first?.paging ? { paging: first.paging } : {}),
    ...relationGroups(site, entry),
    ...(view.everythingAbout ? { everything: href(site, view.everythingAbout(id)) } : {}),
    symptoms: entry.symptoms,
    ...(toolbar && { toolbar }),
    problems: isDev ? problems.filter((problem) => problem.file === entry.file) : [],
    ...(own
      ? { sidebar: sidebarOf(site, own, url) }
      : folder
        ? { sidebar: sidebarOf(site, folder, url) }
        : {}),
  };
}

export interface OverdueReview {
  /** `2026-11-20`; absent where there was none. */
  readonly reviewed?: string;
  /** `180d` */
  readonly every: string;
}

function overdueReviewOf({ derived }: Site, entry: Entry): OverdueReview | undefined {
  const { seen, every } = derived.overdueReviews.get(entry) ?? {};
  return every && { every: every.text, ...(seen && { reviewed: seen.text }) };
}

/** The language and direction that an entry's author gave it. */
function writingOf({ lang, dir }: Entry['data']): Writing | undefined {
  if (lang === undefined && dir === undefined) return undefined;
  return {
    ...(lang !== undefined && { lang }),
    dir: dir ?? (lang === undefined ? 'ltr' : directionOf(lang)),
  };
}

function tocOf({ headings, startsWithTitle }: Outline): TocItem[] {
  return headings
    .slice(startsWithTitle ? 1 : 0)
    .map(({ level, id, text }) => ({ depth: level, id, text }))
    .filter((item): item is TocItem => item.depth === 2 || item.depth === 3);
}
