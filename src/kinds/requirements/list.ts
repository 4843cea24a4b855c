import type { EntryOf } from '../../entries/entry.ts';
import type { RequirementState, RequirementStatus } from '../../graph/requirement-state.ts';
import { isListed } from '../../site/listed.ts';
import { pagePath, pagesOf, pagingOf } from '../../site/listing.ts';
import type { Body, Link, Paging, CustomPage, StateMark } from '../../site/page.ts';
import { HOME, pageProps } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import { linkTo } from '../../site/links.ts';
import { requirementMark } from '../../site/states.ts';

/** Every requirement with its state, what is violated first. */
export interface RequirementListPage extends CustomPage {
  readonly layout: 'RequirementList';
  readonly kind: 'requirements';
  readonly body: Body | undefined;
  readonly total: number;
  /** Of all of them, by state; those that occur. */
  readonly counts: readonly { readonly state: RequirementState; readonly count: number }[];
  readonly rows: readonly RequirementRow[];
  readonly paging?: Paging;
}

export interface RequirementRow {
  readonly link: Link;
  readonly statement: string;
  readonly state: StateMark;
  /** By which the table sorts by state. */
  readonly rank: number;
  /** `must`; empty where not given. */
  readonly level: string;
  readonly source: string;
  readonly violations: number;
}

const STATES: readonly RequirementState[] = ['violated', 'contested', 'untested', 'met'];

const PATH = '/requirements/';

interface Judged {
  readonly requirement: EntryOf<'requirements'>;
  readonly status: RequirementStatus;
}

/** Of `/requirements/`, in as many pages as it needs. */
export function requirementList(
  site: Site,
  body: Body | undefined,
  intro: string,
): { path: string; page: RequirementListPage }[] {
  const { graph, derived } = site;
  const judged = (graph.byKind.get('requirements') ?? [])
    .flatMap((requirement): Judged[] => {
      const status = derived.requirements.get(requirement);
      if (requirement.kind !== 'requirements' || requirement.id === '' || !status) return [];
      return isListed(requirement) ? [{ requirement, status }] : [];
    })
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const counts = STATES.map((state) => ({
    state,
    count: judged.filter(({ status }) => status.state === state).length,
  }));
  return pagesOf(judged).map((some, index, all) => {
    const path = pagePath(PATH, index);
    const paging = pagingOf(site, PATH, index, all.length);
    return {
      path,
      page: {
        ...pageProps(site, path, 'Requirements', intro, [HOME(site)]),
        type: 'own',
        layout: 'RequirementList',
        kind: 'requirements',
        body: index === 0 ? body : undefined,
        total: judged.length,
        counts: counts.filter(({ count }) => count > 0),
        rows: some.map((one) => rowOf(site, one)),
        ...(paging && { paging }),
      },
    };
  });
}

function rankOf({ status }: Judged): number {
  return STATES.indexOf(status.state);
}

function rowOf(site: Site, judged: Judged): RequirementRow {
  const { requirement, status } = judged;
  const { statement = '', level = '', source = '' } = requirement.data;
  return {
    link: linkTo(site, requirement),
    statement,
    state: requirementMark(status.state),
    rank: rankOf(judged),
    level,
    source,
    violations: status.violations.length,
  };
}
