import { nextActions, WORK_STATES, type RemediationWork, type WorkState } from '../../graph/plan.ts';
import { sortRank } from '../../shared/severity.ts';
import { count } from '../../shared/text.ts';
import { actionsDone, waitsFor } from './words.ts';
import { isListed } from '../../site/listed.ts';
import { pagePath, pagesOf, pagingOf } from '../../site/listing.ts';
import type { Body, Link, Paging, SeverityMark, CustomPage, StateMark } from '../../site/page.ts';
import { HOME, markOfEntry, pageProps } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import { linkTo, referenceLinks } from '../../site/links.ts';
import { WORK } from '../../site/states.ts';

/** Remediations by what they have come to. */
export interface RemediationListPage extends CustomPage {
  readonly layout: 'RemediationList';
  readonly kind: 'remediations';
  /** `12 remediations: 3 can start …` */
  readonly counts: string;
  readonly body: Body | undefined;
  readonly groups: readonly WorkGroup[];
  readonly paging?: Paging;
}

export interface WorkGroup {
  readonly id: string;
  readonly state: StateMark;
  /** On all pages of the list. */
  readonly count: number;
  readonly rows: readonly WorkRow[];
}

export interface WorkRow {
  readonly link: Link;
  readonly priority?: SeverityMark;
  /** `Waits for the staging cluster` */
  readonly waits: string;
  /** `Closes 2 gaps · 1 of 3 actions done · within 1w · 4h estimated` */
  readonly facts: string;
}

const PATH = '/remediations/';

/** Of `/remediations/`, in as many pages as it needs. */
export function remediationList(
  site: Site,
  body: Body | undefined,
  intro: string,
): { path: string; page: RemediationListPage }[] {
  const works = inOrder(site);
  return pagesOf(works).map((some, index, all) => {
    const path = pagePath(PATH, index);
    const paging = pagingOf(site, PATH, index, all.length);
    return {
      path,
      page: {
        ...pageProps(site, path, 'Remediations', intro, [HOME(site)]),
        type: 'own',
        layout: 'RemediationList',
        kind: 'remediations',
        counts: countsOf(works),
        body: index === 0 ? body : undefined,
        groups: WORK_STATES.flatMap((state) => groupOf(site, state, some, works)),
        ...(paging && { paging }),
      },
    };
  });
}

/** By state; what is left to be done in the order in which it can be, the rest by priority. */
function inOrder(site: Site): RemediationWork[] {
  const { graph, derived } = site;
  const next = nextActions(derived.plan, graph.scale);
  const place = new Map(next.map((work, index) => [work, index]));
  return [...derived.plan.values()]
    .filter(({ remediation }) => remediation.id !== '' && isListed(remediation))
    .toSorted(
      (a, b) =>
        WORK_STATES.indexOf(a.state) - WORK_STATES.indexOf(b.state) ||
        // Plans stand before their parts.
        (place.get(a) ?? -1) - (place.get(b) ?? -1) ||
        sortRank(a.priority, graph.scale) - sortRank(b.priority, graph.scale),
    );
}

function groupOf(
  site: Site,
  state: WorkState,
  some: readonly RemediationWork[],
  all: readonly RemediationWork[],
): WorkGroup[] {
  const those = (works: readonly RemediationWork[]): RemediationWork[] =>
    works.filter((work) => work.state === state);
  const rows = those(some).map((one) => workRow(site, one));
  if (rows.length === 0) return [];
  return [{ id: state.replaceAll(' ', '-'), state: WORK[state], count: those(all).length, rows }];
}

function workRow(site: Site, { remediation, state, dependsOn, parts }: RemediationWork): WorkRow {
  const { effort, horizon } = remediation.data;
  const { done, total } = actionsDone(remediation);
  const closes = referenceLinks(site, remediation, 'resolves').length;
  const priority = markOfEntry(site, remediation);
  const facts = [
    parts.length > 0 && `Plan with ${count(parts.length, 'part')}`,
    closes > 0 && `Closes ${count(closes, 'gap')}`,
    state === 'in progress' && total > 0 && `${done} of ${count(total, 'action')} done`,
    horizon !== undefined && `within ${horizon.text}`,
    effort !== undefined && `${effort.text} estimated`,
  ];
  return {
    link: linkTo(site, remediation),
    ...(priority && { priority }),
    waits: state === 'waits' ? waitsFor(dependsOn) : '',
    facts: facts.filter((fact) => fact !== false).join(' · '),
  };
}

function countsOf(works: readonly RemediationWork[]): string {
  const states = WORK_STATES.flatMap((state) => {
    const those = works.filter((work) => work.state === state).length;
    return those > 0 ? [`${those} ${WORK[state].word.replace(',', ' but')}`] : [];
  });
  return `${count(works.length, 'remediation')}: ${states.join(', ')}`;
}
