import { kind } from './kind.ts';

/** What is wrong with files that end in `.mdx`. */
export const MDX = {
  'mdx/syntax': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `This is not valid MDX: ${reason}.`,
    hint: ({ reason }) => syntaxHint(reason),
    why: 'MDX that does not parse cannot be laid out. A build with `--no-gate` shows the page as it was written. Files that hold no components are better off as `.md`, where `<` and `{` are text.',
  }),
  'mdx/unsupported': kind<{ found: string; shown: string; instead: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ found, shown }) => `Not supported in MDX: ${found}; ${shown}.`,
    hint: ({ instead }) => `Write it another way: ${instead}.`,
    why: 'Content is knowledge and never runs: a page is made from what stands in its file. Other components and JavaScript would have to be run to know what they show.',
  }),
} as const;

/** By what the parser says. */
function syntaxHint(reason: string): string {
  if (reason.includes('`!`')) return 'Write a comment as {/* … */}.';
  if (/closing tag for `<(br|hr|img|input|wbr)>`/.test(reason)) return 'Close it where it begins: <br />.';
  const [, name] = /closing tag for `<([a-z][\w-]*)>`/.exec(reason) ?? [];
  if (name !== undefined)
    return `Close it with </${name}>. A placeholder goes in backticks, or is written \\<${name}>.`;
  if (/closing tag|open tag/.test(reason)) return 'Every tag needs its end, in the same quote, list or tag.';
  if (/after `<`|before name/.test(reason))
    return 'A "<" that is text goes in backticks, or is written \\<; an address is a link: [text](https://…).';
  if (/brace|expression/.test(reason))
    return 'Braces that are text go in backticks, or are written \\{ and \\}.';
  return 'Close every tag and brace. What is text goes in backticks, or is written \\< or \\{.';
}
