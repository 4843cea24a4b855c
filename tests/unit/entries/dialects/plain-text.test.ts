import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { normalizeDialect } from '../../../../src/entries/dialects/normalize.ts';
import { parseEntry } from '../../../../src/entries/parse.ts';
import { plainHtml, renderMarkdown } from '../../../../src/markdown/render.ts';
import { liesIn } from '../../pipeline.ts';

/** What other generators write, in pieces, and what stands around it. */
const PIECES = [
  '{{< ¦>}}¦{{% ¦%}}¦{% ¦%}¦<% ¦<%= ¦%>¦{{ site.url }}¦{% raw %}¦{% endraw %}¦--8<-- "a"¦{{</* x */>}}',
  'ref "b.md"¦highlight bash¦/highlight¦hint info¦/hint¦param x¦[a](¦[a]: ¦)¦](b.md)¦<a href="¦">¦{: .a #b}',
  '!!! note¦??? tip "T"¦=== "Tab"¦:::¦:::note T¦::: warning¦::::tip[T]¦>>>¦{:toc}¦{ width="1" }¦{#b}¦:material-a:¦[[B]]¦[[B|x]]¦[[x]]',
  '# ¦## T ¦===¦---¦a|b *c*¦_d_¦é🔥¦|¦: ¦ ¦  ¦    ¦        ¦\t¦> ¦- ¦1. ¦`¦```¦~~~¦<!-- ¦ -->¦\\',
  '\n¦\n¦\n¦\n¦\n¦\n¦\n¦\n¦\n¦\n¦\n\n¦\n\n',
].flatMap((line) => line.split('¦'));
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

const WHOLE = { isWhole: true, wikiPages: { B: 'b.md' } };
const lengths = (lines: string) =>
  lines.split('\n').map((line) => (line.trim() === '' ? 'blank' : line.length));

test('lines and columns stay', () => {
  fc.assert(
    fc.property(text, (source) => {
      const made = normalizeDialect(source, WHOLE).text.split('\n');
      const kept = source
        .split('\n')
        .map((line, index) => (line.trim() === '' ? 'blank' : made[index]?.length));
      expect(kept).toEqual(lengths(source));
      expect(made).toHaveLength(kept.length);
    }),
    { numRuns: 3000, seed: 20261120 },
  );
});

test('no page shows what stood for its words, and every place lies in the file', () => {
  const warn = vi.spyOn(console, 'warn');
  fc.assert(
    fc.property(text, (source) => {
      warn.mockClear();
      const { entry, findings } = parseEntry(source, 'a.md', {
        rootName: 'tree',
        strict: false,
        pageNamed: (name) => (name === 'B' ? 'b.md' : undefined),
      });
      const html = plainHtml(
        renderMarkdown(entry, {
          resolve: (url) => ({ to: 'external', url }),
          base: '/',
          inRepository: () => undefined,
          isPublished: () => true,
          taskUrl: () => undefined,
        }),
      );
      expect(`${html}${JSON.stringify(entry.outline)}`).not.toMatch(/[\u{fdd0}\u{fdd1}]|<\?>|&lt;\?&gt;/u);
      const lines = source.split('\n');
      const { headings, links, images, blocks } = entry.outline;
      const spans = [...headings, ...links, ...images, ...blocks].map(({ span }) => span);
      expect([...spans, ...findings].filter((place) => !liesIn(place, lines))).toEqual([]);
      const missing = headings
        .slice(entry.outline.startsWithTitle ? 1 : 0)
        .filter(({ id }) => !html.includes(`id="${id}"`));
      expect(missing).toEqual([]);
      expect(warn).not.toHaveBeenCalled();
    }),
    { numRuns: 3000, seed: 20261120 },
  );
});
