import { markdownToHtml } from 'satteri';
import type { Entry } from '../entries/entry.ts';
import type { Resolution } from '../graph/resolve.ts';
import { anchors } from './anchors.ts';
import { boxes } from './boxes.ts';
import { callouts } from './callouts.ts';
import { code, fences, plainFigure, type Colour } from './code.ts';
import { contents } from './contents.ts';
import { links } from './links.ts';
import { placeholders } from './placeholders.ts';
import { oneTitle, sanitise } from './sanitise.ts';
import { titles } from './titles.ts';

export interface Body {
  readonly html: string;
  /** Content files that the page shows or links to. */
  readonly files: readonly string[];
}

export interface RenderOptions {
  readonly resolve: (target: string, from: Entry) => Resolution;
  /** Ends with a slash. */
  readonly base: string;
  readonly colour: Colour;
}

/** An entry's Markdown → the HTML of its page, without the title. */
export function renderBody(entry: Entry, { resolve, base, colour }: RenderOptions): Body {
  const { outline, source } = entry;
  if (entry.isPlain)
    return { html: outline.blocks.map((block) => plainFigure(block.code)).join(''), files: [] };
  const files = new Set<string>();
  const { html } = markdownToHtml(source, {
    features: { rawHtml: outline.hasHtml },
    mdastPlugins: [titles(outline), callouts, contents, placeholders, fences],
    hastPlugins: [
      outline.hasHtml && [sanitise, oneTitle],
      links({ entry, resolve, base, onFile: (file) => files.add(file) }),
      anchors,
      boxes,
      code(colour),
    ],
  });
  return { html, files: [...files] };
}
