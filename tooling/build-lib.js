// `npm run build:lib`, after tsc wrote the types: what the package has instead of its sources, below lib/.
//   types/     declarations of what `exports` names
//   code/      the command and what `exports` names, one file per subcommand, with every library that is not in `dependencies`
//   pages/     the renderer of pages, and what pages load
//   schemas/   JSON Schemas of frontmatter and settings
//   digest     of all of it, for caches
//   LICENSES   the libraries that code/ and pages/ contain, each with its licence
import fs from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { compilePages } from '../src/integration/compile.ts';
import { codeDigest } from '../src/integration/version.ts';
import { schemaFiles } from '../src/kinds/json-schema.ts';
import { KIND_NAMES } from '../src/kinds/registry.ts';

const HOME = path.resolve(import.meta.dirname, '..');
const LIB = path.join(HOME, 'lib');
/** What is started or required by its file name has its name in the package, too. */
const ENTRIES = [
  'cli/main',
  'integration/highlight-process',
  'integration/lock-renewal',
  'integration/search-process',
  'shared/promql-grammar',
  'astro/check',
  'astro/content',
  'astro/current',
  'astro/integration',
];

/** `src/site/views.ts` imports the file of each kind by its folder; a bundle has no folders. */
const staticViews = {
  name: 'handrail-views',
  transform(code, id) {
    if (id !== path.join(HOME, 'src/site/views.ts')) return undefined;
    const [before, after, ...others] = code.split('import(`../kinds/${folder}/view.ts`)');
    if (after === undefined || others.length > 0) throw new Error(`${id} does not import views as expected.`);
    const imports = KIND_NAMES.map((kind) => `import * as ${kind} from '../kinds/${kind}/view.ts';\n`);
    return `${imports.join('')}${before}({ ${KIND_NAMES.join(', ')} })[folder]${after}`;
  },
};

const sources = [...(await compilePages(path.join(LIB, 'pages'))), ...(await bundle(path.join(LIB, 'code')))];
borrowZod(path.join(LIB, 'types'));
write('schemas', schemaFiles());
write('', { LICENSES: licences(sources), digest: codeDigest() });

/** @returns the files that it is made of */
async function bundle(dir) {
  const { dependencies, peerDependencies } = readJson(path.join(HOME, 'package.json'));
  const installed = Object.keys({ ...dependencies, ...peerDependencies });
  const bundler = await rolldown({
    cwd: HOME,
    platform: 'node',
    input: Object.fromEntries(ENTRIES.map((name) => [path.basename(name), `src/${name}.ts`])),
    external: (id) => installed.some((name) => id === name || id.startsWith(`${name}/`)),
    resolve: { mainFields: ['module', 'main'] },
    plugins: [staticViews],
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  // All files are in one folder: siblings are found by `import.meta.dirname`, and the package two folders up.
  const { output } = await bundler.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: ({ moduleIds }) =>
      moduleIds.every((id) => id.includes('@shikijs/langs')) ? 'languages/[name].js' : '[name].js',
    minifyInternalExports: false,
  });
  return output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
}

/** @param files absolute, of any package */
function licences(files) {
  const folders = new Set(
    files.flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/')) ?? []),
  );
  const parts = [...folders].toSorted().map((folder) => {
    const { name, version, license, author } = readJson(path.join(folder, 'package.json'));
    const texts = fs
      .readdirSync(folder)
      .filter((file) => /^(?:licen[cs]e|notice)/i.test(file))
      .map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
    if (texts.length === 0 && license === 'ISC') texts.push(isc(author));
    if (texts.length === 0) throw new Error(`${name} ${version} is bundled, and its licence is not in it.`);
    return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
  });
  return `Handrail contains these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** For packages that name their licence only. */
function isc(author) {
  return `Copyright (c) ${author?.name ?? author}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided
that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;
}

/** The fields of collections have types of Zod. It is bundled here, and Astro brings it where the collections are used. */
function borrowZod(folder) {
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (!file.endsWith('.d.ts')) continue;
    const text = fs.readFileSync(file, 'utf8');
    const borrowed = text
      .replaceAll('import("zod/v4/core")', 'import("astro/zod").core')
      .replaceAll(/(["'])zod\1/g, '$1astro/zod$1');
    if (borrowed !== text) fs.writeFileSync(file, borrowed);
  }
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** @param texts by name of the file */
function write(folder, texts) {
  fs.mkdirSync(path.join(LIB, folder), { recursive: true });
  for (const [name, text] of Object.entries(texts)) fs.writeFileSync(path.join(LIB, folder, name), text);
}
