import { markdownToHtml } from 'satteri';
import type { Entry } from '../entries/entry.ts';
import type { Resolution } from '../graph/resolve.ts';
import { anchors } from './anchors.ts';
import { boxes } from './boxes.ts';
import { callouts } from './callouts.ts';
import { code, fences, type Colour } from './code.ts';
import { links } from './links.ts';
import { placeholders } from './placeholders.ts';
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
  const files = new Set<string>();
  const { html } = markdownToHtml(entry.source, {
    features: { rawHtml: entry.outline.hasHtml },
    mdastPlugins: [titles(entry.outline), callouts, placeholders, fences],
    hastPlugins: [
      links({ entry, resolve, base, onFile: (file) => files.add(file) }),
      anchors,
      boxes,
      code(colour),
    ],
  });
  return { html, files: [...files] };
}
