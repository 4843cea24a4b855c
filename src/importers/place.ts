import path from 'node:path';
import type { Entry } from '../entries/entry.ts';
import { entryId } from '../entries/infer.ts';
import { isKindFolder, kindOfFolder, type Kind } from '../kinds/registry.ts';
import { cleanId, isFolderPage, isMdx, stem } from '../shared/path.ts';

/** The names below the target folder, each given once. */
export class Places {
  readonly #taken = new Set<string>();

  /**
   * `runbooks/redis/redis-down.md`: the file that a page of this kind and id is read from, with a number where that is taken.
   * @param like a file with the ending that it had
   */
  page(kind: Kind, id: string, like = '.md'): string {
    const clean = cleanId(id) || kind;
    for (let n = 1; ; n++) {
      const name = n === 1 ? clean : `${clean}-${n}`;
      const plain = `${kind}/${name}${endingOf(like)}`;
      // `readme.md` would be the page of its folder; a dash at the end is no part of an id.
      const file = isFolderPage(plain) ? `${kind}/${name}-${endingOf(like)}` : plain;
      if (entryId(file).id === name && this.#take(file)) return file;
    }
  }

  /** The page of a folder keeps its name, which says that it is one. */
  folderPage(kind: Kind, { id, file: old }: Entry): string {
    const name = `${stem(old)}${endingOf(old)}`;
    const file = id === '' ? `${kind}/${name}` : `${kind}/${id}/${name}`;
    return entryId(file).id === id && this.#take(file) ? file : this.page(kind, id, old);
  }

  /**
   * Where a picture goes, or another file that pages link to: as near to them as it was. What lies in a kind's folder stays
   * in it, else it goes with the page that first links to it.
   * @param file relative to the source
   */
  carried(file: string, linkedFrom: Kind): string {
    const { dir, name, ext } = path.posix.parse(file);
    const [top = ''] = dir.split('/');
    const kind = (isKindFolder(top) ? kindOfFolder(top) : undefined) ?? linkedFrom;
    const folder = path.posix.join(kind, dir === '' ? '' : entryId(`${dir}/index.md`).id);
    for (let n = 1; ; n++) {
      const candidate = `${folder}/${n === 1 ? name : `${name}-${n}`}${ext}`;
      // Addresses without an ending mean the page.
      if (!this.#taken.has(`${candidate}.md`) && this.#take(candidate)) return candidate;
    }
  }

  /** A folder's name is no file's. Names that differ in case only are one on many disks. */
  #take(file: string): boolean {
    const key = file.toLowerCase();
    if (this.#taken.has(key)) return false;
    for (let folder = key; folder !== '.'; folder = path.posix.dirname(folder)) this.#taken.add(folder);
    return true;
  }
}

function endingOf(file: string): string {
  return isMdx(file) ? '.mdx' : '.md';
}
