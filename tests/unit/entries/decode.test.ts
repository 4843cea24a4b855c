import { expect, test } from 'vitest';
import { decodeText } from '../../../src/entries/decode.ts';

const utf16 = (text: string) => Buffer.from(`\u{feff}${text}`, 'utf16le');
const hint = (bytes: Buffer) => decodeText(bytes, 'a.md').findings[0]?.hint;
const bom = Buffer.from([0xef, 0xbb, 0xbf]);

test.each<[name: string, bytes: Buffer, text: string, problems: [number, number, string][]]>([
  ['UTF-8', Buffer.from('# Ä 🔥\n'), '# Ä 🔥\n', []],
  ['nothing', Buffer.alloc(0), '', []],
  ['a byte order mark', Buffer.concat([bom, Buffer.from('a')]), 'a', []],
  ['only a byte order mark', bom, '', []],
  ['CRLF', Buffer.from('a\r\nb\r\n'), 'a\nb\n', []],
  ['CR alone', Buffer.from('a\rb\r\r\n'), 'a\nb\n\n', []],
  ['Latin-1', Buffer.from('ab\nc\xe9d', 'latin1'), 'ab\nc\u{fffd}d', [[2, 2, 'file/not-utf8']]],
  [
    'Latin-1 after a mark and CRLF',
    Buffer.concat([bom, Buffer.from('a\r\nb\xe9', 'latin1')]),
    'a\nb\u{fffd}',
    [[2, 2, 'file/not-utf8']],
  ],
  [
    'Latin-1 after letters of several bytes',
    Buffer.concat([Buffer.from('Ä🔥'), Buffer.from([0xe9])]),
    'Ä🔥\u{fffd}',
    [[1, 4, 'file/not-utf8']],
  ],
  ['a character cut at the end', Buffer.from('aé').subarray(0, 2), 'a\u{fffd}', [[1, 2, 'file/not-utf8']]],
  ['UTF-16 little-endian', utf16('# Hi\r\nü'), '# Hi\nü', [[1, 1, 'file/not-utf8']]],
  ['UTF-16 big-endian', utf16('# Hi').swap16(), '# Hi', [[1, 1, 'file/not-utf8']]],
  [
    'UTF-16 with half a letter',
    Buffer.concat([utf16('a'), Buffer.from([0x41])]),
    'a\u{fffd}',
    [[1, 1, 'file/not-utf8']],
  ],
  ['NUL', Buffer.from('a\r\nb\0c\0'), 'a\nb\u{fffd}c\u{fffd}', [[2, 2, 'file/nul']]],
  [
    'NUL and Latin-1',
    Buffer.from('\0\xe9', 'latin1'),
    '\u{fffd}\u{fffd}',
    [
      [1, 2, 'file/not-utf8'],
      [1, 1, 'file/nul'],
    ],
  ],
])('%s', (_name, bytes, text, problems) => {
  const decoded = decodeText(bytes, 'a.md');
  expect(decoded.text).toBe(text);
  expect(decoded.findings.map(({ line, column, id }) => [line, column, id])).toEqual(problems);
});

test('says what to convert from', () => {
  expect(hint(Buffer.from([0xe9]))).toContain('iconv -f WINDOWS-1252');
  expect(hint(utf16('a'))).toContain('iconv -f UTF-16');
  expect(decodeText(Buffer.from([0x41, 0xe9]), 'a.md').findings[0]?.message).toContain('0xe9');
});

test('finds the first bad byte of a large file', () => {
  const bytes = Buffer.concat([Buffer.alloc(5_000_000, 'a'), Buffer.from([0xff])]);
  expect(decodeText(bytes, 'a.md').findings).toMatchObject([{ line: 1, column: 5_000_001 }]);
});
