/** What begins or ends a fence, behind what lists and quotations put before it. */
const FENCE = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?![^`]*`)|~{3,})(.*)$/;

/**
 * Whether each line belongs to a fence, read from the lines alone. A fence that never ends takes the rest of the text, even
 * where Markdown ends it with its list: then less is read, and nothing wrongly.
 */
export function codeLines(lines: readonly string[]): boolean[] {
  return lines.map(codeLineTracker());
}

/** The same, of lines that are given one by one. */
export function codeLineTracker(): (line: string) => boolean {
  let open: string | undefined;
  return (line) => {
    const [, marks = '', rest = ''] = FENCE.exec(line) ?? [];
    if (open === undefined) {
      if (marks !== '') open = marks;
      return marks !== '';
    }
    if (marks.startsWith(open) && rest.trim() === '') open = undefined;
    return true;
  };
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}
