import type { Heading, Nodes, Root } from 'mdast';
import { walkTree } from '../entries/walk.ts';
import type { Edit } from '../shared/edit.ts';
import { isIn, type Part, type Stretch } from './excerpt.ts';

/** A heading that becomes a page, and what hangs below it. */
export interface Section extends Stretch {
  /** What makes an H1 of its heading, and moves those below it up as far. */
  readonly edits: readonly Edit[];
}

/** The sections that begin at the headings of one level. Headings in quotations and lists begin none. */
export function sectionsOf(root: Root, source: string, depth: number): Section[] {
  const headings = root.children.filter((node): node is Heading => node.type === 'heading' && isPlaced(node));
  return headings.flatMap((heading, index): Section[] => {
    if (heading.depth !== depth) return [];
    const next = headings.slice(index + 1).findIndex((other) => other.depth <= depth);
    const below = headings.slice(index, next === -1 ? undefined : index + 1 + next);
    const after = next === -1 ? undefined : headings[index + 1 + next];
    return [
      {
        from: lineStart(source, startOf(heading)),
        to: after ? lineStart(source, startOf(after)) : source.length,
        edits: below.flatMap((own) => promoted(own, source, depth - 1)),
      },
    ];
  });
}

/** `###` → `#`; under a heading of level 2 that is underlined, `---` → `===`. */
function promoted(heading: Heading, source: string, by: number): Edit[] {
  if (by === 0) return [];
  const start = source.indexOf(source.slice(startOf(heading)).trimStart()[0] ?? '', startOf(heading));
  if (source[start] === '#') return [{ start, end: start + by, text: '' }];
  const end = heading.position?.end.offset ?? start;
  const underline = source.lastIndexOf('\n', end - 1) + 1;
  return [{ start: underline, end, text: source.slice(underline, end).replaceAll('-', '=') }];
}

/**
 * Definitions of links and footnotes hold for a whole text.
 * @returns those that these parts use and do not have, and those that they have and only others use
 */
export function definitionsFor(
  root: Root,
  parts: readonly Part[],
): { missing: Stretch[]; foreign: Stretch[] } {
  const nodes = [...walkTree(root)].filter((node) => isPlaced(node) && labelOf(node) !== '');
  const definitions = nodes.filter(isDefinition);
  const uses = nodes.filter((node) => !isDefinition(node));
  const usesIn = (places: readonly Part[]) => uses.filter((node) => isIn(places, startOf(node)));
  const inDefinitions = new Set(usesIn(definitions.map(stretchOf)));
  const used = new Set(
    usesIn(parts)
      .filter((node) => !inDefinitions.has(node))
      .map(labelOf),
  );
  // A footnote may use others: the set grows while it is gone through.
  for (const label of used)
    for (const definition of definitions.filter((node) => labelOf(node) === label))
      for (const use of usesIn([stretchOf(definition)])) used.add(labelOf(use));
  const own = definitions.filter((node) => isIn(parts, startOf(node)));
  const known = new Set(own.map(labelOf));
  const anywhere = new Set(uses.map(labelOf));
  const isForeign = (label: string) => !used.has(label) && anywhere.has(label);
  return {
    missing: definitions
      .filter((node) => used.has(labelOf(node)) && !known.has(labelOf(node)))
      .map(stretchOf),
    foreign: own.filter((node) => isForeign(labelOf(node))).map(stretchOf),
  };
}

function isDefinition({ type }: Nodes): boolean {
  return type === 'definition' || type === 'footnoteDefinition';
}

function stretchOf(node: Nodes): Stretch {
  return { from: startOf(node), to: node.position?.end.offset ?? startOf(node) };
}

/** Empty for nodes that neither have nor use a label. */
function labelOf(node: Nodes): string {
  if (!('identifier' in node)) return '';
  return `${node.type.startsWith('footnote') ? '^' : ''}${node.identifier}`;
}

function isPlaced({ position }: Nodes): boolean {
  return position?.start.offset !== undefined;
}

function startOf({ position }: Nodes): number {
  return position?.start.offset ?? 0;
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}
