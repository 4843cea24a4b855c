import type { ExpressionLanguage } from '../shared/expression-language.ts';
import type { LenientDataOf } from '../kinds/schemas.ts';
import type { FoundReference } from '../schemas/walk.ts';
import type { Kind } from '../kinds/registry.ts';
import type { Settings } from '../kinds/settings.ts';
import type { Repository } from '../shared/code-host.ts';
import type { Fence } from '../shared/code-analysis.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { Span } from '../shared/position.ts';
import type { FieldSpans } from './spans.ts';
import type { Waiver } from './waivers.ts';

/**
 * One Markdown file, read: the unit of everything that follows. Its kind says what its data may hold. Plain data: it may be
 * cached, and sent to another process.
 */
export type Entry = { [K in Kind]: EntryOf<K> }[Kind];

export interface EntryOf<K extends Kind> extends EntryFacts {
  readonly kind: K;
  /** What the frontmatter says, as far as it could be used. */
  readonly data: LenientDataOf<K>;
}

/** Addresses of pages by the names that a wiki knows them by. */
export type WikiPages = Readonly<Record<string, string>>;

/** What an entry is whatever its kind. */
interface EntryFacts {
  /** `kubernetes/pod-not-ready`; empty for the page of the kind's own folder. */
  readonly id: string;
  /** `/runbooks/kubernetes/pod-not-ready/`, without the site's base. */
  readonly url: string;
  /** Relative to the content folder, with forward slashes. */
  readonly file: string;
  readonly title: string;
  /** Other names it is found by: the H1 where it differs, the alerts. */
  readonly names: readonly string[];
  readonly summary: string;
  readonly services: readonly string[];
  readonly alerts: readonly string[];
  /** What the system prints when this page is the answer; `*` stands for what varies. */
  readonly symptoms: readonly string[];
  /** Where the entry is a section of a page: that page's id of the heading, empty without one, and its address. */
  readonly section?: { readonly anchor: string; readonly page: string };
  /** The page of its folder (`index.md`, `README.md`, `_index.md`). */
  readonly isFolder: boolean;
  /** Whether it is inferred that it describes a service. */
  readonly isTakenForService: boolean;
  /** Where the fields of `data` are in the file; `spanOf` reads it. */
  readonly spans: FieldSpans;
  /** Where the frontmatter names other entries. */
  readonly references: readonly FieldReference[];
  /** What the author says of a state that is derived. */
  readonly claim?: Claim;
  /** What was not written but found, by field, with the rule that found it. */
  readonly inferred: Readonly<Record<string, string>>;
  /** The whole text with its frontmatter, without a byte order mark, lines ended by `\n`. */
  readonly source: string;
  /** What is laid out: the source with what other generators write as Markdown. Lines and columns are those of the source. */
  readonly text: string;
  /** The addresses, from here, of the pages that the links of a wiki in the source name, by these names. */
  readonly wikiPages: WikiPages;
  /** The text cannot be laid out as Markdown and is shown as it was written. */
  readonly isPlain: boolean;
  readonly outline: Outline;
}

/** A status in a text, e.g. `✅ Fixed`: the author's word, beside the state that is derived. */
export interface Claim {
  /** Without emoji. */
  readonly text: string;
  readonly says: 'done' | 'open' | 'other';
  readonly span: Span;
}

/** Another entry's id in the frontmatter, and where it stands. */
export interface FieldReference extends FoundReference {
  readonly span: Span;
}

/** What the body holds that other pages and checks need to know. */
export interface Outline {
  readonly headings: readonly Heading[];
  /** The first block is an H1 that says what the title says: it is not shown again in the text. */
  readonly startsWithTitle: boolean;
  readonly firstParagraph: string;
  /** Markdown's and raw HTML's. */
  readonly links: readonly Reference[];
  readonly images: readonly Reference[];
  /** `[text][label]` without a definition of the label, which is the target here. */
  readonly undefinedReferences: readonly Reference[];
  /** Footnotes that nothing refers to: Markdown leaves them out. The target is the label. */
  readonly unusedNotes: readonly Reference[];
  readonly blocks: readonly CodeBlock[];
  /** The text holds raw HTML, tags or comments. */
  readonly hasHtml: boolean;
  /** Ids set by raw HTML (`<a name="x">`), which links may lead to. */
  readonly htmlIds: readonly string[];
  /** Comments that accept problems of the block below them. */
  readonly waivers: readonly Waiver[];
  /** Where a comment begins that never ends. */
  readonly unclosedComments: readonly Span[];
}

export interface Heading {
  /** As written: 1 for `#`. */
  readonly depth: number;
  /** As shown, from 2: the page’s title is the only first, and no level is skipped. */
  readonly level: number;
  readonly text: string;
  /** GitHub's slug, unique on the page. */
  readonly id: string;
  /** The first paragraph, item or command below it, as text; empty where another heading comes first. */
  readonly lead: string;
  readonly span: Span;
}

export interface CodeBlock extends Fence {
  readonly span: Span;
}

export interface Reference {
  /** As written: `../redis.md#restart`. */
  readonly target: string;
  readonly span: Span;
}

/**
 * An alerting rule of Prometheus, as its file has it:
 * https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export interface AlertRule {
  readonly name: string;
  /** Of the group that it stands in. */
  readonly group: string;
  readonly expr: string;
  /** How long it must hold before the alert fires, e.g. `10m`; empty where it fires at once. */
  readonly for: string;
  /** How long it goes on firing after that, e.g. `10m`; empty where it stops at once. */
  readonly keepFiringFor: string;
  /** How far back its group looks, e.g. `1m`; empty where it does not. */
  readonly queryOffset: string;
  readonly language: ExpressionLanguage;
  /** Those of its group, too. */
  readonly labels: Readonly<Record<string, string>>;
  /** With their `{{ }}` as Prometheus gets them: those that Helm would fill stay as they are written. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Relative to the content folder, with forward slashes: `../rules/api.yaml`. */
  readonly file: string;
  /** Where the fields of the rule are in its file, e.g. `['labels', 'severity']`; `[]` is the name. */
  readonly spans: FieldSpans;
}

/** What an entry was made from. */
export interface Origin {
  /** Which of its file's entries it is, from 0. */
  readonly index: number;
  /** Of the file and of everything else that decides about the entry. */
  readonly digest: string;
}

/** A text file of the repository around the content. */
export interface RepositoryFile {
  /** Relative to the content folder: `../Dockerfile`. */
  readonly file: string;
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
}

/** A file of the repository that a text links to. */
export interface SourceFile {
  /** Why a link to it leads nowhere; absent where the file is there, or cannot be known. */
  readonly missing?: string;
  /** Absent for a folder, and for what is not read. */
  readonly lines?: number;
}

/** A content folder, read. */
export interface Content {
  /** Absolute. */
  readonly root: string;
  /** Its path in the repository, with a slash at its end; empty at the top, absent where there is none. */
  readonly prefix?: string;
  /** Where the files are shown at their host, as far as the settings and git know it. */
  readonly repository?: Repository | undefined;
  readonly settings: Settings;
  /** Where the settings are in `handrail.yaml`. */
  readonly settingSpans: FieldSpans;
  readonly entries: readonly Entry[];
  /** In the order of the files, and as they stand in them. */
  readonly rules: readonly AlertRule[];
  /** Every rule file that was asked for, read or not; relative to the content folder. */
  readonly ruleFiles: readonly string[];
  /** What assertions of requirements read beside the pages, by their globs. */
  readonly repositoryFiles: ReadonlyMap<string, readonly RepositoryFile[]>;
  /** What was read beside the entries, the settings and the rule files, by file. */
  readonly texts: ReadonlyMap<string, string>;
  /** Every file below the root that may be shown or linked, relative, with forward slashes. */
  readonly files: ReadonlySet<string>;
  /** Of every entry as it was read; one that was changed since, e.g. by a project's collection, has none. */
  readonly origins: ReadonlyMap<Entry, Origin>;
  readonly findings: readonly Diagnostic[];
}
