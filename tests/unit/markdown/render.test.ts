import { describe, expect, test } from 'vitest';
import { parseEntry } from '../../../src/entries/parse.ts';
import { bodyOf, render, tagsOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

const PAGE = { 'b.md': '# B\n\n## Sec one', 'p.png': 'x', 'dir/s x.sh': 'x' };

const callout = (kind: string, body: string, title = kind) =>
  `<aside class="callout" data-callout="${kind.toLowerCase()}">\n<p class="callout-title">${title}</p>${body}\n</aside>`;
const figure = (attributes: string, lines: string[], caption = '') =>
  `<figure class="code"${attributes}>${caption}<pre tabindex="0"><code>${lines.join('\n')}</code></pre></figure>`;
const line = (text: string) => `<span class="line">${text}</span>`;
const marked = (text: string) => `<span class="line marked">${text}</span>`;

function table(rows: [text: string, html: string][], others: Files = {}): void {
  test.each(rows)('%j', (text, html) => {
    expect(render(text, others).trim()).toBe(html);
  });
}

describe('placeholders', () => {
  table([
    ['Use <pod-name> and `<ns>`.', '<p>Use &lt;pod-name&gt; and <code>&lt;ns&gt;</code>.</p>'],
    ['<pod-name>', '<p>&lt;pod-name&gt;</p>'],
    ['- <pod-name>', '<ul>\n<li>&lt;pod-name&gt;</li>\n</ul>'],
    ['> <pod-name>', '<blockquote>\n<p>&lt;pod-name&gt;</p>\n</blockquote>'],
    ['<b><pod></b>', '<p><b>&lt;pod&gt;</b></p>'],
    [
      '<details><summary>In <ns></summary>\n\nthe <pod>\n\n</details>',
      '<details><summary>In &lt;ns&gt;</summary>\n<p>the &lt;pod&gt;</p>\n</details>',
    ],
    [
      '| a |\n|---|\n| <x> |',
      '<div class="table" tabindex="0" role="region" aria-label="Table 1"><table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>&lt;x&gt;</td>\n</tr>\n</tbody>\n</table></div>',
    ],
    ['{{ x }} `{% y %}` `{{ z }}`', '<p>{{ x }} <code>{% y %}</code> <code>{{ z }}</code></p>'],
  ]);
});

describe('callouts', () => {
  table([
    ...['Note', 'Tip', 'Important', 'Warning', 'Caution'].map((kind): [string, string] => [
      `> [!${kind.toUpperCase()}]\n> Do *it*.`,
      callout(kind, '\n<p>Do <em>it</em>.</p>'),
    ]),
    ['> [!note]\n>\n> Text.', callout('Note', '\n<p>Text.</p>')],
    ['> [!TIP]  \n> Text.', callout('Tip', '\n<p>Text.</p>')],
    ['> [!TIP]', callout('Tip', '')],
    ['> [!NOTE]\n> a\n>\n> > [!TIP]\n> > b', callout('Note', `\n<p>a</p>\n${callout('Tip', '\n<p>b</p>')}`)],
    ['> [!TIP] Text', callout('Tip', '\n<p>Text</p>')],
    ['> [!TIP] A *title*\n> Text', callout('Tip', '\n<p>Text</p>', 'A <em>title</em>')],
    ['> [!TIP] Title\n>\n> - a', callout('Tip', '\n<ul>\n<li>a</li>\n</ul>', 'Title')],
    ['> [!TIP] Title  \n> Text', callout('Tip', '\n<p>Text</p>', 'Title')],
    ['> [!HINT]\n> Text', callout('Tip', '\n<p>Text</p>', 'Hint')],
    ['> [!faq]- Folded\n> Text', callout('Note', '\n<p>Text</p>', 'Folded')],
    ['> [!no_such-type|right]+\n> Text', callout('Note', '\n<p>Text</p>', 'No such type')],
    ['> [a]\n> [!b', '<blockquote>\n<p>[a]\n[!b</p>\n</blockquote>'],
  ]);
});

describe('lists, notes and tables', () => {
  test('a task is named by its text', () => {
    const html = render('- [ ] Call *the* owner\n- [x] Done <b>it</b>');
    expect(html).toContain('<input type="checkbox" disabled aria-label="Call the owner">');
    expect(html).toContain('<input type="checkbox" checked disabled aria-label="Done it">');
  });

  test.each(['', '\n\n<b>raw</b>'])('footnotes lead there and back%s', (raw) => {
    const html = render(`a[^1] b[^1]\n\n[^1]: note [b](b.md)${raw}`, PAGE);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(` id="${id}"`);
    expect(html).toContain('data-footnote-ref');
    expect(html).toContain('<a href="/ops/guides/b/">b</a>');
    expect(html).not.toContain('#footnote-label');
  });

  test('tables scroll in boxes of their own, Markdown’s and raw ones', () => {
    const html = render('| a |\n|---|\n\n<table><tr><td>x</table>');
    expect(
      html.match(/<div class="table" tabindex="0" role="region" aria-label="Table \d"><table>/g),
    ).toHaveLength(2);
    expect(html).toContain('Table 2');
  });

  test.each(['', '\n<kbd>Esc</kbd>\n'])('columns keep their alignment, head and body%#', (html) => {
    const cells = tagsOf(render(`| l | c | r | d |\n|:--|:-:|--:|---|\n| a | b | 1,234 | e |\n${html}`));
    const aligned = ['align="left"', 'align="center"', 'align="right"', ''];
    const of = (tag: string) =>
      cells.filter(({ name }) => name === tag).map(({ attributes }) => attributes.trim());
    expect([of('th'), of('td')]).toEqual([aligned, aligned]);
  });

  test('a raw cell keeps its alignment and no other style', () => {
    const html = render(
      '<table><tr><td style="text-align: right">1</td><td style="color: red; text-align: right">2</td></tr></table>',
    );
    expect(html).toContain('<td align="right">1</td><td>2</td>');
  });

  test('a table of 300 columns', () => {
    const row = `|${'a|'.repeat(300)}`;
    const html = render(`${row}\n|${'-|'.repeat(300)}\n${row}\n`);
    expect(html.match(/<td>/g)).toHaveLength(300);
  });
});

describe('titles', () => {
  table(
    [
      ['# A\n\ntext', '<p>text</p>'],
      ['A\n===\n\ntext', '<p>text</p>'],
      ['<!-- lint off -->\n\n# A\n\ntext', '<p>text</p>'],
      ['# A <pod-name>\n\ntext', '<p>text</p>'],
      [
        '# [A](b.md) ![m](p.png)',
        '<p><a href="/ops/guides/b/">A</a><img src="/ops/files/p.png" alt="m" loading="lazy"></p>',
      ],
      ['# ![The map](p.png)', '<p><img src="/ops/files/p.png" alt="The map" loading="lazy"></p>'],
      ['# <a name="x"></a>A', '<p><a name="x"></a></p>'],
      ['##\n\ntext', '<p>text</p>'],
      ['## <!-- x -->\n\ntext', '<p></p>\n<p>text</p>'],
    ],
    PAGE,
  );

  test.each([
    ['# A\n\n# B', '<h2 id="b">'],
    ['text\n\n# A', '<h2 id="a">'],
    ['---\ntitle: Other\n---\n# A', '<h2 id="a">'],
    ['<h1 align="center">A</h1>', '<h2 align="center">A</h2>'],
  ])('%j has no H1, but says %s', (text, html) => {
    expect(render(text)).toContain(html);
    expect(render(text)).not.toContain('<h1');
  });
});

test.each([
  '# T\n\n## Same\n\n## Same\n\n# Same\n\n### <pod> `x` & *y*\n\n## 🔥\n\n##\n\n## ![m](p.png)\n\n> ## Quoted\n\nSet\n---',
  'text\n\n# T\n\n- ## In a list\n\n[^1]\n\n[^1]: ## In a note\n\n## Footnote label\n\n<b>raw</b>\n\n## After',
  '---\ntitle: Z\n---\n# T\n\n## <!-- x -->\n\n## <b>Bold</b>',
])('ids of headings are those that links know (%#)', (text) => {
  const { outline } = parseEntry(text, 'a.md', { rootName: 'tree', strict: false }).entry;
  const known = outline.headings.slice(outline.startsWithTitle ? 1 : 0).map(({ id }) => id);
  const html = render(text, PAGE);
  const ids = [...html.matchAll(/<h\d id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.toSorted()).toEqual(known.toSorted());
  for (const id of known) expect(html).toContain(`href="#${id}" aria-label="Link to “`);
});

describe('links', () => {
  table(
    [
      ['[x](b.md#SEC-one)', '<p><a href="/ops/guides/b/#sec-one">x</a></p>'],
      ['<a href="b.md" onclick="x()" target="_blank">x</a>', '<p><a href="/ops/guides/b/">x</a></p>'],
      ['[x][r]\n\n[R]: <b.md>', '<p><a href="/ops/guides/b/">x</a></p>'],
      ['[x](#)', '<p><a href="#">x</a></p>'],
      ['[x](dir/s%20x.sh#L4)', '<p><a href="/ops/files/dir/s%20x.sh#L4">x</a></p>'],
      ['[x](/)', '<p><a href="/ops/">x</a></p>'],
      ['[x](gone.md)', '<p><a class="broken" title="Broken link: gone.md">x</a></p>'],
      ['<a href="gone.md">x</a>', '<p><a class="broken" title="Broken link: gone.md">x</a></p>'],
      ['[x](%zz)', '<p><a class="broken" title="Broken link: %zz">x</a></p>'],
      ['[x](https://x.example/?a=b&c)', '<p><a href="https://x.example/?a=b&amp;c">x</a></p>'],
    ],
    PAGE,
  );

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](<  javascript:alert(1)>)',
    '[x](java&#10;script:alert(1))',
    '[x](&#1;javascript:alert(1))',
    '[x](data:text/html,x)',
    '[x](vbscript:x)',
    '![x](javascript:alert(1))',
    '![x](data:text/html,x)',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="\u{1}javascript:alert(1)">x</a>',
    '<img src="javascript:alert(1)">',
    '<a xlink:href="javascript:alert(1)">x</a>',
    '[x][r]\n\n[r]: javascript:alert(1)',
    '<p href="javascript:alert(1)" src="javascript:alert(1)">x</p>',
  ])('%j is inert', (text) => {
    expect(render(text)).not.toMatch(/(?:href|src)="[^"]*(?:script|data):/i);
  });
});

describe('images', () => {
  table(
    [
      ['![x](p.png)', '<p><img src="/ops/files/p.png" alt="x" loading="lazy"></p>'],
      [
        '<img src=p.png width=20 onerror=x style="y" srcset="https://x.example 2x">',
        '<img src="/ops/files/p.png" width="20" loading="lazy" alt="">',
      ],
      [
        '![x](gone.png)',
        '<p><span class="missing-image" title="Missing image: gone.png">x (image missing)</span></p>',
      ],
      [
        '![](gone.png)',
        '<p><span class="missing-image" title="Missing image: gone.png">gone.png (image missing)</span></p>',
      ],
      [
        '![x](https://x.example/y.png)',
        '<p><a href="https://x.example/y.png" class="remote-image">x (image on x.example)</a></p>',
      ],
      [
        '[![x](https://x.example/y.png)](b.md)',
        '<p><a href="/ops/guides/b/"><span class="remote-image">x (image on x.example)</span></a></p>',
      ],
      ['![x](data:image/gif;base64,AA)', '<p><img src="data:image/gif;base64,AA" alt="x"></p>'],
      ['<video src=p.png autoplay></video>', '<p><video src="/ops/files/p.png" controls></video></p>'],
    ],
    PAGE,
  );

  test('the files that a page shows are named', () => {
    const { files } = bodyOf({
      'a.md': '![x](p.png) [y](<dir/s x.sh>) ![z](gone.png) <img src="p.png">',
      ...PAGE,
    });
    expect(files).toEqual(['p.png', 'dir/s x.sh']);
  });
});

describe('raw HTML', () => {
  table([
    ['<div>\n\n**a**\n\n</div>', '<div>\n<p><strong>a</strong></p>\n</div>'],
    ['<b>a', '<p><b>a</b></p>'],
    ['a</div></main>\n\nb', '<p>a</p>\n<p>b</p>'],
    ['a <!-- secret --> b', '<p>a  b</p>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    [
      '<!-- open\n\n# not lost',
      '<figure class="code"><pre tabindex="0"><code><span class="line">&lt;!-- open</span>\n<span class="line"></span>\n<span class="line"># not lost</span></code></pre></figure>',
    ],
    ['<kbd>Ctrl</kbd> H<sub>2</sub>O<br>x', '<p><kbd>Ctrl</kbd> H<sub>2</sub>O<br>x</p>'],
    ['<pre><code>b</code> c <b>d</b></pre>', '<pre tabindex="0"><code>b</code> c <b>d</b></pre>'],
    ['<pre>a <code>b</code> c</pre>', '<pre tabindex="0">a <code>b</code> c</pre>'],
  ]);

  const HOSTILE = [
    '<script>alert(1)</script>',
    '<b>x</b> <script x="<">alert(1)</script>',
    '<b>x</b> <script\n>alert(1)</script\n>',
    '<!--> <script>alert(1)</script> -->',
    '<b>x</b> <ScRiPt/x>alert(1)</ScRiPt>',
    '<style>body { display: none }</style>',
    '<b>x</b> <style y="<">* { color: red }</style>',
    '<meta http-equiv=refresh content="0;url=//x.example"><base href="//x.example">',
    '<b>x</b> <meta a="<" http-equiv=refresh> <base b="<" href=x> <link c=">" rel=stylesheet href=x>',
    '<iframe src=x></iframe><object data=x></object><embed src=x><frameset><frame>',
    '<b>x</b> <iframe srcdoc="<script>1</script>"></iframe>',
    '<form action=x><input name=q><button formaction=x>y</button><textarea><select></form>',
    '<p onclick="x()" ONMOUSEOVER=x onfocus=\'y\' style="position: fixed" tabindex=5>a</p>',
    '<details open ontoggle=x><summary>s</summary></details>',
    '<svg onload=x><script>1</script><use href="//x.example"/><style>*{}</style></svg>',
    '<b>x</b> <svg a="<"><image href="//x.example"/></svg><math b="<"><mi xlink:href=x>',
    '<img src="//x.example/p.png" srcset="//x.example/q.png 2x"><video poster="//x.example/p.png"></video>',
    '<audio src="//x.example/a.mp3" autoplay></audio><video><source src="//x.example/v.mp4"></video>',
    '<table background="//x.example/p.png"><tr><td background=x>y</table>',
    '<template><b>x</b></template><noscript><p></noscript><title>x</title><plaintext>',
    '<html><head></head><body onload=x class=y>a</main></body></html>',
    '<a href="x" ping="//x.example" style="x">y</a>',
    '<b>x</b> <plaintext y="<">',
    '<input type=checkbox onchange=x><input type=image src="//x.example/p.png" x="<">',
  ];

  test.each(HOSTILE)('%j can do nothing but show', (html) => {
    for (const text of [
      html,
      `a ${html}`,
      `<div>\n${html}\n</div>`,
      `- x\n\n  ${html.replaceAll('\n', '\n  ')}`,
    ]) {
      const out = render(`${text}\n\n## After`);
      const tags = tagsOf(out);
      expect(tags.map(({ name }) => name)).not.toContainEqual(
        expect.stringMatching(
          /^(?:script|style|meta|base|link|iframe|object|embed|form|button|svg|math|html|body|main|title|template|plaintext|textarea|noscript)$/i,
        ),
      );
      const attributes = tags.map((tag) => tag.attributes).join(' ');
      expect(attributes).not.toMatch(
        /(?:^|\s)(?:on\w+|style|srcset|poster|background|ping|formaction|srcdoc|autoplay)\b/i,
      );
      expect(attributes).not.toMatch(/(?:^|\s)src="(?:https?:)?\/\//);
      expect(out).toContain('<h2 id="after">After');
    }
  });

  test('every element is closed in its own page', () => {
    const out = render('</div></section>\n\n<details>\n\n<b>a\n\n## B\n\n| a |\n|---|\n');
    const count = (pattern: RegExp) => out.match(pattern)?.length ?? 0;
    for (const name of ['details', 'div', 'b', 'p', 'h2', 'table'])
      expect([name, count(new RegExp(`<${name}[ >]`, 'g'))]).toEqual([
        name,
        count(new RegExp(`</${name}>`, 'g')),
      ]);
  });
});

describe('what a block does', () => {
  test.each([
    ['kubectl get pods', ' data-effect="reads"', ''],
    ['./restart.sh', '', ''],
    ['kubectl scale x', ' data-effect="changes"', '<figcaption><b>Modifies state</b></figcaption>'],
    [
      'dropdb x',
      ' data-effect="destroys" data-destroys="dropdb"',
      '<figcaption><b>Destructive</b></figcaption>',
    ],
  ])('%s', (code, attributes, caption) => {
    const { html } = bodyOf({ 'a.md': `\`\`\`bash\n${code}\n\`\`\`` }, { isRead: true });
    expect(html.trim()).toBe(figure(` data-lang="bash"${attributes}`, [line(code)], caption));
  });
});

describe('code', () => {
  const rows: [string, string][] = [
    ['```bash\na\n\nb\n```', figure(' data-lang="bash"', [line('a'), line(''), line('b')])],
    [
      '```bash title="a <b>.sh" {2}\na\nb\n```',
      figure(' data-lang="bash"', [line('a'), marked('b')], '<figcaption>a &lt;b&gt;.sh</figcaption>'),
    ],
    ['```nope\n<b>&"\n```', figure(' data-lang="nope"', [line('&lt;b&gt;&amp;&quot;')])],
    ['~~~ {.yaml}\na\n~~~', figure(' data-lang="yaml"', [line('a')])],
    ['```"><script>\na\n```', figure(' data-lang="&quot;&gt;&lt;script&gt;"', [line('a')])],
    ['    a <b>', figure('', [line('a &lt;b&gt;')])],
    ['```\n```', figure('', [line('')])],
    ['```\n{{ x }}\n```', figure('', [line('{{ x }}')])],
    ['```\nnever closed', figure('', [line('never closed')])],
  ];
  table(rows);
  test.each(rows)('%j, the same beside raw HTML', (text, html) => {
    expect(render(`<b>x</b>\n\n${text}`)).toContain(html);
  });

  test('raw HTML’s code blocks too', () => {
    expect(render('<pre><code class="language-js">a &lt; b</code></pre>').trim()).toBe(
      figure(' data-lang="js"', [line('a &lt; b')]),
    );
  });
});

test('what lies outside the folder is shown at its host, pictures as links to it', () => {
  const settings = { 'handrail.yaml': 'repository: https://host.example/team/ops' };
  const html = render('[code](../src/main.go#main) ![map](../map.png)', settings);
  expect(html).toContain('<a href="https://host.example/../src/main.go#main">code</a>');
  expect(html).toContain('<a href="https://host.example/../map.png" class="remote-image">map');
});
