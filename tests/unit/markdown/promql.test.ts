import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { promqlLines } from '../../../src/markdown/promql.ts';
import { escapeHtml } from '../../../src/shared/text.ts';

test.each([
  ['', ['']],
  ['up', ['up']],
  ['up == bool 1', ['up <i class="k">==</i> <i class="k">bool</i> <i class="n">1</i>']],
  [
    'rate(x{a!="b"}[5m])',
    [
      '<i class="f">rate</i>(x{<i class="v">a</i><i class="k">!=</i><i class="s">&quot;b&quot;</i>}[<i class="n">5m</i>])',
    ],
  ],
  ['sum BY (le) (x)', ['<i class="f">sum</i> <i class="k">BY</i> (<i class="v">le</i>) (x)']],
  ['x offset -5m', ['x <i class="k">offset</i> <i class="k">-</i><i class="n">5m</i>']],
  ['x @ end()', ['x <i class="k">@</i> <i class="k">end</i>()']],
  ['sum + rate', ['sum <i class="k">+</i> rate']],
  ['{"my.metric"}', ['{<i class="s">&quot;my.metric&quot;</i>}']],
  ['# <why>\nx', ['<i class="c"># &lt;why&gt;</i>', 'x']],
  [
    'x{a=`b\nc`}\n',
    ['x{<i class="v">a</i><i class="k">=</i><i class="s">`b</i>', '<i class="s">c`</i>}', ''],
  ],
  ['x[$interval] > 5', ['x[$interval] <i class="k">&gt;</i> <i class="n">5</i>']],
])('%j in colours', (expr, lines) => {
  expect(promqlLines(expr)).toEqual(lines);
});

test('two expressions in one text are both coloured', () => {
  const html = promqlLines('rate(x[5m])\n\n# second\nsum(y) by (a)').join('\n');
  expect(html).toMatch(/class="f">rate<.*class="c"># second<.*class="f">sum<.*class="k">by</s);
});

const PIECES = `sum rate by on offset x a 5m 1. 0x1 inf {{ $a é 🔥 <b> &amp; ( ) { } [ ] , = =~ < > - @ " ' \` \\ #`;

test('whatever is given comes back, escaped, on as many lines', () => {
  const piece = fc.constantFrom(...PIECES.split(' '), ' ', '\n', '\r\n');
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  fc.assert(fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), expectSameText), { numRuns: 1000 });
});

function expectSameText(expr: string): void {
  expect(promqlLines(expr).map(withoutColours)).toEqual(expr.split('\n').map(escapeHtml));
}

test.each([
  ['an expression of 100 kB', 'a + '.repeat(25_000)],
  ['10,000 parentheses', `${'('.repeat(10_000)}x${')'.repeat(10_000)}`],
  ['deep, but short enough to be read', `${'('.repeat(9_000)}x${')'.repeat(9_000)}`],
  ['a chain', 'a + '.repeat(4_900)],
  ['brackets that nobody opened', ')'.repeat(19_000)],
  ['quotes', '"'.repeat(19_999)],
  ['empty lines', '\n'.repeat(100_000)],
])('%s is shown whole', (_name, expr) => {
  const lines = promqlLines(expr);
  expect(lines.map(withoutColours).join('\n') === escapeHtml(expr)).toBe(true);
});

function withoutColours(line: string): string {
  return line.replace(/<i class="[cfknsv]">|<\/i>/g, '');
}
