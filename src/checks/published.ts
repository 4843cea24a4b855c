import fs from 'node:fs';
import path from 'node:path';
import { assertReadable } from '../entries/file-access.ts';
import { unreadable } from '../entries/reason.ts';
import type { Graph } from '../graph/build.ts';
import { FILE_START } from '../shared/position.ts';
import { isStorable } from '../shared/path.ts';
import { finding, type Finding } from '../shared/problem.ts';

/** Files that pages link to or show, and that cannot be published with them. */
export function checkPublished({ content, edges }: Graph): Finding[] {
  const { root } = content;
  const within = fs.realpathSync.native(root);
  const linked = [...edges.values()]
    .flat()
    .flatMap(({ resolution }) => (resolution.to === 'file' ? resolution.file : []));
  return [...new Set(linked)].flatMap((file) => {
    if (!isStorable(file)) return finding('schema/name-too-long', file, FILE_START, { name: file });
    try {
      assertReadable(path.join(root, file), { use: 'published', within });
      return [];
    } catch (error) {
      return unreadable(error, file, FILE_START);
    }
  });
}
