import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SSRResult } from 'astro';
import type { Page } from '../site/routes.ts';
import { makeOwnFolder, userCacheFolder } from './cache-folder.ts';
import { ASSETS, COMPILED, type CompiledPages } from './compiled-pages.ts';
import { codeDigest, isCheckout, PACKAGE } from './version.ts';

export interface PageRenderer {
  /** A page's data → its HTML. */
  readonly render: (page: Page) => Promise<string>;
  /** Absolute; the styles and scripts that pages load. */
  readonly assets: string;
  /** A digest of all code that makes a page what it is beside its data. */
  readonly digest: string;
}

/** What is compiled (compile.ts). */
interface RendererModule {
  readonly Page: unknown;
  readonly renderToString: (
    result: SSRResult,
    component: unknown,
    props: { readonly page: Page },
    slots: object,
    isPage: boolean,
  ) => Promise<string>;
}

/**
 * Opens the renderer that came with the package. A checkout has none: it is compiled once for each state of the sources, next to
 * the packages that are installed there; where that folder is read-only, in the user's cache folder, if that is the user's own.
 */
export async function openPages(): Promise<PageRenderer> {
  const folder = isCheckout() ? await compiledFolder() : path.join(PACKAGE, 'lib/pages');
  const text = fs.readFileSync(path.join(folder, COMPILED), 'utf8');
  const compiled = JSON.parse(text) as CompiledPages;
  const module = pathToFileURL(path.join(folder, compiled.module)).href;
  const { renderToString, Page } = (await import(module)) as RendererModule;
  return {
    assets: path.join(folder, ASSETS),
    digest: codeDigest(),
    render: (page) => renderToString(resultFor(compiled, page), Page, { page }, {}, true),
  };
}

async function compiledFolder(): Promise<string> {
  const name = `pages-${codeDigest()}`;
  const installed = path.join(PACKAGE, 'node_modules/.cache/handrail');
  const found = path.join(installed, name);
  if (fs.existsSync(path.join(found, COMPILED))) return found;
  const folder = path.join(isWritable(installed) ? installed : ownFolder(), name);
  if (fs.existsSync(path.join(folder, COMPILED))) return folder;
  const { compilePages } = await import('./compile.ts');
  await compilePages(folder);
  removeOld(path.dirname(folder), name);
  return folder;
}

function isWritable(folder: string): boolean {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The user's cache folder, else a new one that is removed when the process ends. */
function ownFolder(): string {
  const folder = userCacheFolder();
  try {
    if (folder !== undefined && makeOwnFolder(folder) === undefined) return folder;
  } catch {
    // It cannot be made.
  }
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-'));
  process.once('exit', () => fs.rmSync(temporary, { recursive: true, force: true }));
  return temporary;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Renderers of earlier states; not those that a running `dev` may still serve. */
function removeOld(folder: string, current: string): void {
  for (const name of fs.readdirSync(folder)) {
    const at = path.join(folder, name);
    const isOld =
      name.startsWith('pages-') && name !== current && Date.now() - fs.statSync(at).mtimeMs > DAY_MS;
    if (isOld) fs.rmSync(at, { recursive: true, force: true });
  }
}

/**
 * What Astro's renderer is given for each page: the part of it that pages without islands need. Private to Astro, which is
 * compiled into the same module: a test compares the outcome with `astro build`.
 */
function resultFor({ styles, script, compressHTML }: CompiledPages, { site }: Page): SSRResult {
  const addressOf = (asset: string): string => `${site.base}${asset}`;
  const locals = {};
  const result = {
    base: site.base,
    userAssetsBase: undefined,
    cancelled: false,
    clientDirectives: new Map(),
    componentMetadata: new Map(),
    compressHTML,
    cspDestination: 'meta',
    inlinedScripts: new Map(),
    links: new Set(),
    params: {},
    partial: false,
    pathname: '',
    renderers: [],
    resolve: () => Promise.resolve(addressOf(script)),
    scripts: new Set(),
    shouldInjectCspMetaTags: false,
    styles: new Set(
      styles.map((style) => ({ props: { rel: 'stylesheet', href: addressOf(style) }, children: '' })),
    ),
    createAstro: (props, slots) => ({ props, slots, locals }) as ReturnType<SSRResult['createAstro']>,
    _metadata: {
      extraHead: [],
      extraScriptHashes: [],
      extraStyleHashes: [],
      hasDirectives: new Set(),
      hasHydrationScript: false,
      hasRenderedHead: false,
      hasRenderedServerIslandRuntime: false,
      headInTree: true,
      pendingSlotEvaluations: [],
      propagators: new Set(),
      rendererSpecificHydrationScripts: new Set(),
      renderedScripts: new Set(),
      routeHasPropagation: false,
      templateDepth: 0,
    },
  } satisfies Partial<SSRResult>;
  return result as unknown as SSRResult;
}
