import type { Heading } from '../entries/entry.ts';
import type { TocItem, StateMark } from './page.ts';

/** What plans and their reviews have in common. */

/** Something to be reached, and whether it was. */
export interface Goal {
  readonly text: string;
  readonly state: StateMark;
}

/** The headings that details add to a page's contents, above and below those of its text. */
export interface Contents {
  readonly above: readonly TocItem[];
  readonly below: readonly TocItem[];
}

const MET: StateMark = { word: 'met', shape: 'proven' };
const NOT_MET: StateMark = { word: 'not met', shape: 'bad' };
const NOT_STATED: StateMark = { word: 'not stated', shape: 'open' };

type WrittenGoal = { readonly text: string; readonly met?: boolean | undefined };

export function goalsOf(goals: readonly WrittenGoal[] = []): Goal[] {
  return goals.map(({ text, met }) => ({
    text,
    state: met === undefined ? NOT_STATED : met ? MET : NOT_MET,
  }));
}

type Section = readonly [id: string, text: string, isThere: boolean];

/** The sections that have something in them. Each id has a capital: no heading of the text can have the same. */
export function contentsOf(sections: readonly Section[]): TocItem[] {
  return sections.flatMap(([id, text, isThere]) => (isThere ? [{ depth: 2, id, text }] : []));
}

/** What stands first below a heading, as a sentence of its own: without the colon that leads on. */
export function leadText({ lead }: Heading): string {
  return lead.replace(/:$/, '');
}
