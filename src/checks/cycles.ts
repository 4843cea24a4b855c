import type { Entry } from '../entries/entry.ts';
import type { Graph } from '../graph/build.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { compareText } from '../shared/text.ts';

/** Relations that say what comes first or what belongs to what: a circle makes no sense. */
const ORDERING = ['part_of', 'depends_on', 'after', 'waits_for'];

interface Step {
  readonly to: Entry;
  readonly span: Parameters<typeof diagnostic>[2];
}

/** Every circle once, at the reference of its first file. */
export function checkCircles(graph: Graph): Diagnostic[] {
  return ORDERING.flatMap((relation) => {
    const next = new Map(
      [...graph.relations.keys()].map((entry) => [entry, stepsOf(graph, entry, relation)]),
    );
    return circlesIn(next).map((circle) => {
      const [first = undefined, second = first] = circle;
      if (!first || !second) return [];
      const span = next.get(first)?.find(({ to }) => to === second)?.span;
      const names = [...circle, first].map(({ id }) => id).join(' → ');
      return span ? [diagnostic('ref/circular', first.file, span, { relation, circle: names })] : [];
    });
  }).flat();
}

function stepsOf(graph: Graph, entry: Entry, relation: string): Step[] {
  return (graph.relations.get(entry) ?? []).flatMap(({ reference, target }) =>
    reference.relation === relation && target.to === 'entry'
      ? [{ to: target.entry, span: reference.span }]
      : [],
  );
}

/** Walks without recursion; what was walked once is never walked again, so each circle is met once. */
function circlesIn(next: ReadonlyMap<Entry, readonly Step[]>): Entry[][] {
  const circles: Entry[][] = [];
  const done = new Set<Entry>();
  for (const start of [...next.keys()].toSorted((a, b) => compareText(a.file, b.file))) {
    const path: { entry: Entry; left: Step[] }[] = done.has(start)
      ? []
      : [{ entry: start, left: [...(next.get(start) ?? [])] }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const step = top.left.shift();
      if (!step) {
        done.add(top.entry);
        path.pop();
        continue;
      }
      const at = path.findIndex(({ entry }) => entry === step.to);
      if (at !== -1) circles.push(fromFirst(path.slice(at).map(({ entry }) => entry)));
      else if (!done.has(step.to)) path.push({ entry: step.to, left: [...(next.get(step.to) ?? [])] });
    }
  }
  return circles;
}

/** The same circle, begun at the file that comes first. */
function fromFirst(circle: readonly Entry[]): Entry[] {
  const first = circle.toSorted((a, b) => compareText(a.file, b.file))[0];
  const at = circle.findIndex((entry) => entry === first);
  return [...circle.slice(at), ...circle.slice(0, at)];
}
