import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { exceedsTreeDepth } from './depth.ts';
import { normalizeDialect, type NormalizedText, type PlacedTag } from './dialects/normalize.ts';
import { restoreContainers } from './dialects/restore-containers.ts';
import type { Entry } from './entry.ts';
import { markdownFeatures } from './features.ts';
import { FRONTMATTER } from './frontmatter.ts';
import { parseMdx } from './mdx/parse.ts';
import { parserLimitExceeded } from './parser-limits.ts';
import { isMdx } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { shorten } from '../shared/text.ts';

export interface ParsedMarkdown {
  readonly root: Root;
  /** The text cannot be laid out: it is one block of code. */
  readonly isPlain: boolean;
  readonly findings: readonly Diagnostic[];
}

/** The text of a file, and what is laid out of it. */
type Written = Pick<Entry, 'source' | 'text' | 'file' | 'wikiPages'>;

/** What is laid out of a file's text, and the tree of that. */
export function parseMarkdown(written: Omit<Written, 'text'>): ParsedMarkdown & Pick<Entry, 'text'> {
  const { source, file } = written;
  for (const { text, tags } of isMdx(file) ? [] : rewritten(written)) {
    const root = shapedRoot({ ...written, text });
    if (root) return { root, isPlain: false, findings: tagFindings(tags, file), text };
  }
  return { ...parseWritten({ ...written, text: source }), text: source };
}

/** An entry's Markdown tree. Where the parser cannot cope, or must not try, the text stays as it was written. */
export function parseWritten(written: Written): ParsedMarkdown {
  const { source, text, file } = written;
  if (isMdx(file)) return mdxTree(source, file);
  const root = text === source ? undefined : shapedRoot(written);
  return root ? { root, isPlain: false, findings: [] } : markdownTree(source, file);
}

/** From the best to what is left where that cannot be laid out: blocks of other generators as they are written. */
function* rewritten({ source, wikiPages }: Omit<Written, 'text'>): Generator<NormalizedText> {
  if (parserLimitExceeded(source) !== undefined) return;
  for (const isWhole of [true, false]) {
    const attempt = normalizeDialect(source, { isWhole, wikiPages });
    if (attempt.text === source) return;
    yield attempt;
  }
}

function shapedRoot(written: Written): Root | undefined {
  const { text } = written;
  if (parserLimitExceeded(text) !== undefined) return undefined;
  const root = markdownToMdast(text, { features: markdownFeatures(text) }) as Root;
  return exceedsTreeDepth(root) ? undefined : restoreContainers(root, written);
}

function markdownTree(source: string, file: string): ParsedMarkdown {
  const reason = parserLimitExceeded(source);
  if (reason !== undefined) return plain(source, tooDeep(file, reason));
  try {
    return {
      root: markdownToMdast(source, { features: markdownFeatures(source) }) as Root,
      isPlain: false,
      findings: [],
    };
  } catch {
    return plain(source, tooDeep(file, 'the Markdown parser failed'));
  }
}

function mdxTree(source: string, file: string): ParsedMarkdown {
  const mdx = parseMdx(source);
  switch (mdx.is) {
    case 'tree': {
      const findings = mdx.unsupported.map(({ span, facts }) =>
        diagnostic('mdx/unsupported', file, span, facts),
      );
      return { root: mdx.root, isPlain: false, findings };
    }
    case 'invalid':
      return plain(source, diagnostic('mdx/syntax', file, mdx.span, { reason: mdx.reason }));
    case 'too-deep':
      return plain(source, tooDeep(file, mdx.reason));
  }
}

function tooDeep(file: string, reason: string): Diagnostic {
  return diagnostic('text/too-deep', file, FILE_START, { reason });
}

function plain(source: string, why: Diagnostic): ParsedMarkdown {
  const [block = '', , fence, lines = ''] = FRONTMATTER.exec(source) ?? [];
  const code = { type: 'code', lang: 'text', value: source.slice(block.length) } as const;
  if (fence === undefined)
    return { root: { type: 'root', children: [code] }, isPlain: true, findings: [why] };
  const type = fence === '---' ? 'yaml' : 'toml';
  const root: Root = { type: 'root', children: [{ type, value: lines.slice(0, -1) }, code] };
  return { root, isPlain: true, findings: [why] };
}

const MAX_TITLE_CHARACTERS = 60;

/** One problem for each thing that tags of a text call, where it is called first. */
function tagFindings(tags: readonly PlacedTag[], file: string): Diagnostic[] {
  const calls = Map.groupBy(tags, ({ of, name }) => `${of} ${name}`);
  return [...calls.values()].flatMap((uses) => {
    const [first] = uses;
    if (!first) return [];
    const facts = { tag: shorten(first.written, MAX_TITLE_CHARACTERS), of: first.of, uses: uses.length };
    return [diagnostic('text/template-tag', file, first.span, facts)];
  });
}
