import GithubSlugger, { slug } from 'github-slugger';
import type { Html, Nodes, Root, Text } from 'mdast';
import { contentId } from '../shared/content-id.ts';
import { hasMarkup, isUnclosedComment } from '../shared/html.ts';
import { firstCommand } from '../shared/fence.ts';
import { lineCounter } from '../shared/position.ts';
import { shorten } from '../shared/text.ts';
import { isOneTag } from './dialects/tag-text.ts';
import { htmlElements, spanOf } from './elements.ts';
import type { CodeBlock, Heading, Outline, Reference } from './entry.ts';
import { headingText, textOf, titleHeading } from './heading-text.ts';
import type { JsxNode } from './mdx/nodes.ts';
import { waiversIn } from './waivers.ts';
import { walkTree } from './walk.ts';

/** `[text][label]`, but neither `cells[i][j]` nor `[--option][--other]`. */
const REFERENCE = /(?<![\w\]!\\])\[(?!-)(?=[^\][A-Za-z]*[A-Za-z])[^\][]*\]\[(?!-)([^\][]+)\]/g;
/** What a paragraph says of its page in fewer characters is not worth showing in a list, if there is a longer one. */
const TELLING = 25;
const LEAD_LIMIT = 200;
const CONTENTS_LIST = /^(table of contents\b.*|\[{1,2}_?toc_?\]{1,2})$/i;
const CALLOUT = /^\[![\w-]+(?:\|[^\]]*)?\][+-]?\s*/;

interface Labelled {
  readonly label: string;
  readonly reference: Reference;
}

/**
 * Collects from a file's Markdown tree what the graph and the checks need. Walks without recursion: text may nest deeply.
 * @param source the text that `root` was parsed from
 */
export function readOutline(root: Root, source: string): Outline {
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
  const jsx: JsxNode[] = [];
  let prose = '';
  let firstItem = '';
  const items = paragraphsInLists(root);
  const title = titleHeading(root);
  const lead = (text: string): void => {
    const heading = headings.at(-1);
    if (heading?.lead === '') heading.lead = shorten(text, LEAD_LIMIT);
  };
  /** The depths of the headings that the next one may stand below. */
  const above: number[] = [];

  for (const node of walkTree(root)) {
    switch (node.type) {
      case 'heading': {
        const text = headingText(node);
        if (text === '') break;
        const given = (node.data as { hProperties?: { id?: string } } | undefined)?.hProperties?.id;
        const id = slugger.slug(
          given === undefined ? (slug(text) === '' ? 'section' : text) : contentId(given),
          given !== undefined,
        );
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
        const isItem = items.has(node);
        if ((isItem ? firstItem : prose).length >= TELLING && !isLead) break;
        const text = textOf(node).replace(CALLOUT, '');
        if (isOneTag(text)) break;
        if (isItem) firstItem ||= text;
        else if (prose.length < TELLING) prose = longer(prose, text);
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
        blocks.push({
          language: node.lang ?? '',
          code: node.value,
          meta: node.meta ?? '',
          span: spanOf(node),
        });
        lead(firstCommand(node.lang ?? '', node.value));
        break;
      case 'text':
        if (node.value.includes('][')) texts.push(node);
        break;
      case 'jsx':
        jsx.push(node);
        break;
      case 'html':
        html.push(node);
        break;
      default:
    }
  }
  for (const { label, reference } of definitions) (shown.has(label) ? images : links).push(reference);
  const elements = htmlElements(html, jsx, source);
  return {
    headings,
    startsWithTitle: title !== undefined,
    firstParagraph: prose.length < TELLING ? longer(prose, firstItem) : prose,
    links: [...links, ...elements.links],
    images: [...images, ...elements.images],
    undefinedReferences: undefinedReferences(texts, source),
    unusedNotes: notes.filter(({ label }) => !noted.has(label)).map(({ reference }) => reference),
    blocks,
    hasHtml: jsx.length > 0 || html.some(({ value }) => hasMarkup(value)),
    htmlIds: elements.ids,
    waivers: waiversIn(root, source),
    unclosedComments: html.filter(({ value }) => isUnclosedComment(value)).map(spanOf),
  };
}

/** A page is told by its text; by the first item of a list only where it has no other. */
function paragraphsInLists(root: Root): Set<Nodes> {
  const inLists = new Set<Nodes>();
  for (const node of walkTree(root))
    if (node.type === 'listItem')
      for (const child of node.children) if (child.type === 'paragraph') inLists.add(child);
  return inLists;
}

/** A table of contents says nothing. */
function longer(known: string, text: string): string {
  return text.length > known.length && !CONTENTS_LIST.test(text) ? text : known;
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
