const WORDS = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'it is gone'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'too many symbolic links'],
  ['EMFILE', 'too many open files'],
  ['EIO', 'the disk reports an error'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is larger than 2 GB'],
  ['ERR_STRING_TOO_LONG', 'it is larger than 512 MB'],
]);

/** The system's reason in words, without the path that it repeats. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return WORDS.get(code ?? '') ?? String(message ?? error).split('\n', 1)[0] ?? 'unknown reason';
}
