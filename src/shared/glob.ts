/** Beyond these a glob is refused: matching takes at most as many steps as glob and path have letters, multiplied. */
const MAX_LENGTH = 500;
const MAX_STARS = 20;
const MAX_ALTERNATIVES = 100;

/** What a glob may be, in words that complete "must be …". */
export const GLOB_LIMITS = `a glob of at most ${MAX_LENGTH} characters, ${MAX_STARS} stars and ${MAX_ALTERNATIVES} alternatives, without !(…), +(…) and *(…)`;

/** Part of a path between two slashes. */
type SegmentPattern = typeof ANY_DEPTH | string | readonly Token[];
type Token = typeof STAR | string | ((letter: string) => boolean);

const ANY_DEPTH = Symbol('**');
const STAR = Symbol('*');

/** A glob without alternatives: `{a,b}/*.md` is two of them. */
export interface PathPattern {
  /** The folder, without wildcards, that all matches are below; empty where the first segment has one. */
  readonly base: string;
  /** @param file with forward slashes, as the glob is */
  readonly matches: (file: string) => boolean;
  /** Whether a file below the folder could match. */
  readonly reaches: (folder: string) => boolean;
}

/** Whether a glob can be used; if not, it matches nothing. */
export function isGlob(glob: string): boolean {
  return alternativesOf(glob) !== undefined;
}

/**
 * Matches paths relative to a folder against globs, in time that grows with the path's length: there is no backtracking.
 * A leading `./` or `/` and a trailing `/` do not count. What begins with a dot is matched, too.
 *
 * @example globMatcher(['drafts/**', '*.{png,svg}'])('drafts/a/b.md') // true
 */
export function globMatcher(globs: readonly string[]): (file: string) => boolean {
  const matchers = globs.filter(isGlob).map((glob) => {
    const isNegated = glob.startsWith('!') && !glob.startsWith('!(');
    const patterns = pathPatterns(isNegated ? glob.slice(1) : glob);
    if (patterns.length === 0) return () => false;
    return (file: string) => patterns.some(({ matches }) => matches(file)) !== isNegated;
  });
  return (file) => matchers.some((matches) => matches(file));
}

/** The same for a file or folder and all that is below it: `runbooks`, `runbooks/` and `runbooks/**` are one. */
export function subtreeMatcher(globs: readonly string[]): (file: string) => boolean {
  return globMatcher(globs.filter(isGlob).map((glob) => `${glob.replace(/\/+$/, '') || '.'}/**`));
}

/** What a glob means without `{}`; nothing where it cannot be used. */
export function pathPatterns(glob: string): PathPattern[] {
  return (alternativesOf(glob) ?? []).flatMap((alternative) => {
    const segments = trimmed(alternative).split('/').filter(Boolean).map(segmentPattern);
    return segments.length === 0 ? [] : pathPattern(segments);
  });
}

function trimmed(glob: string): string {
  return glob.replace(/^\.?\/+/, '').replace(/\/+$/, '');
}

function pathPattern(segments: readonly SegmentPattern[]): PathPattern {
  const firstWild = segments.slice(0, -1).findIndex((segment) => typeof segment !== 'string');
  return {
    base: segments.slice(0, firstWild === -1 ? -1 : firstWild).join('/'),
    matches: (file) => matchesAll(segments, file.split('/'), ANY_DEPTH, matchesSegment),
    reaches: (folder) => {
      const names = folder.split('/');
      const deep = segments.indexOf(ANY_DEPTH);
      const compared = deep === -1 ? segments : segments.slice(0, deep);
      if (deep === -1 && names.length >= segments.length) return false;
      return compared.slice(0, names.length).every((segment, at) => matchesSegment(segment, names[at] ?? ''));
    },
  };
}

function matchesSegment(segment: SegmentPattern, name: string): boolean {
  if (segment === ANY_DEPTH) return true;
  if (typeof segment === 'string') return segment === name;
  return matchesAll(segment, [...name], STAR, matchesLetter);
}

function matchesLetter(token: Token, letter: string): boolean {
  return typeof token === 'function' ? token(letter) : token === letter;
}

/**
 * Whether a list of patterns, of which `wild` is any number of items, matches a list of items. Only the last `wild` is ever
 * tried again: what those before it took as early as they could leaves the most for what follows.
 */
function matchesAll<Pattern, Item>(
  patterns: readonly Pattern[],
  items: readonly Item[],
  wild: Pattern,
  isMatch: (pattern: Pattern, item: Item) => boolean,
): boolean {
  let at = 0;
  let retry: { readonly pattern: number; item: number } | undefined;
  for (let item = 0; item < items.length;) {
    const pattern = patterns[at];
    if (pattern === wild) retry = { pattern: ++at, item };
    else if (pattern !== undefined && isMatch(pattern, items[item] as Item)) {
      at++;
      item++;
    } else if (retry) {
      at = retry.pattern;
      item = ++retry.item;
    } else return false;
  }
  return patterns.slice(at).every((pattern) => pattern === wild);
}

function segmentPattern(segment: string): SegmentPattern {
  if (/^\*{2,}$/.test(segment)) return ANY_DEPTH;
  const tokens = tokensOf(segment);
  return tokens.every((token) => typeof token === 'string') ? tokens.join('') : tokens;
}

function tokensOf(segment: string): Token[] {
  const found = segment.matchAll(/\\(.)|\*+|\?|\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]|(.)/gsu);
  return Array.from(found, ([whole, escaped, sign, members, letter]): Token => {
    if (whole.startsWith('*')) return STAR;
    if (whole === '?') return () => true;
    return members === undefined ? (escaped ?? letter ?? whole) : memberOf(members, sign !== '');
  });
}

/** `a-z0-9_` */
function memberOf(members: string, isNegated: boolean): (letter: string) => boolean {
  const ranges = Array.from(
    members.matchAll(/(?:\\(.)|(.))(?:-(?:\\(.)|(.)))?/gsu),
    ([, escapedFrom, from = escapedFrom, escapedTo, to = escapedTo ?? from]) => [from ?? '', to ?? ''],
  );
  return (letter) => ranges.some(([from = '', to = '']) => letter >= from && letter <= to) !== isNegated;
}

/** The globs that `{a,b}`, `@(a|b)` and `?(a|b)` stand for; nothing where the glob is beyond the limits. */
function alternativesOf(glob: string): string[] | undefined {
  if (glob.length > MAX_LENGTH || (glob.match(/\*/g)?.length ?? 0) > MAX_STARS) return undefined;
  if (/(?<!\\)[!+*]\(/.test(glob)) return undefined;
  let open = [glob];
  // Each round replaces the first innermost group of every glob.
  for (;;) {
    let isDone = true;
    const next = open.flatMap((one) => {
      const group = GROUP.exec(one);
      if (!group) return one;
      isDone = false;
      const [whole, braced, sign, listed = ''] = group;
      const choices = braced === undefined ? listed.split('|') : braced.split(',');
      if (sign === '?') choices.push('');
      return choices.map(
        (choice) => `${one.slice(0, group.index)}${choice}${one.slice(group.index + whole.length)}`,
      );
    });
    if (next.length > MAX_ALTERNATIVES) return undefined;
    if (isDone) return next;
    open = next;
  }
}

const GROUP = /(?<!\\)\{([^{},]*(?:,[^{},]*)+)\}|(?<!\\)([@?])\(([^()]*)\)/;
