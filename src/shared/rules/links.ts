import { defineRule } from './rule-meta.ts';

/** What is wrong with links, images and old addresses. */
export const LINKS = {
  'link/alias-invalid': defineRule<{ alias: string; reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ alias, reason }) => `Invalid alias ${alias}: ${reason}.`,
    hint: () => 'Correct or remove the alias.',
    why: 'Each alias becomes a file that forwards to the page. Without a file the old address does not work.',
  }),
  'link/alias-collides': defineRule<{ alias: string; other: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ alias, other }) => `Duplicate alias ${alias}: also an alias of ${other}.`,
    hint: () => 'Remove it from one of the two pages.',
    why: 'An old address can forward to one page only.',
  }),
  'link/alias-shadows': defineRule<{ alias: string; other: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ alias, other }) => `Invalid alias ${alias}: it is the address of ${other}.`,
    hint: () => 'Remove the alias.',
    why: 'A page has precedence over an alias, so the alias has no effect.',
  }),
  'link/broken': defineRule<{ target: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `Broken link: ${target} not found.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean ${suggestion}?`
        : 'Correct the path. Write it relative to this file, or to the content folder if it begins with "/".',
    why: 'At 3 a.m. a link is a promise. A broken link is shown as text.',
  }),
  'link/anchor': defineRule<{ anchor: string; page: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ anchor, page }) => `Broken anchor: no heading "#${anchor}" on ${page}.`,
    hint: ({ suggestion }) =>
      suggestion ? `Did you mean "#${suggestion}"?` : 'Write the heading in lower case with dashes.',
    why: 'The page is there and the section is not: the reader lands at the top and has to search.',
  }),
  'link/anchor-case': defineRule<{ anchor: string; id: string; page: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ anchor, id, page }) =>
      `Wrong case in anchor "#${anchor}": the heading on ${page} is "#${id}".`,
    hint: ({ id }) => `Write "#${id}", or run "handrail check --fix".`,
    why: 'Here the link works. Code hosts and other generators distinguish upper from lower case: there it opens the top of the page.',
  }),
  'link/code': defineRule<{ target: string; reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target, reason }) => `Broken link to code: ${target}: ${reason}.`,
    hint: () => 'Correct the path or the line, or add the file to git.',
    why: 'The link leads to the file at the repository’s host, which shows an error, or another line.',
  }),
  'link/undefined-reference': defineRule<{ label: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ label }) => `Undefined link reference: [${label}].`,
    hint: ({ label }) =>
      `Add a line "[${label}]: https://…" with the address, or write the link as [text](address).`,
    why: 'Markdown shows the brackets as text, and the link is lost.',
  }),
  'link/missing-image': defineRule<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `Missing image: ${target} not found.`,
    hint: () =>
      'Add the file, or correct the path. Write it relative to this file, or to the content folder if it begins with "/".',
    why: 'The description, or the address where there is none, is shown in place of the picture.',
  }),
  'link/remote-image': defineRule<{ target: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ target }) => `Unsupported image on another server: ${target}; shown as a link.`,
    hint: () => 'Save the image next to the page and link to the file.',
    why: 'Pages load nothing from other servers: they work when the network does not, and do not reveal their readers.',
  }),
  'link/outside': defineRule<{ target: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `Broken link: ${target} is outside the content folder.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean ${suggestion}?`
        : 'Correct the path, move the file into the content folder, or link to the full address where readers can open it.',
    why: 'Only the content folder is published, so the target is not on the site.',
  }),
  'link/malformed': defineRule<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `Invalid address ${target}: "%" without two hexadecimal digits.`,
    hint: () => 'Write a literal percent sign as %25.',
    why: 'Browsers and code hosts disagree about what such an address means.',
  }),
} as const;
