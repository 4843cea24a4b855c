import vm from 'node:vm';
import type { Entry, EntryOf, RepositoryFile } from '../entries/entry.ts';
import { isAmountAtLeast, isAmountAtMost } from './amount.ts';
import type { PageParts, TextSegment } from './page-parts.ts';
import { KINDS } from '../kinds/registry.ts';
import { subtreeMatcher } from '../shared/glob.ts';
import { isSameLanguage } from '../shared/languages.ts';
import { FILE_START, lineCounter, type Span } from '../shared/position.ts';

/** A page with its parts, which are made when they are first asked for. */
export interface AssertedPage {
  readonly entry: Entry;
  readonly parts: () => PageParts;
}

/** What assertions are looked up in. */
export interface AssertionSources {
  readonly pages: readonly AssertedPage[];
  readonly files: ReadonlyMap<string, readonly RepositoryFile[]>;
}

/** What is not as it was asserted. */
export interface Violation {
  /** Absent for a file of the repository. */
  readonly entry?: Entry;
  /** Relative to the content folder. */
  readonly file: string;
  /** Of a file of the repository: relative to that. */
  readonly path?: string;
  /** Of the capture; the file's first character where a match is missing. */
  readonly span: Span;
  /** Empty where nothing was found, `(not shown)` where the pattern could be made to print any line of a repository. */
  readonly found: string;
  /** In words: `5s`, `at most 50MB`, `no match of /x/`. */
  readonly expected: string;
}

export interface AssertionOutcome {
  /** `matches nothing`: no match, or no page, to judge by. `too slow`: the pattern was given up on. */
  readonly is: 'passes' | 'violated' | 'matches nothing' | 'too slow';
  readonly violations: readonly Violation[];
  /** Pages or files with a match; with `absent`, those that were read. */
  readonly matched: number;
}

/** Of a page with more, these tell enough. */
const MAX_VIOLATIONS = 1000;

/**
 * Looks an assertion up in the pages or files that it reads.
 * @param home where a match that is missing everywhere is a violation
 * @param longest milliseconds after which it is given up on
 */
export function runAssertion(
  assertion: Assertion,
  sources: AssertionSources,
  home: Omit<Violation, 'found' | 'expected'>,
  longest: number,
): AssertionOutcome {
  const where = typeof assertion.present === 'object' ? assertion.present.where : undefined;
  const read = readBy(assertion, sources, where);
  const expectation = expectationOf(assertion);
  const found = runWithTimeout(longest, () =>
    read.map(({ texts, ...source }) => ({
      source,
      ...search(texts(), assertion.match, expectation),
    })),
  );
  if (!found) return { is: 'too slow', violations: [], matched: 0 };
  const isShown = assertion.in !== 'file' || isSelectivePattern(assertion.match);
  const matched = assertion.absent ? read.length : found.filter(({ matches }) => matches > 0).length;
  const missing = { found: '', expected: expectation.words };
  const violations: Violation[] = found.flatMap(({ source, wrong, matches: here }) => {
    if (where !== undefined && here === 0) return [{ ...missing, ...source, span: FILE_START }];
    return wrong.map(({ text, place }) => ({
      ...missing,
      ...source,
      span: place(),
      found: isShown ? text : NOT_SHOWN,
    }));
  });
  if (assertion.present && where === undefined && matched === 0) violations.push({ ...missing, ...home });
  if (violations.length > 0) return { is: 'violated', violations, matched };
  return { is: matched > 0 ? 'passes' : 'matches nothing', violations, matched };
}

const NOT_SHOWN = '(not shown)';

/** One thing to read: where it is, and its text in pieces. */
interface Source extends Pick<Violation, 'entry' | 'file' | 'path'> {
  readonly texts: () => readonly TextSegment[];
}

function readBy(
  assertion: Assertion,
  { pages, files }: AssertionSources,
  where: string | undefined,
): Source[] {
  const { in: part, files: glob = '', within } = assertion;
  if (part === 'file') {
    const isRead = where === undefined ? () => true : subtreeMatcher([where]);
    return (files.get(glob) ?? [])
      .filter(({ path }) => isRead(path))
      .map(({ file, path, text }) => ({ file, path, texts: () => [wholeText(text)] }));
  }
  const isRead = scopeOf([within, where]);
  return pages
    .filter(({ entry }) => isRead(entry))
    .map(({ entry, parts }) => ({ entry, file: entry.file, texts: () => textsOf(parts(), assertion) }));
}

function wholeText(text: string): TextSegment {
  return { text, place: (start, end) => lineCounter(text)(start, end), language: '' };
}

/** Every printable character, apart and in two orders: texts in which no word and no setting is found. */
const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
const PROBES = [PRINTABLE.join(' '), PRINTABLE.toReversed().join(''), ''];
const MIN_LITERALS = 3;
/** For all probes together; a usual pattern takes less than one. */
const MAX_PROBE_MS = 2000;

/**
 * Whether a pattern finds only what it names. One that could match any line, such as `.*` or `\w+=(.*)`, must not carry what
 * it finds in a repository to a page or a log.
 */
export function isSelectivePattern(source: string): boolean {
  const pattern = new RegExp(source, 'm');
  // A pattern that takes for ever on a short text shows nothing, either.
  const matchesAny = runWithTimeout(MAX_PROBE_MS, () => PROBES.some((probe) => pattern.test(probe)));
  if (matchesAny ?? true) return false;
  return source.split('|').every((branch) => literalsOf(branch).length >= MIN_LITERALS);
}

/** The letters and digits that a pattern names, without its classes, groups and repetitions. */
function literalsOf(pattern: string): string {
  return pattern
    .replace(/\\[a-z]\{[^}]*\}|\\[ux][0-9a-f]+|\\./gi, ' ')
    .replace(/\[[^\]]*\]|\{[^}]*\}|\(\?<?\w*[:=!>]?/g, ' ')
    .replace(/[^a-z0-9]/gi, '');
}

/** Globs choose among all pages; without one, what prescribes is read. `guides`, `guides/` and `./guides/**` are one. */
function scopeOf(globs: readonly (string | undefined)[]): (entry: Entry) => boolean {
  const given = globs.filter((glob) => glob !== undefined);
  if (given.length === 0) return ({ kind }) => KINDS[kind].prescribes === true;
  const chosen = given.map((glob) => subtreeMatcher([glob]));
  return ({ file }) => chosen.every((isChosen) => isChosen(file));
}

function textsOf(parts: PageParts, { in: part, language }: Assertion): readonly TextSegment[] {
  if (part === 'file') return [];
  if (part !== 'code' || language === undefined) return parts[part];
  return parts.code.filter((block) => isSameLanguage(block.language, language));
}

interface Found {
  readonly matches: number;
  readonly wrong: readonly { readonly text: string; readonly place: () => Span }[];
}

function search(texts: readonly TextSegment[], source: string, { isMet }: Expectation): Found {
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
      if (wrong.length === MAX_VIOLATIONS) return { matches, wrong };
    }
  }
  return { matches, wrong };
}

/**
 * Does work that cannot be trusted to end, e.g. matching a regular expression of the content. The engine interrupts it, in the
 * middle of a match, too. What is limited is the time that this process computes, so that other work of the machine does not
 * decide whether it is done: interrupted too early, it begins again with more time.
 * @param limit milliseconds of the processor
 * @param work has no effect but its result
 * @returns nothing where the work takes longer
 */
export function runWithTimeout<Result>(limit: number, work: () => Result): Result | undefined {
  for (let timeout = limit; ; timeout *= 4) {
    const before = process.cpuUsage();
    try {
      return vm.runInNewContext('work()', { work }, { timeout }) as Result;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const { user, system } = process.cpuUsage(before);
      if (user + system >= limit * 1000) return undefined;
    }
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
  if (atMost !== undefined)
    return { words: `at most ${atMost}`, isMet: (found) => isAmountAtMost(found, atMost) };
  if (atLeast !== undefined)
    return { words: `at least ${atLeast}`, isMet: (found) => isAmountAtLeast(found, atLeast) };
  if (matches !== undefined) {
    const whole = new RegExp(`^(?:${matches})$`);
    return { words: `a match of /${matches}/`, isMet: (found) => whole.test(found) };
  }
  return { words: `${absent ? 'no' : 'a'} match of /${match}/`, isMet: () => absent !== true };
}
