import { expect, test } from 'vitest';
import { checkLinks } from '../../../src/checks/links.ts';
import { graphOf } from '../pipeline.ts';

const HEADINGS = '\n\n## Restart it\n\n## Größe\n';

test.each<[name: string, text: string, mended: string]>([
  ['a link', '[x](#Restart-It)', '[x](#restart-it)'],
  ['its text says the same', '[#Restart-It](./a.md#Restart-It)', '[#Restart-It](./a.md#restart-it)'],
  ['a title', '> - 😀 [x](<a.md#Restart-It> "A")', '> - 😀 [x](<a.md#restart-it> "A")'],
  ['a definition', '[x][y]\n\n[y]: #RESTART-IT', '[x][y]\n\n[y]: #restart-it'],
  ['HTML', '<a href="#Restart-It">x</a>', '<a href="#restart-it">x</a>'],
  ['the address twice: which is meant?', '[#Restart-It](#Restart-It)', '[#Restart-It](#Restart-It)'],
  ['other signs', '[x](#restart--it)', '[x](#restart--it)'],
  ['right', '[x](#restart-it) [y](#größe)', '[x](#restart-it) [y](#größe)'],
])('the case of an anchor: %s', (_name, text, mended) => {
  const source = text + HEADINGS;
  const fixes = checkLinks(graphOf({ 'a.md': source })).flatMap(({ fix = [] }) => fix);
  const after = fixes
    .toReversed()
    .reduce((done, { start, end, text: by }) => done.slice(0, start) + by + done.slice(end), source);
  expect(after).toBe(mended + HEADINGS);
});
