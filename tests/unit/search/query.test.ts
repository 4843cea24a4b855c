import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/query.ts';

function wordsBy(weight: (weight: number) => boolean, text: string): string[] {
  const { phrases } = parseQuery(text);
  return phrases
    .filter((phrase) => weight(phrase.weight))
    .flatMap(({ words }) => words.map((word) => word.text));
}

describe('a pasted line', () => {
  test.each([
    ['a timestamp', '2026-03-02T04:11:09.123Z ERROR disk failed', '2026-03-02T04:11:09.123Z'],
    ['syslog’s date', 'Mar  2 04:11:09 db-1 postgres[41]: disk failed', 'Mar  2 04:11:09'],
    [
      'a UUID',
      'ERROR: request 7f6c1d2e-0a1b-4c3d-9e8f-001122334455 failed',
      '7f6c1d2e-0a1b-4c3d-9e8f-001122334455',
    ],
    ['a digest', 'ERROR: layer 9f86d081884c7d65 failed: again', '9f86d081884c7d65'],
    ['a pointer', 'panic: runtime error: 0xc000123abc failed', '0xc000123abc'],
    ['an address with its port', 'ERROR: dial tcp 10.1.2.3:5432: failed', '10.1.2.3:5432'],
  ])('has %s set aside', (_name, line, noise) => {
    const question = parseQuery(line);
    expect(question.isPaste).toBe(true);
    expect(question.ignoredTokens).toContain(noise);
    const words = question.phrases.flatMap((phrase) => phrase.words.map(({ text }) => text));
    expect(words).toContain('failed');
    expect(noise.split(/\W+/).filter((part) => words.includes(part))).toEqual([]);
  });

  test('loses its colours', () => {
    expect(parseQuery('\u001b[31mERROR\u001b[0m: disk failed: x').lines).toEqual(['ERROR : disk failed: x']);
  });

  test('of a structured log is its message first, and what stands around it less', () => {
    const line =
      'ts=2026-01-01T00:00:00Z level=error component="scrape manager" msg="Error reading file" path=/opt/rules.yml';
    expect(wordsBy((weight) => weight === 1, line)).toEqual(['Error', 'reading', 'file']);
    expect(wordsBy((weight) => weight < 1, line)).toEqual(['scrape', 'manager', 'opt', 'rules', 'yml']);
  });

  test('of JSON is read the same way', () => {
    const line = '{"level":"warn","time":"2026-01-01T00:00:00Z","msg":"Recv failed","agent":"north"}';
    expect(wordsBy((weight) => weight === 1, line)).toEqual(['Recv', 'failed']);
  });
});

test('what is typed keeps its numbers', () => {
  const { isPaste, phrases } = parseQuery('502 from port 10249');
  expect(isPaste).toBe(false);
  expect(phrases.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(['502', 'port', '10249']);
});

test.each([
  ['ten megabytes in one line', 'a{"b":['.repeat(1_500_000)],
  ['a million brackets', '['.repeat(1_000_000)],
  ['a million quotes', '"a":'.repeat(300_000)],
  ['a million equal signs', '='.repeat(1_000_000)],
  ['a hundred thousand lines', 'x=1 ERROR y failed\n'.repeat(100_000)],
  ['digits and letters without end', 'a1'.repeat(500_000)],
  ['an escape that never ends', '\u001b['.repeat(400_000)],
])('%s is cut to what a query may have', (_name, text) => {
  const { lines, phrases } = parseQuery(text);
  expect(lines.length).toBeLessThanOrEqual(60);
  expect(new Set(phrases.flatMap(({ words }) => words.map(({ term }) => term))).size).toBeLessThanOrEqual(28);
});
