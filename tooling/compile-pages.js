// `npm run build:lib`: the renderer of pages that comes with the package.
import { fileURLToPath } from 'node:url';
import { compilePages } from '../src/integration/compile.ts';

await compilePages(fileURLToPath(new URL('../lib/pages', import.meta.url)));
