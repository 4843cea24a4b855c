import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Builds a folder of Markdown. */
export interface Generator {
  readonly name: string;
  /** Absolute; where the pages go, and where the command runs. */
  readonly content: string;
  readonly cwd: string;
  /** A line for bash. */
  readonly build: string;
  /** What a cold build does not find, relative to `cwd`. */
  readonly made: readonly string[];
}

/** Why a generator cannot be measured. */
export type Missing = string;

/** The package as people install it, in `folder`. */
export function handrail(folder: string): Generator & { readonly bin: string } {
  const house = path.resolve(import.meta.dirname, '..');
  npm(house, 'pack', '--pack-destination', folder, '--loglevel=error');
  const [tarball = ''] = fs.readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  write(folder, { 'package.json': '{ "private": true }' });
  npm(folder, 'install', `./${tarball}`, '--no-audit', '--no-fund', '--loglevel=error');
  const bin = path.join(folder, 'node_modules/handrail/bin/handrail.js');
  return {
    name: 'Handrail',
    content: path.join(folder, 'content'),
    cwd: folder,
    bin,
    build: `"${process.execPath}" "${bin}" build content --no-gate --timings --cache cache`,
    made: ['dist', 'cache'],
  };
}

/** Hugo with a theme as small as one can be, and Pagefind. */
export function hugo(folder: string): Generator | Missing {
  if (spawnSync('hugo', ['version']).status !== 0) return 'Hugo is not installed.';
  const pagefind = path.resolve(import.meta.dirname, '../node_modules/.bin/pagefind');
  write(folder, {
    'config.yaml':
      'baseURL: https://runbooks.example/\ntitle: Runbooks\ndisableKinds: [taxonomy, term, RSS, sitemap]\nmarkup: { goldmark: { renderer: { unsafe: true } }, highlight: { noClasses: false } }\n',
    'layouts/_default/baseof.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<nav>{{ with .CurrentSection }}{{ range .RegularPages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}</nav>
<main data-pagefind-body><h1>{{ .Title }}</h1>{{ block "main" . }}{{ end }}</main><aside>{{ .TableOfContents }}</aside></body></html>`,
    'layouts/_default/single.html': '{{ define "main" }}{{ .Content }}{{ end }}',
    'layouts/_default/list.html': '{{ define "main" }}{{ .Content }}{{ end }}',
  });
  return {
    name: 'Hugo + Pagefind',
    content: path.join(folder, 'content'),
    cwd: folder,
    build: `hugo --quiet -d dist && "${pagefind}" --site dist`,
    made: ['dist', 'resources', '.hugo_build.lock'],
  };
}

/** Starlight with its defaults, from npm. */
export function starlight(folder: string): Generator | Missing {
  write(folder, {
    'package.json':
      '{ "private": true, "type": "module", "dependencies": { "@astrojs/starlight": "0.42.4", "astro": "7.3.5", "sharp": "^0.35.5" } }',
    'astro.config.mjs': `import starlight from '@astrojs/starlight';
export default { site: 'https://runbooks.example', integrations: [starlight({ title: 'Runbooks' })] };\n`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`,
  });
  try {
    npm(folder, 'install', '--no-audit', '--no-fund', '--loglevel=error');
  } catch {
    return 'Starlight could not be installed from npm.';
  }
  return {
    name: 'Starlight',
    content: path.join(folder, 'src/content/docs'),
    cwd: folder,
    build: `"${process.execPath}" node_modules/astro/bin/astro.mjs build`,
    made: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
  };
}

function npm(cwd: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args[0]} failed: ${stderr}`);
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
}
