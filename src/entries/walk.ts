import type { Nodes } from 'mdast';

/** A node and all below it, in the order of the text. Without recursion: text may nest deeply. */
export function* walkTree(start: Nodes): Generator<Nodes> {
  const stack: Nodes[] = [start];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    if ('children' in node)
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Nodes);
  }
}
