import type { Entry, Outline } from '../entries/entry.ts';
import type { Graph } from '../graph/build.ts';
import type { ResolvedLink } from '../graph/resolve.ts';
import type { Highlight } from '../markdown/figure.ts';
import type { Block, Highlights } from '../markdown/highlight.ts';
import {
  highlightBlocks,
  placeholdersOf,
  plainHtml,
  renderMarkdown,
  type HtmlPieces,
  type RenderOptions,
  type RenderedMarkdown,
} from '../markdown/render.ts';
import { codeAnalyzer } from '../placeholders/code-analyzer.ts';
import { languageOf } from '../shared/languages.ts';
import {
  digestOf,
  made,
  NO_MEMORY,
  remembered,
  type Answer,
  type Memory,
  type Step,
} from '../shared/memory.ts';
import type { Body } from '../site/page.ts';
import { Highlighting } from './highlighting.ts';

export interface BodyOptions {
  readonly graph: Graph;
  readonly memory: Memory;
  readonly textOptions: (entry: Entry) => RenderOptions;
  /** Texts that were rendered in another way: they are not remembered. */
  readonly rendered?: ReadonlyMap<Entry, RenderedMarkdown> | undefined;
}

export interface Bodies {
  readonly bodies: ReadonlyMap<Entry, Body>;
  /** Highlighting the code of an entry. */
  readonly highlightOf: (entry: Entry) => Promise<Highlight>;
  /** Remembers the highlighting of what was rendered, once they are made. */
  readonly keepHighlights: () => Promise<void>;
}

/** What is known of a text without its HTML. */
interface Outcome {
  readonly files: readonly string[];
  readonly steps: number;
  readonly placeholders: readonly string[];
  /** Of all that the HTML depends on. */
  readonly digest: string;
}

/**
 * What pages show of every entry's text. A text that did not change, and whose links lead where they led, is not rendered again;
 * it is read when a page is made of it. Those that are rendered are there at once; their highlighting come later.
 */
export function bodiesOf({ graph, memory, textOptions, rendered }: BodyOptions): Bodies {
  const { entries, origins } = graph.content;
  const memoryOf = (entry: Entry): Memory => (origins.has(entry) && !rendered ? memory : NO_MEMORY);
  const stepOf = (entry: Entry, name: Step['name'], key: string): Step => {
    const { index = 0 } = origins.get(entry) ?? {};
    return { file: entry.file, index, name, key };
  };
  const outcomeStep = (entry: Entry): Step =>
    stepOf(entry, 'outcome', digestOf(origins.get(entry)?.digest ?? '', textOptions(entry).base));
  const answerTo = (entry: Entry): Answer => answering(entry, textOptions(entry));

  const outcomes = new Map<Entry, Outcome>();
  for (const entry of entries) {
    const known = memoryOf(entry).recall(outcomeStep(entry), answerTo(entry)) as Outcome | undefined;
    if (known) outcomes.set(entry, known);
  }
  const changed = entries.filter((entry) => !outcomes.has(entry));
  const highlighting = new Highlighting();
  const highlightsStep = (entry: Entry): Step => stepOf(entry, 'highlights', '');
  const addKnown = (entry: Entry): void =>
    highlighting.add((memory.recall(highlightsStep(entry)) ?? {}) as Highlights);
  for (const entry of changed) addKnown(entry);
  highlighting.request(changed.flatMap(({ outline }) => blocksOf(outline)));

  const texts = new Map<Entry, HtmlPieces>();
  for (const entry of changed) {
    const make = (ask: Answer): Outcome => {
      const text = rendered?.get(entry) ?? renderMarkdown(entry, asking(ask, textOptions(entry)));
      const { pieces, blocks, files, steps } = text;
      const placeholders = placeholdersOf(text, codeAnalyzer(entry).block);
      const digest = digestOf(origins.get(entry)?.digest ?? '', JSON.stringify([pieces, blocks]));
      texts.set(entry, { pieces, blocks });
      memoryOf(entry).keep(stepOf(entry, 'text', digest), { pieces, blocks });
      return { files, steps, placeholders, digest };
    };
    outcomes.set(entry, made(memoryOf(entry), outcomeStep(entry), make, answerTo(entry)));
  }
  // Code in raw HTML is known by now, too.
  highlighting.request([...texts.values()].flatMap(blocksOf));
  const keepHighlights = async (): Promise<void> => {
    for (const [entry, text] of texts)
      memory.keep(
        highlightsStep(entry),
        await highlighting.of([...blocksOf(text), ...blocksOf(entry.outline)]),
      );
  };

  const textOf = (entry: Entry, digest: string): HtmlPieces =>
    texts.get(entry) ??
    remembered(memoryOf(entry), stepOf(entry, 'text', digest), () => {
      const { pieces, blocks } = renderMarkdown(entry, textOptions(entry));
      return { pieces, blocks };
    });
  const highlightOf = (entry: Entry, text: HtmlPieces | Outline): Promise<Highlight> => {
    if (!texts.has(entry)) addKnown(entry);
    highlighting.request(blocksOf(text));
    return highlighting.highlight();
  };
  const bodyOf = (entry: Entry, outcome: Outcome): Body => ({
    ...outcome,
    plainHtml: () => plainHtml(textOf(entry, outcome.digest)),
    async html() {
      const text = textOf(entry, outcome.digest);
      return highlightBlocks(text, await highlightOf(entry, text), codeAnalyzer(entry).block);
    },
    toJSON: () => outcome.digest,
  });
  return {
    bodies: new Map(
      entries.flatMap((entry) => {
        const outcome = outcomes.get(entry);
        return outcome ? [[entry, bodyOf(entry, outcome)] as const] : [];
      }),
    ),
    highlightOf: (entry) => highlightOf(entry, entry.outline),
    keepHighlights,
  };
}

function blocksOf({ blocks }: Pick<HtmlPieces, 'blocks'>): Block[] {
  return blocks.map(({ code, language }) => ({ code, language: languageOf(language) ?? 'plain' }));
}

/** The same options; what is asked of them is told. */
function asking(ask: Answer, options: RenderOptions): RenderOptions {
  return {
    ...options,
    resolve(target, from) {
      ask(`link ${target}`);
      return options.resolve(target, from);
    },
    inRepository(...file) {
      ask(`repository ${JSON.stringify(file)}`);
      return options.inRepository(...file);
    },
    isPublished(file) {
      ask(`published ${file}`);
      return options.isPublished(file);
    },
    taskUrl(id) {
      ask(`task ${id}`);
      return options.taskUrl(id);
    },
  };
}

/** Answers what `asking` tells. */
function answering(entry: Entry, options: RenderOptions): Answer {
  return (question) => {
    const at = question.indexOf(' ');
    const about = question.slice(at + 1);
    switch (question.slice(0, at)) {
      case 'link':
        return whereIn(entry, options.resolve(about, entry));
      case 'repository':
        return (
          options.inRepository(...(JSON.parse(about) as Parameters<RenderOptions['inRepository']>)) ?? ''
        );
      case 'published':
        return String(options.isPublished(about));
      default:
        return options.taskUrl(about) ?? '';
    }
  };
}

/** All that a page says of where a link leads. */
function whereIn(from: Entry, resolution: ResolvedLink): string {
  if (resolution.to !== 'entry') return JSON.stringify(resolution);
  const { entry, anchor } = resolution;
  return JSON.stringify([entry === from ? 'this page' : entry.url, anchor]);
}
