import type { Blockquote, Nodes, Parents, Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { calloutType, calloutLabel } from '../callout-types.ts';
import type { JsxNode } from '../mdx/nodes.ts';
import { textOf } from '../heading-text.ts';
import type { ContainerHead } from './head.ts';
import type { ContainerMark } from './marks.ts';

/** Takes each mark once, by its line. */
export type TakeContainerMark = (line: number) => ContainerMark | undefined;

interface Level {
  readonly head: ContainerHead | undefined;
  readonly children: Nodes[];
}

/** The children of a node with a block for each container that begins and ends among them; nothing where one does not. */
export function gatherContainers(parent: Parents, take: TakeContainerMark): Nodes[] | undefined {
  const outer: Level = { head: undefined, children: [] };
  const levels = [outer];
  const close = (): void => {
    const done = levels.pop();
    if (done?.head) levels.at(-1)?.children.push(block(done.head, done.children));
  };
  for (const node of parent.children) {
    const inner = levels.at(-1) ?? outer;
    const mark = node.type === 'html' ? take(startLine(node)) : undefined;
    if (mark?.is === 'begin' || (mark?.is === 'both' && inner.head?.is !== 'quotation'))
      levels.push({ head: mark.head, children: [] });
    else if (mark && levels.length === 1) return undefined;
    else if (mark) close();
    else inner.children.push(...(node.type === 'blockquote' ? parted(node, take) : [node]));
  }
  if (levels.length > 1) return undefined;
  return parent.type === 'jsx' && parent.data.is === 'tabs' ? outer.children : withTabs(outer.children);
}

/** A quotation in parts, where an admonition begins in it: Markdown makes one of those that no empty line parts. */
function parted(node: Blockquote, take: TakeContainerMark): Nodes[] {
  const first = take(startLine(node));
  const levels: Level[] = [{ head: headOf(first), children: [] }];
  let line = startLine(node);
  for (const child of node.children) {
    while (++line < startLine(child)) {
      const head = headOf(take(line));
      if (head) levels.push({ head, children: [] });
    }
    levels.at(-1)?.children.push(child);
    line = child.position?.end.line ?? line;
  }
  return levels.flatMap(({ head, children }) => {
    if (head) return [block(head, children)];
    return levels.length === 1 ? [node] : [{ ...node, children } as Nodes];
  });
}

function headOf(mark: ContainerMark | undefined): ContainerHead | undefined {
  return mark?.is === 'within' ? mark.head : undefined;
}

function startLine({ position }: Nodes): number {
  return position?.start.line ?? 0;
}

function block(head: ContainerHead, nodes: readonly Nodes[]): Nodes {
  const start = nodes[0]?.position?.start;
  const end = nodes.at(-1)?.position?.end;
  const place = start && end ? { position: { start, end } } : {};
  if (head.is === 'quotation')
    return { type: 'blockquote', children: nodes as Blockquote['children'], ...place };
  const { data, first = [] } = dataOf(head);
  return { type: 'jsx', data, children: [...first, ...nodes] as JsxNode['children'], ...place };
}

function dataOf(head: Exclude<ContainerHead, { is: 'quotation' }>): {
  data: JsxNode['data'];
  first?: JsxNode[];
} {
  switch (head.is) {
    case 'tabs':
      return { data: { is: 'tabs' } };
    case 'tab':
      return { data: { is: 'tab', label: wordsOf(head.title) } };
    case 'details':
      return { data: element('details', head.isOpen ? { open: true } : {}), first: [summary(head.title)] };
    case 'callout': {
      const callout = calloutType(head.type) ?? 'note';
      return { data: { is: 'callout', callout, title: wordsOf(head.title) || calloutLabel(head.type) } };
    }
  }
}

function summary(title: string): JsxNode {
  return { type: 'jsx', data: element('summary'), children: [{ type: 'text', value: wordsOf(title) }] };
}

/** Titles may hold Markdown, of which the words are shown. */
function wordsOf(title: string): string {
  return /[*_~`[<&\\]/.test(title) ? textOf(markdownToMdast(title) as Root) : title;
}

function element(hName: string, hProperties: Record<string, true> = {}): JsxNode['data'] {
  return { is: 'element', hName, hProperties };
}

/** Tabs that follow each other are one set. */
function withTabs(nodes: readonly Nodes[]): Nodes[] {
  const out: Nodes[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type !== 'jsx' || node.data.is !== 'tab') out.push(node);
    else if (last?.type === 'jsx' && last.data.is === 'tabs') last.children.push(node);
    else out.push({ type: 'jsx', data: { is: 'tabs' }, children: [node] });
  }
  return out;
}
