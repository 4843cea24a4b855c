/** A place in a repository, as compilers print it. */
export interface Location {
  readonly path: string;
  /** First and last line, from 1; absent for a whole file. */
  readonly lines?: { readonly from: number; readonly to: number };
}

/** Reads `path`, `path:line` and `path:from-to`. Nothing where the lines run backwards or begin at 0. */
export function parseLocation(written: string): Location | undefined {
  const [, path = written, first, last = first] = /^(.+?):(\d+)(?:-(\d+))?$/.exec(written) ?? [];
  if (first === undefined) return { path };
  const lines = { from: Number(first), to: Number(last) };
  return lines.from >= 1 && lines.from <= lines.to ? { path, lines } : undefined;
}
