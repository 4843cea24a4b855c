import path from 'node:path';
import type { Entry } from '../entries/entry.ts';
import type { Edge, Graph } from '../graph/build.ts';
import type { Resolution } from '../graph/resolve.ts';
import { nearest } from '../shared/nearest.ts';
import { finding, type Finding } from '../shared/problem.ts';

/** Links and images of the text that lead nowhere. */
export function checkLinks(graph: Graph): Finding[] {
  const alike = Map.groupBy(graph.content.files, nameOf);
  return [...graph.edges].flatMap(([entry, edges]) =>
    edges.flatMap((edge) => findingOf(edge, entry, alike) ?? []),
  );
}

/** Files by their name alone, in lower case. */
type Alike = ReadonlyMap<string, readonly string[]>;

function findingOf({ reference, isImage, resolution }: Edge, from: Entry, alike: Alike): Finding | undefined {
  const { file } = from;
  const { span } = reference;
  if (resolution.to === 'nowhere') return nowhere(resolution, { from, span, isImage, alike });
  if (isImage) {
    if (resolution.to === 'external')
      return /^data:/i.test(resolution.url)
        ? undefined
        : finding('link/remote-image', file, span, { target: resolution.url });
    return resolution.to === 'file'
      ? undefined
      : finding('link/missing-image', file, span, { target: reference.target || 'without an address' });
  }
  if (resolution.to !== 'entry' || resolution.anchor.at !== 'unknown') return undefined;
  const { entry, anchor } = resolution;
  const facts = { anchor: anchor.id, page: entry.file, suggestion: suggestAnchor(anchor.id, entry) };
  return finding('link/anchor', file, span, facts);
}

interface Place {
  readonly from: Entry;
  readonly span: Parameters<typeof finding>[2];
  readonly isImage: boolean;
  readonly alike: Alike;
}

function nowhere(
  { target, why }: Extract<Resolution, { to: 'nowhere' }>,
  { from, span, isImage, alike }: Place,
): Finding {
  const { file } = from;
  if (why === 'malformed') return finding('link/malformed', file, span, { target });
  if (isImage && why === 'missing') return finding('link/missing-image', file, span, { target });
  const facts = { target, suggestion: suggestFile(target, from, alike) };
  return finding(why === 'outside' ? 'link/outside' : 'link/broken', file, span, facts);
}

/** The one file of that name elsewhere, as it would be written in `from`. */
function suggestFile(target: string, from: Entry, alike: Alike): string {
  const [only, ...others] = alike.get(nameOf(target)) ?? [];
  if (only === undefined || others.length > 0) return '';
  return path.posix.relative(path.posix.dirname(from.file), only);
}

function nameOf(file: string): string {
  return path.posix.basename(file).toLowerCase();
}

function suggestAnchor(id: string, entry: Entry): string {
  const ids = entry.outline.headings.map((heading) => heading.id);
  const wanted = id.toLowerCase();
  return (
    nearest(id, ids) ?? ids.find((heading) => heading.startsWith(wanted) || wanted.startsWith(heading)) ?? ''
  );
}
