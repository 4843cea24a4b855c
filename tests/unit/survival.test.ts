import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { runChecks } from '../../src/checks/run.ts';
import { decodeText } from '../../src/entries/decode.ts';
import { readContent } from '../../src/entries/read.ts';
import { buildGraph } from '../../src/graph/build.ts';
import { deriveStates } from '../../src/graph/derived.ts';
import { liesIn, shownOf, tagsOf, TODAY } from './pipeline.ts';
import { tree } from './tree.ts';

/** The whole way from the disk to HTML, of the entry `a.md`. */
function survive(root: string) {
  const graph = buildGraph(readContent(root));
  const problems = runChecks(graph, deriveStates(graph, TODAY));
  const entry = graph.content.entries.find(({ file }) => file === 'a.md');
  if (!entry) throw new Error('The entry is lost.');
  const { html } = shownOf(graph, entry, { isRead: true });
  return { entry, html, problems };
}

const times = (text: string, n: number) => text.repeat(n);
const WORDS = 'Restart the *primary* and see [the guide](b.md) or `redis-cli`.';

describe('large and deep', () => {
  const rows: [name: string, text: string, seen: string | RegExp][] = [
    ['2 MB of paragraphs', times(`${WORDS}\n\n`, 32_000), 'redis-cli'],
    ['5 MB of one paragraph', times('Some words of a log.\n', 240_000), 'a log.'],
    ['2 MB of code', `\`\`\`bash\n${times('echo hello world\n', 130_000)}\`\`\``, 'class="line"'],
    [
      '3 MB of a table',
      `| a | b |\n|---|---|\n${times('| some | text of a cell |\n', 130_000)}`,
      '<td>some</td>',
    ],
    ['5 MB of empty lines', `${times('\n', 5_000_000)}end`, 'end'],
    ['a line of 2 MB', times('word ', 400_000), 'word word'],
    ['a line of 2 MB without spaces', times('x', 2_000_000), 'xxxx'],
    ['a heading of 2 MB', `# ${times('word ', 400_000)}`, 'word word'],
    ['a line of 2 MB of links', times('[a](gone.md) ', 150_000), 'class="broken"'],
    ['a link of 2 MB', `[a](${times('x', 2_000_000)}) b`, ' b'],
    ['an anchor of 2 MB', `[a](#${times('x', 2_000_000)})\n\n## ${times('y', 2_000)}`, 'yyy'],
    ['1 MB of raw HTML', times('<p>x <b>y</b></p>\n', 55_000), '<b>y</b>'],
    ['2 MB of tags that never end', times('<p x="', 330_000), 'x='],
    ['100,000 character references in a paragraph', times('a &amp; b\n', 100_000), 'a &amp;amp; b'],
    ['3,000 quotes', `${times('> ', 3000)}x`, /(?:<blockquote>\s*){3000}/],
    ['3,000 lists', `${times('- ', 3000)}x`, /(?:<ul>\s*<li>\s*){3000}/],
    [
      '3,000 lists, a line each',
      Array.from({ length: 3000 }, (_, n) => `${times('  ', n)}- x`).join('\n'),
      'x',
    ],
    ['3,000 brackets', times('[', 3000) + times(']', 3000), '[[['],
    ['3,000 links in links', `${times('[', 3000)}x${times('](b.md)', 3000)}`, 'x'],
    ['3,000 emphases', `${times('*a ', 3000)}${times('b* ', 3000)}`, '<em>a'],
    ['3,000 elements', times('<div>', 3000), /(?:<div>){3000}/],
    ['300,000 quotes', `${times('> ', 300_000)}x`, '&gt; &gt;'],
    ['300,000 emphases', times('**a ', 300_000) + times('b** ', 300_000), '**a **a'],
    ['300,000 elements', times('<div>', 300_000), '&lt;div&gt;'],
    [
      'a table of 300 columns',
      `|${times('a|', 300)}\n|${times('-|', 300)}\n|${times('b|', 300)}`,
      '<td>b</td>',
    ],
    ['1 MB of tags of templates', times('{{< param x_y_z >}}\n\n', 45_000), '{{&lt; param x_y_z &gt;}}'],
    ['a line of 1 MB of them', times('{% if x %}', 130_000), '{% if x %}'],
    ['2 MB of tags that begin', times('<% {{< {% ', 200_000), '{{&lt;'],
    ['1 MB of references', times('[x]({{< ref "b.md" >}})\n', 40_000), 'href="/ops/guides/b/"'],
    ['references that never end', times('[x]({{< param a >}}/b ', 80_000), '[x]('],
    ['20,000 admonitions', times('!!! note\n    x\n\n', 20_000), 'data-callout="note"'],
    [
      '2,000 admonitions in each other',
      Array.from({ length: 2000 }, (_, n) => `${times(' ', 4 * n)}!!! note`).join('\n'),
      'data-callout="note"',
    ],
    ['20,000 containers', times(':::note\nx\n:::\n', 20_000), 'data-callout="note"'],
    ['200,000 containers that never end', times(':::note\n', 200_000), ':::note'],
    ['40 containers in each other', times('::: tip\n', 40) + times(':::\n', 40), 'data-callout="tip"'],
    ['70 containers in each other', times('::: tip\n', 70) + times(':::\n', 70), '::: tip'],
    ['500 KB of attribute lists', times('[a](b.md){: .c #d}\n', 25_000), 'href="/ops/guides/b/"'],
    ['attribute lists that never end', `[a](b.md){: ${times('a="', 500_000)}`, '{: a='],
    ['a line of 80 KB of code with a letter of Europe', `é ${times('`a` ', 20_000)}`, '<code>a</code>'],
    ['a line of 2 MB of code with one', `é ${times('`a` ', 500_000)}`, '`a` `a`'],
    [
      '3,000 anchors that are almost right',
      Array.from({ length: 3000 }, (_, n) => `## Heading ${n}\n\n[x](#headin-${n})`).join('\n\n'),
      'heading-2999',
    ],
  ];

  test.each(rows)('%s', (_name, text, seen) => {
    const { html, problems } = survive(tree({ 'a.md': text, 'b.md': '# B' }));
    if (typeof seen === 'string') expect(html.includes(seen)).toBe(true);
    else expect(seen.test(html)).toBe(true);
    expect(problems.filter(({ message }) => message.length > 1000)).toEqual([]);
  });

  test('what cannot be laid out keeps its frontmatter, its text and its place in the lists', () => {
    const { entry, html, problems } = survive(
      tree({ 'a.md': `---\ntitle: Deep\nkind: services\n---\n${times('> ', 20_000)}<b>end</b>` }),
    );
    expect([entry.title, entry.kind, entry.isPlain]).toEqual(['Deep', 'services', true]);
    expect(html).toContain('&lt;b&gt;end&lt;/b&gt;</span></code></pre></figure>');
    expect(html).not.toContain('title: Deep');
    expect(problems).toMatchObject([{ file: 'a.md', line: 1, column: 1, id: 'text/too-deep' }]);
  });
});

describe('random damage', () => {
  const PAGE = `---
title: Redis is down
services: [redis, api]
alerts: RedisDown
reviewed: 2026-11-20
---

# Redis is down

> [!WARNING]
> Do **not** restart the *primary* of <cluster-name> first. See [the guide](b.md#two) and [notes][n].

## Diagnosis

1. Look at \`redis-cli -h <host> info\`:
   \`\`\`bash title="look.sh" {1-2}
   redis-cli info | grep -E 'role|connected' # é🔥
   kubectl get pod <pod-name>
   \`\`\`
2. Then ![the map](p.png "Map") or <img src="q.png" alt=x>.

- [ ] Tell <b>everybody</b>
- [x] Done[^1]

| Sign | Meaning |
|------|---------|
| a \\| b | [up](../out.md) |

<details><summary>More of <ns></summary>

Text & more &amp; {{ template }}.

</details>

Diagnosis
---------

<!-- a comment -->

[n]: https://example.com/a%20b
[^1]: A note with a [link](#diagnosis-1).
`;
  const SNIPPETS = [
    `---|\n---\n|\`\`\`|~~~|\n\n|\t|\r|\r\n|\0|\u{feff}|> |- |1. |# |\n===\n|\\|\u{202e}|é|🔥|+++|{{|{%`,
    `<|>|<!--|-->|<!-->|<b>|</div>|<script>|<script x="<">|<style|<a href="|"|'|<![CDATA[|</-`,
    `[|]|](|][|![|[^1]|[x]: |(|)|*|**|_|&|&#x0;|&#xD800;|%|%zz|#|?|javascript:`,
    `: |{|}|[a, &x *x]|&a [*a]|!!binary `,
  ].flatMap((line) => ['|', '`', ...line.split('|')].map((text) => Buffer.from(text)));
  const FORBIDDEN = new Set(['script', 'style', 'iframe', 'meta', 'base', 'h1', 'html', 'body', 'main']);
  const bytes = Buffer.from(PAGE);
  const place = fc.nat(bytes.length);
  const damage = fc.oneof(
    fc.record({ at: place, cut: fc.constant(0), put: fc.constantFrom(...SNIPPETS) }),
    fc.record({ at: place, cut: fc.nat(40), put: fc.constantFrom(Buffer.alloc(0), ...SNIPPETS) }),
    fc.record({
      at: place,
      cut: fc.constant(0),
      put: fc.tuple(place, fc.nat(200)).map(([from, length]) => bytes.subarray(from, from + length)),
    }),
    fc.record({
      at: place,
      cut: fc.nat(3),
      put: fc.uint8Array({ maxLength: 3 }).map((wild) => Buffer.from(wild)),
    }),
  );

  test('never throws, loses no page, and every place lies in its file', () => {
    const root = tree({ 'a.md': '', 'b.md': '# B\n\n## Two', 'p.png': 'x' });
    const file = path.join(root, 'a.md');
    const warn = vi.spyOn(console, 'warn');
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), (damages) => {
        warn.mockClear();
        let text = bytes;
        for (const { at, cut, put } of damages)
          text = Buffer.concat([text.subarray(0, at), put, text.subarray(at + cut)]);
        fs.writeFileSync(file, text);
        const { entry, html, problems } = survive(root);
        const lines = decodeText(text, 'a.md').text.split('\n');
        expect(problems.filter((problem) => problem.file === 'a.md' && !liesIn(problem, lines))).toEqual([]);
        const { headings, startsWithTitle, unusedNotes } = entry.outline;
        if (unusedNotes.length === 0)
          expect(idsMissing(headings.slice(startsWithTitle ? 1 : 0), html)).toEqual([]);
        expect(tagsOf(html).filter(({ name }) => FORBIDDEN.has(name))).toEqual([]);
        expect(warn).not.toHaveBeenCalled();
      }),
      { numRuns: 400, seed: 20261120 },
    );
  });
});

function idsMissing(headings: readonly { id: string }[], html: string): string[] {
  return headings.map(({ id }) => id).filter((id) => !html.includes(` id="${id.replaceAll('"', '&quot;')}"`));
}
