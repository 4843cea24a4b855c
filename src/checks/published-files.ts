import { unreadableFile } from '../entries/reason.ts';
import type { Graph } from '../graph/build.ts';
import { isStorable } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

/** Files that pages link to or show and that cannot be published as they are. */
export function checkPublishedFiles(graph: Graph): Diagnostic[] {
  const links = [...graph.edges].flatMap(([entry, edges]) =>
    edges.flatMap(({ reference, isImage, resolution }) =>
      resolution.to === 'file' ? [{ entry, reference, isImage, file: resolution.file }] : [],
    ),
  );
  const files = new Set(links.map(({ file }) => file));
  return [
    ...[...files].flatMap((file) => notReadable(file, graph)),
    ...links.flatMap(({ entry, reference, isImage, file }) => {
      const publication = graph.publicationOf(file);
      const refused = publication.is === 'refused' ? publication.reason : '';
      const removed = publication.is === 'rewritten' ? publication.removed.join(', ') : '';
      if (refused === '' && removed === '') return [];
      const facts = { file, isImage, refused, removed };
      return [diagnostic('file/active-content', entry.file, reference.span, facts)];
    }),
  ];
}

function notReadable(file: string, { publicationOf }: Graph): Diagnostic[] {
  if (!isStorable(file)) return [diagnostic('schema/name-too-long', file, FILE_START, { name: file })];
  const publication = publicationOf(file);
  return publication.is === 'unreadable' ? [unreadableFile(publication.error, file, FILE_START)] : [];
}
