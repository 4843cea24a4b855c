import type { Plugin } from 'vite';
import type { Site } from '../site/site.ts';

let current: Site | undefined;

export function provideSite(site: Site): void {
  current = site;
}

/** @throws Error when no content was read before pages were asked for */
export function currentSite(): Site {
  if (!current)
    throw new Error('No content was read: the integration in src/integration/astro.ts does that.');
  return current;
}

const NAME = 'virtual:handrail/site';

/**
 * Gives pages the site. Vite bundles them, so an import of this file would be a copy of it: the virtual module asks Node for
 * the file, which is then the one that the command has.
 */
export const siteForPages: Plugin = {
  name: 'handrail-site',
  enforce: 'pre',
  resolveId: { filter: { id: new RegExp(`^${NAME}$`) }, handler: () => `\0${NAME}` },
  load: {
    filter: { id: new RegExp(`^\0${NAME}$`) },
    handler: () =>
      [
        `import { createRequire } from 'node:module';`,
        `const load = createRequire(${JSON.stringify(import.meta.url)});`,
        `export const { currentSite } = load(${JSON.stringify(import.meta.filename)});`,
      ].join('\n'),
  },
};
