/** A part of a text, by offsets. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** Why code does not parse. */
export interface ParseError {
  readonly reason: string;
  /** Offset in the code. */
  readonly at: number;
}

/** How text is quoted where a placeholder is: unquoted, in single, or in double quotes of a shell. */
export type QuotingContext = 'bare' | 'single' | 'double';

/**
 * Which values are inserted at a placeholder, and how they are written there:
 *
 * - a quoting context: every value, quoted for the shell; with `^` where it begins its word, and a leading dash makes an option
 * - `path`, `query`, `host`: within a URL
 * - `plain`: letters, digits and a few signs, as they are; `name`: fewer signs
 * - `typed`: the same, and no value from the address: it would choose what is run
 * - `sql`: a number or a quoted string; `sql-text`: within such quotes; `sql-plain`: a number or plain text in quotes
 * - `number`, `identifier`: no more than that
 * - `text`: in a text that is no command
 * - `none`: no value
 */
export type Insertion =
  | QuotingContext
  | `^${QuotingContext}`
  | 'path'
  | 'query'
  | 'host'
  | 'plain'
  | 'name'
  | 'typed'
  | 'number'
  | 'identifier'
  | 'sql'
  | 'sql-text'
  | 'sql-plain'
  | 'text'
  | 'none';

/** A placeholder in code. */
export interface PlaceholderOccurrence extends Part {
  /** As written, without its brackets. */
  readonly name: string;
  /** What its value is kept under: one key for all spellings of a name. */
  readonly key: string;
  readonly insertion: Insertion;
}

/** What commands do to the system that they are run on; the author's word wins. */
export type Effect = 'reads' | 'changes' | 'destroys';

/** A block of code as the reader uses it: what is typed, what is printed, what is filled in. */
export interface CodeAnalysis {
  /** `text` where nothing is known to be typed into a shell. */
  readonly is: 'commands' | 'output' | 'text';
  /** Missing where it is not known. */
  readonly effect?: Effect;
  /** Which command destroys, as it is called. */
  readonly destroys: string;
  /** What is typed, with its prompts; what lies between is printed. */
  readonly typed: readonly Part[];
  readonly prompts: readonly Part[];
  /** Remarks of the shell: what is not copied. */
  readonly comments: readonly Part[];
  /** In the order of the code. */
  readonly placeholders: readonly PlaceholderOccurrence[];
}

export interface Fence {
  /** As written after the fence; empty where nothing is. */
  readonly language: string;
  readonly code: string;
  /** What stands behind the language; empty where nothing does. */
  readonly meta: string;
}

export type AnalyzeCode = (fence: Fence) => CodeAnalysis;
