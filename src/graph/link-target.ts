import type { Entry } from '../entries/entry.ts';
import type { Location } from '../shared/location.ts';
import type { Anchor } from './anchor.ts';

/** Where a link of a text, the `runbook_url` of a rule, or a field that names another entry leads. */
export type LinkTarget = InternalTarget | ExternalTarget | BrokenTarget | NoTarget;

/** Something on this site. */
export type InternalTarget =
  | { readonly to: 'entry'; readonly entry: Entry; readonly anchor: Anchor }
  | { readonly to: 'folder'; readonly url: string }
  | { readonly to: 'file'; readonly file: string; readonly hash: string }
  /** The page of an alert, by its name in lower case. */
  | { readonly to: 'alert'; readonly name: string };

/** Outside of the content, or an address that is filled when an alert fires. */
export type ExternalTarget =
  | { readonly to: 'external'; readonly url: string }
  /** A file of the repository, from the content folder: `../src/main.go`, or code in the folder. */
  | {
      readonly to: 'repository';
      readonly path: string;
      readonly lines?: Location['lines'];
      /** Empty where it names the lines. */
      readonly hash: string;
    };

/** Nothing where something should be. */
export interface BrokenTarget<
  Why extends string = 'missing' | 'outside' | 'malformed' | 'no-name' | 'no-anchor',
> {
  readonly to: 'broken';
  readonly why: Why;
  /** As it is written. */
  readonly target: string;
}

/** No link: a service that needs no page, or plain text where a field takes both. */
export interface NoTarget {
  readonly to: 'none';
  readonly is: 'service' | 'text';
}
