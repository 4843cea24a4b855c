import vm from 'node:vm';
import type { Entry, EntryOf } from '../entries/entry.ts';
import { isAtLeast, isAtMost } from './amount.ts';
import type { PageParts, Stretch } from './page-parts.ts';
import { KINDS } from '../kinds/registry.ts';
import { subtreeMatcher } from '../shared/glob.ts';
import { isSameLanguage } from '../shared/languages.ts';
import { FILE_START, type Span } from '../shared/position.ts';

/** A page with its parts, which are made when they are first asked for. */
export interface Page {
  readonly entry: Entry;
  readonly parts: () => PageParts;
}

/** What is not as it was asserted. */
export interface Violation {
  readonly entry: Entry;
  /** Of the capture; the file's first character where a match is missing. */
  readonly span: Span;
  /** Empty where nothing was found. */
  readonly found: string;
  /** In words: `5s`, `at most 50MB`, `no match of /x/`. */
  readonly expected: string;
}

export interface Outcome {
  /** `matches nothing`: no match, or no page, to judge by. `too slow`: the pattern was given up on. */
  readonly is: 'holds' | 'violated' | 'matches nothing' | 'too slow';
  readonly violations: readonly Violation[];
}

/** Of a page with more, these tell enough. */
const MOST_VIOLATIONS = 1000;

/**
 * Looks an assertion up in the pages that it reads.
 * @param home where a match that is missing everywhere is a violation
 * @param longest milliseconds after which it is given up on
 */
export function runAssertion(
  assertion: Assertion,
  pages: readonly Page[],
  home: Omit<Violation, 'found' | 'expected'>,
  longest: number,
): Outcome {
  const where = typeof assertion.present === 'object' ? assertion.present.where : undefined;
  const isRead = scopeOf([assertion.within, where]);
  const read = pages.filter(({ entry }) => isRead(entry));
  const expectation = expectationOf(assertion);
  const found = bounded(longest, () =>
    read.map(({ entry, parts }) => ({
      entry,
      ...search(textsOf(parts(), assertion), assertion.match, expectation),
    })),
  );
  if (!found) return { is: 'too slow', violations: [] };
  const matches = found.reduce((sum, page) => sum + page.matches, 0);
  const missing = { found: '', expected: expectation.words };
  const violations: Violation[] = found.flatMap(({ entry, wrong, matches: here }) => {
    if (where !== undefined && here === 0) return [{ ...missing, entry, span: FILE_START }];
    return wrong.map(({ text, place }) => ({ ...missing, entry, span: place(), found: text }));
  });
  if (assertion.present && where === undefined && matches === 0) violations.push({ ...missing, ...home });
  if (violations.length > 0) return { is: 'violated', violations };
  return {
    is: matches > 0 || (assertion.absent && read.length > 0) ? 'holds' : 'matches nothing',
    violations,
  };
}

/** Globs choose among all pages; without one, what prescribes is read. `guides`, `guides/` and `./guides/**` are one. */
function scopeOf(globs: readonly (string | undefined)[]): (entry: Entry) => boolean {
  const given = globs.filter((glob) => glob !== undefined);
  if (given.length === 0) return ({ kind }) => KINDS[kind].prescribes === true;
  const chosen = given.map((glob) => subtreeMatcher([glob]));
  return ({ file }) => chosen.every((isChosen) => isChosen(file));
}

function textsOf(parts: PageParts, { in: part, language }: Assertion): readonly Stretch[] {
  if (part !== 'code' || language === undefined) return parts[part];
  return parts.code.filter((block) => isSameLanguage(block.language, language));
}

interface Found {
  readonly matches: number;
  readonly wrong: readonly { readonly text: string; readonly place: () => Span }[];
}

function search(texts: readonly Stretch[], source: string, { isMet }: Expectation): Found {
  const pattern = new RegExp(source, 'dgm');
  const wrong: Found['wrong'][number][] = [];
  let matches = 0;
  for (const { text, place } of texts) {
    for (const { indices } of text.matchAll(pattern)) {
      matches++;
      const [start, end] = indices?.[1] ?? indices?.[0] ?? [0, 0];
      const captured = text.slice(start, end);
      if (isMet(captured)) continue;
      wrong.push({ text: captured, place: () => place(start, end) });
      if (wrong.length === MOST_VIOLATIONS) return { matches, wrong };
    }
  }
  return { matches, wrong };
}

/**
 * Does work that cannot be trusted to end, such as matching a regular expression that somebody else wrote, and gives nothing
 * back where it takes too long: the engine itself is interrupted, in the middle of a match, too.
 * @param timeout in milliseconds
 */
export function bounded<Result>(timeout: number, work: () => Result): Result | undefined {
  try {
    return vm.runInNewContext('work()', { work }, { timeout }) as Result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}

type Assertion = NonNullable<EntryOf<'requirements'>['data']['assert']>[number];

/** What an assertion says of each thing that it matches. */
interface Expectation {
  /** `5s`, `at most 50MB`, `no match of /x/`. */
  readonly words: string;
  readonly isMet: (found: string) => boolean;
}

function expectationOf(assertion: Assertion): Expectation {
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
