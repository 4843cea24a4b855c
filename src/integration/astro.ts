import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { pageAssets } from './astro-config.ts';
import { finishSite } from './build.ts';
import { openCache } from './cache.ts';
import { provideSite, siteForPages } from './current-site.ts';
import { writeSearchIndex } from './search-index.ts';
import { checkContent, renderContent } from './workspace.ts';

/**
 * Handrail as an Astro integration: `npx astro build` and `astro dev` in a checkout. The command does the same with checks
 * reported, a safe swap of the output and its caches elsewhere.
 */
export function handrail({ content }: { content: string }): AstroIntegration {
  let finish: (() => Promise<void>) | undefined;
  return {
    name: 'handrail',
    hooks: {
      async 'astro:config:setup'({ config, command, updateConfig }) {
        const root = path.resolve(fileURLToPath(config.root), content);
        const cache = await openCache(root);
        const source = await renderContent(await checkContent(root), {
          base: config.base,
          url: config.site,
          isDev: command === 'dev',
          cache,
        });
        provideSite(source);
        updateConfig({
          trailingSlash: 'always',
          build: pageAssets.build,
          vite: { ...pageAssets.vite, plugins: [siteForPages] },
        });
        if (command !== 'build') {
          void source.bodies.finally(cache.release);
          return;
        }
        const outDir = fileURLToPath(config.outDir);
        const indexed = writeSearchIndex(source, outDir);
        indexed.catch(() => undefined);
        finish = async () => {
          await indexed;
          finishSite(source, outDir);
          cache.release();
        };
      },
      'astro:build:done': () => finish?.(),
    },
  };
}
