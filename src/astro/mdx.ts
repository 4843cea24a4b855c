import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import type { HastPluginList, MdastPluginList } from 'satteri';
import type { Entry } from '../entries/entry.ts';
import type { RenderedSite } from '../integration/workspace.ts';
import { callouts } from '../markdown/callouts.ts';
import { fences } from '../markdown/code.ts';
import { contents } from '../markdown/contents.ts';
import { fenceFigure } from '../markdown/figure.ts';
import { hastPlugins, type OwnPlugins } from '../markdown/render.ts';
import { titles } from '../markdown/titles.ts';
import type { Fence } from '../shared/code-analysis.ts';
import { codeAnalyzer } from '../placeholders/code-analyzer.ts';

type Processor = NonNullable<AstroConfig['markdown']['processor']>;
type MdxRenderer = Awaited<ReturnType<NonNullable<Processor['createMdxRenderer']>>>;

/** The plugins and features that a project gave Astro's Markdown processor; none where that is not Sätteri. */
export function ownPlugins({ name, options }: Processor): OwnPlugins | undefined {
  if (name !== 'satteri') return undefined;
  const { mdastPlugins, hastPlugins: hast, features } = options as OwnPlugins;
  const isEmpty = mdastPlugins.length + hast.length + Object.keys(features).length === 0;
  return isEmpty ? undefined : { mdastPlugins: [...mdastPlugins], hastPlugins: [...hast], features };
}

/** Whether an entry's frontmatter asks for the project's remark and rehype plugins in the place of ours. */
function wantsUnified(frontmatter: Readonly<Record<string, unknown>>): boolean {
  return frontmatter['processor'] === 'unified';
}

/**
 * Has MDX entries compiled with the plugins of our Markdown beside the project's own. Other MDX of the project stays as it is.
 * @param site the content as it is now
 */
export function compileEntries(processor: Processor, site: () => Promise<RenderedSite>): void {
  const { createMdxRenderer } = processor;
  if (!createMdxRenderer) return;
  // Integrations extend a processor by changing it: Astro and its MDX integration have this object already.
  processor.createMdxRenderer = async (shared, mdx) => {
    const others = await createMdxRenderer.call(processor, shared, mdx);
    const own = ownPlugins(processor);
    return {
      async process(content, filePath, frontmatter) {
        const rendered = await site();
        const entry = entryAt(rendered, filePath);
        if (!entry || (processor.name === 'unified' && wantsUnified(frontmatter)))
          return others.process(content, filePath, frontmatter);
        const renderer = await rendererOf(rendered, entry, own, mdx);
        return renderer.process(content, filePath, frontmatter);
      },
    };
  };
}

function entryAt({ graph }: RenderedSite, filePath: string): Entry | undefined {
  const { root, entries } = graph.content;
  const file = path.relative(root, filePath).replaceAll('\\', '/');
  return entries.find((entry) => entry.file === file);
}

async function rendererOf(
  site: RenderedSite,
  entry: Entry,
  own: OwnPlugins | undefined,
  mdx: Parameters<NonNullable<Processor['createMdxRenderer']>>[1],
): Promise<MdxRenderer> {
  const { satteri } = await astrosSatteri();
  const highlight = await site.highlightOf(entry);
  const read = codeAnalyzer(entry).block;
  const figures = {
    onFile: () => undefined,
    onStep: () => undefined,
    onCode: (fence: Fence) => fragment(fenceFigure(fence, highlight, read(fence))),
  };
  const processor = satteri({
    features: { smartPunctuation: false, ...own?.features },
    mdastPlugins: [...(own?.mdastPlugins ?? []), titles(entry.outline), callouts, contents, fences],
    hastPlugins: [...(own?.hastPlugins ?? []), ...hastPlugins(entry, site.textOptions(entry), figures)],
  });
  if (!processor.createMdxRenderer) throw new Error('This version of Astro cannot compile MDX with Sätteri.');
  return processor.createMdxRenderer({ syntaxHighlight: false }, mdx);
}

/** MDX has no raw HTML in its tree. */
function fragment(html: string) {
  return {
    type: 'mdxJsxFlowElement' as const,
    name: 'Fragment',
    attributes: [{ type: 'mdxJsxAttribute' as const, name: 'set:html', value: html }],
    children: [],
  };
}

interface AstrosSatteri {
  readonly satteri: (options: {
    readonly features: object;
    readonly mdastPlugins: MdastPluginList;
    readonly hastPlugins: HastPluginList;
  }) => Processor;
}

/** Astro's own copy of its processor, wherever the package manager has put it. */
async function astrosSatteri(): Promise<AstrosSatteri> {
  const fromAstro = createRequire(import.meta.resolve('astro/package.json'));
  const file = fromAstro.resolve('@astrojs/markdown-satteri');
  return (await import(pathToFileURL(file).href)) as AstrosSatteri;
}
