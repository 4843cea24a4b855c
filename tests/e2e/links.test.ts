import { expect, test } from 'vitest';
import { emptyPlace, write } from './command.ts';
import { brokenLinks } from './links.ts';

test('the crawler finds what it looks for', () => {
  const site = emptyPlace();
  write(site, {
    'index.html': `<a href="/ops/guide/">well</a> <a href="/ops/guide/#there">well</a> <a href="https://example.com/x">well</a>
      <code>&lt;a href="/nowhere"&gt;</code> <a
      class="x" href='/ops/gone/'>gone</a> <img src="/pic.png"> <script src=/ops/gone.js></script>`,
    'guide/index.html':
      '<h2 id="there">There</h2><a href="#gone">gone</a><a href="../?q=a&amp;b">well</a><a href="../../out/">out</a>',
    'style.css': '.a { background: url("gone.svg") } .b { background: url(style.css) }',
  });
  expect(brokenLinks(site, '/ops/').toSorted()).toEqual([
    'guide/index.html: #gone, no such anchor',
    'guide/index.html: ../../out/, outside /ops/',
    'index.html: /ops/gone.js, no such file',
    'index.html: /ops/gone/, no such file',
    'index.html: /pic.png, outside /ops/',
    'style.css: gone.svg, no such file',
  ]);
});
