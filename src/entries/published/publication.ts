import fs from 'node:fs';
import path from 'node:path';
import { copyRegularFile, readRegularFile, withRegularFile, type AccessOptions } from '../file-access.ts';
import { mediaContentError, mediaType } from './media.ts';
import { cleanSvg, SvgError } from './svg.ts';

/** What becomes of a file that a page shows or links to. `reason` and `removed` are words for a message. */
export type PublishedFile =
  | { readonly is: 'copied' }
  | { readonly is: 'rewritten'; readonly text: string; readonly removed: readonly string[] }
  | { readonly is: 'refused'; readonly reason: string }
  | { readonly is: 'unreadable'; readonly error: unknown };

/** A larger drawing is refused: parsing takes many times its size in memory. */
const MAX_SVG_BYTES = 16 << 20;

/**
 * Decides about the files of one content folder, each once. A file is published when its type is in the list of
 * `media.ts`, its content is of that type, and nothing in it can run as script on the site's origin. SVG is rewritten.
 * @param root absolute
 * @returns takes a path relative to the root
 */
export function publishedFiles(root: string): (file: string) => PublishedFile {
  const decided = new Map<string, PublishedFile>();
  return (file) => {
    const known = decided.get(file) ?? decide(path.join(root, file), file, accessIn(root));
    decided.set(file, known);
    return known;
  };
}

/**
 * Writes what is published of a file to `to`; nothing where it is refused. What was copied is looked at once more: the file may
 * have changed since it was decided about.
 * @param root absolute, as is `to`
 * @param file relative to the root
 */
export function writePublished(root: string, file: string, to: string, publication: PublishedFile): void {
  if (publication.is === 'refused' || publication.is === 'unreadable') return;
  fs.mkdirSync(path.dirname(to), { recursive: true });
  if (publication.is === 'rewritten') {
    fs.writeFileSync(to, publication.text);
    return;
  }
  copyRegularFile(path.join(root, file), to, accessIn(root));
  if (decide(to, file, { use: 'published' }).is !== 'copied') fs.rmSync(to);
}

function accessIn(root: string): AccessOptions {
  return { use: 'published', within: fs.realpathSync.native(root) };
}

/** @param name the path whose ending counts */
function decide(at: string, name: string, access: AccessOptions): PublishedFile {
  try {
    const medium = mediaType(name);
    if (typeof medium === 'object') {
      withRegularFile(at, access, () => undefined);
      return { is: 'refused', reason: medium.refused };
    }
    if (medium === 'svg') return { is: 'rewritten', ...cleanSvg(readBounded(at, access)) };
    const fault = withRegularFile(at, access, (descriptor) => mediaContentError(descriptor, name, medium));
    return fault === undefined ? { is: 'copied' } : { is: 'refused', reason: fault };
  } catch (error) {
    return error instanceof SvgError ? { is: 'refused', reason: error.message } : { is: 'unreadable', error };
  }
}

function readBounded(at: string, access: AccessOptions): Buffer {
  const bytes = readRegularFile(at, access);
  if (bytes.length > MAX_SVG_BYTES) throw new SvgError(`larger than ${MAX_SVG_BYTES >> 20} MB`);
  return bytes;
}
