import fs from 'node:fs';
import path from 'node:path';
import { decodeText } from '../entries/decode.ts';
import { readRegularFile } from '../entries/file-access.ts';
import { SETTINGS_FILE } from '../entries/settings.ts';
import type { Graph } from '../graph/build.ts';

/** A text in which secrets are looked for. `file` is relative to the content folder. */
export interface ScannedText {
  readonly file: string;
  readonly source: string;
}

/** Larger linked files are data, and no text that a person wrote. */
const MAX_FILE_BYTES = 1024 * 1024;

/** Every text that is published or belongs to the content: pages, settings, rule files, and text files that pages link to. */
export function textsToScan({ content, edges }: Graph): ScannedText[] {
  const { root, entries, ruleFiles } = content;
  const pages = new Set(entries.map(({ file }) => file));
  const linked = [...edges.values()].flatMap((found) =>
    found.flatMap(({ resolution }) => (resolution.to === 'file' ? [resolution.file] : [])),
  );
  const others = new Set([SETTINGS_FILE, ...ruleFiles, ...linked]).difference(pages);
  return [...entries, ...[...others].flatMap((file) => textOf(root, file))];
}

/** Nothing where it is missing, unreadable, larger, or no text. */
function textOf(root: string, file: string): ScannedText[] {
  try {
    const access = { use: 'published', within: fs.realpathSync.native(root) } as const;
    const absolute = path.join(root, file);
    if (fs.statSync(absolute).size > MAX_FILE_BYTES) return [];
    const bytes = readRegularFile(absolute, access);
    return bytes.includes(0) ? [] : [{ file, source: decodeText(bytes, file).text }];
  } catch {
    // It is reported where it is read, or linked.
    return [];
  }
}
