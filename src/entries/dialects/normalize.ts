import { edited, type Edit } from '../../shared/edit.ts';
import { lineCounter, type Span } from '../../shared/position.ts';
import type { Entry, WikiPages } from '../entry.ts';
import { FRONTMATTER } from '../frontmatter.ts';
import { withQuotations } from './admonitions.ts';
import { attributeEdits, hasAttributes } from './attribute-lists.ts';
import { codeLines } from './code-lines.ts';
import { withMarks } from './containers.ts';
import { highlightsToFences } from './highlights.ts';
import { hasIcons, iconEdits } from './icons.ts';
import { literalRanges } from './literal.ts';
import { hasMasks } from './masks.ts';
import { removeTemplateTags } from './tags.ts';
import { hasTags, type TemplateTag } from './template-tags.ts';
import { hasWikiLinks, wikiEdits } from './wiki-links.ts';

/** A text as Markdown reads it, and what of it is not Markdown. */
export interface NormalizedText {
  /** Each line and column holds what it held; only what was blank may be longer. */
  readonly text: string;
  /** The tags of templates that stay as they are written. */
  readonly tags: readonly PlacedTag[];
}

export interface PlacedTag extends TemplateTag {
  readonly written: string;
  readonly span: Span;
}

/** How much of a text is rewritten. */
interface Extent extends Pick<Entry, 'wikiPages'> {
  /** Blocks, too, and not only what stands in lines. */
  readonly isWhole: boolean;
}

const SOME_BLOCK = /^[ \t>]*(?::::|!!!|\?\?\?|===[+!]?[ \t]|>>>[ \t]*$|\{\{[<%]|\{%-?[ \t]*highlight)/m;

/**
 * A text with what other generators write as CommonMark and GFM, which is left to be laid out. The lines and the columns
 * stay. Most texts come back as they are.
 */
export function normalizeDialect(source: string, { isWhole, wikiPages }: Extent): NormalizedText {
  if (hasMasks(source)) return { text: source, tags: [] };
  const blocks = isWhole && SOME_BLOCK.test(source) ? withBlocks(source) : source;
  const { text, tags } = hasTags(blocks) ? tagged(blocks) : { text: blocks, tags: [] };
  const isOrnate = hasAttributes(text) || hasIcons(text) || hasWikiLinks(text);
  return { text: isOrnate ? rest(text, wikiPages) : text, tags };
}

function withBlocks(source: string): string {
  const [head = ''] = FRONTMATTER.exec(source) ?? [];
  const passes = [highlightsToFences, withQuotations, withMarks];
  const body = source.slice(head.length).split('\n');
  const lines = passes.reduce<readonly string[]>((before, pass) => pass(before, codeLines(before)), body);
  return head + lines.join('\n');
}

function tagged(text: string): NormalizedText {
  const { text: without, left } = removeTemplateTags(text, literalRanges(text));
  const spanAt = lineCounter(text);
  const placed = (tag: TemplateTag): PlacedTag => ({
    ...tag,
    written: text.slice(tag.start, tag.end),
    span: spanAt(tag.start, tag.end),
  });
  return { text: without, tags: left.map(placed) };
}

/** What needs the tree to be told from text: attribute lists, icons, links of wikis. */
function rest(text: string, pages: WikiPages): string {
  const reading = literalRanges(text);
  const edits = [
    ...attributeEdits(text, reading),
    ...iconEdits(text, reading),
    ...wikiEdits(text, reading, pages),
  ].toSorted((a, b) => a.start - b.start);
  return edits.length === 0 ? text : edited(text, apart(edits));
}

function apart(edits: readonly Edit[]): Edit[] {
  return edits.filter(({ start }, index) => start >= (edits[index - 1]?.end ?? 0));
}
