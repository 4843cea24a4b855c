/** `info` never fails a build; `warning` does only where asked (`--max-warnings`). */
export type Level = 'error' | 'warning' | 'info';

/** A level that depends on what was found. */
export interface LevelRule<Facts> {
  readonly of: (facts: Facts) => Level;
  /** For the help page: `error where the alert pages, else warning`. */
  readonly words: string;
}

export interface RuleMeta<Facts> {
  /** The level in a tree that its team owns (`strict: true`) and in one that was only found. */
  readonly strict: Level | LevelRule<Facts>;
  readonly lenient: Level | LevelRule<Facts>;
  /** What happened, in one line. */
  readonly message: (facts: Facts) => string;
  /** What to do about it. */
  readonly hint: (facts: Facts) => string;
  /** Why it matters, for its help page. */
  readonly why: string;
}

export function defineRule<Facts = Record<never, never>>(entry: RuleMeta<Facts>): RuleMeta<Facts> {
  return entry;
}
