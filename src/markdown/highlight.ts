import { createHash } from 'node:crypto';
import type { HighlighterCore } from 'shiki';
import { plain, type Highlight } from './figure.ts';
import { promqlLines, tokenHtml } from './promql.ts';

/** Larger blocks are data, not something to read in colours. */
const MAX_CODE_CHARACTERS = 200_000;
const MAX_LINE_CHARACTERS = 4_000;
/** Milliseconds for one line. After Shiki's own half a second, or ten, a busy machine would leave blocks without colours. */
const MAX_LINE_MS = 60_000;
/** Changes whenever the HTML of a highlighted line would. */
const CACHE_VERSION = 5;

const CLASSES: Readonly<Record<string, string>> = {
  constant: 'n',
  string: 's',
  comment: 'c',
  keyword: 'k',
  parameter: 'v',
  function: 'f',
  'string-expression': 's',
  link: 'l',
};

export interface Block {
  readonly code: string;
  /** The highlighter's own name; `plain` for no colours. */
  readonly language: string;
}

/** Highlighted blocks as HTML, by the keys of the blocks. */
export type Highlights = Readonly<Record<string, string>>;

/** The blocks that Shiki is needed for and whose keys are not known yet, each once. */
export function uncachedBlocks(blocks: Iterable<Block>, isKnown: (key: string) => boolean): Block[] {
  const found = new Map<string, Block>();
  for (const block of blocks) {
    if (!isHighlightedByShiki(block.language) || !isHighlightable(block.code)) continue;
    const key = keyOf(block.code, block.language);
    if (!isKnown(key)) found.set(key, block);
  }
  return [...found.values()];
}

/** Highlights blocks with classes, so that two themes need one pass and no inline style. Shiki is loaded if it is needed. */
export async function highlightAll(blocks: readonly Block[]): Promise<Highlights> {
  const wanted = uncachedBlocks(blocks, () => false);
  if (wanted.length === 0) return {};
  const shiki = await load(new Set(wanted.map(({ language }) => language)));
  const loaded = new Set(shiki.getLoadedLanguages());
  return Object.fromEntries(
    wanted
      .filter(({ language }) => loaded.has(language))
      .map(({ code, language }) => [keyOf(code, language), highlightWithShiki(shiki, code, language)]),
  );
}

/** Highlighting what was highlighted before; what is not among it has no colours. */
export function highlightFrom(highlights: Highlights): Highlight {
  return (code, language) => {
    if (language === 'plain' || !isHighlightable(code)) return plain(code, language);
    if (!isHighlightedByShiki(language)) return promqlLines(code);
    return highlights[keyOf(code, language)]?.split('\n') ?? plain(code, language);
  };
}

/** What some blocks need of what was highlighted. */
export function highlightsOf(blocks: readonly Block[], highlights: Highlights): Highlights {
  const keys = uncachedBlocks(blocks, (key) => highlights[key] === undefined).map(({ code, language }) =>
    keyOf(code, language),
  );
  return Object.fromEntries(keys.map((key) => [key, highlights[key] ?? '']));
}

/** PromQL has a parser of its own, fast enough to need neither a process nor a cache. */
function isHighlightedByShiki(language: string): boolean {
  return language !== 'plain' && language !== 'promql';
}

function isHighlightable(code: string): boolean {
  return (
    code.length <= MAX_CODE_CHARACTERS && !code.split('\n').some((line) => line.length > MAX_LINE_CHARACTERS)
  );
}

function keyOf(code: string, language: string): string {
  return createHash('sha1').update(`${CACHE_VERSION}\0${language}\0${code}`).digest('base64url');
}

async function load(languages: ReadonlySet<string>): Promise<HighlighterCore> {
  const [
    { createCssVariablesTheme, createHighlighterCore },
    { createJavaScriptRegexEngine },
    { bundledLanguages },
  ] = await Promise.all([import('shiki/core'), import('shiki/engine/javascript'), import('shiki/langs')]);
  const theme = createCssVariablesTheme({ name: 'handrail', variablePrefix: '--', fontStyle: false });
  const langs = [...languages].flatMap(
    (name) => bundledLanguages[name as keyof typeof bundledLanguages] ?? [],
  );
  return createHighlighterCore({
    themes: [theme],
    langs,
    engine: createJavaScriptRegexEngine(),
  });
}

function highlightWithShiki(shiki: HighlighterCore, code: string, language: string): string {
  const lines = shiki.codeToTokensBase(code, {
    lang: language,
    theme: 'handrail',
    tokenizeTimeLimit: MAX_LINE_MS,
  });
  return lines
    .map((line) => line.map(({ content, color }) => tokenHtml({ content, name: classOf(color) })).join(''))
    .join('\n');
}

function classOf(color = ''): string {
  return CLASSES[/^var\(--token-(.*)\)$/.exec(color)?.[1] ?? ''] ?? '';
}
