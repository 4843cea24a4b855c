import GithubSlugger, { slug } from 'github-slugger';
import type {
  Code,
  Heading as HeadingNode,
  Html,
  Image,
  InlineCode,
  ImageReference,
  Nodes,
  Root,
  Text,
} from 'mdast';
import { hasMarkup, isHtmlElement, isOnlyComments, isUnclosedComment, openingTags } from '../shared/html.ts';
import { FILE_START, lineCounter, type Span } from '../shared/position.ts';
import { shorten } from '../shared/text.ts';
import { isOneTag } from './dialects/tag-text.ts';
import { isPart } from './sections.ts';
import { waiversIn } from './waivers.ts';
import { walk } from './walk.ts';
import type { Jsx } from './mdx/nodes.ts';
import type { CodeBlock, Heading, Outline, Reference } from './entry.ts';

/** Elements whose `src` is shown in the page, as an image is. */
const MEDIA = new Set(['img', 'video', 'audio', 'source', 'track']);
/** `[text][label]`, but neither `cells[i][j]` nor `[--option][--other]`. */
const REFERENCE = /(?<![\w\]!\\])\[(?!-)(?=[^\][A-Za-z]*[A-Za-z])[^\][]*\]\[(?!-)([^\][]+)\]/g;
const PLACEHOLDER = /<([a-zA-Z][\w-]{1,40})>/;
/** What a paragraph says of its page in fewer characters is not worth showing in a list, if there is a longer one. */
const TELLING = 25;
const LEAD_LIMIT = 200;
const CONTENTS_LIST = /^(table of contents\b.*|\[{1,2}_?toc_?\]{1,2})$/i;
const NUMBERED = /^(?:(?:step|part|phase|option) )?\d+\b/i;
const CALLOUT = /^\[![\w-]+(?:\|[^\]]*)?\][+-]?\s*/;

interface Labelled {
  readonly label: string;
  readonly reference: Reference;
}

/**
 * Collects from a file's Markdown tree what the graph and the checks need. Walks without recursion: text may nest deeply.
 * @param source the text that `root` was parsed from
 */
export function outlineOf(root: Root, source: string): Outline {
  const slugger = new GithubSlugger();
  const headings: { -readonly [Field in keyof Heading]: Heading[Field] }[] = [];
  const links: Reference[] = [];
  const images: Reference[] = [];
  const definitions: Labelled[] = [];
  const shown = new Set<string>();
  const notes: Labelled[] = [];
  const noted = new Set<string>();
  const blocks: CodeBlock[] = [];
  const html: Html[] = [];
  const texts: Text[] = [];
  const jsx: Jsx[] = [];
  const literal: (Html | Code | InlineCode | Text)[] = [];
  let firstParagraph = '';
  const title = titleHeading(root);
  const lead = (text: string): void => {
    const heading = headings.at(-1);
    if (heading?.lead === '') heading.lead = shorten(text, LEAD_LIMIT);
  };
  /** The depths of the headings that the next one may stand below. */
  const above: number[] = [];

  for (const node of walk(root)) {
    switch (node.type) {
      case 'heading': {
        const text = headingText(node);
        if (text === '') break;
        const given = (node.data as { hProperties?: { id?: string } } | undefined)?.hProperties?.id;
        const id = slugger.slug(given ?? (slug(text) === '' ? 'section' : text), given !== undefined);
        const depth = Math.max(node.depth, 2);
        while ((above.at(-1) ?? 0) >= depth) above.pop();
        const level = above.length + 2;
        // The title is not shown again: nothing hangs below it.
        if (headings.length > 0 || (node.depth > 1 && node !== title)) above.push(depth);
        headings.push({ depth: node.depth, level, text, id, lead: '', span: spanOf(node) });
        break;
      }
      case 'paragraph': {
        const isLead = headings.at(-1)?.lead === '';
        if (firstParagraph.length >= TELLING && !isLead) break;
        const text = textOf(node).replace(CALLOUT, '');
        if (isOneTag(text)) break;
        if (firstParagraph.length < TELLING) firstParagraph = longer(firstParagraph, text);
        lead(text);
        break;
      }
      case 'link':
        links.push({ target: node.url, span: spanOf(node) });
        break;
      case 'image':
        images.push({ target: node.url, span: spanOf(node) });
        break;
      case 'definition':
        definitions.push({ label: node.identifier, reference: { target: node.url, span: spanOf(node) } });
        break;
      case 'imageReference':
        shown.add(node.identifier);
        break;
      case 'footnoteDefinition':
        notes.push({ label: node.identifier, reference: { target: node.identifier, span: spanOf(node) } });
        break;
      case 'footnoteReference':
        noted.add(node.identifier);
        break;
      case 'code':
        blocks.push({ language: node.lang ?? '', code: node.value, span: spanOf(node) });
        lead(node.value.trim().split('\n', 1)[0] ?? '');
        literal.push(node);
        break;
      case 'inlineCode':
        literal.push(node);
        break;
      case 'text':
        if (node.value.includes('][')) texts.push(node);
        // Escaped, as MDX needs it.
        if (PLACEHOLDER.test(node.value)) literal.push(node);
        break;
      case 'jsx':
        jsx.push(node);
        break;
      case 'html':
        html.push(node);
        literal.push(node);
        break;
      default:
    }
  }
  for (const { label, reference } of definitions) (shown.has(label) ? images : links).push(reference);
  const raw = outlineOfHtml(html, source);
  const elements = outlineOfJsx(jsx);
  return {
    headings,
    startsWithTitle: title !== undefined,
    firstParagraph,
    links: [...links, ...raw.links, ...elements.links],
    images: [...images, ...raw.images, ...elements.images],
    undefinedReferences: undefinedReferences(texts, source),
    unusedNotes: notes.filter(({ label }) => !noted.has(label)).map(({ reference }) => reference),
    blocks,
    placeholders: placeholdersIn(literal, source),
    hasHtml: jsx.length > 0 || html.some(({ value }) => hasMarkup(value)),
    htmlIds: [...raw.ids, ...elements.ids],
    waivers: waiversIn(root, source),
    unclosedComments: html.filter(({ value }) => isUnclosedComment(value)).map(spanOf),
  };
}

/** What stands in angle brackets and is no HTML: a value that the reader puts in. */
function placeholdersIn(nodes: readonly (Html | Code | InlineCode | Text)[], source: string): Reference[] {
  const marked = nodes.filter(({ value }) => PLACEHOLDER.test(value));
  if (marked.length === 0) return [];
  const spanAt = lineCounter(source);
  return marked.flatMap(({ position }) => {
    const from = position?.start.offset ?? 0;
    const found = source.slice(from, position?.end.offset).matchAll(new RegExp(PLACEHOLDER, 'g'));
    return [...found].flatMap(({ 0: text, 1: target = '', index }) =>
      isHtmlElement(target) ? [] : [{ target, span: spanAt(from + index, from + index + text.length) }],
    );
  });
}

/** A table of contents says nothing. */
function longer(known: string, text: string): string {
  return text.length > known.length && !CONTENTS_LIST.test(text) ? text : known;
}

/**
 * The heading that is the first thing shown, and the page's title: an H1, or where there is none the only one of its level, if
 * it is not about a part of the page. Numbered ones are steps.
 */
export function titleHeading(root: Readonly<Root>): HeadingNode | undefined {
  const first = root.children.find((node) => !isInvisible(node));
  if (first?.type !== 'heading') return undefined;
  const text = headingText(first);
  if (text === '') return undefined;
  if (first.depth === 1) return first;
  const others = root.children.filter((node) => node.type === 'heading' && node !== first);
  const isOnly = others.every(
    (node) => node.type === 'heading' && (node.depth > first.depth || NUMBERED.test(headingText(node))),
  );
  return isOnly && !NUMBERED.test(text) && !isPart(text) ? first : undefined;
}

function isInvisible(node: Nodes): boolean {
  if (node.type === 'html') return isOnlyComments(node.value);
  return ['yaml', 'toml', 'definition'].includes(node.type);
}

/** What a heading says; where it is only an image, what that image shows. */
export function headingText(node: Readonly<HeadingNode>): string {
  return textOf(node) || textOf(node, (image) => image.alt ?? '');
}

/** A node's text as a reader sees it; placeholders such as `<pod-name>` are text, real tags are not. */
export function textOf(start: Nodes, describe: (image: Image | ImageReference) => string = () => ''): string {
  let text = '';
  for (const node of walk(start)) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value;
    else if (node.type === 'break') text += ' ';
    else if (node.type === 'html' && !hasMarkup(node.value)) text += node.value;
    else if (node.type === 'image' || node.type === 'imageReference') text += describe(node);
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Links, images and ids of raw HTML, read from the source itself so that their places are exact. */
function outlineOfHtml(html: readonly Html[], source: string) {
  const ids: string[] = [];
  const links: Reference[] = [];
  const images: Reference[] = [];
  if (html.length === 0) return { ids, links, images };
  const spanAt = lineCounter(source);
  for (const { position } of html) {
    const from = position?.start.offset ?? 0;
    for (const tag of openingTags(source.slice(from, position?.end.offset ?? from))) {
      const span = spanAt(from + tag.start, from + tag.end);
      for (const { name, value } of tag.attributes) {
        if (name === 'id' || (name === 'name' && tag.name === 'a')) ids.push(value);
        else if (name === 'href' && tag.name === 'a') links.push({ target: value, span });
        else if (name === 'src' && MEDIA.has(tag.name)) images.push({ target: value, span });
      }
    }
  }
  return { ids, links, images };
}

/** The same of the elements of MDX. */
function outlineOfJsx(nodes: readonly Jsx[]) {
  const ids: string[] = [];
  const links: Reference[] = [];
  const images: Reference[] = [];
  for (const node of nodes) {
    if (node.data.is !== 'element') continue;
    const { hName, hProperties } = node.data;
    for (const [name, target] of Object.entries(hProperties)) {
      if (typeof target !== 'string') continue;
      if (name === 'id' || (name === 'name' && hName === 'a')) ids.push(target);
      else if (name === 'href' && hName === 'a') links.push({ target, span: spanOf(node) });
      else if (name === 'src' && MEDIA.has(hName)) images.push({ target, span: spanOf(node) });
    }
  }
  return { ids, links, images };
}

function undefinedReferences(texts: readonly Text[], source: string): Reference[] {
  if (texts.length === 0) return [];
  const spanAt = lineCounter(source);
  return texts.flatMap(({ position }) => {
    const from = position?.start.offset ?? 0;
    const written = source.slice(from, position?.end.offset ?? from);
    return [...written.matchAll(REFERENCE)].map(({ 0: whole, 1: label = '', index }) => ({
      target: label,
      span: spanAt(from + index, from + index + whole.length),
    }));
  });
}

function spanOf(node: Nodes): Span {
  const { position } = node;
  if (!position) return FILE_START;
  return {
    line: position.start.line,
    column: position.start.column,
    endLine: position.end.line,
    endColumn: position.end.column,
  };
}
