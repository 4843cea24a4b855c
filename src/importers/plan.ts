import type { Kind } from '../kinds/registry.ts';
import type { Note } from './notes.ts';

/** A file to be written. */
export interface Output {
  /** Relative to the target folder, with forward slashes. */
  readonly file: string;
  /** Pictures and other files that pages link to are of no kind. */
  readonly kind: Kind | 'file';
  readonly content: string | Buffer;
}

/** What an import would write, in the order of the source, and what is to be said about it. */
export interface Plan {
  readonly outputs: readonly Output[];
  readonly notes: readonly Note[];
}

export interface PlanOptions {
  /** The kind of what does not state its own. */
  readonly as: Kind | undefined;
  /** The absolute folder that everything goes to. */
  readonly into: string;
  /** In a strict target nothing is guessed from folders. */
  readonly isTargetStrict: boolean;
}

export const NOTHING: Plan = { outputs: [], notes: [] };
