import fs from 'node:fs';
import path from 'node:path';
import { maskLines } from '../../checks/secret-mask.ts';
import { buildSite } from '../../integration/build.ts';
import type { Cache } from '../../integration/cache.ts';
import { contentCache, type ContentCache } from '../../integration/content-cache.ts';
import { openPages } from '../../integration/pages.ts';
import { reusedPages } from '../../integration/reused-pages.ts';
import { assertReplaceable } from '../../integration/output-target.ts';
import { MARKER } from '../../integration/site-marker.ts';
import { openStaging, type Staging } from '../../integration/staging.ts';
import { codeDigest } from '../../integration/version.ts';
import { checkContent, renderContent, type Checked } from '../../integration/workspace.ts';
import { displayPath } from '../../shared/path.ts';
import { byFile } from '../../shared/diagnostic.ts';
import { count } from '../../shared/text.ts';
import {
  EXIT,
  RULES,
  baseOption,
  dateOption,
  invalidOption,
  textOption,
  textsOption,
  type Command,
} from '../command.ts';
import { CACHE, cacheFor, cacheOption } from '../cache-option.ts';
import { onInterrupt } from '../interrupt.ts';
import { linesOf } from '../../checks/baseline.ts';
import { brief, pretty, summary } from '../reporters/pretty.ts';
import { stopwatch } from '../stopwatch.ts';
import { complain, complainAll, painter, print, progress } from '../terminal.ts';

export const build: Command = {
  name: 'build',
  summary: 'make the site of a content folder',
  takes: [{ name: 'content', help: 'The folder with the Markdown', default: 'content' }],
  options: {
    out: {
      type: 'string',
      value: 'DIR',
      help: 'Where the site goes; replaced only when the build succeeds',
      default: 'dist',
    },
    rules: RULES,
    cache: CACHE,
    url: { type: 'string', value: 'URL', help: 'Where the site will be served, for canonical addresses' },
    base: {
      type: 'string',
      value: 'PATH',
      help: 'The path that it will be served under, e.g. /ops/',
      default: '/',
    },
    today: {
      type: 'string',
      value: 'DATE',
      help: 'The day for which states are derived, e.g. "overdue" (default: now)',
    },
    timings: { type: 'boolean', help: 'Print where the time went, and the peak memory' },
    'no-gate': { type: 'boolean', help: 'Build what can be built even though there are errors' },
  },
  async run([content = ''], options) {
    const started = performance.now();
    const root = path.resolve(content);
    const target = path.resolve(textOption(options, 'out') ?? 'dist');
    const today = dateOption(options, 'today');
    const url = urlOption(textOption(options, 'url'));
    const base = baseOption(options);
    const cacheFolder = cacheOption(options, root);
    assertReplaceable(target, root);

    const { stage, done, report: timings } = stopwatch(progress());
    const stop = new AbortController();
    let staging: Staging | undefined;
    let cache: Cache | undefined;
    let memory: ContentCache | undefined;
    const clean = onInterrupt(() => {
      done();
      stop.abort();
      staging?.discard();
      cache?.release();
    });
    let pages: number;
    try {
      staging = await openStaging(target, {
        onWait: () => stage(`Waiting for another build of ${displayPath(target)}`),
        onTakeover: () =>
          complain(
            `Another build of ${displayPath(target)} did not respond for ten seconds; this one took over.`,
          ),
      });
      cache = await cacheFor(cacheFolder, root);
      memory = contentCache(cache, codeDigest());
      stage('Reading');
      const checked = await checkContent(root, {
        exclude: [target],
        rules: textsOption(options, 'rules'),
        today,
        memory,
      });
      done();
      const { entries } = checked.graph.content;
      pages = entries.length;
      const noGate = options['no-gate'] === true;
      if (report(checked, noGate, started)) return EXIT.problems;
      if (pages === 0 && !noGate && fs.existsSync(path.join(target, MARKER))) {
        complain(
          `No pages to build. Previous site in ${displayPath(target)} kept; use --no-gate to replace it.`,
        );
        return EXIT.problems;
      }
      stage('Rendering text');
      const source = await renderContent(checked, {
        base,
        url,
        isDev: false,
        memory,
      });
      const renderer = await openPages();
      const reused = reusedPages(target, cache, renderer.digest);
      await buildSite(source, {
        staging,
        cache,
        pages: renderer,
        reused,
        signal: stop.signal,
        onStage: stage,
      });
      stage('Publishing');
      staging.publish(reused.retire);
      reused.remember();
      await source.keepHighlights();
    } catch (error) {
      // A build that was stopped finds its folder gone; that another one took over explains whatever failed then.
      staging?.assertHeld();
      throw error;
    } finally {
      memory?.save();
      clean();
    }
    if (options['timings'] === true) complain(...timings());
    const took = ((performance.now() - started) / 1000).toFixed(1);
    print(`Built ${count(pages, 'page')} in ${took} s: ${displayPath(target)}`);
    return EXIT.ok;
  },
};

/** Prints what the checks found. Whether there is to be no site. */
function report({ graph, problems, secrets }: Checked, noGate: boolean, started: number): boolean {
  const paint = painter(process.stderr);
  const errors = problems.filter(({ level }) => level === 'error');
  const warnings = problems.filter(({ level }) => level === 'warning');
  if (warnings.length > 0) complainAll(brief({ graph, problems: warnings }, paint));
  if (errors.length === 0) {
    if (warnings.length > 0) complain(`${summary(warnings)}.`);
    return false;
  }
  if (noGate) {
    complainAll(brief({ graph, problems: errors }, paint));
    complain(`${summary(problems)}; built with --no-gate, without unreadable content.`);
    return false;
  }
  complainAll([
    ...[
      ...pretty(paint)({
        graph,
        files: byFile(errors),
        lineAt: maskLines(linesOf(graph), secrets),
        took: () => performance.now() - started,
      }),
    ].flat(),
    '',
    'Previous site kept. Fix the errors, or use --no-gate to build what can be built.',
  ]);
  return true;
}

function urlOption(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw invalidOption('url', url, 'an address, e.g. https://ops.example.com');
  return url;
}
