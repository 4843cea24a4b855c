import { describe, expect, test } from 'vitest';
import { parserLimitExceeded } from '../../../src/entries/parser-limits.ts';

const times = (text: string, n: number) => text.repeat(n);
const N = 300_000;

describe('what the parser would die of', () => {
  test.each([
    ['quotes', `${times('> ', N)}x`, 'quotes'],
    ['quotes without spaces', times('>', N), 'quotes'],
    ['lists', `${times('- ', N)}x`, 'quotes'],
    ['ordered lists', `${times('1. ', N)}x`, 'quotes'],
    ['quotes and lists, after a paragraph', `a\n\n${times('> - ', N)}x`, 'quotes'],
    ['emphasis', times('*a _b ', N), 'brackets'],
    ['strong emphasis', times('**a ', N) + times('b** ', N), 'brackets'],
    ['brackets', times('[a ', N), 'brackets'],
    ['images', times('![a ', N), 'brackets'],
    ['elements', times('<div>', N), 'HTML tags'],
    ['elements in paragraphs of their own', times('<div>\n\n', N), 'HTML tags'],
    ['character references', times('a &amp; b\n', 100_000), 'character references'],
  ])('%s', (_name, text, reason) => {
    expect(parserLimitExceeded(text)).toContain(reason);
  });
});

describe('what it can bear', () => {
  test.each([
    ['3,000 quotes', `${times('> ', 3000)}x`],
    ['3,000 lists', times('- ', 3000)],
    ['3,000 brackets', times('[', 3000) + times(']', 3000)],
    ['3,000 nested emphases', times('*a ', 3000) + times('b* ', 3000)],
    ['3,000 elements', times('<div>', 3000)],
    ['words', times('word ', 400_000)],
    ['letters', times('x', 2_000_000)],
    ['asterisks', times('*', 2_000_000)],
    ['empty lines', times('\n', 5_000_000)],
    ['images', times('![a](b.png) ', 100_000)],
    ['emphases', times('*a* **b** _c_ [d](e) ', 100_000)],
    ['a long table', times('| a | **b** | [c](d) | - |\n', 50_000)],
    ['a long list', times('- [a](b) *c*\n', 50_000)],
    ['line breaks', times('a<br>\n', 50_000)],
    ['placeholders', times('<pod-name> ', 50_000)],
    ['balanced elements', times('<p>x <b>y</b></p>\n', 100_000)],
    ['character references in many paragraphs', times('a &amp; b\n\n', 100_000)],
    ['code', times('  a[i] = b * c * d_e;\n', 50_000)],
  ])('%s', (_name, text) => {
    expect(parserLimitExceeded(text)).toBeUndefined();
  });
});
