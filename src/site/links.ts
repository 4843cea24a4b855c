import type { Entry } from '../entries/entry.ts';
import { referencedBy } from '../graph/relations.ts';
import type { LabelledLink, LabelledLinks, Link } from './page.ts';
import { href } from './page-props.ts';
import type { Site } from './site.ts';
import { markOfState } from './states.ts';

export function linkTo(site: Site, { title, url }: Pick<Entry, 'title' | 'url'>): Link {
  return { label: title, url: href(site, url) };
}

/** A link to a page with what that has come to. */
export function statedLink(site: Site, entry: Entry): LabelledLink & Link {
  const state = markOfState(site, entry);
  return { ...linkTo(site, entry), ...(state && { state }) };
}

/**
 * What a page's field names, in the order that it does; what cannot be found is named as it is written.
 * @param link how a page is named: with what it has come to, or as `linkTo` does, without
 */
export function referenceLinks(
  site: Site,
  entry: Entry,
  relation: string,
  link: (site: Site, entry: Entry) => LabelledLink = statedLink,
): LabelledLink[] {
  const relations = site.graph.relations.get(entry) ?? [];
  return relations.flatMap(({ reference, target }) => {
    if (reference.relation !== relation) return [];
    return [target.to === 'entry' ? link(site, target.entry) : { label: reference.value }];
  });
}

/** The pages of which a field names this one. */
export function referencedByLinks(site: Site, entry: Entry, relation: string): LabelledLink[] {
  return referencedBy(site.graph, entry, relation).map((from) => statedLink(site, from));
}

/** A row for each label that has something to it. */
export function labelledLinks(
  rows: readonly (readonly [label: string, values: readonly LabelledLink[]])[],
): LabelledLinks[] {
  return rows.flatMap(([label, values]) => (values.length > 0 ? [{ label, values }] : []));
}

/** A value that is only text; none where there is none. */
export function plain(text: string | undefined): LabelledLink[] {
  return text === undefined || text === '' ? [] : [{ label: text }];
}
