import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration, AstroIntegrationLogger } from 'astro';
import { readContent } from '../entries/read.ts';
import { copyFolder, finishSite, PUBLIC } from '../integration/build.ts';
import { NO_CACHE, openCache, type Cache } from '../integration/cache.ts';
import { contentCache } from '../integration/content-cache.ts';
import { contentStamp } from '../integration/content-watch.ts';
import { writeSearchIndex } from '../integration/search-index.ts';
import { codeDigest, PACKAGE } from '../integration/version.ts';
import { checkRead, renderContent, type Checked, type RenderedSite } from '../integration/workspace.ts';
import { trackedTreeOf } from '../repository/git.ts';
import { cleanBase, isBase } from '../shared/base.ts';
import { displayPath } from '../shared/path.ts';
import { DATA_FILE_NAMES } from '../site/routes.ts';
import { provideProject } from './current.ts';
import { serveContent } from './dev-server.ts';
import { compileEntries, ownPlugins } from './mdx.ts';
import { Project, type Setup } from './project.ts';
import { siteModule } from './site-module.ts';

export interface HandrailOptions {
  /** The folder with the Markdown, relative to the project. */
  readonly content: string;
  /** Where the pages are, below the project's `base`; default `/`. */
  readonly at?: string;
  /** Globs of Prometheus rule files, relative to the project, beside those of `handrail.yaml`. */
  readonly rules?: readonly string[];
  /** Whether errors of the content end `astro build`; default true. */
  readonly gate?: boolean;
}

/**
 * Handrail in an Astro project: its pages below `at`, made from content collections.
 * @throws Error on options and settings of Astro that cannot work; each says what to change
 */
export default function handrail(options: HandrailOptions): AstroIntegration {
  const at = placeOf(options.at ?? '/');
  let setup: Setup | undefined;
  return {
    name: 'handrail',
    hooks: {
      async 'astro:config:setup'({ config, command, isRestart, updateConfig, injectRoute, logger }) {
        // `astro sync` and `astro check` fill the collections, too.
        if (command === 'preview') return;
        assertSupported(config, at);
        const cache = command === 'sync' ? NO_CACHE : await openCache(contentFolder(options, config));
        setup = setUp(options, at, config, { cache, isRestart, isDev: command === 'dev', logger });
        injectRoute({ pattern: `${at}[...path]`, entrypoint: pageFile('page.astro'), prerender: true });
        for (const name of DATA_FILE_NAMES)
          injectRoute({ pattern: at + name, entrypoint: pageFile('data-file.ts'), prerender: true });
        if (at === '/') injectRoute({ pattern: '/404', entrypoint: pageFile('404.astro'), prerender: true });
        updateConfig({
          // Our content policy has no exception for code and styles within a page.
          build: { inlineStylesheets: 'never' },
          vite: {
            plugins: [siteModule([PACKAGE, setup.root])],
            build: { assetsInlineLimit: 0 },
            worker: { format: 'es' },
          },
        });
      },
      'astro:config:done'({ config, logger }) {
        if (!setup) return;
        const { processor } = config.markdown;
        setup.plugins = processor && ownPlugins(processor);
        if (processor?.name === 'unified')
          logger.warn(
            'markdown.processor is unified(): its plugins apply to the pages of the project, and to MDX entries with `processor: unified` in their frontmatter. Other entries are rendered by Sätteri.',
          );
        const { project } = setup;
        if (processor) compileEntries(processor, async () => (await project.revision()).site);
      },
      'astro:server:setup'({ server, refreshContent }) {
        if (setup && refreshContent) serveContent({ server, refreshContent, ...setup });
      },
      async 'astro:build:done'({ dir }) {
        if (!setup) return;
        const { project, at: place, cache, config } = setup;
        const site = await project.shown();
        const out = fileURLToPath(dir);
        const folder = path.join(out, place);
        copyFolder(PUBLIC, folder);
        await writeSearchIndex(site, { folder, cache: cache.dir, code: codeDigest() });
        const { assets } = config.build;
        await finishSite(site, folder, {
          folder: path.join(out, assets),
          address: place === '/' ? `${assets}/` : `${cleanBase(config.base)}${assets}/`,
        });
        cache.release();
      },
    },
  };
}

function contentFolder({ content }: HandrailOptions, { root }: AstroConfig): string {
  return path.resolve(fileURLToPath(root), content);
}

interface Run {
  readonly cache: Cache;
  readonly isRestart: boolean;
  readonly isDev: boolean;
  readonly logger: AstroIntegrationLogger;
}

function setUp(
  { rules = [], gate = true, ...options }: HandrailOptions,
  at: string,
  config: AstroConfig,
  { cache, isRestart, isDev, logger }: Run,
): Setup {
  const home = fileURLToPath(config.root);
  const root = contentFolder(options, config);
  const base = cleanBase(config.base + at);
  const memory = contentCache(cache, codeDigest());
  const project = new Project<RenderedSite>({
    isFilled: isRestart,
    read: async () =>
      readContent(root, {
        rules: rules.map((glob) => path.resolve(home, glob)),
        exclude: [fileURLToPath(config.outDir)],
        workTree: trackedTreeOf(root),
        memory,
      }),
    async render(read) {
      const checked = await checkRead(read, undefined, memory);
      report(checked, logger, gate && !isDev);
      const { plugins } = setup;
      const site = await renderContent(checked, {
        base,
        assets: '',
        url: config.site,
        isDev,
        memory,
        ...(plugins && { plugins }),
      });
      void site.keepHighlights().then(memory.save, () => undefined);
      return site;
    },
  });
  const stamp = isDev ? contentStamp(root) : '';
  const setup: Setup = { root, stamp, at, base, cache, config, project, plugins: undefined };
  // A build that fails, or a server that is stopped, ends without another hook.
  process.once('exit', cache.release);
  provideProject(project);
  return setup;
}

/** @throws Error with the errors of the content, where they end the build */
function report({ graph, problems }: Checked, logger: AstroIntegrationLogger, gate: boolean): void {
  const { root } = graph.content;
  const lines = (level: string): string[] =>
    problems
      .filter((problem) => problem.level === level)
      .map(
        ({ file, line, column, message, id }) =>
          `${displayPath(path.join(root, file))}:${line}:${column} ${message} ${id}`,
      );
  for (const line of lines('warning')) logger.warn(line);
  const errors = lines('error');
  if (errors.length > 0 && gate)
    throw new Error(
      `The content has errors:\n${errors.join('\n')}\nFix them, or set gate: false in the options of handrail().`,
    );
  for (const line of errors) logger.error(line);
}

function pageFile(name: string): string {
  return path.join(PACKAGE, 'src/astro/pages', name);
}

function placeOf(at: string): string {
  if (isBase(at)) return cleanBase(at);
  throw new Error(`Invalid value for "at" of handrail(): "${at}"; expected a path such as /ops.`);
}

function assertSupported({ trailingSlash, build, srcDir, publicDir }: AstroConfig, at: string): void {
  if (trailingSlash === 'never')
    throw new Error(
      `Unsupported trailingSlash: 'never': Handrail's addresses end with a slash. Set 'ignore' or 'always'.`,
    );
  if (build.format !== 'directory')
    throw new Error(
      `Unsupported build.format: '${build.format}': Handrail's addresses are folders. Set 'directory'.`,
    );
  if (build.assetsPrefix !== undefined)
    throw new Error(
      "Unsupported build.assetsPrefix: Handrail's pages load scripts and styles of their own origin only. Remove it.",
    );
  const own = fileURLToPath(publicDir);
  const taken = fs.readdirSync(PUBLIC).filter((name) => fs.existsSync(path.join(own, name)));
  if (at === '/' && taken.length > 0 && path.resolve(own) !== PUBLIC)
    throw new Error(
      `Conflicting files in ${displayPath(own)}: ${taken.join(', ')}. Handrail's pages at "/" have files of these names: rename them, or set "at" of handrail() to another path.`,
    );
  const folder = fileURLToPath(srcDir);
  const isConfigured = ['mjs', 'js', 'mts', 'ts'].some((ending) =>
    fs.existsSync(path.join(folder, `content.config.${ending}`)),
  );
  if (!isConfigured)
    throw new Error(
      `Missing content collections: create ${displayPath(path.join(folder, 'content.config.ts'))} with: export { collections } from 'handrail/content';`,
    );
}
