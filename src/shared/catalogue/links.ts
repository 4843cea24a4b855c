import { kind } from './kind.ts';

/** What is wrong with links, images and old addresses. */
export const LINKS = {
  'link/alias-invalid': kind<{ alias: string; reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ alias, reason }) => `Invalid alias ${alias}: ${reason}.`,
    hint: () => 'Correct the address, or remove it.',
    why: 'Each alias becomes a file that forwards to the page. Without a file the old address does not work.',
  }),
  'link/alias-collides': kind<{ alias: string; other: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ alias, other }) => `The alias ${alias} is an alias of ${other}, too.`,
    hint: () => 'An old address can lead to one page only: remove it from one of the two.',
    why: 'An old address forwards to one page. With two, chance decides.',
  }),
  'link/alias-shadows': kind<{ alias: string; other: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ alias, other }) => `The alias ${alias} is the address of ${other}.`,
    hint: () => 'Remove the alias: that address has a page of its own.',
    why: 'A page of its own wins over an alias, so the alias does nothing.',
  }),
  'link/broken': kind<{ target: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `This link leads nowhere: there is no page or file ${target}.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean ${suggestion}?`
        : 'Correct the path; it is read from this file’s own folder, or from the content folder if it begins with "/".',
    why: 'At 3 a.m. a link is a promise. This one is shown as text, so that nobody clicks into nothing.',
  }),
  'link/anchor': kind<{ anchor: string; page: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ anchor, page }) => `There is no heading "#${anchor}" on ${page}.`,
    hint: ({ suggestion }) =>
      suggestion ? `Did you mean "#${suggestion}"?` : 'Anchors are the headings in lower case with dashes.',
    why: 'The page is there and the section is not: the reader lands at the top and has to search.',
  }),
  'link/anchor-case': kind<{ anchor: string; id: string; page: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ anchor, id, page }) => `The heading on ${page} is "#${id}", and this link says "#${anchor}".`,
    hint: () => 'Write it as the heading has it; "handrail check --fix" does.',
    why: 'Here the link works. Code hosts and other generators tell upper case from lower, and there it leads to the top of the page.',
  }),
  'link/undefined-reference': kind<{ label: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ label }) => `This is no link: "[${label}]" is defined nowhere in the file.`,
    hint: ({ label }) =>
      `Add a line "[${label}]: https://…" with the address, or write it as [text](address).`,
    why: 'Markdown shows the brackets as text, and the link is lost.',
  }),
  'link/missing-image': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `There is no image ${target}; its description or address is shown instead.`,
    hint: () =>
      'Add the file, or correct the path; it is read from this file’s own folder, or from the content folder if it begins with "/".',
    why: 'The description, or the address where there is none, is shown in place of the picture.',
  }),
  'link/remote-image': kind<{ target: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ target }) =>
      `This image lies on another server, ${target}; pages load nothing from elsewhere, so it is shown as a link.`,
    hint: () => 'Save the image beside the page and link to the file.',
    why: 'Pages load nothing from other servers: they work when the network does not, and tell nobody who reads them.',
  }),
  'link/outside': kind<{ target: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `This leads out of the content folder: ${target}.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean ${suggestion}?`
        : 'Correct the path, move the file into the content folder, or link to the full address where readers can open it.',
    why: 'Only the content folder is published, so there is nothing to lead to.',
  }),
  'link/malformed': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) =>
      `The address ${target} is malformed: a "%" must be followed by two hexadecimal digits.`,
    hint: () => 'Write a literal percent sign as %25.',
    why: 'Browsers and code hosts disagree about what such an address means.',
  }),
} as const;
