import fs from 'node:fs';
import path from 'node:path';

/** The package's folder: two up from `src/integration` and from the compiled `lib/integration` alike. */
export const PACKAGE = path.resolve(import.meta.dirname, '../..');

export const VERSION = (
  JSON.parse(fs.readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
).version;
