import { expect, test } from 'vitest';
import { addressOf, destinationIn, parted } from '../../../src/importers/destination.ts';

test.each([
  ['[a](b.md)', 'b.md', 'b.md'],
  ['[a]( b.md )', 'b.md', 'b.md'],
  ['[a](b.md "t (i) ]( x")', 'b.md', 'b.md'],
  ["[a](b.md 'c.md')", 'b.md', 'b.md'],
  ['[a](b.md (t))', 'b.md', 'b.md'],
  ['[a](<b c.md> "t")', 'b c.md', 'b c.md'],
  ['[a](b(1).md)', 'b(1).md', 'b(1).md'],
  ['[a](b\\).md)', 'b).md', 'b\\).md'],
  ['[a](b.md?x=1&amp;y=2#z)', 'b.md?x=1&y=2#z', 'b.md?x=1&amp;y=2#z'],
  ['[![a](i.png)](b.md)', 'b.md', 'b.md'],
  ['![a [b] c](i.png)', 'i.png', 'i.png'],
  ['![](i.png)', 'i.png', 'i.png'],
  ['[`](x)` a](b.md)', 'b.md', 'b.md'],
  ['[a\n> b](\n> c.md)', 'c.md', 'c.md'],
  ['[a](b\\|c.md)', 'b|c.md', 'b\\|c.md'],
  ['[l]: b.md', 'b.md', 'b.md'],
  ['[l \\] m]: <b c.md>\n  "t"', 'b c.md', 'b c.md'],
  ['[l]:\n>   b.md', 'b.md', 'b.md'],
  ['<a href="b.md" title="x">', 'b.md', 'b.md'],
  ["<a class=x href='b.md'>", 'b.md', 'b.md'],
  ['<img alt="b.md" src=i.png>', 'i.png', 'i.png'],
  ['<img src=i.png/>', 'i.png/', 'i.png/'],
  ['<a href="b.md?x&amp;y">', 'b.md?x&y', 'b.md?x&amp;y'],
])('in %s the address of %s is %s', (written, target, address) => {
  const range = destinationIn(written, target);
  expect(range && written.slice(range.start, range.end)).toBe(address);
});

test.each([
  ['https://x.example', 'https://x.example'],
  ['<https://x.example>', 'https://x.example'],
  ['[a][b]', 'b.md'],
  ['<a href="other.md">', 'b.md'],
])('in %s nothing is replaced', (written, target) => {
  expect(destinationIn(written, target)).toBeUndefined();
});

test.each([
  ['a.md', 'a.md', ''],
  ['a.md?b#c', 'a.md', '?b#c'],
  ['#c', '', '#c'],
  ['a&#38;b\\#c.md#d', 'a&#38;b\\#c.md', '#d'],
])('%s is %j and %j', (address, path, suffix) => {
  expect(parted(address)).toEqual({ path, suffix });
});

test.each([
  ['../a/b-c_1.md', '../a/b-c_1.md'],
  ['ä/日本.md', 'ä/日本.md'],
  ['a b (1)|[x]<y>.png', 'a%20b%20%281%29%7C%5Bx%5D%3Cy%3E.png'],
  ['50%#?&".png', '50%25%23%3F%26%22.png'],
  ['a:b.png', 'a%3Ab.png'],
])('the path %s is written %s', (path, address) => {
  expect(addressOf(path)).toBe(address);
  expect(decodeURIComponent(address)).toBe(path);
});
