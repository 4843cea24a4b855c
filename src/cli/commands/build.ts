import fs from 'node:fs';
import path from 'node:path';
import { maskLines } from '../../checks/secret-mask.ts';
import type { Cache } from '../../integration/cache.ts';
import { MARKER, assertReplaceable, heal, openStaging, type Staging } from '../../integration/staging.ts';
import { keptPages } from '../../integration/kept-pages.ts';
import { checkContent, renderContent, type Checked } from '../../integration/workspace.ts';
import { displayPath } from '../../shared/path.ts';
import { count } from '../../shared/text.ts';
import {
  EXIT,
  RULES,
  UsageError,
  baseOption,
  dateOption,
  textOption,
  textsOption,
  type Command,
} from '../command.ts';
import { CACHE, cacheFor, cacheOption } from '../cache-option.ts';
import { onInterrupt } from '../interrupt.ts';
import { linesOf } from '../line-at.ts';
import { brief, pretty, summary } from '../reporters/pretty.ts';
import { stopwatch } from '../stopwatch.ts';
import { complain, painter, print, progress } from '../terminal.ts';

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
      help: 'The path that it will be served under, such as /ops/',
      default: '/',
    },
    today: {
      type: 'string',
      value: 'DATE',
      help: 'The day for which states such as "overdue" are derived (default: now)',
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
    heal(target);
    assertReplaceable(target, root);

    const { stage, done, report: timings } = stopwatch(progress());
    stage('Reading');
    const checked = await checkContent(root, {
      exclude: [target],
      rules: textsOption(options, 'rules'),
      today,
    });
    done();
    const isBlocked = report(checked, options['no-gate'] === true, started);
    if (isBlocked) return EXIT.problems;
    if (
      checked.graph.content.entries.length === 0 &&
      options['no-gate'] !== true &&
      fs.existsSync(path.join(target, MARKER))
    ) {
      complain(
        `There is nothing to build, and ${displayPath(target)} holds a site: it was left as it is. --no-gate replaces it.`,
      );
      return EXIT.problems;
    }

    const stop = new AbortController();
    let staging: Staging | undefined;
    let cache: Cache | undefined;
    const clean = onInterrupt(() => {
      done();
      stop.abort();
      staging?.discard();
      cache?.release();
    });
    try {
      staging = openStaging(target);
      cache = await cacheFor(cacheFolder, root);
      stage('Rendering text');
      const source = await renderContent(checked, {
        base,
        url,
        isDev: false,
        cache,
      });
      const addresses = checked.graph.content.entries.map((entry) => entry.url);
      const kept = keptPages(target, cache, addresses);
      const { buildSite } = await import('../../integration/build.ts');
      await buildSite(source, { staging, cache, kept, signal: stop.signal, onStage: stage });
      stage('Publishing');
      staging.publish();
      kept.remember();
    } finally {
      clean();
    }
    if (options['timings'] === true) complain(timings());
    const took = ((performance.now() - started) / 1000).toFixed(1);
    print(
      `Built ${count(checked.graph.content.entries.length, 'page')} in ${took} s: ${displayPath(target)}`,
    );
    return EXIT.ok;
  },
};

/** Prints what the checks found. Whether there is to be no site. */
function report({ graph, problems, secrets }: Checked, noGate: boolean, started: number): boolean {
  const paint = painter(process.stderr);
  const errors = problems.filter(({ level }) => level === 'error');
  const warnings = problems.filter(({ level }) => level === 'warning');
  if (warnings.length > 0) complain(brief({ graph, problems: warnings }, paint));
  if (errors.length === 0) {
    if (warnings.length > 0) complain(`${summary(warnings)}.`);
    return false;
  }
  if (noGate) {
    complain(brief({ graph, problems: errors }, paint));
    complain(`${summary(problems)}; built without what cannot be read, because of --no-gate.`);
    return false;
  }
  complain(
    pretty(paint)({
      graph,
      problems: errors,
      lineAt: maskLines(linesOf(graph), secrets),
      took: performance.now() - started,
    }),
  );
  complain(
    '\nNo site was made, and an earlier one was left as it is. Mend the errors, or build what can be built with --no-gate.',
  );
  return true;
}

function urlOption(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`--url takes an address such as https://ops.example.com, not "${url}".`);
  return url;
}
