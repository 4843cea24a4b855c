import type { Entry, EntryOf } from '../entries/entry.ts';
import { placeUrl } from './repository.ts';
import type { Named } from './states.ts';
import type { Site } from './site.ts';

type Written = NonNullable<EntryOf<'requirements'>['data']['evidence']>;

/** What was seen, and where. */
export interface Evidence {
  readonly text: string;
  readonly place?: Named;
}

/** A place in a repository under its name; a link where the repository is known. */
export function placeLink(site: Site, written: string, repository?: string): Named {
  const url = placeUrl(site, written, repository);
  return { label: written, ...(url !== undefined && { url }) };
}

export function evidenceOf(site: Site, written: Written = [], repository?: string): Evidence[] {
  return written.map(({ text, location }) => ({
    text,
    ...(location !== undefined && { place: placeLink(site, location, repository) }),
  }));
}

/** Where the files of a remediation lie: in the repository of what it resolves, if that is one. */
export function repositoryOf(site: Site, remediation: Entry): string | undefined {
  const relations = site.graph.relations.get(remediation) ?? [];
  const repositories = relations.flatMap(({ reference, target }) =>
    reference.relation === 'resolves' && target.to === 'entry' && target.entry.kind === 'gaps'
      ? [target.entry.data.repository]
      : [],
  );
  return new Set(repositories).size === 1 ? repositories[0] : undefined;
}
