import path from 'node:path';
import type { Entry, Reference, SourceFile } from '../entries/entry.ts';
import type { LinkEdge, Graph } from '../graph/build.ts';
import type { ResolvedLink } from '../graph/resolve.ts';
import { nearest } from '../shared/nearest.ts';
import { count } from '../shared/text.ts';
import { offsetCounter } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

/** Links and images of the text that lead nowhere. */
export function checkLinks(graph: Graph): Diagnostic[] {
  const { files } = graph.content;
  const alike = {
    byName: Map.groupBy(files, nameOf),
    byFolder: Map.groupBy(files, (file) => path.posix.dirname(file)),
  };
  return [...graph.edges].flatMap(([entry, edges]) =>
    edges.flatMap((edge) => findingOf(edge, entry, alike) ?? []),
  );
}

/**
 * Links to files of the repository, and to lines of them.
 * @param filesAt what is known of files, by their paths from the content folder
 */
export function checkCode(
  { content, edges }: Graph,
  filesAt: (paths: readonly string[]) => ReadonlyMap<string, SourceFile>,
): Diagnostic[] {
  const links = [...edges].flatMap(([{ file }, some]) =>
    some.flatMap(({ reference, resolution }) =>
      resolution.to === 'repository' ? [{ file, reference, ...resolution }] : [],
    ),
  );
  const { modules = [] } = content.repository ?? {};
  const isInModule = (to: string): boolean => modules.some(({ folder }) => to.startsWith(folder));
  const known = filesAt([...new Set(links.map((link) => link.path))].filter((to) => !isInModule(to)));
  return links.flatMap(({ file, reference: { target, span }, path: to, lines }) => {
    const { missing, lines: length } = known.get(to) ?? {};
    const isBeyond = lines !== undefined && length !== undefined && lines.to > length;
    const reason = missing ?? (isBeyond ? `it has ${count(length, 'line')}` : undefined);
    return reason === undefined ? [] : diagnostic('link/code', file, span, { target, reason });
  });
}

interface Alike {
  /** Files by their name alone, in lower case. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
}

function findingOf(
  { reference, isImage, resolution }: LinkEdge,
  from: Entry,
  alike: Alike,
): Diagnostic | undefined {
  const { file } = from;
  const { span } = reference;
  if (resolution.to === 'broken') return broken(resolution, { from, span, isImage, alike });
  if (isImage) {
    if (resolution.to === 'external')
      return /^data:/i.test(resolution.url)
        ? undefined
        : diagnostic('link/remote-image', file, span, { target: resolution.url });
    return resolution.to === 'file'
      ? undefined
      : diagnostic('link/missing-image', file, span, { target: reference.target || 'without an address' });
  }
  if (resolution.to !== 'entry') return undefined;
  const { entry, anchor } = resolution;
  if (anchor.at === 'heading') return otherCase(reference, anchor.id, entry, from);
  if (anchor.at === 'top') return undefined;
  const facts = { anchor: anchor.id, page: entry.file, suggestion: suggestAnchor(anchor.id, entry) };
  return diagnostic('link/anchor', file, span, facts);
}

/** An anchor is found whatever its case, but only here. */
function otherCase(
  { target, span }: Reference,
  id: string,
  page: Entry,
  from: Entry,
): Diagnostic | undefined {
  const written = target.slice(target.indexOf('#') + 1);
  if (written === id || written.toLowerCase() !== id.toLowerCase()) return undefined;
  const found = diagnostic('link/anchor-case', from.file, span, { anchor: written, id, page: page.file });
  const offset = offsetCounter(from.source);
  const start = offset(span.line, span.column);
  const text = from.source.slice(start, offset(span.endLine, span.endColumn));
  const at = text.indexOf(target);
  // A link may show its own address: which of the two is meant is for a person to say.
  if (at === -1 || at !== text.lastIndexOf(target)) return found;
  const end = start + at + target.length;
  return { ...found, fix: [{ start: end - written.length, end, text: id }] };
}

interface Place {
  readonly from: Entry;
  readonly span: Parameters<typeof diagnostic>[2];
  readonly isImage: boolean;
  readonly alike: Alike;
}

function broken(
  { target, why }: Extract<ResolvedLink, { to: 'broken' }>,
  { from, span, isImage, alike }: Place,
): Diagnostic {
  const { file } = from;
  if (why === 'malformed') return diagnostic('link/malformed', file, span, { target });
  if (isImage && why === 'missing') return diagnostic('link/missing-image', file, span, { target });
  const facts = { target, suggestion: suggestFile(target, from, alike) };
  return diagnostic(why === 'outside' ? 'link/outside' : 'link/broken', file, span, facts);
}

/** The one file of that name elsewhere, else one of nearly that name in that folder, as it would be written in `from`. */
function suggestFile(target: string, from: Entry, { byName, byFolder }: Alike): string {
  const here = path.posix.dirname(from.file);
  const [only, ...more] = byName.get(nameOf(target)) ?? [];
  if (only !== undefined && more.length === 0) return path.posix.relative(here, only);
  const folder = path.posix.dirname(path.posix.join(here, target));
  const others = byFolder.get(folder)?.filter((file) => file !== from.file) ?? [];
  const near = nearest(
    nameOf(target),
    others.map((file) => path.posix.basename(file)),
  );
  return near === undefined ? '' : path.posix.relative(here, path.posix.join(folder, near));
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
