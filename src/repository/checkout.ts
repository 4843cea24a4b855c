import fs from 'node:fs';
import path from 'node:path';
import { git, gitBytes, type WorkTree } from './git.ts';

/** The commit that a name means: a branch, a tag, `HEAD~3`. Nothing where there is none. */
export async function commitNamed(workTree: WorkTree, ref: string): Promise<string | undefined> {
  if (ref.startsWith('-')) return undefined;
  return (await git(workTree, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]))?.trim() || undefined;
}

/** More are left out. */
const MAX_FILES = 100_000;

/**
 * Writes files of a commit into an empty folder, without git: no filter, hook or attribute of the repository has a part in it.
 * Symbolic links and submodules are left out, and so are names that lead out of the folder.
 * @param hasText of a path from the top of the repository; other files are written empty
 * @returns whether git gave all of it
 */
export async function writeCommit(
  workTree: WorkTree,
  commit: string,
  to: string,
  hasText: (file: string) => boolean,
): Promise<boolean> {
  const tree = await git(workTree, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (tree === undefined) return false;
  const files = tree
    .split('\0')
    .flatMap((line) => {
      const [, id = '', file = ''] = /^100\d{3} blob ([\da-f]+)\t(.+)$/s.exec(line) ?? [];
      return file !== '' && isPlainPath(file) ? [{ id, file }] : [];
    })
    .slice(0, MAX_FILES);
  const ids = [...new Set(files.filter(({ file }) => hasText(file)).map(({ id }) => id))];
  const texts = textsIn(
    ids.length === 0 ? undefined : gitBytes(workTree, ['cat-file', '--batch'], `${ids.join('\n')}\n`),
  );
  for (const { id, file } of files) {
    const at = path.join(to, file);
    fs.mkdirSync(path.dirname(at), { recursive: true });
    fs.writeFileSync(at, (hasText(file) && texts.get(id)) || '', { flag: 'wx' });
  }
  return texts.size === ids.length;
}

/** Git checks names when it makes a tree, and others can be made without it. */
function isPlainPath(file: string): boolean {
  return file
    .split('/')
    .every((name) => !['', '.', '..'].includes(name) && !/[\\:]/.test(name) && name.toLowerCase() !== '.git');
}

/** Reads `git cat-file --batch`: a line with id, type and size, the text, a line break. */
function textsIn(output: Buffer = Buffer.alloc(0)): Map<string, Buffer> {
  const texts = new Map<string, Buffer>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const [id = '', type, size] = output.toString('utf8', at, end).split(' ');
    const length = type === 'blob' ? Number(size) : -1;
    if (length >= 0) texts.set(id, output.subarray(end + 1, end + 1 + length));
    at = end + 1 + (length >= 0 ? length + 1 : 0);
  }
  return texts;
}
