// A process of its own, so that the index is made on the other core while pages are rendered, and its memory is its own.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeIndex } from '../search/make-index.ts';
import type { IndexOrder } from './search-index.ts';

process.once('message', (order: IndexOrder) => {
  process.send?.(complaintOf(order), () => process.disconnect());
});

/** Empty where all went well. */
function complaintOf(order: IndexOrder): string {
  try {
    write(order);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

function write({ folder, ...source }: IndexOrder): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.join(folder, source.version), { recursive: true });
  for (const [name, bytes] of makeIndex(source)) fs.writeFileSync(path.join(folder, name), gzipSync(bytes));
}
