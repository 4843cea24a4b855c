import type { Entry } from '../entries/entry.ts';
import { KINDS, type Kind } from '../kinds/registry.ts';
import { compareTitles, titleFromName } from '../shared/text.ts';
import { isListed } from './listed.ts';
import type { Site } from './site.ts';

/** A folder of addresses: what lies directly in it. The tree is the site's only hierarchy. */
export interface Folder {
  readonly kind: Kind;
  /** `kubernetes/nodes`; empty for the kind itself. */
  readonly id: string;
  /** `/runbooks/kubernetes/nodes/` */
  readonly url: string;
  readonly label: string;
  /** The folder's own page, where there is one. */
  readonly page: Entry | undefined;
  readonly folders: readonly Folder[];
  readonly entries: readonly Entry[];
  /** Entries in it and below. */
  readonly count: number;
}

const trees = new WeakMap<Site, ReadonlyMap<string, Folder>>();

/** Every folder of the site by its address. */
export function folderTree(site: Site): ReadonlyMap<string, Folder> {
  const known = trees.get(site);
  if (known) return known;
  const tree = new Map<string, Folder>();
  for (const [kind, entries] of site.graph.byKind) plant(kind, entries, tree);
  trees.set(site, tree);
  return tree;
}

interface Growing {
  readonly folders: Set<string>;
  readonly entries: Entry[];
}

function plant(kind: Kind, entries: readonly Entry[], tree: Map<string, Folder>): void {
  const growing = new Map<string, Growing>([['', { folders: new Set(), entries: [] }]]);
  const grow = (id: string): Growing => {
    const present = growing.get(id);
    if (present) return present;
    const folder = { folders: new Set<string>(), entries: [] };
    growing.set(id, folder);
    grow(parentOf(id)).folders.add(id);
    return folder;
  };
  const parents = new Set(entries.flatMap((entry) => ancestorsOf(entry.id)));
  const pages = new Map(entries.filter((entry) => entry.isFolder).map((entry) => [entry.id, entry]));
  for (const entry of entries) {
    if (entry.id === '') continue;
    if (entry.isFolder && parents.has(entry.id)) grow(entry.id);
    else if (isListed(entry)) grow(parentOf(entry.id)).entries.push(entry);
    else grow(parentOf(entry.id));
  }
  const finish = (id: string): Folder => {
    const { folders, entries: direct } = growing.get(id) ?? grow(id);
    const inner = [...folders].map(finish).toSorted((a, b) => compareTitles(a.label, b.label));
    const page = pages.get(id);
    const count = direct.length + inner.reduce((sum, folder) => sum + folder.count, 0) + (page ? 1 : 0);
    const label = id === '' ? KINDS[kind].label : (page?.title ?? titleFromName(id.split('/').at(-1) ?? id));
    const url = id === '' ? `/${kind}/` : `/${kind}/${id}/`;
    const folder: Folder = { kind, id, url, label, page, folders: inner, entries: direct, count };
    tree.set(url, folder);
    return folder;
  };
  finish('');
}

function parentOf(id: string): string {
  return id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : '';
}

function ancestorsOf(id: string): string[] {
  const segments = id.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** The folder that an entry is listed in. */
export function folderOf(site: Site, entry: Entry): Folder | undefined {
  const parent = parentOf(entry.id);
  return folderTree(site).get(parent ? `/${entry.kind}/${parent}/` : `/${entry.kind}/`);
}

/** From the kind down to, not including, `id`. */
export function foldersAbove(site: Site, kind: Kind, id: string): Folder[] {
  const tree = folderTree(site);
  const above: Folder[] = [];
  for (let at = parentOf(id), done = id === ''; !done; at = parentOf(at)) {
    const folder = tree.get(at === '' ? `/${kind}/` : `/${kind}/${at}/`);
    if (folder) above.unshift(folder);
    done = at === '';
  }
  return above;
}
