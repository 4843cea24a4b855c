import type { EntryOf } from '../entries/entry.ts';
import { isAtLeast, isAtMost } from './amount.ts';

export type Assertion = NonNullable<EntryOf<'requirements'>['data']['assert']>[number];

/** What an assertion says of each thing that it matches. */
export interface Expectation {
  /** `5s`, `at most 50MB`, `no match of /x/`. */
  readonly words: string;
  readonly isMet: (found: string) => boolean;
}

export function expectationOf(assertion: Assertion): Expectation {
  const { equals, one_of: oneOf, at_most: atMost, at_least: atLeast, matches, absent, match } = assertion;
  if (equals !== undefined) return { words: equals, isMet: (found) => found === equals };
  if (oneOf !== undefined) return { words: oneOf.join(' or '), isMet: (found) => oneOf.includes(found) };
  if (atMost !== undefined) return { words: `at most ${atMost}`, isMet: (found) => isAtMost(found, atMost) };
  if (atLeast !== undefined)
    return { words: `at least ${atLeast}`, isMet: (found) => isAtLeast(found, atLeast) };
  if (matches !== undefined) {
    const whole = new RegExp(`^(?:${matches})$`);
    return { words: `a match of /${matches}/`, isMet: (found) => whole.test(found) };
  }
  return { words: `${absent ? 'no' : 'a'} match of /${match}/`, isMet: () => absent !== true };
}
