import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultOf } from '../../../src/shared/promql.ts';

test.each([
  [
    'names',
    ['up', 'sum', 'by + count', 'rate', 'offset', 'sum(offset)', 'start', ':foo:bar', '{__name__="x"}'],
  ],
  ['UTF-8 names', ['{"my.metric"}', '{"my.metric", "my.label"="x", a="b"}', 'sum by ("my.label", a) (x)']],
  ['labels', ['x{}', 'x{a!="b", c=~"d|e", f!~"",}', 'x{on="a", by="b", inf="c", offset="d"}']],
  [
    'strings',
    ['"a"', String.raw`x{a='it\'s', b="\"\\d\n\x41\u0041\U00000041\101"}`, 'x{a=`\\d"\n`, b="#🔥\u00a0"}'],
  ],
  [
    'numbers',
    ['1e6', '1E-3', '0x1f', '0X1F', '.5', '1.', '1. + x', '1_000', 'Inf', '-inf', 'NaN', 'x > +Inf', '5m'],
  ],
  ['operators', ['-x ^ 2', '1 - -1', '--1', 'x -1', '((x))', 'a atan2 b unless c', 'time() - x > bool 3600']],
  [
    'ranges',
    ['x[5m]', 'x[300]', 'x[1y2w3d4h5m6s7ms]', 'rate(x[5m:])', 'deriv(rate(x[5m])[30m:1m])[1h:] @ end()'],
  ],
  [
    'computed ranges',
    ['rate(x[2 * step()])', 'rate(x[5m + (1m)])', 'x offset (5m * 2)', 'rate(x[5m] anchored)'],
  ],
  [
    'times',
    ['x offset 5m', 'x OFFSET -5m', 'x[5m] offset -1h30m', 'x @ 1609746000.000', 'x @ start() offset 5m'],
  ],
  [
    'aggregations',
    ['SUM BY (a) (x)', 'sum(x)by(a,)', 'sum without() (x)', 'sum by (sum, bool) (sum)', 'topk(5, x)'],
  ],
  [
    'matching',
    ['a == on(b) group_left(c) d', 'a / ignoring(x) group_right() b', 'a == bool on(x) b', 'a + fill(0) b'],
  ],
  [
    'young functions',
    ['limitk(5, x)', 'limit_ratio(-0.5, x)', 'histogram_fraction(0, 0.2, x)', 'info(x, {a="b"})'],
  ],
  [
    'functions of two ages',
    ['holt_winters(x[5m], 0.5, 0.5)', 'double_exponential_smoothing(x[5m], 0.5, 0.5)'],
  ],
  ['comments', ['x # why "', '# (\n# b\nx', 'x{\n  a="b", # why {\n  c="d"\n}', 'x\r\n  +\r\n\ty\r\n']],
  ['long', [Array(2000).fill('a').join(' or '), `${'(a + '.repeat(1500)}a${')'.repeat(1500)}`]],
  [
    'from life',
    [
      `100 * (1 - avg without (cpu) (sum without (mode) (rate(node_cpu_seconds_total{mode=~"idle|iowait"}[5m])))) > 5
       and on (cluster, namespace) group_left() label_replace(up, "pod", "$1", "instance", "(.+):\\\\d+") > bool 0`,
      'histogram_quantile(0.99, sum by (le, job) (rate(grpc_seconds_bucket{job=~".*etcd.*"}[5m]))) > 0.15',
      'predict_linear(node_filesystem_avail_bytes{fstype!=""}[6h], 4*60*60) < 0 or absent(up == 1)',
    ],
  ],
])('no fault in %s', (_matter, exprs) => {
  expect(exprs.map(faultOf).filter(Boolean)).toEqual([]);
});

test.each([
  ['', 'missing expression', ''],
  ['# only this\n', 'missing expression', ''],
  ['a and\n', 'incomplete expression', ''],
  ['x offset', 'incomplete expression', ''],
  ['sum(rate(x[5m]) > 5', 'unclosed `(`', '('],
  ['x{a="b"', 'unclosed `{`', '{'],
  ['x[5m', 'unclosed `[`', '['],
  ['x{a="b}', 'unclosed `"`', '"'],
  ['x{a="b\nc"}', 'unclosed `"`', '"'],
  [String.raw`x{a="b\"`, 'unclosed `"`', '"'],
  ['x{a=`b}', "unclosed '`'", '`'],
  ['rate(x[5m])) > 0', 'unexpected `)`', ')'],
  ['x[5m)', 'unexpected `)`', ')'],
  ['()', 'unexpected `)`', ')'],
  ['x = 1', 'unexpected `=`', '='],
  ['a && b', 'unexpected `&&`', '&&'],
  ['a === b', 'unexpected `=`', '='],
  ['a not b', 'unexpected `not`', 'not'],
  ['x{a=b}', 'unexpected `b`', 'b'],
  ['x{a="b" c="d"}', 'unexpected `c`', 'c'],
  ['label_replace(x, "a" "b")', 'unexpected `"b"`', '"b"'],
  ['rate(x[5m],)', 'unexpected `)`', ')'],
  ['x[30s5m]', 'unexpected `5m`', '5m'],
  ['sum by a (x)', 'unexpected `a`', 'a'],
  ['sum(x) by (a) by (b)', 'unexpected `by`', 'by'],
  ['a on(x) b', 'unexpected `on`', 'on'],
  ['foo.bar', 'unexpected `.bar`', '.bar'],
  ['up{x="$y"} $z', 'unexpected `$`', '$'],
  ['x{a=“b”}', 'unexpected `“`', '“'],
  ['x 🔥', 'unexpected `🔥`', '🔥'],
  ['raet(x[5m])', 'unknown function `raet`', 'raet'],
  ['1 + Rate (x[5m])', 'unknown function `Rate`', 'Rate'],
  [String.raw`x{a=~"\\.b\d+"}`, 'unknown escape `\\d` (a backslash is written `\\\\`)', '\\d'],
  [String.raw`x{a="\'"}`, "unknown escape `\\'` (a backslash is written `\\\\`)", "\\'"],
  ['x\u00a0> 5', 'unexpected invisible character U+00A0', '\u00a0'],
  ['x > 5\u200b', 'unexpected invisible character U+200B', '\u200b'],
  ['x ) "', 'unexpected `)`', ')'],
])('%j: %s', (expr, reason, where) => {
  const fault = faultOf(expr);
  expect(fault?.reason).toBe(reason);
  expect(expr.slice(fault?.start, fault?.end)).toBe(where);
});

test('where something is missing at the end is where the text ends, not the lines after it', () => {
  expect(faultOf('a and\n\n')).toEqual({ reason: 'incomplete expression', start: 5, end: 5 });
});

test('whatever is given, a fault is in it', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), isFaultInside), { numRuns: 1000 });
});

const PIECES = ['sum', 'by', 'x', '5m', 'offset', '(', ')', '{', '"', '\\', '`', '#', '\n', ' ', '='];

function isFaultInside(expr: string): boolean {
  const { start, end } = faultOf(expr) ?? { start: 0, end: 0 };
  return 0 <= start && start <= end && end <= expr.length;
}

test.each(['(', ')', '{', '"', '\\', '-', 'x ', 'x[', 'sum by ', '🔥', '\n', '"\\d', 'a or '])(
  '100 kB of %j are read',
  (piece) => {
    expect(isFaultInside(piece.repeat(100_000 / piece.length))).toBe(true);
  },
);
