import { isHtmlElement } from '../shared/html.ts';

/** The parser is native code: where it nests too deeply the process dies without a word. Well beyond what people write. */
const DEEPEST = 10_000;
/** The parser copies a paragraph's text at every `&amp;` in it: bytes that one paragraph may cost. */
const MOST_COPIED = 4_000_000_000;

const BLOCK_OPENERS = /^(?:[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))*/;
const INLINE = /(?<open>(?<![^\s([{*_~!])[*_~[]+(?=[^\s*_~[]))|(?<close>(?<=\S)[*_~\]]+)/g;
const TAG = /<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/gi;
/** Elements without content, and those that end where the next of their kind begins. */
const NEVER_NESTED = /^(?:br|hr|img|input|wbr|col|source|track|p|li|dt|dd|tr|td|th)$/i;
const ENTITY = /&(?:#\w{1,8}|\w{2,32});/g;

/** Why the Markdown parser must not be given this text; nothing where it can cope. */
export function strainOf(source: string): string | undefined {
  // Shorter texts cannot nest or repeat often enough.
  if (source.length < DEEPEST) return undefined;
  if (tagDepth(source) > DEEPEST) return 'its HTML tags are nested more than 10,000 deep';
  for (const paragraph of longParagraphs(source)) {
    if (blockDepth(paragraph) > DEEPEST) return 'its quotes or lists are nested more than 10,000 deep';
    if (inlineDepth(paragraph) > DEEPEST) return 'its brackets or asterisks are nested more than 10,000 deep';
    const entities = paragraph.match(ENTITY)?.length ?? 0;
    if (entities * paragraph.length > MOST_COPIED) return 'one paragraph holds too many character references';
  }
  return undefined;
}

function* longParagraphs(source: string): Generator<string> {
  let start = 0;
  let end = 0;
  for (const line of source.split('\n')) {
    if (line.trim() === '') {
      if (end - start >= DEEPEST) yield source.slice(start, end);
      start = end + line.length + 1;
    }
    end += line.length + 1;
  }
  if (end - start >= DEEPEST) yield source.slice(start);
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
    if (line.length >= DEEPEST)
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
