import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { isWithin } from '../shared/path.ts';
import { siteForPages } from './current-site.ts';
import { PACKAGE } from './version.ts';

export interface ConfigOptions {
  readonly base: string;
  /** The site's own address, where it is known. */
  readonly url: string | undefined;
  readonly outDir: string;
  /** Absolute; Astro and Vite write here and nowhere else. */
  readonly cacheDir: string;
  readonly onStage?: (stage: string) => void;
  readonly integrations?: readonly AstroIntegration[];
}

/** What a page loads: one stylesheet and one script, as files, so that a strict content policy needs no exception. */
export const pageAssets = {
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets', concurrency: 4 },
  vite: { build: { assetsInlineLimit: 0, cssCodeSplit: false } },
} as const;

/**
 * The script of every page. Not a `<script>` in a layout: Astro looks for those below its root when root and package share no
 * folder (normalizeFilename in astro/dist/vite-plugin-utils), and ours do not when the cache is on another disk.
 */
export const elements: AstroIntegration = {
  name: 'handrail-elements',
  hooks: {
    'astro:config:setup': ({ injectScript }) => {
      injectScript(
        'page',
        `import ${JSON.stringify(path.join(PACKAGE, 'src/components/elements/index.ts'))};`,
      );
    },
  },
};

/**
 * Astro asks Vite to bundle the libraries of its development toolbar before every build whose cache is empty, although the
 * toolbar is off: half a second for nothing.
 */
const nothingToOptimise: Plugin = {
  name: 'handrail-nothing-to-optimise',
  configResolved({ optimizeDeps, environments }) {
    for (const options of [
      optimizeDeps,
      ...Object.values(environments).map((environment) => environment.optimizeDeps),
    ])
      options.include = [];
  },
};

function stages(onStage: (stage: string) => void): AstroIntegration {
  return {
    name: 'handrail-stages',
    hooks: {
      'astro:build:start': () => onStage('Making pages'),
    },
  };
}

/**
 * Astro's configuration for a run from anywhere, on anybody's folder. Its root is a folder in the cache, because Astro writes
 * types and caches below its root, and the package may be read-only and shared.
 */
export function astroConfig({
  base,
  url,
  outDir,
  cacheDir,
  onStage = () => undefined,
  integrations = [],
}: ConfigOptions): AstroInlineConfig {
  const root = shadowRoot(cacheDir);
  // What they print goes past the command's own writer; an error is thrown besides, and printed by that.
  const logLevel = process.env['HANDRAIL_DEBUG'] ? 'error' : 'silent';
  return {
    root,
    srcDir: path.join(PACKAGE, 'src'),
    publicDir: path.join(PACKAGE, 'public'),
    outDir,
    cacheDir: path.join(cacheDir, 'astro'),
    configFile: false,
    base,
    ...(url === undefined ? {} : { site: url }),
    output: 'static',
    trailingSlash: 'always',
    devToolbar: { enabled: false },
    logLevel,
    integrations: [elements, stages(onStage), ...integrations],
    image: { service: { entrypoint: 'astro/assets/services/noop' } },
    build: pageAssets.build,
    vite: {
      ...noDiscovery(root),
      cacheDir: path.join(cacheDir, 'vite'),
      plugins: [nothingToOptimise, siteForPages],
      logLevel,
      build: { ...pageAssets.vite.build, emptyOutDir: false },
      server: {
        cors: false,
        fs: { allow: [path.join(PACKAGE, 'src'), path.join(PACKAGE, 'public'), modulesFolder(), root] },
        watch: { ignored: RESTARTING },
      },
      // The bundle runs from the output folder, where nothing can be imported by name.
      environments: { prerender: { resolve: { noExternal: true } } },
    },
  };
}

/** Astro and Vite start again when such a file appears in a folder that is watched, though they read none of them. */
const RESTARTING = /(?:^|[\\/])(?:astro\.config\.\w+|tsconfig\.json)$/;

/** What of tsconfig.json decides about the code of a page; that file is no part of the package. */
const COMPILER_OPTIONS = { target: 'ESNext', useDefineForClassFields: true, verbatimModuleSyntax: true };

/**
 * Vite looks for settings of PostCSS, of TypeScript and of the environment below, around and above its root and our sources. They
 * are programs or change what is built, and none of them is ours.
 */
function noDiscovery(root: string): NonNullable<AstroInlineConfig['vite']> {
  const tsconfig = path.join(root, 'tsconfig.json');
  fs.writeFileSync(tsconfig, JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
  return {
    envDir: false,
    tsconfig,
    css: { postcss: { plugins: [] } },
    resolve: { tsconfigPaths: false },
  };
}

/** Where Astro and what it needs is installed: below the package, or next to it. */
function modulesFolder(): string {
  const own = path.join(PACKAGE, 'node_modules');
  const astro = fileURLToPath(import.meta.resolve('astro/package.json'));
  if (isWithin(own, astro)) return own;
  const folder = `${path.sep}node_modules${path.sep}`;
  return astro.slice(0, astro.indexOf(folder) + folder.length);
}

/** Vite believes NODE_ENV, and Astro variables with the names of Vite's own, before either believes what it was asked to do. */
export function settleEnvironment(mode: 'production' | 'development'): void {
  process.env['NODE_ENV'] = mode;
  for (const name of ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SSR']) delete process.env[name];
}

function shadowRoot(cacheDir: string): string {
  const root = path.join(cacheDir, 'root');
  const link = path.join(root, 'node_modules/astro');
  fs.mkdirSync(path.dirname(link), { recursive: true });
  const astro = path.dirname(fileURLToPath(import.meta.resolve('astro/package.json')));
  if (!leadsTo(link, astro)) {
    fs.rmSync(link, { force: true });
    fs.symlinkSync(astro, link, 'junction');
  }
  return root;
}

/** Not so when the package moved since the cache was made. */
function leadsTo(link: string, folder: string): boolean {
  try {
    return fs.realpathSync(link) === fs.realpathSync(folder);
  } catch {
    return false;
  }
}
