import type { Heading, Nodes, Root } from 'mdast';
import { gatherContainers, type TakeContainerMark } from './gather.ts';
import { containerMarks } from './marks.ts';
import { nodeRestorer, type RewrittenEntry } from './restore.ts';

/**
 * Gives a tree what its text was rewritten for: containers with what they hold, and the words that Markdown was not to read.
 * @param root the tree of the text that plain-text.ts made of the source
 * @returns nothing where Markdown read a mark as something else: then the blocks must stay as they are written
 */
export function restoreContainers(root: Root, written: RewrittenEntry): Root | undefined {
  const marks = containerMarks(written.text, written.source);
  const restore = nodeRestorer(written);
  let isWhole = true;
  const take: TakeContainerMark = (line) => {
    const mark = marks.get(line);
    marks.delete(line);
    return mark;
  };
  const shaped = (node: Nodes): Nodes[] => {
    if (!('children' in node)) return restore(node);
    const gathered = gatherContainers(node, take);
    isWhole &&= gathered !== undefined;
    const children = withIds((gathered ?? node.children).flatMap(shaped));
    return restore({ ...node, children } as Nodes);
  };
  const [whole] = shaped(root);
  return isWhole && marks.size === 0 ? (whole as Root) : undefined;
}

/** Headings whose attribute lists, behind their words or on the line below, give them ids. */
function withIds(nodes: readonly Nodes[]): Nodes[] {
  const out: Nodes[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const isBelow = last?.type === 'heading' && startsBelow(last, node);
    if (node.type === 'heading') out.push(named(node, node));
    else if (isBelow && isAnchor(node)) out.splice(-1, 1, named(last, node));
    else out.push(node);
  }
  return out;
}

function startsBelow(heading: Heading, { position }: Nodes): boolean {
  return position?.start.line === (heading.position?.end.line ?? 0) + 1;
}

function isAnchor(node: Nodes): node is Extract<Nodes, { type: 'paragraph' }> {
  return node.type === 'paragraph' && node.children.length === 1 && node.children.some(idOf);
}

/** The id goes where Sätteri has those of headings, too. */
function named(heading: Heading, { children }: Extract<Nodes, { type: 'heading' | 'paragraph' }>): Heading {
  const id = children.map(idOf).findLast((found) => found !== undefined);
  if (id === undefined) return heading;
  const words = heading.children.filter((child) => idOf(child) === undefined);
  return { ...heading, data: { hProperties: { id } } as Heading['data'], children: words };
}

/** That of an anchor which an attribute list left. */
function idOf(node: Nodes): string | undefined {
  if (node.type !== 'jsx' || node.data.is !== 'element') return undefined;
  const { id } = node.data.hProperties;
  return typeof id === 'string' ? id : undefined;
}
