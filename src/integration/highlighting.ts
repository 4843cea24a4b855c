import { fork } from 'node:child_process';
import path from 'node:path';
import type { Block } from '../markdown/highlight.ts';
import type { Cache } from './cache.ts';

/** Highlighted blocks by the key that the highlighter gives them. */
export type Highlights = Readonly<Record<string, string>>;

const FILE = 'highlights.json';

/** The colours that the last build made. */
export function readHighlights(cache: Cache): Highlights {
  try {
    return JSON.parse(cache.read(FILE) ?? '{}') as Highlights;
  } catch {
    return {};
  }
}

/** Remembers what this build used, and nothing older. */
export function keepHighlights(used: Highlights, cache: Cache): void {
  cache.write(FILE, JSON.stringify(used));
}

/**
 * Colours blocks in a process that works on the other core meanwhile.
 * @throws Error when that process fails
 */
export function highlightElsewhere(blocks: readonly Block[]): Promise<Highlights> {
  const script = path.join(import.meta.dirname, `highlight-process${path.extname(import.meta.filename)}`);
  const child = fork(script, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.once('message', (highlights) => resolve(highlights as Highlights));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0)
        reject(
          new Error(
            `Code could not be highlighted: ${complaint.trim().split('\n').at(-1) ?? `status ${code}`}`,
          ),
        );
    });
    child.send(blocks);
  });
}
