import { edited, type Edit } from '../shared/edit.ts';

/** A file with edits made in it: what is new has the line ends of the rest. */
export function editedFile(bytes: Buffer, edits: readonly Edit[]): string {
  const raw = bytes.toString('utf8');
  return edited(
    raw,
    edits.map((edit) => ({ ...edit, text: withLineEnds(edit.text, raw) })),
  );
}

/** @param raw the file whose line ends the text gets */
export function withLineEnds(text: string, raw: string): string {
  return raw.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
