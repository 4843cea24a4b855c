import type { z } from 'zod';
import type { LabelName } from './headings/headings.ts';

/**
 * How a value is written in a text. `text` is a line, `prose` a line or a section, `choice` one of the field's words; `texts`,
 * `goals`, `steps`, `evidence` and `rows` are a line, a list, a task list or a table, below a label or a heading.
 */
export type BodyValue =
  | 'text'
  | 'prose'
  | 'choice'
  | 'state'
  | 'outcome'
  | 'grade'
  | 'date'
  | 'estimate'
  | 'duration'
  | 'score'
  | 'texts'
  | 'goals'
  | 'successes'
  | 'steps'
  | 'evidence'
  | 'locations'
  | 'references'
  | 'dependencies';

/** A field that the text of a page may say instead of its frontmatter, by a label. */
export interface BodyField {
  /** `waits_for.text` is a field of a set. */
  readonly field: string;
  readonly label: LabelName;
  readonly as: BodyValue;
}

/** What a kind is, apart from what its pages show: `kind.ts` of its folder says it, `registry.ts` lists it. */
export interface KindDefinition<Fields extends z.core.$ZodShape = z.core.$ZodShape> {
  /** `Runbooks` */
  readonly label: string;
  /** `Runbook` */
  readonly singular: string;
  /** What its pages are about, in a sentence. */
  readonly intro: string;
  /** Folder names that make every page below them an entry of this kind. The first is where a new page is written. */
  readonly folders: readonly string[];
  /** Matches a page's file name, in lower case and without its ending, that tells the kind wherever the page is. */
  readonly fileNames?: RegExp;
  /** Matches folder names, in lower case, below which pages are of this kind unless something else is known of them. */
  readonly chapters?: RegExp;
  /** The headings of a new page. */
  readonly headings: readonly string[];
  /** The fields that its pages may have beside those of every page. */
  readonly fields: Fields;
  /** The fields that are read in the text of a page. Without any, only frontmatter counts. */
  readonly body?: readonly BodyField[];
  /** A frontmatter in YAML that shows every field. */
  readonly example: string;
  /** Its pages tell what to do: search ranks them before what was found, planned and judged. */
  readonly answers?: boolean;
  /** Its pages tell what must be so: assertions of requirements are looked up in them. */
  readonly prescribes?: boolean;
  /** The commands of its pages are run while something is wrong. */
  readonly isCarriedOut?: boolean;
  /** Its numbered lists are steps, which a reader ticks. */
  readonly hasSteps?: boolean;
  /** The field with a label of the scale of severities. Without that field, what is derived of other pages. */
  readonly grade?: 'severity' | 'priority';
  /** What other pages name of it has a page, also without a file of its own. */
  readonly isImplied?: boolean;
  /** The section of the site that is made of its entries, next to it in the menu. */
  readonly section?: 'alerts' | 'coverage';
  /** Its pages may say their place in lists, with a field `order`. */
  readonly isOrdered?: boolean;
  /** The field that its cards show as a tag: its text, or its name where it is `true`. */
  readonly cardTag?: string;
  /** Lists begin with the latest `date`, and cards show it. */
  readonly latestFirst?: boolean;
}

/** Keeps the type of the fields. */
export function defineKind<Fields extends z.core.$ZodShape>(
  definition: KindDefinition<Fields>,
): KindDefinition<Fields> {
  return definition;
}
