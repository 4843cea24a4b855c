/** A replacement in a text, by offsets in UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A file's text with edits made in it and everything else as it was: line ends and a byte order mark stay.
 * @param raw the text as the file has it
 * @param edits that do not overlap; they count in the text without byte order mark, lines ended by `\n`
 */
export function edited(raw: string, edits: readonly Edit[]): string {
  const at = offsets(raw);
  let out = '';
  let from = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    out += raw.slice(from, at(start)) + text;
    from = at(end);
  }
  return out + raw.slice(from);
}

/** From places in the read text to places in the file. */
function offsets(raw: string): (offset: number) => number {
  const first = raw.startsWith('\u{feff}') ? 1 : 0;
  const dropped = [...raw.matchAll(/\r(?=\n)/g)].map(({ index }, n) => index - first - n);
  return (offset) => {
    const before = dropped.findIndex((place) => place >= offset);
    return first + offset + (before === -1 ? dropped.length : before);
  };
}
