import { isHtmlElement } from '../shared/html.ts';

/** The parser is native code: where it nests too deeply the process dies without a word. Well beyond what people write. */
const MAX_DEPTH = 10_000;
/** The parser copies a paragraph's text at every `&amp;` in it: bytes that one paragraph may cost. */
const MAX_COPIED_BYTES = 4_000_000_000;

const BLOCK_OPENERS = /^(?:[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))*/;
/** A run of marks is looked at once, from its beginning. */
const INLINE = /(?<open>(?<![*_~[])(?<![^\s({!])[*_~[]+(?=[^\s*_~[]))|(?<close>(?<=\S)[*_~\]]+)/g;
const TAG = /<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/gi;
/** Elements without content, and those that end where the next of their kind begins. */
const NEVER_NESTED = /^(?:br|hr|img|input|wbr|col|source|track|p|li|dt|dd|tr|td|th)$/i;
const MARKS = /[*_~`[<&@:]/g;
const ENTITY = /&(?:#\w{1,8}|\w{2,32});/g;

/** Why the Markdown parser must not be given this text; nothing where it can cope. */
export function parserLimitExceeded(source: string): string | undefined {
  // Shorter texts cannot nest or repeat often enough.
  if (source.length < MAX_DEPTH) return undefined;
  if (tagDepth(source) > MAX_DEPTH) return 'its HTML tags are nested more than 10,000 deep';
  for (const paragraph of longParagraphs(source)) {
    if (blockDepth(paragraph) > MAX_DEPTH) return 'its quotes or lists are nested more than 10,000 deep';
    if (inlineDepth(paragraph) > MAX_DEPTH)
      return 'its brackets or asterisks are nested more than 10,000 deep';
    const entities = paragraph.match(ENTITY)?.length ?? 0;
    if (entities * paragraph.length > MAX_COPIED_BYTES)
      return 'one paragraph contains too many character references';
    if (paragraph.split('\n').some(isLaborious)) return 'one line contains too many links and marks';
  }
  return undefined;
}

/** The parser hands JavaScript to one that recurses: well beyond what people write, and well below what it can bear. */
const MAX_CODE_DEPTH = 1000;
const MAX_CHAIN = 3000;
/** What may be code: braces, and paragraphs that begin with `import` or `export`. */
const CODE =
  /(?<esm>^(?:im|ex)port\b)|(?<end>\n[ \t]*(?=\n))|(?<open>[([{])|(?<close>[)\]}])|(?<chain>=>|\*\*|[!~?=:+-]|\b(?:await|delete|do|else|for|if|new|typeof|void|while|with|yield)\b)/gm;
/** JSX is any tag; one that ends itself holds nothing. */
const JSX_TAG = /<(\/?)[A-Za-z_$][^<>]{0,2000}?(\/?)>|<(\/?)>/g;
/** Each brace and tag of a paragraph costs as much as the paragraph is long. */
const MAX_MARKED_CHARACTERS = 1_000_000_000;

/** Why the MDX parser must not be given this text, of which it copes with less. */
export function mdxParserLimitExceeded(source: string): string | undefined {
  if (source.length < MAX_CODE_DEPTH) return undefined;
  if (codeDepth(source) > MAX_CODE_DEPTH) return 'the code in its braces is nested more than 1,000 deep';
  if (source.length < MAX_DEPTH) return undefined;
  if (deepest(source.matchAll(JSX_TAG), jsxStep) > MAX_DEPTH)
    return 'its tags are nested more than 10,000 deep';
  for (const paragraph of longParagraphs(source)) {
    const marks = paragraph.match(/[{<&]/g)?.length ?? 0;
    if (marks * paragraph.length > MAX_MARKED_CHARACTERS)
      return 'one paragraph contains too many braces and tags';
  }
  return parserLimitExceeded(source);
}

function jsxStep([, slash, ended, fragment = slash]: RegExpMatchArray): number {
  if (ended) return 0;
  return fragment === '/' ? -1 : 1;
}

/** How deep the code may be nested, brackets and what nests without them alike. */
function codeDepth(source: string): number {
  let depth = 0;
  let braces = 0;
  let chain = 0;
  let isEsm = false;
  let most = 0;
  for (const { 0: mark, groups } of source.matchAll(CODE)) {
    if (groups?.['esm']) isEsm = true;
    else if (groups?.['end']) isEsm = false;
    else if (braces === 0 && !isEsm && mark !== '{') continue;
    else if (groups?.['chain']) chain += 1;
    else if (groups?.['open']) depth += 1;
    else if (groups?.['close']) depth = Math.max(0, depth - 1);
    if (mark === '{') braces += 1;
    else if (mark === '}') braces = Math.max(0, braces - 1);
    if (braces === 0 && !isEsm) depth = chain = 0;
    most = Math.max(most, depth, chain * (MAX_CODE_DEPTH / MAX_CHAIN));
  }
  return most;
}

function* longParagraphs(source: string): Generator<string> {
  let start = 0;
  let end = 0;
  for (const line of source.split('\n')) {
    if (line.trim() === '') {
      if (end - start >= MAX_DEPTH) yield source.slice(start, end);
      start = end + line.length + 1;
    }
    end += line.length + 1;
  }
  if (end - start >= MAX_DEPTH) yield source.slice(start);
}

/** For the place of each node the parser counts the letters of a line from its beginning, unless all are ASCII. */
function isLaborious(line: string): boolean {
  if (line.length < MAX_DEPTH || !/[^\0-\x7f]/.test(line)) return false;
  return (line.match(MARKS)?.length ?? 0) * line.length > MAX_COPIED_BYTES;
}

function tagDepth(source: string): number {
  return deepest(source.matchAll(TAG), ([, slash, name = '']) => {
    if (!isHtmlElement(name) || NEVER_NESTED.test(name)) return 0;
    return slash === '' ? 1 : -1;
  });
}

function blockDepth(paragraph: string): number {
  let depth = 0;
  for (const line of paragraph.split('\n'))
    if (line.length >= MAX_DEPTH)
      depth = Math.max(depth, BLOCK_OPENERS.exec(line)?.[0].match(/\S+/g)?.join('').length ?? 0);
  return depth;
}

function inlineDepth(paragraph: string): number {
  return deepest(paragraph.matchAll(INLINE), ([marks, open]) =>
    open === undefined ? -marks.length : marks.length,
  );
}

function deepest(matches: Iterable<RegExpMatchArray>, step: (match: RegExpMatchArray) => number): number {
  let depth = 0;
  let most = 0;
  for (const match of matches) {
    depth = Math.max(0, depth + step(match));
    most = Math.max(most, depth);
  }
  return most;
}
