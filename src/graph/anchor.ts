import type { Entry } from '../entries/entry.ts';
import { contentId, withoutPrefix } from '../shared/content-id.ts';
import { partAnchors, planAnchors } from './tasks.ts';

/** `top` is the page itself: no anchor, or that of the title. */
export type Anchor =
  | { readonly at: 'top' }
  | { readonly at: 'heading'; readonly id: string }
  | { readonly at: 'unknown'; readonly id: string };

/** The ids of a page that links may lead to. */
export interface Anchors {
  readonly exact: ReadonlySet<string>;
  /** By what is left of an id where case and doubled dashes do not count. */
  readonly loose: ReadonlyMap<string, string>;
  /** The id of the title, where the text does not show it. */
  readonly title: string | undefined;
}

export function anchorsOf(entry: Entry): Anchors {
  const { outline } = entry;
  const isPhase = entry.kind === 'phases';
  const written = [...outline.headings.map(({ id }) => id), ...outline.htmlIds];
  const ids = isPhase ? [...written, ...planAnchors(entry)] : written;
  const parts = isPhase ? [...partAnchors(entry)] : [];
  return {
    exact: new Set(ids),
    loose: new Map([
      ...parts.map(([id, anchor]) => [normalizeAnchor(id), anchor] as const),
      ...ids.toReversed().map((id) => [normalizeAnchor(id), id] as const),
    ]),
    title: outline.startsWithTitle ? ids[0] : undefined,
  };
}

/** Where `hash`, with its `#` or empty, leads on a page. */
export function anchorOn({ exact, loose, title }: Anchors, hash: string): Anchor {
  if (hash === '' || hash === '#' || hash === '#top') return { at: 'top' };
  const id = idOfHash(hash);
  const found = [id, contentId(id)].find((one) => exact.has(one)) ?? loose.get(normalizeAnchor(id));
  if (found === undefined) return { at: 'unknown', id };
  return found === title ? { at: 'top' } : { at: 'heading', id: found };
}

/** Some code hosts put `user-content-` before every id that they make. */
function idOfHash(hash: string): string {
  let id = hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // A lone percent sign: look for it as it stands.
  }
  return withoutPrefix(id);
}

/** GitHub makes `a--b` of “A & b”, GitLab and others `a-b`. */
function normalizeAnchor(id: string): string {
  return withoutPrefix(id).toLowerCase().replace(/-+/g, '-').replace(/^-|-$/g, '');
}
