import { KINDS, type Kind } from '../schemas/kinds.ts';
import type { Bodies } from './entry-page.ts';
import { ALL_GAPS, gapBoard, type GapBoardPage } from '../kinds/gaps/board.ts';
import { remediationList, type RemediationListPage } from '../kinds/remediations/list.ts';
import { requirementList, type RequirementListPage } from '../kinds/requirements/list.ts';
import type { Site } from './site.ts';
import type { Folder } from './tree.ts';

export type OwnListPage = GapBoardPage | RemediationListPage | RequirementListPage;

/** The list of a kind that is more than titles, in as many pages as it needs; none where titles are enough. */
export function ownList(site: Site, folder: Folder, bodies: Bodies): { path: string; page: OwnListPage }[] {
  const { kind, id, page } = folder;
  if (id !== '') return [];
  const intro = page?.data.summary ?? KINDS[kind].intro;
  const html = (page && bodies.get(page)?.html) ?? '';
  return MAKERS[kind]?.(site, html, intro) ?? [];
}

/** Where a kind with a list of its own is listed by title beside it, if that list cannot hold everything. */
export function restOf(folder: Folder, own: readonly { page: OwnListPage }[]): Folder | undefined {
  const needed = own.some(({ page }) => page.type === 'gap-board' && page.rest !== undefined);
  return needed ? { ...folder, url: ALL_GAPS } : undefined;
}

type Maker = (site: Site, html: string, intro: string) => { path: string; page: OwnListPage }[];

const MAKERS: Partial<Readonly<Record<Kind, Maker>>> = {
  requirements: requirementList,
  gaps: (site, html, intro) => [{ path: '/gaps/', page: gapBoard(site, html, intro) }],
  remediations: remediationList,
};
