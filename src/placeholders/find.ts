import type { Fence, Insertion, Part, PlaceholderOccurrence } from '../shared/code-analysis.ts';
import { isHtmlElement } from '../shared/html.ts';
import { fenceName } from '../shared/fence.ts';
import { languageOf } from '../shared/languages.ts';
import { isSql } from '../shell/effects.ts';
import { scriptInsertions } from '../shell/insertions.ts';
import { isWhole } from '../shell/script.ts';
import { sqlInsertion } from '../shell/sql-insertions.ts';
import { IN_ANGLE_BRACKETS, IN_BRACES, maskPlaceholders, nameOf, SHELL_VARIABLE } from './forms.ts';
import { keyOfName, plainName } from './names.ts';

/** What programs print in angle brackets, so that it is no placeholder. */
const PRINTED = new Set('none unknown nil null pending invalid unset empty no snip eof'.split(' '));
/** Languages in which angle brackets have no meaning of their own; in any other, declared names only are placeholders. */
const WITHOUT_BRACKETS = new Set(
  'plain yaml yml json jsonc sql plsql promql logql http ini toml properties dotenv'.split(' '),
);
/** Of those, languages in which a value is a text: it may contain spaces and letters of every script. */
const TEXTS = new Set('text txt plaintext yaml yml json jsonc promql logql http'.split(' '));
/** What may be typed into a shell, too. */
const WITHOUT_KIND = new Set(['plain', 'docker', 'dockerfile', 'make', 'makefile']);
/** A line of such a text that names what is run. */
const RUNNING_LINE = /(?:exec\w*|commands?|cmd|run|shell|scripts?|args?|entrypoint)["']?\s*[:=]/i;
/** Where a program's name may be: in a shell of another kind, and in a block of no kind. */
const BEFORE_PROGRAM = /(?:^|[&|;({]|\s\.)\s*["']?[\w./\\:-]*$/;
const PROSE = /^\s*(?:[-*|>]\s+)?[A-Z][a-z]*[ ,:]/;
const BEGINS_LINE = /^(?:[$#>%] )?(?:sudo )?(?:\.{0,2}\/\S*)?$|[|;&]\s*$/;
const OTHER_SHELLS = new Set('powershell ps ps1 pwsh bat batch cmd fish nu nushell tcl csh tcsh'.split(' '));

type Found = Omit<PlaceholderOccurrence, 'insertion'>;

/** What angle brackets around a name mean that is not declared: always a placeholder, for one word, or something else. */
type Brackets = 'placeholder' | 'word' | 'code';

/** The placeholders of a line of code in prose, as a shell would read it: those of the names. */
export function placeholdersInLine(code: string, names: ReadonlySet<string>): PlaceholderOccurrence[] {
  const found = inAngleBrackets(code, names, 'code');
  return withInsertions(found, scriptInsertions(maskPlaceholders(code, { parts: found }), found).insertions);
}

/**
 * Those of what is typed into a shell.
 *
 * @param names declared ones, as `plainName` writes them
 */
export function placeholdersInShell(text: string, names: ReadonlySet<string>): Found[] {
  const variables = matches(text, SHELL_VARIABLE).filter(
    ({ name }) => names.has(plainName(name)) && !isSet(name, text),
  );
  return [...inAngleBrackets(text, names, 'placeholder'), ...inBraces(text, names), ...variables].toSorted(
    (a, b) => a.start - b.start,
  );
}

/** A variable in single quotes is text. */
export function withInsertions(
  found: readonly Found[],
  insertions: readonly Insertion[],
  text = '',
): PlaceholderOccurrence[] {
  return found
    .map((one, index) => ({ ...one, insertion: insertions[index] ?? 'typed' }))
    .filter(({ start, insertion }) => text[start] !== '$' || !/^\^?single$/.test(insertion));
}

/** What the script sets itself is its own. */
function isSet(name: string, text: string): boolean {
  return new RegExp(`(?:^|[\\s;(])(?:${name}=|(?:for|read(?: -\\w+)*) ${name}\\b)`, 'm').test(text);
}

/** Those of any other text. */
export function placeholdersInText(fence: Fence, names: ReadonlySet<string>): PlaceholderOccurrence[] {
  const { code, language } = fence;
  const brackets = WITHOUT_BRACKETS.has(languageOf(language) ?? 'plain') ? 'word' : 'code';
  return [...inAngleBrackets(code, names, brackets), ...inBraces(code, names)]
    .toSorted((a, b) => a.start - b.start)
    .map((found) => ({ ...found, insertion: textInsertion(fence, found) }));
}

/** Code of other languages takes plain words; where those may be a program's name, only typed ones. */
function textInsertion({ code, language }: Fence, part: Part): Insertion {
  if (isSql(language)) return sqlInsertion(code, part);
  const before = code.slice(code.lastIndexOf('\n', part.start - 1) + 1, part.start);
  const isRunning = RUNNING_LINE.test(before);
  if (TEXTS.has(fenceName(language))) return isRunning ? 'plain' : 'text';
  const name = fenceName(language);
  if (OTHER_SHELLS.has(name)) return BEFORE_PROGRAM.test(before) ? 'typed' : 'plain';
  if (isRunning) return 'typed';
  if (name === '' && PROSE.test(before)) return 'text';
  return WITHOUT_KIND.has(languageOf(language) ?? 'plain') && isRunByLine(code, part, before)
    ? 'typed'
    : 'plain';
}

/** Whether a line, if it is a command, would run the value. */
function isRunByLine(code: string, { start, end }: Part, before: string): boolean {
  const next = code.indexOf('\n', end);
  const line = code.slice(start - before.length, next === -1 ? code.length : next);
  const part = { start: before.length, end: before.length + end - start };
  if (BEGINS_LINE.test(before)) return true;
  const masked = maskPlaceholders(line, { parts: [part] });
  return isWhole(masked) && scriptInsertions(masked, [part], { isMaybe: true }).insertions[0] === 'typed';
}

function inAngleBrackets(text: string, names: ReadonlySet<string>, brackets: Brackets): Found[] {
  return matches(text, IN_ANGLE_BRACKETS).filter(({ name }) => {
    if (names.has(plainName(name))) return true;
    if (brackets === 'code' || PRINTED.has(name.toLowerCase())) return false;
    // `<in 2>` are two redirections.
    return brackets === 'placeholder'
      ? !/ \d$/.test(name)
      : /^[\w-]{2,41}$/.test(name) && !isHtmlElement(name);
  });
}

function inBraces(text: string, names: ReadonlySet<string>): Found[] {
  return matches(text, IN_BRACES).filter(({ name }) => names.has(plainName(name)));
}

function matches(text: string, pattern: RegExp): Found[] {
  return [...text.matchAll(pattern)].map((match) => {
    const name = nameOf(match);
    return { name, key: keyOfName(name), start: match.index, end: match.index + match[0].length };
  });
}
