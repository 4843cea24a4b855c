// `npm start`: the sample, built and served, by one process that ends when it is told to.
import process from 'node:process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(['build', 'content', '--out', 'dist']);
if (process.exitCode === 0) process.exitCode = await main(['preview', 'dist']);
