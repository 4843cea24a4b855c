import type { Heading, Image, ImageReference, Nodes, Root } from 'mdast';
import { namesPart } from '../kinds/headings/headings.ts';
import { hasMarkup, isOnlyComments } from '../shared/html.ts';
import { walkTree } from './walk.ts';

const NUMBERED = /^(?:(?:step|part|phase|option) )?\d+\b/i;

/**
 * The heading that is the first thing shown, and the page's title: an H1, or where there is none the only one of its level, if
 * it is not about a part of the page. Numbered ones are steps.
 */
export function titleHeading(root: Readonly<Root>): Heading | undefined {
  const first = root.children.find((node) => !isInvisible(node));
  if (first?.type !== 'heading') return undefined;
  const text = headingText(first);
  if (text === '') return undefined;
  if (first.depth === 1) return first;
  const others = root.children.filter((node) => node.type === 'heading' && node !== first);
  const isOnly = others.every(
    (node) => node.type === 'heading' && (node.depth > first.depth || NUMBERED.test(headingText(node))),
  );
  return isOnly && !NUMBERED.test(text) && !namesPart(text) ? first : undefined;
}

function isInvisible(node: Nodes): boolean {
  if (node.type === 'html') return isOnlyComments(node.value);
  return ['yaml', 'toml', 'definition'].includes(node.type);
}

/** What a heading says; where it is only an image, what that image shows. */
export function headingText(node: Readonly<Heading>): string {
  return textOf(node) || textOf(node, (image) => image.alt ?? '');
}

/** A node's text as a reader sees it; placeholders such as `<pod-name>` are text, real tags are not. */
export function textOf(start: Nodes, describe: (image: Image | ImageReference) => string = () => ''): string {
  let text = '';
  for (const node of walkTree(start)) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value;
    else if (node.type === 'break') text += ' ';
    else if (node.type === 'html' && !hasMarkup(node.value)) text += node.value;
    else if (node.type === 'image' || node.type === 'imageReference') text += describe(node);
  }
  return text.replace(/\s+/g, ' ').trim();
}
