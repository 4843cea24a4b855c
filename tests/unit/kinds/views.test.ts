import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { KIND_NAMES } from '../../../src/kinds/registry.ts';
import { viewOf } from '../../../src/site/views.ts';

const DETAILS = path.resolve(import.meta.dirname, '../../../src/components/details');

test.each(KIND_NAMES)('the components that the view of %s names exist', (kind) => {
  const missing = Object.values(viewOf(kind).components ?? {}).filter(
    (name) => !fs.existsSync(path.join(DETAILS, `${name}.astro`)),
  );
  expect(missing).toEqual([]);
});
