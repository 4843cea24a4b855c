import type { Entry } from '../entries/entry.ts';
import { KINDS } from '../kinds/registry.ts';
import { bounded } from '../shared/bounded.ts';
import { subtreeMatcher } from '../shared/glob.ts';
import { isSameLanguage } from '../shared/languages.ts';
import { FILE_START, type Span } from '../shared/position.ts';
import { expectationOf, type Assertion, type Expectation } from './expectation.ts';
import type { PageParts, Stretch } from './page-parts.ts';

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
