import type { Root } from 'mdast';
import {
  markdownToHtml,
  type Features,
  type HastPluginEntry,
  type MdastPluginEntry,
  defineMdastPlugin,
} from 'satteri';
import type { Entry } from '../entries/entry.ts';
import { markdownFeatures } from '../entries/features.ts';
import { parseWritten } from '../entries/parsed-markdown.ts';
import type { ResolvedLink } from '../graph/resolve.ts';
import { KINDS } from '../kinds/registry.ts';
import { anchors } from './anchors.ts';
import { alignment, boxes, hasAlignment } from './boxes.ts';
import { callouts } from './callouts.ts';
import { code, fences, type CodeReplacement } from './code.ts';
import { components } from './components.ts';
import { contents } from './contents.ts';
import { fenceFigure, plain, plainFigure, type Highlight } from './figure.ts';
import { inlinePlaceholders, namesPlaceholders } from './inline-placeholders.ts';
import { links, type LinkOptions } from './links.ts';
import { oneTitle, sanitise } from './sanitise.ts';
import { hasSteps, steps } from './steps.ts';
import { namesTasks, tasks } from './tasks.ts';
import { titles } from './titles.ts';
import { unknownTags } from './unknown-tags.ts';
import type { Fence, PlaceholderOccurrence, AnalyzeCode } from '../shared/code-analysis.ts';
import { isMdx } from '../shared/path.ts';

/** The HTML of an entry's text, cut where its code blocks stand: what they look like is known later than the rest. */
export interface HtmlPieces {
  /** One more than there are blocks. */
  readonly pieces: readonly string[];
  readonly blocks: readonly Fence[];
}

/** An entry's text, rendered, and what it needs beside it. */
export interface RenderedMarkdown extends HtmlPieces {
  /** Content files that the page shows or links to. */
  readonly files: readonly string[];
  /** How many steps it has that can be ticked. */
  readonly steps: number;
}

export interface RenderOptions {
  readonly resolve: (target: string, from: Entry) => ResolvedLink;
  /** Ends with a slash. */
  readonly base: string;
  /** Where a path from the content folder is shown in the repository: `../src/main.go`; absent where none is known. */
  readonly inRepository: LinkOptions['inRepository'];
  /** Whether a content file may be on the site: one that could run a script may not. */
  readonly isPublished: (file: string) => boolean;
  /** The placeholders of code in a line of text, of those that are asked for. */
  readonly placeholders?: ((code: string) => readonly PlaceholderOccurrence[]) | undefined;
  /** Address and anchor of the task with this number, without the base; nothing where no phase or several have it. */
  readonly taskUrl: (id: string) => string | undefined;
}

/** Where a block stands. No text holds it: a parser of Markdown replaces the character, https://spec.commonmark.org/0.31.2/#insecure-characters. */
const SLOT = '\0';

/** A project's own plugins and features, which entries' texts get beside ours. */
export interface OwnPlugins {
  readonly mdastPlugins: readonly MdastPluginEntry[];
  readonly hastPlugins: readonly HastPluginEntry[];
  readonly features: Readonly<Features>;
}

/** An entry's Markdown → the HTML of its page, without the title. */
export function renderMarkdown(entry: Entry, options: RenderOptions): RenderedMarkdown {
  if (entry.isPlain) return plainText(entry);
  const { markdown, made, ...settings } = pipeline(entry, options);
  return made(markdownToHtml(markdown, settings).html);
}

/** The same with plugins of a project, which may be asynchronous. */
export async function renderMarkdownWith(
  own: OwnPlugins,
  entry: Entry,
  options: RenderOptions,
): Promise<RenderedMarkdown> {
  if (entry.isPlain) return plainText(entry);
  const { markdown, made, ...ours } = pipeline(entry, options);
  const { html } = await markdownToHtml(markdown, {
    features: { ...own.features, ...ours.features },
    mdastPlugins: [...own.mdastPlugins, ...ours.mdastPlugins],
    hastPlugins: [...own.hastPlugins, ...ours.hastPlugins],
  });
  return made(html);
}

function plainText({ outline }: Entry): RenderedMarkdown {
  const figures = outline.blocks.map((block) => plainFigure(block.code)).join('');
  return { pieces: [figures], blocks: [], files: [], steps: 0 };
}

function pipeline(entry: Entry, options: RenderOptions) {
  const { outline, source, text } = entry;
  const files = new Set<string>();
  const blocks: Fence[] = [];
  let count = 0;
  // What is not Markdown alone has a tree of its own.
  const isShaped = isMdx(entry.file) || text !== source;
  const events: TextEvents = {
    onFile: (file) => files.add(file),
    onStep: () => (count += 1),
    onCode: (fence) => {
      blocks.push(fence);
      return { type: 'raw', value: SLOT };
    },
  };
  return {
    markdown: isShaped ? '' : text,
    features: { ...markdownFeatures(text), rawHtml: outline.hasHtml },
    mdastPlugins: [
      isShaped && ownTree(parseWritten(entry).root),
      titles(outline),
      callouts,
      isShaped && components,
      contents,
      unknownTags,
      fences,
    ],
    hastPlugins: [outline.hasHtml && [sanitise, oneTitle], ...hastPlugins(entry, options, events)],
    made: (html: string): RenderedMarkdown => ({
      pieces: html.split(SLOT),
      blocks,
      files: [...files],
      steps: count,
    }),
  };
}

/** What a text names and shows, told while it is rendered. */
export interface TextEvents {
  readonly onFile: (file: string) => void;
  readonly onStep: () => void;
  /** Returns what is shown in the place of a code block. */
  readonly onCode: CodeReplacement;
}
/** The plugins that make HTML of ours out of an entry's, in their order; for MDX as for Markdown. */
export function hastPlugins(
  entry: Entry,
  { resolve, base, inRepository, isPublished, placeholders, taskUrl }: RenderOptions,
  { onFile, onStep, onCode }: TextEvents,
) {
  const { outline, text } = entry;
  return [
    links({ entry, resolve, base, inRepository, isPublished, onFile }),
    namesTasks(text) && tasks({ taskUrl, base }),
    anchors,
    boxes,
    hasAlignment(text) && alignment,
    KINDS[entry.kind].hasSteps && hasSteps(outline) && steps(onStep),
    placeholders && namesPlaceholders(text) && inlinePlaceholders(placeholders),
    code(onCode),
  ];
}

/** What is searched: without colours, and without what code is read for. */
export function plainHtml(text: HtmlPieces): string {
  return fill(text, (fence) => fenceFigure(fence, plain));
}

/** What is shown: code in its colours and, where it is read, with its placeholders and what it does. */
export function highlightBlocks(text: HtmlPieces, highlight: Highlight, read?: AnalyzeCode): string {
  return fill(text, (fence) => fenceFigure(fence, highlight, read?.(fence)));
}

/** The placeholders of a text's code as they are written, each once. */
export function placeholdersOf({ blocks }: HtmlPieces, read: AnalyzeCode): string[] {
  return [...new Set(blocks.flatMap((fence) => read(fence).placeholders.map(({ name }) => name)))];
}

function fill({ pieces, blocks }: HtmlPieces, figure: (fence: Fence) => string): string {
  return pieces
    .map((piece, index) => {
      const fence = blocks[index];
      return fence ? piece + figure(fence) : piece;
    })
    .join('');
}

/** Puts a tree of ours in the place of the empty one that the renderer begins with. */
function ownTree(root: Root) {
  return defineMdastPlugin({
    name: 'handrail-own-tree',
    before(empty, context) {
      context.replaceNode(empty, root);
    },
  });
}
