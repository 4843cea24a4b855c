/** A place in a repository, as compilers print it. */
export interface Location {
  readonly path: string;
  /** First and last line, from 1; absent for a whole file. */
  readonly lines?: { readonly from: number; readonly to: number };
}

/** `#L12`, `#L12-L20`, `#L12-20`, `#L12C3-L20C5`, as hosts name lines. */
const LINE_ANCHOR = /^#L(\d+)(?:C\d+)?(?:-L?(\d+)(?:C\d+)?)?$/;

/** The lines that an anchor names: https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/creating-a-permanent-link-to-a-code-snippet */
export function linesOfAnchor(hash: string): Location['lines'] {
  const [, first, last] = LINE_ANCHOR.exec(hash) ?? [];
  return first === undefined ? undefined : linesBetween(first, last);
}

/** Reads `path`, `path:line` and `path:from-to`. Nothing where the lines run backwards or begin at 0. */
export function parseLocation(written: string): Location | undefined {
  const [, path = written, first, last = first] = /^(.+?):(\d+)(?:-(\d+))?$/.exec(written) ?? [];
  if (first === undefined) return { path };
  const lines = linesBetween(first, last);
  return lines && { path, lines };
}

function linesBetween(first: string, last = first): Location['lines'] {
  const lines = { from: Number(first), to: Number(last) };
  return lines.from >= 1 && lines.from <= lines.to ? lines : undefined;
}
