import type { Html, Nodes } from 'mdast';
import { contentId } from '../shared/content-id.ts';
import { openingTags } from '../shared/html.ts';
import { FILE_START, lineCounter, type Span } from '../shared/position.ts';
import type { Reference } from './entry.ts';
import type { JsxNode } from './mdx/nodes.ts';

/** What elements of HTML say of a page's links, images and anchors. */
interface Elements {
  readonly ids: readonly string[];
  readonly links: readonly Reference[];
  readonly images: readonly Reference[];
}

/** One attribute, and the element that it stands in. */
interface Attribute {
  readonly of: string;
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

/** Elements whose `src` is shown in the page, as an image is. */
const MEDIA = new Set(['img', 'video', 'audio', 'source', 'track']);

/** Of raw HTML, read from the source itself so that places are exact; and of the elements of MDX. */
export function htmlElements(html: readonly Html[], jsx: readonly JsxNode[], source: string): Elements {
  const attributes = [
    ...(html.length === 0 ? [] : attributesOfHtml(html, source)),
    ...jsx.flatMap(attributesOfJsx),
  ];
  return {
    ids: attributes
      .filter(({ of, name }) => name === 'id' || (name === 'name' && of === 'a'))
      .map(({ value }) => contentId(value)),
    links: attributes.filter(({ of, name }) => name === 'href' && of === 'a').map(reference),
    images: attributes.filter(({ of, name }) => name === 'src' && MEDIA.has(of)).map(reference),
  };
}

function reference({ value: target, span }: Attribute): Reference {
  return { target, span };
}

function attributesOfHtml(html: readonly Html[], source: string): Attribute[] {
  const spanAt = lineCounter(source);
  return html.flatMap(({ position }) => {
    const from = position?.start.offset ?? 0;
    const tags = openingTags(source.slice(from, position?.end.offset ?? from));
    return [...tags].flatMap(({ name: of, attributes, start, end }) => {
      const span = spanAt(from + start, from + end);
      return attributes.map(({ name, value }) => ({ of, name, value, span }));
    });
  });
}

function attributesOfJsx(node: JsxNode): Attribute[] {
  if (node.data.is !== 'element') return [];
  const { hName: of, hProperties } = node.data;
  return Object.entries(hProperties).flatMap(([name, value]) =>
    typeof value === 'string' ? [{ of, name, value, span: spanOf(node) }] : [],
  );
}

/** Where a node stands; the beginning of the file for one that was made. */
export function spanOf(node: Nodes): Span {
  const { position } = node;
  if (!position) return FILE_START;
  return {
    line: position.start.line,
    column: position.start.column,
    endLine: position.end.line,
    endColumn: position.end.column,
  };
}
