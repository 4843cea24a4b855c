import fs from 'node:fs';
import path from 'node:path';

/** Lists the Markdown files below a folder, relative, sorted. */
export function markdownFiles(root: string): string[] {
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && fs.statSync(path.join(root, file)).isFile())
    .toSorted();
}

/**
 * Copies `pages` Markdown files of `source` to `target`: an even sample, or, where more are asked for than there are, copies
 * in `set-2/`, `set-3/` …, each marked in its text and in every code block, since equal blocks are highlighted once only.
 */
export function makeCorpus(source: string, target: string, pages?: number): number {
  const files = markdownFiles(source);
  const wanted = pages ?? files.length;
  if (files.length === 0) throw new Error(`There is no Markdown in ${source}.`);
  for (let index = 0; index < wanted; index++) {
    const file =
      wanted <= files.length
        ? files[Math.floor((index * files.length) / wanted)]
        : files[index % files.length];
    const set = Math.floor(index / files.length) + 1;
    const text = fs.readFileSync(path.join(source, file ?? ''), 'utf8');
    const to = path.join(target, set === 1 ? '' : `set-${set}`, file ?? '');
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.writeFileSync(to, set === 1 ? text : marked(text, set));
  }
  return wanted;
}

function marked(text: string, set: number): string {
  return `${text.replace(/^([ \t]*(?:```|~~~)[ \t]*)$/gm, (fence) => `# set ${set}\n${fence}`)}\n\nSet ${set} of this page.\n`;
}
