import type { Nodes, Paragraph, PhrasingContent, Text } from 'mdast';
import { isInlineElement } from '../../shared/html.ts';

const INLINE = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'image',
  'linkReference',
  'imageReference',
  'footnoteReference',
]);

export function isInline(node: Nodes): boolean {
  if (node.type === 'jsx') return node.data.is === 'element' && isInlineElement(node.data.hName);
  return INLINE.has(node.type);
}

/**
 * Puts what is inline among blocks into paragraphs: MDX leaves a line that holds only JSX without one, and loses the spaces
 * in it. What an empty line separates stays apart.
 */
export function inParagraphs(nodes: readonly Nodes[], source: string): Nodes[] {
  const blocks: Nodes[] = [];
  let run: PhrasingContent[] = [];
  const flush = (): void => {
    if (run.some((node) => node.type !== 'text' || node.value.trim() !== '')) blocks.push(paragraph(run));
    run = [];
  };
  for (const node of nodes) {
    const gap = gapBetween(run.at(-1), node, source);
    if (!isInline(node) || /\n[ \t>]*\n/.test(gap)) flush();
    if (!isInline(node)) blocks.push(node);
    else {
      if (run.length > 0 && gap !== '') run.push(space());
      run.push(node as PhrasingContent);
    }
  }
  flush();
  return blocks;
}

/** What stands between two nodes of one parent; nothing where a place is not known. */
function gapBetween(before: Nodes | undefined, after: Nodes, source: string): string {
  const from = before?.position?.end.offset;
  const to = after.position?.start.offset;
  return from === undefined || to === undefined ? '' : source.slice(from, to);
}

function paragraph(children: PhrasingContent[]): Paragraph {
  const start = children.find(({ position }) => position)?.position?.start;
  const end = children.findLast(({ position }) => position)?.position?.end;
  return { type: 'paragraph', children, ...(start && end ? { position: { start, end } } : {}) };
}

function space(): Text {
  return { type: 'text', value: ' ' };
}
