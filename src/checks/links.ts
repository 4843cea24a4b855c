import type { Entry } from '../entries/entry.ts';
import type { Graph } from '../graph/build.ts';
import type { Resolution } from '../graph/resolve.ts';
import { nearest } from '../shared/nearest.ts';
import { finding, type Finding } from '../shared/problem.ts';

/** Links and images of the text that lead nowhere. */
export function checkLinks(graph: Graph): Finding[] {
  const findings: Finding[] = [];
  for (const [entry, edges] of graph.edges) {
    for (const { reference, isImage, resolution } of edges) {
      const found = isImage ? imageFinding(resolution) : linkFinding(resolution);
      if (found) findings.push(found(entry.file, reference.span));
    }
  }
  return findings;
}

type Locate = (file: string, span: Parameters<typeof finding>[2]) => Finding;

function linkFinding(resolution: Resolution): Locate | undefined {
  if (resolution.to === 'entry' && resolution.anchor.at === 'unknown') {
    const { entry, anchor } = resolution;
    const facts = { anchor: anchor.id, page: entry.file, suggestion: suggestAnchor(anchor.id, entry) };
    return (file, span) => finding('link/anchor', file, span, facts);
  }
  if (resolution.to !== 'nowhere') return undefined;
  const { target, why } = resolution;
  const id = ({ missing: 'link/broken', outside: 'link/outside', malformed: 'link/malformed' } as const)[why];
  return (file, span) => finding(id, file, span, { target });
}

function imageFinding(resolution: Resolution): Locate | undefined {
  if (resolution.to === 'external') {
    return /^data:/i.test(resolution.url)
      ? undefined
      : (file, span) => finding('link/remote-image', file, span, { target: resolution.url });
  }
  if (resolution.to === 'file') return undefined;
  const target = resolution.to === 'nowhere' ? resolution.target : 'at that address';
  if (resolution.to === 'nowhere' && resolution.why === 'outside')
    return (file, span) => finding('link/outside', file, span, { target });
  return (file, span) => finding('link/missing-image', file, span, { target });
}

function suggestAnchor(id: string, entry: Entry): string {
  const ids = entry.outline.headings.map((heading) => heading.id);
  return (
    nearest(id, ids) ??
    ids.find((heading) => heading.startsWith(id.toLowerCase()) || id.toLowerCase().startsWith(heading)) ??
    ''
  );
}
