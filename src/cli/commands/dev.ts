import path from 'node:path';
import { startDev } from '../../integration/dev.ts';
import { contentCache } from '../../integration/content-cache.ts';
import { openPages } from '../../integration/pages.ts';
import { codeDigest } from '../../integration/version.ts';
import { checkContent, renderContent } from '../../integration/workspace.ts';
import { displayPath } from '../../shared/path.ts';
import { count } from '../../shared/text.ts';
import { baseOption, portOption, RULES, textsOption, type Command } from '../command.ts';
import { CACHE, cacheFor, cacheOption } from '../cache-option.ts';
import { onInterrupt } from '../interrupt.ts';
import { assertFree, PORT } from '../port.ts';
import { brief, summary } from '../reporters/pretty.ts';
import { complain, complainAll, painter, print } from '../terminal.ts';

export const dev: Command = {
  name: 'dev',
  summary: 'serve a content folder while you write; pages follow every change',
  takes: [{ name: 'content', help: 'The folder with the Markdown', default: 'content' }],
  options: {
    rules: RULES,
    cache: CACHE,
    port: PORT,
    base: {
      type: 'string',
      value: 'PATH',
      help: 'The path that it is served under, e.g. /ops/',
      default: '/',
    },
  },
  async run([content = ''], options) {
    const root = path.resolve(content);
    const port = portOption(options);
    if (port !== undefined && port !== 0) await assertFree(port);
    const base = baseOption(options);
    const cacheFolder = cacheOption(options, root);
    const rules = textsOption(options, 'rules');
    const cache = await cacheFor(cacheFolder, root);
    const memory = contentCache(cache, codeDigest());
    const load = async () => {
      const checked = await checkContent(root, { rules, memory });
      const { graph, problems } = checked;
      const grave = problems.filter(({ level }) => level !== 'info');
      if (grave.length > 0) complainAll(brief({ graph, problems: grave }, painter(process.stderr)));
      complain(`${count(graph.content.entries.length, 'page')}: ${summary(problems)}.`);
      const site = await renderContent(checked, { base, url: undefined, isDev: true, memory });
      // A failure of the highlighter is shown by the pages that need it.
      void site.keepHighlights().then(memory.save, () => undefined);
      return site;
    };
    const stop = new AbortController();
    onInterrupt(() => {
      stop.abort();
      cache.release();
    });
    const pages = await openPages();
    const address = await startDev({ root, port, cache, pages, load, onFailure: told, signal: stop.signal });
    print(`Serving ${displayPath(root)} at ${address} (Ctrl-C ends)`);
    return new Promise(() => undefined);
  },
};

/** The folder may be gone for a moment, while git changes branches. */
function told(error: unknown): void {
  complain(`handrail: ${(error as Error).message}`);
}
