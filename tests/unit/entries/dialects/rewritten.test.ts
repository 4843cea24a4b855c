import { describe, expect, test } from 'vitest';
import { normalizeDialect } from '../../../../src/entries/dialects/normalize.ts';

const WHOLE = { isWhole: true, wikiPages: { B: 'b.md' } };

/** What a text becomes, with `~` for what Markdown does not read. */
function rewritten(source: string): string {
  return normalizeDialect(source, WHOLE).text.replace(/[\u{fdd0}\u{fdd1}]/gu, '~');
}

function table(rows: [source: string, text: string][]): void {
  test.each(rows)('%j', (source, text) => {
    expect(rewritten(source)).toBe(text);
  });
}

describe('addresses', () => {
  table([
    ['[t]({{< ref "./X.md" >}})', '[t](         ./X.md     )'],
    ['[t]({{%relref X.md#a%}})', '[t](          X.md#a   )'],
    ['[t]({{< ref "a b.md" >}} "T")', '[t](        <a b.md>     "T")'],
    ['[t]({{< ref "X.md" >}}#a)', '[t](X.md#a              )'],
    ['[t]({{< ref path="X.md" lang="de" >}})', '[t](              X.md               )'],
    ['![t](<{{< ref "x.png" >}}>)', '![t](<         x.png     >)'],
    ['[t]:  {{< ref `X.md` >}}', '[t]:           X.md     '],
    ['[t]({{ site.baseurl }}/x/)', '[t](                  /x/)'],
    ['[t]({{ site.url }}{{ site.baseurl }}{% link x.md %}#a)', `[t](/x.md#a${' '.repeat(42)})`],
    ['[t]({{site.baseurl}})', '[t](/               )'],
    ['[t]({{ "/x" | relative_url }})', '[t](    /x                   )'],
    ["<a href='{{ '/x' | prepend: site.baseurl }}'>", `<a href='    /x${' '.repeat(28)}'>`],
    ['[t]({% post_url 2020-01-02-a-b %})', '[t](/_posts/2020-01-02-a-b.md    )'],
  ]);
});

describe('what only templates know stays text, whatever it stands in', () => {
  table([
    ['a {{< param x_y >}} b', 'a ~~~~~~~~~~~~~~~~~ b'],
    ['[t]({{< param x >}}/y "T") b', '[t]~~~~~~~~~~~~~~~~~~~~~~~ b'],
    ['[t](/y/{{ page.x }}) b', '[t]~~~~~~~~~~~~~~~~~ b'],
    ['[t]: {{< ref >}}', '[t]~~~~~~~~~~~~~'],
    ['https://x.y/{{< p >}}/z, b', '~~~~~~~~~~~~~~~~~~~~~~~~ b'],
    ['<a href="{{< p "y" >}}" id="z">t</a>', '~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~t</a>'],
    ['<%=\n  a *b*\n\n- c\n%>', '~~~\n  ~~~~~\n\n~~~\n~~'],
    ['a {% if x %}*b*{% endif %}', 'a ~~~~~~~~~~*b*~~~~~~~~~~~'],
    ['--8<-- "x.md"', '~~~~~~~~~~~~~'],
    ['{{</* ref "x" */>}}', '~~~~~~~~~~~~~~~~~~~'],
  ]);
});

describe('what shows nothing leaves nothing', () => {
  table([
    ['{% raw %}a {{ site.x }} b{% endraw %}.', '~~~~~~~~~a {{ site.x }} b~~~~~~~~~~~~.'],
    ['{% comment %}\na\n{% endcomment %}', `${' '.repeat(13)}\n \n${' '.repeat(16)}`],
    ['a <%# b %> c', 'a ~~~~~~~~ c'],
    ['- :material-alarm:{ .x } a', '- ~~~~~~~~~~~~~~~~~~~~~~ a'],
    ['[a](b.md){:target="_blank"}, c', '[a](b.md)~~~~~~~~~~~~~~~~~~, c'],
    ['![a](b.png){ width="300" }', '![a](b.png)~~~~~~~~~~~~~~~'],
    ['[a][b]{ .c #d }\n\n[b]: c.md', '[a][b]~~~~~~~~~\n\n[b]: c.md'],
    ['_a_{: .b}', '_a_      '],
    ['## A {.b}', '## A ~~~~'],
    ['## A {#b} ##', '## A ~~~~ ##'],
    ['a\n{: .b}', 'a\n      '],
    ['a\n{: #b}', 'a\n~~~~~~'],
    ['| a |\n|---|\n{: #b}', '| a |\n|---|\n      '],
    ['1. toc\n{:toc}\n\na', `      \n${' '.repeat(6)}\n\na`],
  ]);
});

describe('blocks', () => {
  table([
    [
      '{{< highlight go "x=1" >}}\na\n{{< /highlight >}}',
      `\`\`\`go${' '.repeat(21)}\na\n\`\`\`${' '.repeat(15)}`,
    ],
    [
      '{% highlight a %}\n```\n{% endhighlight %}',
      `\`\`\`\`a${' '.repeat(12)}\n\`\`\`\n\`\`\`\`${' '.repeat(14)}`,
    ],
    ['!!! note "T"\n\n    a\n\n    b\n\nc', '>           \n  >\n  > a\n  >\n  > b\n\nc'],
    ['!!! note\n\ta\n\n\t\tb', '>       \n>a\n  >\n>\tb'],
    ['- a\n\n    !!! note\n        b', '- a\n\n    >       \n    >   b'],
    ['!!! a\n    ??? b "T"\n        c', '>    \n  > >        \n  >   > c'],
    ['=== "A"\n    b', '>      \n  > b'],
    [':::note\na\n:::', '<?>    \na\n<?>'],
    ['> ::: tip T\n> a\n> :::', '> <?>      \n> a\n> <?>'],
    ['>>>\na\n>>>', '<?>\na\n<?>'],
    ['{{% notice x %}}\na\n{{% /notice %}}', '<?>             \na\n<?>            '],
  ]);
});

describe('what is none of it stays as it is', () => {
  test.each([
    'A {{ $value }}, {{ namespace }}, {{ .Values.x }}, {{- include "a.b" . -}} and {{ "a" }}.',
    '100 <% 5, a <%b, {%, {{<, <%= never ends',
    '`{{< ref "x" >}}` and `` {% if %} ``',
    '```\n{{< x >}}\n{: .a}\n:::note\n:::\n!!! note\n    a\n```',
    '    {{< x >}}\n\n    !!! note\n        a',
    '<!-- {{< x >}} {% y %} :material-a: -->',
    '---\ntitle: "{{< x >}}"\nnotes: |\n  !!! note\n      a\n---\n',
    '!!! WARNING! this is prose\n    indeed',
    '!!! note without what is set in\n\n!!! note\n\n    ',
    '!!! note "T" and more\n    a',
    '??? what is this\nprose',
    '=== a\n    b',
    'Title\n===',
    ':::note\nnever ended',
    'a ::: b\n:::',
    '>>> a\n>>>',
    '{job="x"} and up{job="x"}, (a){b="c"}, `a`{b="c"}, {:ok, pid}, {}',
    '## Alerts {job="x"}',
    'a :smile: b:c: ==d==',
    '{ "a": 1 }\n{a}',
    'masks \u{fdd0}\u{fdd1} of its own, {{< x >}}',
  ])('%j', (source) => {
    expect(normalizeDialect(source, WHOLE)).toEqual({ text: source, tags: [] });
  });
});

describe('tags that are left', () => {
  test.each<[source: string, tags: string[]]>([
    ['{{< a >}} {{% b/c x %}} {{< /a >}}', ['1:1 Hugo a', '1:11 Hugo b/c', '1:25 Hugo a']],
    [
      '{% if a %}{% endif %} {{ site.b | c }} {{ "x" | d }}',
      ['1:1 Liquid if', '1:11 Liquid if', '1:23 Liquid site.b', '1:40 Liquid d'],
    ],
    ['<% if a %>\n<%= b.c %> <%- d -%>', ['1:1 ERB if', '2:1 ERB b.c', '2:12 ERB d']],
    ['{% raw %}{{ site.a }}{% endraw %}{{ site.b }}', ['1:34 Liquid site.b']],
    ['{% raw %}{{ site.a }}', ['1:10 Liquid site.a']],
    ['{{< ref "x" >}} [a]({{< ref "x" >}})', ['1:1 Hugo ref']],
    ['!!! note\n\n    {{< a >}}', ['3:5 Hugo a']],
    ['<p>{{< a >}}</p>', ['1:4 Hugo a']],
  ])('%j', (source, tags) => {
    const found = normalizeDialect(source, WHOLE).tags.map(
      ({ of, name, span }) => `${span.line}:${span.column} ${of} ${name}`,
    );
    expect(found).toEqual(tags);
  });
});
