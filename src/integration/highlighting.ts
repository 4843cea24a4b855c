import { fork } from 'node:child_process';
import path from 'node:path';
import type { Highlight } from '../markdown/figure.ts';
import {
  highlightFrom,
  highlightsOf,
  uncachedBlocks,
  type Block,
  type Highlights,
} from '../markdown/highlight.ts';

/** The colours of a run: those that were made before, and those that are being made. */
export class Highlighting {
  readonly #highlights: Record<string, string> = {};
  readonly #requested = new Set<string>();
  #pending: Promise<unknown> = Promise.resolve();

  /** What was made before. */
  add(known: Highlights): void {
    Object.assign(this.#highlights, known);
  }

  /** Has what is missing made in a process of its own; that takes a while, and goes on beside other work. */
  request(blocks: readonly Block[]): void {
    const wanted = uncachedBlocks(blocks, (key) => {
      const isKnown = this.#requested.has(key) || this.#highlights[key] !== undefined;
      this.#requested.add(key);
      return isKnown;
    });
    if (wanted.length === 0) return;
    const more = highlightElsewhere(wanted).then((made) => this.add(made));
    this.#pending = Promise.all([this.#pending, more]);
    // A failure is reported where colours are asked for; until then it must not end the process.
    this.#pending.catch(() => undefined);
  }

  /** When all that was requested is made. @throws Error when the process fails */
  async highlight(): Promise<Highlight> {
    await this.#pending;
    return highlightFrom(this.#highlights);
  }

  async of(blocks: readonly Block[]): Promise<Highlights> {
    await this.#pending;
    return highlightsOf(blocks, this.#highlights);
  }
}

/**
 * Highlights blocks in a process that works on the other core meanwhile.
 * @throws Error when that process fails
 */
function highlightElsewhere(blocks: readonly Block[]): Promise<Highlights> {
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
