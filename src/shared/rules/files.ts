import { defineRule, type Level } from './rule-meta.ts';

/** The one type of `file/not-regular` whose content is read all the same. */
export const FOLDER = 'a folder';

function levelOfType(ofFolder: Level): (facts: { type: string }) => Level {
  return ({ type }) => (type === FOLDER ? ofFolder : 'error');
}

/** What is wrong with files and with their text as a whole. */
export const FILES = {
  'content/empty': defineRule({
    strict: 'warning',
    lenient: 'warning',
    message: () => 'No Markdown files in this folder.',
    hint: () => 'Add a page, e.g. runbooks/my-first-runbook.md, or choose another folder.',
    why: 'A site without pages is nearly always a wrong path. It is built all the same, so that a new project can begin with nothing.',
  }),
  'file/unreadable': defineRule<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `Unreadable file: ${reason}.`,
    hint: () =>
      'Grant read permission to the user who builds, or list the file under "ignore" in handrail.yaml.',
    why: 'An unreadable file is not published, and readers do not learn that the page is missing. So it is an error in every tree.',
  }),
  'file/not-regular': defineRule<{ type: string }>({
    strict: { of: levelOfType('warning'), words: 'error; warning for a folder' },
    lenient: { of: levelOfType('info'), words: 'error; info for a folder' },
    message: ({ type }) =>
      type === FOLDER
        ? 'Folder with the name of a page; read as a folder.'
        : `Unsupported file type: ${type}.`,
    hint: ({ type }) =>
      type === FOLDER
        ? 'Rename the folder, unless its name is intended.'
        : 'Replace it with a regular file, or list it under "ignore" in handrail.yaml.',
    why: 'Only regular files are read. A FIFO, a socket or a device may have no end, or wait for another program; it is not opened.',
  }),
  'file/too-large': defineRule<{ limit: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ limit }) => `File too large: the limit is ${limit}.`,
    hint: () => 'Split it, link to a storage for large files, or list it under "ignore" in handrail.yaml.',
    why: 'Every file is read into memory. The limits are 10 MiB for a page and 100 MiB for a published file such as an image; a larger one is not read.',
  }),
  'content/too-many-files': defineRule<{ limit: number }>({
    strict: 'error',
    lenient: 'error',
    message: ({ limit }) => `Too many files: only the first ${limit} files and folders are read.`,
    hint: () =>
      'Choose the folder that contains the pages, or list other folders under "ignore" in handrail.yaml.',
    why: 'A folder of that size is usually the wrong one, e.g. a home folder. The site would lack pages without notice.',
  }),
  'file/name-not-utf8': defineRule({
    strict: 'error',
    lenient: 'error',
    message: () => 'Invalid file name: not UTF-8.',
    hint: () => 'Rename it, e.g. with "convmv -f latin1 -t utf8".',
    why: 'An address can be made only from characters, so the file is not read. Names in another encoding come from old archives; `convmv` renames them.',
  }),
  'file/not-utf8': defineRule<{ byte: string; encoding: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ byte }) => `Invalid UTF-8: byte ${byte}.`,
    hint: ({ encoding }) =>
      `Save the file as UTF-8 (iconv -f ${encoding} -t UTF-8), or list it under "ignore" in handrail.yaml.`,
    why: 'Text in another encoding shows wrong letters, in commands too, where they do harm.',
  }),
  'file/nul': defineRule({
    strict: 'error',
    lenient: 'warning',
    message: () => 'Invalid character: NUL byte.',
    hint: () => 'Remove the byte, or list the file under "ignore" in handrail.yaml if it is not text.',
    why: 'A NUL byte is shown as a replacement character. Often the file is binary, or was cut off while it was written.',
  }),
  'file/symlink-outside': defineRule<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `Symbolic link to a target outside the content folder: ${target}; not followed.`,
    hint: () => 'Copy the target into the content folder, or build the folder that contains both.',
    why: 'Only the content folder is read. A link out of it would publish files by accident.',
  }),
  'file/symlink-broken': defineRule<{ target: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ target }) => `Broken or circular symbolic link: ${target}.`,
    hint: () => 'Remove the link, or point it at a file that exists.',
    why: 'The page that the link pointed to is missing from the site.',
  }),
  'file/active-content': defineRule<{ file: string; isImage: boolean; refused: string; removed: string }>({
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
        ? `Active content removed from ${file}: ${removed}.`
        : `Unsupported file ${file}: ${refused}; not published.`,
    hint: ({ refused }) =>
      refused === ''
        ? 'Export the drawing without scripts, embedded HTML and external references.'
        : 'Publish another format (PNG, PDF, text, zip), or set "repository" in handrail.yaml to link to the file there.',
    why: 'A file that a browser runs (HTML, XML, JavaScript, SVG with scripts) has the rights of every page of the site: it reads what readers typed and changes what later pages show. Only files of listed types are published, and only where the content is of that type. SVG is published without scripts, event handlers, embedded HTML and external references.',
  }),
  'text/too-deep': defineRule<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `Unsupported Markdown: ${reason}; shown as source.`,
    hint: () => 'Move large logs and dumps to a separate text file.',
    why: 'Text that is nested thousands of levels deep would stop the Markdown parser, and with it the whole build. It is shown as source.',
  }),
  'text/unclosed-fence': defineRule({
    strict: 'error',
    lenient: 'warning',
    message: () => 'Unclosed code block.',
    hint: () => 'Add a line of the same marks (```) where the code should end.',
    why: 'Without its last line, code goes on to the end of the page, or of the list that it is in: headings, steps and links that follow are shown as code, and nothing finds them.',
  }),
  'text/unclosed-comment': defineRule({
    strict: 'error',
    lenient: 'warning',
    message: () => 'Unclosed comment.',
    hint: () => 'Add "-->" where the comment should end.',
    why: 'Everything after the beginning of the comment would be invisible, up to the end of the page. It is shown instead.',
  }),
  'text/unused-note': defineRule<{ label: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ label }) => `Unused footnote [^${label}]; not shown.`,
    hint: ({ label }) => `Write [^${label}] where the footnote belongs, or remove it.`,
    why: 'Markdown leaves out footnotes without a reference: their text is not shown.',
  }),
  'text/template-tag': defineRule<{ tag: string; of: string; uses: number }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ tag, of, uses }) =>
      `Unsupported ${of} tag ${tag}${uses > 1 ? ` (${uses} uses)` : ''}; shown as source.`,
    hint: () => 'Replace the tag with its output, or put it in backticks to show the tag itself.',
    why: 'Shortcodes, Liquid, ERB and snippets are filled in by the generator that a page was written for. Here a reader sees the tag, not its output. In code blocks they are not reported.',
  }),
} as const;
