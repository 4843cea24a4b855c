import { defineRule } from './rule-meta.ts';

/** What is wrong with files that end in `.mdx`. */
export const MDX = {
  'mdx/syntax': defineRule<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `Invalid MDX: ${reason}.`,
    hint: ({ reason }) => syntaxHint(reason),
    why: 'Invalid MDX cannot be rendered. A build with `--no-gate` shows the page as source. Rename files without components to `.md`, where `<` and `{` are text.',
  }),
  'mdx/unsupported': defineRule<{ found: string; shown: string; instead: string; suggestion?: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ found, shown }) => `Unsupported in MDX: ${found}; ${shown}.`,
    hint: ({ instead, suggestion }) =>
      suggestion ? `Did you mean ${suggestion}?` : `Replace it with ${instead}.`,
    why: 'Content is never executed: a page is made from the text of its file. Other components and JavaScript would have to be executed.',
  }),
} as const;

/** By what the parser says. */
function syntaxHint(reason: string): string {
  if (reason.includes('`!`')) return 'Write a comment as {/* … */}.';
  if (/closing tag for `<(br|hr|img|input|wbr)>`/.test(reason)) return 'Close it where it begins: <br />.';
  const [, name] = /closing tag for `<([a-z][\w-]*)>`/.exec(reason) ?? [];
  if (name !== undefined)
    return `Close it with </${name}>. Put a placeholder in backticks, or write \\<${name}>.`;
  if (/closing tag|open tag/.test(reason)) return 'Close every tag in the same quote, list or tag.';
  if (/after `<`|before name/.test(reason))
    return 'Put a "<" that is text in backticks, or write \\<. Write an address as a link: [text](https://…).';
  if (/brace|expression/.test(reason)) return 'Put braces that are text in backticks, or write \\{ and \\}.';
  return 'Close every tag and brace. Put text in backticks, or write \\< and \\{.';
}
