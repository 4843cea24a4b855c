import { kind, type Level } from './kind.ts';

/** The one type of `file/not-regular` whose content is read all the same. */
export const FOLDER = 'a folder';

function levelOfType(ofFolder: Level): (facts: { type: string }) => Level {
  return ({ type }) => (type === FOLDER ? ofFolder : 'error');
}

/** What is wrong with files and with their text as a whole. */
export const FILES = {
  'content/empty': kind({
    strict: 'warning',
    lenient: 'warning',
    message: () => 'There is no Markdown file in this folder.',
    hint: () => 'Add a page, for example runbooks/my-first-runbook.md, or name another folder.',
    why: 'A site without pages is nearly always a wrong path. It is built all the same, so that a new project can begin with nothing.',
  }),
  'file/unreadable': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `This file cannot be read: ${reason}.`,
    hint: () => 'Give the user who builds the right to read it, or list it under "ignore" in handrail.yaml.',
    why: 'What cannot be opened cannot be published, and whoever looks for the page will not know that it is missing. So it is an error in every tree.',
  }),
  'file/not-regular': kind<{ type: string }>({
    strict: { of: levelOfType('warning'), words: 'error; warning for a folder' },
    lenient: { of: levelOfType('info'), words: 'error; info for a folder' },
    message: ({ type }) =>
      type === FOLDER
        ? 'This folder is named like a page; it is read as a folder.'
        : `Unsupported file type: this is ${type}, not a regular file.`,
    hint: ({ type }) =>
      type === FOLDER
        ? 'Rename the folder, unless it is meant to be one.'
        : 'Replace it by a regular file, or list it under "ignore" in handrail.yaml.',
    why: 'Only regular files are read. A FIFO, a socket or a device may have no end, or wait for another program; it is not opened.',
  }),
  'file/too-large': kind<{ limit: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ limit }) => `File too large: the limit is ${limit}.`,
    hint: () => 'Split it, link to where large files are kept, or list it under "ignore" in handrail.yaml.',
    why: 'Every file is read into memory. The limits are 10 MiB for a page and 100 MiB for a published file such as an image; a larger one is not read.',
  }),
  'content/too-many-files': kind<{ limit: number }>({
    strict: 'error',
    lenient: 'error',
    message: ({ limit }) => `Too many files: only the first ${limit} files and folders were read.`,
    hint: () => 'Name the folder that has the pages, or list the others under "ignore" in handrail.yaml.',
    why: 'A folder of that size is usually the wrong one, such as a home folder. The site would lack pages without a word.',
  }),
  'file/name-not-utf8': kind({
    strict: 'error',
    lenient: 'error',
    message: () => 'The name of this file is not UTF-8, so nothing can be read from it or linked to it.',
    hint: () => 'Rename it; "convmv -f latin1 -t utf8" shows what it was meant to be.',
    why: 'An address can be made only from characters. Names in another encoding come from old archives; `convmv` renames them.',
  }),
  'file/not-utf8': kind<{ byte: string; encoding: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ byte }) => `This file is not UTF-8: byte ${byte} begins no character.`,
    hint: ({ encoding }) =>
      `Save it as UTF-8 (iconv -f ${encoding} -t UTF-8), or list it under "ignore" in handrail.yaml.`,
    why: 'Text in another encoding shows wrong letters, in commands too, where they do harm.',
  }),
  'file/nul': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'There is a NUL byte in the text.',
    hint: () => 'Remove it: it is shown as a replacement character. Is this really a text file?',
    why: 'Text holds no NUL bytes. Often the file is binary, or was cut off while it was written.',
  }),
  'file/symlink-outside': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) =>
      `This symbolic link leads out of the content folder, to ${target}; it was not followed.`,
    hint: () => 'Copy what it points at into the content folder, or build the folder that holds both.',
    why: 'Only the content folder is read. A link that leads out would publish files that nobody meant to.',
  }),
  'file/symlink-broken': kind<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `This symbolic link leads nowhere, or in a circle: ${target}.`,
    hint: () => 'Remove the link, or point it at a file that exists.',
    why: 'The page that stood behind the link is missing from the site.',
  }),
  'file/active-content': kind<{ file: string; isImage: boolean; refused: string; removed: string }>({
    strict: {
      of: ({ isImage, refused }) => (isImage && refused !== '' ? 'error' : 'warning'),
      words: 'error where an image is not shown, else warning',
    },
    lenient: {
      of: ({ refused }) => (refused === '' ? 'info' : 'warning'),
      words: 'warning where the file is not published, else info',
    },
    message: ({ file, refused, removed }) =>
      refused === ''
        ? `${file} is published without its active content: ${removed}.`
        : `${file} is not published: ${refused}.`,
    hint: ({ refused }) =>
      refused === ''
        ? 'Export the drawing without scripts, embedded HTML and external references.'
        : 'Publish another format (PNG, PDF, text, zip), or set "repository" in handrail.yaml: then the link leads to the file there.',
    why: 'A file that a browser runs (HTML, XML, JavaScript, SVG with scripts) has the rights of every page of the site: it reads what readers typed and changes what later pages show. Only files of listed types are published, and only where the content is of that type. SVG is published without scripts, event handlers, embedded HTML and external references.',
  }),
  'text/too-deep': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `This text cannot be laid out: ${reason}; it is shown as it was written.`,
    hint: () => 'Is it meant to be read as Markdown? A large log or dump belongs in a file of its own.',
    why: 'Text that is nested thousands of levels deep would take the Markdown parser down, and with it every other page. It is shown as it was written.',
  }),
  'text/unclosed-fence': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'The code that begins here never ends, so what follows belongs to it.',
    hint: () => 'Add a line of the same marks (```) where the code should end.',
    why: 'Without its last line, code goes on to the end of the page, or of the list that it is in: headings, steps and links that follow are shown as code, and nothing finds them.',
  }),
  'text/unclosed-comment': kind({
    strict: 'error',
    lenient: 'warning',
    message: () => 'The comment that begins here never ends, so all that follows belongs to it.',
    hint: () => 'Add "-->" where the comment should end.',
    why: 'Everything after the beginning of the comment would be invisible, up to the end of the page. It is shown instead.',
  }),
  'text/unused-note': kind<{ label: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ label }) => `Nothing refers to the note [^${label}], so it is shown nowhere.`,
    hint: ({ label }) => `Write [^${label}] where the note belongs, or remove it.`,
    why: 'Markdown leaves out footnotes that nothing refers to: the text is there and nobody sees it.',
  }),
  'text/template-tag': kind<{ tag: string; of: string; uses: number }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ tag, of, uses }) =>
      `${tag} is a tag of ${of}, which nothing fills in here${uses > 1 ? ` (${uses} uses)` : ''}; it is shown as it is written.`,
    hint: () => 'Write what it stands for. If readers are to see the tag itself, put it in backticks.',
    why: 'Shortcodes, Liquid, ERB and snippets are filled in by the generator that a page was written for. Here a reader sees the tag and not what it stands for. In code they are only code.',
  }),
} as const;
