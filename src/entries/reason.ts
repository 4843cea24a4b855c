import type { Span } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { FileError } from './file-access.ts';

const WORDS = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'file not found'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'too many symbolic links'],
  ['EMFILE', 'too many open files'],
  ['EIO', 'the disk reports an error'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is larger than 2 GB'],
  ['ERR_STRING_TOO_LONG', 'it is larger than 512 MB'],
]);

/** The system's reason in words, without the path that it repeats. */
export function errorReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return WORDS.get(code ?? '') ?? String(message ?? error).split('\n', 1)[0] ?? 'unknown reason';
}

/** The problem of a file that `readRegularFile` refused, or that the system did. */
export function unreadableFile(error: unknown, file: string, span: Span): Diagnostic {
  if (error instanceof FileError && error.why === 'too-large')
    return diagnostic('file/too-large', file, span, { limit: error.limit });
  return diagnostic('file/unreadable', file, span, { reason: errorReason(error) });
}
