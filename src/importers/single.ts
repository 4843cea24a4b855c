import fs from 'node:fs';
import path from 'node:path';
import { decodeText } from '../entries/decode.ts';
import { readRegularFile } from '../entries/file-access.ts';
import type { Content, Entry } from '../entries/entry.ts';
import { parseEntry } from '../entries/parse.ts';
import { settingsSchema } from '../kinds/settings.ts';
import { parted } from './destination.ts';

/** One page alone, as a folder that holds nothing else but what the page links to. */
export function singlePage(file: string): Content {
  const root = path.dirname(file);
  const name = path.basename(file);
  const { text, findings } = decodeText(readRegularFile(file, { use: 'page' }), name);
  const parsed = parseEntry(text, name, { rootName: path.basename(root), strict: false });
  return {
    ...noContent(root),
    entries: [parsed.entry],
    files: new Set([name, ...filesBeside(root, parsed.entry)]),
    findings: [...findings, ...parsed.findings],
  };
}

/** A folder in which nothing is read. */
export function noContent(root: string): Content {
  return {
    root,
    settings: settingsSchema.parse({}),
    settingSpans: {},
    entries: [],
    rules: [],
    ruleFiles: [],
    repositoryFiles: new Map(),
    texts: new Map(),
    files: new Set(),
    origins: new Map(),
    findings: [],
  };
}

/** Nothing outside the folder is read. */
function filesBeside(root: string, { outline }: Entry): string[] {
  return [...outline.links, ...outline.images].flatMap(({ target }) => {
    const name = path.posix.normalize(decoded(parted(target.trim()).path.replace(/^\//, '')));
    if (name.startsWith('..')) return [];
    const stat = fs.statSync(path.join(root, name), { throwIfNoEntry: false });
    return stat?.isFile() ? [name] : [];
  });
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
