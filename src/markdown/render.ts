import { markdownToHtml } from 'satteri';
import type { Entry } from '../entries/entry.ts';
import type { Resolution } from '../graph/resolve.ts';
import type { Hole, ReadCode } from '../shared/code-reading.ts';
import { isMdx } from '../shared/path.ts';
import { anchors } from './anchors.ts';
import { boxes } from './boxes.ts';
import { callouts } from './callouts.ts';
import { code, fences, plainFigure, type Colour } from './code.ts';
import { components } from './components.ts';
import { contents } from './contents.ts';
import { inlineHoles } from './inline-holes.ts';
import { links } from './links.ts';
import { mdx } from './mdx.ts';
import { placeholders as openBrackets } from './placeholders.ts';
import { oneTitle, sanitise } from './sanitise.ts';
import { steps } from './steps.ts';
import { namesTasks, tasks } from './tasks.ts';
import { titles } from './titles.ts';

export interface Body {
  readonly html: string;
  /** Content files that the page shows or links to. */
  readonly files: readonly string[];
  /** The placeholders of its code as they are written, each once. */
  readonly placeholders: readonly string[];
  /** How many steps it has that can be ticked. */
  readonly steps: number;
}

export interface RenderOptions {
  readonly resolve: (target: string, from: Entry) => Resolution;
  /** Ends with a slash. */
  readonly base: string;
  readonly colour: Colour;
  /** How the code of an entry's text is read; without it, code is only shown. */
  readonly reader?: ((entry: Entry) => CodeReader) | undefined;
  /** Address and anchor of the task with this number, without the base; nothing where no phase or several have it. */
  readonly taskUrl: (id: string) => string | undefined;
}

export interface CodeReader {
  readonly block: ReadCode;
  /** The placeholders of code in a line of text, of those that are asked for. */
  readonly line: (code: string) => readonly Hole[];
}

/** An entry's Markdown → the HTML of its page, without the title. */
export function renderBody(entry: Entry, { resolve, base, colour, reader, taskUrl }: RenderOptions): Body {
  const { outline, source } = entry;
  if (entry.isPlain)
    return {
      html: outline.blocks.map((block) => plainFigure(block.code)).join(''),
      files: [],
      placeholders: [],
      steps: 0,
    };
  const files = new Set<string>();
  const placeholders = new Set<string>();
  let count = 0;
  const read = reader?.(entry);
  const readBlock: ReadCode | undefined =
    read &&
    ((fence) => {
      const reading = read.block(fence);
      for (const { name } of reading.holes) placeholders.add(name);
      return reading;
    });
  const isJsx = isMdx(entry.file);
  const { html } = markdownToHtml(isJsx ? '' : source, {
    features: { rawHtml: outline.hasHtml },
    mdastPlugins: [
      isJsx && mdx(source),
      titles(outline),
      callouts,
      isJsx && components,
      contents,
      openBrackets,
      fences,
    ],
    hastPlugins: [
      outline.hasHtml && [sanitise, oneTitle],
      links({ entry, resolve, base, onFile: (file) => files.add(file) }),
      namesTasks(source) && tasks({ taskUrl, base }),
      anchors,
      boxes,
      read && entry.kind === 'runbooks' && steps(() => (count += 1)),
      read && inlineHoles(read.line),
      code(colour, readBlock),
    ],
  });
  return { html, files: [...files], placeholders: [...placeholders], steps: count };
}
