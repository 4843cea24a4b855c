import { detectLanguage, type Language } from './languages.ts';
import { readStackTrace } from './stack-trace.ts';
import { splitWords, writtenWords, type Word } from './words.ts';

/** What was asked, taken apart. */
export interface Query {
  /** Copied from a log or a terminal, and not typed. */
  readonly isPaste: boolean;
  readonly language: Language;
  /** As they were given, without colours; empty ones are left out. */
  readonly lines: readonly string[];
  readonly phrases: readonly Phrase[];
  /** What was typed in quotation marks, to be found as it stands. */
  readonly quoted: readonly (readonly Word[])[];
  /** What is no part of the message: times, ids, addresses. For telling. */
  readonly ignoredTokens: readonly string[];
}

/** Words that stand together. */
export interface Phrase {
  /** 1 for the message itself, less for what stands around it. */
  readonly weight: number;
  readonly words: readonly Word[];
  /** Every word, stop words too. */
  readonly written: readonly string[];
}

/** Of what is longer, the beginning and the end are read. */
const MAX_QUERY_CHARACTERS = 100_000;
const MAX_LINE_CHARACTERS = 1_000;
const MAX_LINES = 60;
const MAX_WORDS = 28;
const MAX_TRACE_LINES = 2_000;

// eslint-disable-next-line no-control-regex
const COLOUR = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007]{0,200}\u0007)|[\u0000-\u0008\u000b-\u001f]/g;
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

/** What a line carries besides its message, the longest kind first. */
const NOISE = [
  /\b\d{4}[-/]\d\d[-/]\d\d(?:[T _]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d:?\d\d| UTC)?/g,
  new RegExp(
    String.raw`\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:${MONTH} {1,2}\d{1,2}|\d{1,2}[ /]${MONTH})(?:[ /:]\d{4})?(?:[ :]\d\d:\d\d:\d\d)?(?: \d{4})?\b`,
    'g',
  ),
  /\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{13,27}\b/gi,
  /\b0x[0-9a-f]{1,40}\b/gi,
  /\b(?=[a-f]{0,40}\d)(?=\d{0,40}[a-f])[0-9a-f]{7,64}\b/gi,
  /\b(?=[A-Z]{0,40}\d)(?=\d{0,40}[A-Z])[0-9A-Z]{10,64}\b/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g,
];
/** A number after one of these words says what is wrong: `exit code 137`, `HTTP 503`, `errno=28`. */
const NUMBER =
  /(?<!\b(?:code|error|errno|exit|exited|status|http|sqlstate|signal|port)(?:\W{1,3}|\/\d\.\d ))(?<![\w-])\d[\d.,:]{0,40}(?:ns|us|µs|ms|s|m|h|d|%|[KMGT]i?B?)?(?!\w)/gi;
/** Takes the place of what was set aside, so that the words around it stay apart; no word itself. */
const PLACEHOLDER_GAP = ' ~ ';

const LOOKS_PASTED = [
  /\n/,
  /^(?:ERROR|FATAL|CRITICAL|WARN(?:ING)?|PANIC|INFO|DEBUG|LOG)\b/,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i,
  /\w=\S/,
  /"\w+"\s*:/,
  /\d\d:\d\d:\d\d/,
  /^\s*\[/,
  /^[\w/.-]+: [^:]*: /,
];
const MAX_TYPED_CHARACTERS = 120;

/** `key=value` and `"key": "value"`, as structured logs have them. */
const PAIR =
  /(?:"([\w.@-]{1,60})"|\b([A-Za-z_][\w.-]{0,60}))(=|\s?:(?=\s?["\d{[]))\s?("(?:\\.|[^"\\]){0,900}"|[^\s,"{}[\]]{1,300})/g;
const SAYS =
  /^(?:msg|message|err|error|reason|desc|description|event|exception|summary|stderr|cause|details?|log|text|alertname)$/i;
const TELLS_NOTHING =
  /^(?:ts|time|timestamp|@timestamp|level|lvl|severity|caller|pid|tid|thread|host|hostname)$/i;
const AROUND = 0.3;

/** @param among the languages that the question may be in, the likeliest first */
export function parseQuery(text: string, among: readonly Language[] = ['en']): Query {
  const whole = clipMiddle(text).replace(COLOUR, ' ');
  const language = detectLanguage(whole, among);
  const isPaste = looksPasted(whole.trim());
  const trace = isPaste ? readStackTrace(whole.split('\n', MAX_TRACE_LINES)) : undefined;
  const lines = linesOf(trace ? trace.map((line) => line.text).join('\n') : whole);
  const errors = trace?.filter(({ isError }) => isError).map((line) => line.text) ?? [];
  const weightOf = (line: string): number =>
    errors.length === 0 || errors.some((error) => error.startsWith(line)) ? 1 : AROUND;
  const setAside: string[] = [];
  const phrases = lines
    .flatMap((line) => {
      if (!isPaste) return [{ text: line, weight: 1 }];
      const most = weightOf(line);
      return piecesOf(bare(line, setAside)).map((piece) => ({ ...piece, weight: piece.weight * most }));
    })
    .map(({ text: piece, weight }) => ({
      weight,
      words: splitWords(piece, language).words,
      written: writtenWords(piece),
    }))
    .filter(({ words }) => words.length > 0);
  const quoted = isPaste ? [] : quotedIn(whole).map((part) => splitWords(part, language).words);
  return {
    isPaste,
    language,
    lines,
    phrases: fewer(phrases),
    quoted: quoted.filter((words) => words.length > 1),
    ignoredTokens: [...new Set(setAside)].slice(0, 8),
  };
}

function quotedIn(text: string): string[] {
  return [...text.matchAll(/["“„«]([^"“”„«»]{2,200})["”“»]/g)].map(([, inside = '']) => inside);
}

/** What is pasted is longer, has lines, or looks like a log. */
function looksPasted(text: string): boolean {
  if (text.length > MAX_TYPED_CHARACTERS) return true;
  // One token, such as `KEY=value`, was asked for as it is.
  return /\s/.test(text) && LOOKS_PASTED.some((look) => look.test(text));
}

/** Enough to answer from, however much was given. */
export function clipMiddle(text: string): string {
  if (text.length <= MAX_QUERY_CHARACTERS) return text;
  return `${text.slice(0, MAX_QUERY_CHARACTERS / 2)}\n${text.slice(-MAX_QUERY_CHARACTERS / 2)}`;
}

/** The distinct lines that are most likely to say what is wrong, in their order. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.slice(0, MAX_LINE_CHARACTERS).trim());
  const distinct = [...new Map(lines.map((line) => [line.replace(/\d+/g, '0'), line])).values()].filter(
    Boolean,
  );
  if (distinct.length <= MAX_LINES) return distinct;
  const telling = distinct.filter((line) => COMPLAINS.test(line)).slice(0, MAX_LINES);
  const others = distinct.filter((line) => !COMPLAINS.test(line)).slice(0, MAX_LINES - telling.length);
  const kept = new Set([...telling, ...others]);
  return distinct.filter((line) => kept.has(line));
}

const COMPLAINS =
  /error|fail|fatal|panic|exception|denied|refused|timed? ?out|cannot|could not|unable|invalid|expired|killed|exceed|not found|no space|warn/i;

function bare(line: string, setAside: string[]): string {
  const without = NOISE.reduce(
    (left, noise) =>
      left.replace(noise, (found) => {
        setAside.push(found);
        return PLACEHOLDER_GAP;
      }),
    line,
  );
  return without.replace(NUMBER, PLACEHOLDER_GAP);
}

/** The message of a line, and what stands around it. */
function piecesOf(line: string): { text: string; weight: number }[] {
  const pairs: { text: string; says: boolean }[] = [];
  const rest = line.replace(
    PAIR,
    (whole, quoted: string | undefined, plain: string | undefined, sign: string, value: string) => {
      const key = quoted ?? plain ?? '';
      // `Error: 5 pods` is prose.
      if (quoted === undefined && sign.includes(':') && !value.startsWith('"')) return whole;
      const text = value.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
      if (!TELLS_NOTHING.test(key)) pairs.push({ text, says: SAYS.test(key) });
      return '\n';
    },
  );
  const prose = rest.split('\n').filter((text) => /\p{L}{2}/u.test(text));
  const isOnlyPairs = prose.length === 0 && !pairs.some(({ says }) => says);
  return [
    ...prose.map((text) => ({ text, weight: 1 })),
    ...pairs.map(({ text, says }) => ({ text, weight: says || isOnlyPairs ? 1 : AROUND })),
  ];
}

/** So many words that a search stays fast: those of the message first. */
function fewer(phrases: readonly Phrase[]): Phrase[] {
  const kept = new Set<string>();
  for (const { words } of phrases.toSorted((one, other) => other.weight - one.weight))
    for (const { term } of words) if (kept.size < MAX_WORDS) kept.add(term);
  return phrases
    .map(({ words, ...phrase }) => ({ ...phrase, words: words.filter(({ term }) => kept.has(term)) }))
    .filter(({ words }) => words.length > 0);
}
