import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AstroConfig, AstroInlineConfig, AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import type { PlainPage } from '../site/page.ts';
import { ASSETS, COMPILED, type CompiledPages } from './compiled-pages.ts';
import { PACKAGE } from './version.ts';

/** What runs here. */
const MODULES = 'modules';

/** Styles and scripts are files, never part of a page, so that the content policy needs no exception. */
export const pageAssets = {
  build: { format: 'directory', inlineStylesheets: 'never', assets: ASSETS, concurrency: 4 },
  vite: {
    build: { assetsInlineLimit: 0, cssCodeSplit: false },
    // The search loads the stemmers of the site's languages alone.
    worker: { format: 'es' },
    // One set of assets for every base: what they load is addressed from where they are.
    experimental: {
      renderBuiltUrl: (_: string, { ssr }: { ssr: boolean }) => (ssr ? undefined : { relative: true }),
    },
  },
} as const;

const RENDERER = 'renderer.mjs';

/**
 * Compiles layouts and components to a renderer, with Astro's own build: once per version of our code. It depends on no
 * content. Runs in a checkout only, where Astro and Vite are installed.
 * @param folder absolute; made, with all of its files or not at all
 * @returns the files that the renderer and what browsers load are made of
 */
export async function compilePages(folder: string): Promise<ReadonlySet<string>> {
  const sources = new Set<string>();
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-pages-'));
  const home = process.cwd();
  let compressHTML: CompiledPages['compressHTML'] = true;
  try {
    const { build } = await import('astro');
    settleEnvironment();
    // Astro puts its intermediate bundle into the output folder only where that is below the working directory.
    process.chdir(work);
    const config = configOf(work, sources, (given) => ({ compressHTML } = given));
    await (build as BuildWithoutSync)(config, { sync: false });
    const out = path.join(work, 'out');
    const page = fs.readFileSync(path.join(out, 'index.html'), 'utf8');
    const compiled: CompiledPages = {
      module: `${MODULES}/${RENDERER}`,
      styles: [...page.matchAll(/<link rel="stylesheet" href="\/([^"]+)"/g)].map(([, name = '']) => name),
      compressHTML,
      script: one([...page.matchAll(/<script type="module" src="\/([^"]+)"/g)].map(([, name = '']) => name)),
    };
    fs.cpSync(path.join(out, ASSETS), path.join(work, 'pages', ASSETS), { recursive: true });
    fs.writeFileSync(path.join(work, 'pages', COMPILED), JSON.stringify(compiled));
    install(path.join(work, 'pages'), folder);
    return sources;
  } finally {
    process.chdir(home);
    fs.rmSync(work, { recursive: true, force: true });
  }
}

function one(names: readonly string[]): string {
  const [name, ...others] = new Set(names);
  if (name === undefined || others.length > 0)
    throw new Error(`A page loads ${names.length} scripts, not one.`);
  return name;
}

/** Another process may have compiled the same meanwhile: then its files are as good. */
function install(from: string, folder: string): void {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const beside = fs.mkdtempSync(`${folder}-`);
  fs.cpSync(from, beside, { recursive: true });
  try {
    fs.renameSync(beside, folder);
  } catch (error) {
    fs.rmSync(beside, { recursive: true, force: true });
    if (!fs.existsSync(path.join(folder, COMPILED))) throw error;
  }
}

/** `sync` is an option of Astro's build that its public type leaves out (astro/dist/core/build/index.js). */
type BuildWithoutSync = (config: AstroInlineConfig, options: { sync: boolean }) => Promise<void>;

/** Vite believes NODE_ENV, and Astro variables with the names of Vite's own, before either believes what it was asked to do. */
function settleEnvironment(): void {
  process.env['NODE_ENV'] = 'production';
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  for (const name of ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SSR']) delete process.env[name];
}

function configOf(
  work: string,
  sources: Set<string>,
  onConfig: (config: AstroConfig) => void,
): AstroInlineConfig {
  const logLevel = process.env['HANDRAIL_DEBUG'] ? 'info' : 'silent';
  return {
    root: PACKAGE,
    configFile: false,
    publicDir: path.join(work, 'public'),
    outDir: path.join(work, 'out'),
    cacheDir: path.join(work, 'astro'),
    output: 'static',
    trailingSlash: 'always',
    devToolbar: { enabled: false },
    logLevel,
    integrations: [onePage(onConfig)],
    image: { service: { entrypoint: 'astro/assets/services/noop' } },
    build: pageAssets.build,
    vite: {
      ...pageAssets.vite,
      envDir: false,
      css: { postcss: { plugins: [] } },
      cacheDir: path.join(work, 'vite'),
      logLevel,
      plugins: [virtualModules, captured(path.join(work, 'pages', MODULES)), listed(sources)],
      worker: { ...pageAssets.vite.worker, plugins: () => [listed(sources)] },
      // The modules run where nothing can be imported by name.
      environments: { prerender: { resolve: { noExternal: true } } },
    },
  };
}

/** Adds what is bundled, here or for browsers. */
function listed(sources: Set<string>): Plugin {
  return {
    name: 'handrail-list',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        for (const id of file.type === 'chunk' ? Object.keys(file.modules) : []) sources.add(id);
    },
  };
}

function onePage(onConfig: (config: AstroConfig) => void): AstroIntegration {
  return {
    name: 'handrail-compile',
    hooks: {
      'astro:config:setup': ({ injectRoute }) =>
        injectRoute({
          pattern: '/[...path]',
          entrypoint: path.join(PACKAGE, 'src/astro/pages/page.astro'),
          prerender: true,
        }),
      'astro:config:done': ({ config }) => onConfig(config),
    },
  };
}

/** A page without content: only what it loads is of interest. */
const STUB: PlainPage = {
  type: 'not-found',
  site: {
    title: '',
    writing: { lang: 'en', dir: 'ltr' },
    base: '/',
    assets: '',
    isDev: false,
    version: '',
    kinds: [],
    menu: [],
  },
  title: '',
  description: '',
  url: '/',
  crumbs: [],
};

const SITE = 'virtual:handrail/site';
/** Astro's renderer with our layouts, and nothing of the command. */
const MODULE = 'virtual:handrail/renderer';

const SOURCES: Readonly<Record<string, string>> = {
  [SITE]: [
    `export const pathsOf = () => [{ params: { path: undefined }, props: { page: ${JSON.stringify(STUB)} } }];`,
    `export const textOf = () => Promise.resolve(undefined);`,
  ].join('\n'),
  [MODULE]: [
    `export { renderToString } from 'astro/runtime/server/index.js';`,
    `export { default as Page } from ${JSON.stringify(path.join(PACKAGE, 'src/layouts/Page.astro'))};`,
  ].join('\n'),
};

const virtualModules: Plugin = {
  name: 'handrail-virtual-modules',
  enforce: 'pre',
  resolveId: (id) => (Object.hasOwn(SOURCES, id) ? `\0${id}` : undefined),
  load: (id) => SOURCES[id.slice(1)],
};

/** Keeps the modules that render pages, which Astro removes at the end of its build. */
function captured(folder: string): Plugin {
  return {
    name: 'handrail-capture',
    applyToEnvironment: ({ name }) => name === 'prerender',
    buildStart() {
      this.emitFile({ type: 'chunk', id: MODULE, fileName: RENDERER });
    },
    writeBundle({ dir = '' }, bundle) {
      const needed = new Set([RENDERER]);
      for (const file of needed) {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk') continue;
        for (const name of [...chunk.imports, ...chunk.dynamicImports]) needed.add(name);
        fs.cpSync(path.join(dir, file), path.join(folder, file));
      }
    },
  };
}
