import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ByteReader, ByteWriter } from '../search/bytes.ts';
import { NAME_BYTES } from '../search/manifest.ts';
import { digestOf } from '../shared/memory.ts';
import type { Language } from '../search/languages.ts';
import type { IndexPage, IndexSource, IndexState, PageState } from '../search/make-index.ts';

/** In the folder of the index, until the process has read it: the job, then the pages, each as a line of JSON. */
export const JOB_FILE = 'job.jsonl';

/** What the process is to do. */
export interface IndexJob extends Omit<IndexSource, 'pages'> {
  readonly code: string;
  /** Pages that are the same as in the index that the cache knows come without their text. */
  readonly isPatch: boolean;
}

export interface JobPage {
  /** A digest of the document. */
  readonly key: string;
  readonly page: IndexPage;
}

/** What a file of the index is called, without its ending: the same for the same content. */
export function contentName(content: Uint8Array): string {
  return createHash('sha256')
    .update(content)
    .digest('hex')
    .slice(0, NAME_BYTES * 2);
}

/** A digest of all that an index is made of. */
export function indexDigest(
  { glossary, newEntry }: Omit<IndexSource, 'pages'>,
  keys: readonly string[],
): string {
  return digestOf(JSON.stringify([glossary, newEntry, keys]));
}

/** What the cache knows of the last index. */
export interface KnownIndex {
  readonly code: string;
  /** Of everything that it was made of. */
  readonly digest: string;
  /** Of each page's document, by address. */
  readonly keys: Readonly<Record<string, string>>;
  /** The content name of its manifest. */
  readonly manifest: string;
  /** Beside the manifest. */
  readonly files: readonly string[];
  /** The state with the same one belongs to it. */
  readonly token: string;
}

const KNOWN_FILE = 'search-index.json';
const STATE_FILE = 'search-index.bin';

/**
 * @param cache absolute
 * @returns nothing where there is none, or it was made by other code
 */
export function readKnownIndex(cache: string, code: string): KnownIndex | undefined {
  try {
    const known = JSON.parse(fs.readFileSync(path.join(cache, KNOWN_FILE), 'utf8')) as KnownIndex;
    return known.code === code && known.token === tokenOf(path.join(cache, STATE_FILE)) ? known : undefined;
  } catch {
    return undefined;
  }
}

function tokenOf(file: string): string {
  const start = Buffer.alloc(64);
  const handle = fs.openSync(file, 'r');
  try {
    fs.readSync(handle, start, 0, start.length, 0);
  } finally {
    fs.closeSync(handle);
  }
  return new ByteReader(start).text();
}

export function readIndexState(cache: string): IndexState {
  const bytes = fs.readFileSync(path.join(cache, STATE_FILE));
  const reader = new ByteReader(bytes);
  reader.text();
  const pages = reader.list((): [string, PageState] => [
    reader.text(),
    { language: reader.text() as Language, length: reader.number(), text: reader.bytes(reader.number()) },
  ]);
  return { pages: new Map(pages), terms: bytes.subarray(reader.at) };
}

/** Keeps an index for the next one; a cache that cannot be written is no reason to fail. */
export function keepIndex(
  cache: string,
  known: Omit<KnownIndex, 'token'>,
  { pages, terms }: IndexState,
): void {
  const token = randomUUID();
  const out = new ByteWriter();
  out.text(token);
  out.list([...pages], ([url, { language, length, text }]) => {
    out.text(url);
    out.text(language);
    out.number(length);
    out.number(text.length);
    out.append(text);
  });
  out.append(terms);
  try {
    replaceFile(path.join(cache, STATE_FILE), out.bytes);
    replaceFile(path.join(cache, KNOWN_FILE), JSON.stringify({ ...known, token } satisfies KnownIndex));
  } catch {
    // The next index is made from the texts.
  }
}

/** A reader sees the old file or the new one. */
export function replaceFile(file: string, content: Uint8Array | string): void {
  fs.writeFileSync(`${file}.new`, content);
  fs.renameSync(`${file}.new`, file);
}
