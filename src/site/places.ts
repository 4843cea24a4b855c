import { referencesOf } from '../graph/relations.ts';
import type { Entry, EntryOf } from '../entries/entry.ts';
import { writtenServices } from './services.ts';
import { placeUrl } from './repository.ts';
import type { LabelledLink } from './page.ts';
import type { Site } from './site.ts';

type Written = NonNullable<EntryOf<'requirements'>['data']['evidence']>;

/** What was seen, and where. */
export interface Evidence {
  readonly text: string;
  readonly place?: LabelledLink;
}

/** A place in a repository under its name; a link where the repository is known. */
export function placeLink(site: Site, written: string, repository?: string): LabelledLink {
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
  const repositories = referencesOf(site.graph, remediation, 'resolves').flatMap((gap) =>
    gap.kind === 'gaps' ? [gap.data.repository] : [],
  );
  return new Set(repositories).size === 1 ? repositories[0] : undefined;
}

/** The one repository of these services, where they have one. */
export function repositoryAbout(site: Site, services: readonly string[]): string | undefined {
  const repositories = writtenServices(site, services).flatMap(({ data }) => data.repository ?? []);
  return new Set(repositories).size === 1 ? repositories[0] : undefined;
}
