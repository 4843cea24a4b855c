import type { EntryOf } from '../../entries/entry.ts';
import { count } from '../../shared/text.ts';
import { evidenceOf, placeLink, type Evidence } from '../../site/places.ts';
import type { Site } from '../../site/site.ts';
import { plain, statedLink, referenceLinks, referencedByLinks, labelledLinks } from '../../site/links.ts';
import type { LabelledLink, LabelledLinks, StateMark } from '../../site/page.ts';
import { gapMark } from '../../site/states.ts';
import { contentsOf, type Contents } from '../../site/contents.ts';
import { missingForNext, waitRows, whyInState } from './words.ts';
import { actionsDone, verificationWords } from '../remediations/words.ts';
import { openGaps } from '../../graph/readiness.ts';
import type { GapStatus } from '../../graph/states.ts';
import { gapList } from './board.ts';
import type { KindView } from '../../site/kind-view.ts';

export const view: KindView<'gaps'> = {
  components: { summary: 'Headline', head: 'GapHead', tail: 'GapTail' },
  details: gapDetails,
  facts: { category: 'Category' },
  factsInDetails: ['State', 'Deferred to'],
  relationsInDetails: {
    there: ['found_in', 'phases', 'requirement', 'blocks', 'waits_for', 'verdict', 'deferred_to'],
    back: ['resolves', 'waits_for'],
  },
  showsPlans: true,
  featured: ({ graph, derived }) => openGaps(graph, derived.gaps).flatMap((group) => group.gaps),
  customList: gapList,
};

type Gap = EntryOf<'gaps'>;
type Remediation = EntryOf<'remediations'>;

export interface GapDetails {
  readonly kind: 'gaps';
  readonly state: StateMark;
  /** A sentence. */
  readonly why: string;
  readonly contents: Contents;
  /** Empty where not given. */
  readonly expected: string;
  readonly actual: string;
  readonly impact: string;
  readonly pairs: readonly LabelledLinks[];
  readonly verdict?: Verdict;
  readonly fixes: readonly Fix[];
}

export interface Verdict {
  readonly text: string;
  readonly in: readonly LabelledLink[];
  readonly evidence: readonly Evidence[];
}

/** What resolves the gap, and how far it is; what is not given is empty. */
export interface Fix {
  readonly remediation: LabelledLink;
  /** `2 of 3 actions done, finished on 2026-11-12` */
  readonly progress: string;
  readonly verification: string;
}

export function gapDetails(site: Site, gap: Gap): GapDetails {
  const { gaps, today } = site.derived;
  const status: GapStatus = gaps.get(gap) ?? {
    state: 'open',
    overdue: false,
    remediations: [],
    shortfalls: [],
  };
  const { expected = '', actual = '', impact = '', locations = [], repository } = gap.data;
  const verdict = verdictOf(site, gap);
  return {
    kind: 'gaps',
    state: gapMark(status),
    why: whyInState(site, gap, status, today),
    contents: {
      above: [],
      below: contentsOf([
        ['Fixed-by', 'Fixed by', status.remediations.length > 0],
        ['Verdict', 'Verdict', verdict !== undefined],
      ]),
    },
    expected,
    actual,
    impact,
    pairs: labelledLinks([
      ['Status in the text', plain(gap.claim?.text)],
      missingForNext(site, gap, status),
      ['Where', locations.map((location) => placeLink(site, location, repository))],
      ['Requirement', referenceLinks(site, gap, 'requirement')],
      ['Blocks', referenceLinks(site, gap, 'blocks')],
      ...waitRows(site, gap, status, today),
      ['Awaited by', referencedByLinks(site, gap, 'waits_for')],
      ['Found in', referenceLinks(site, gap, 'found_in')],
      ['Phase', referenceLinks(site, gap, 'phases')],
      ['Deferred to', referenceLinks(site, gap, 'deferred_to')],
    ]),
    ...(verdict && { verdict }),
    fixes: status.remediations.map((remediation) => fixOf(site, remediation)),
  };
}

function verdictOf(site: Site, gap: Gap): Verdict | undefined {
  const { verdict, repository } = gap.data;
  if (verdict === undefined) return undefined;
  return {
    text: verdict.is === 'confirmed' ? 'Confirmed by a review' : 'Rejected by a review',
    in: referenceLinks(site, gap, 'verdict'),
    evidence: evidenceOf(site, verdict.evidence, repository),
  };
}

function fixOf(site: Site, remediation: Remediation): Fix {
  const { finished } = remediation.data;
  const { done, total } = actionsDone(remediation);
  const steps = total === 0 ? [] : [`${done} of ${count(total, 'action')} done`];
  const end = typeof finished === 'object' ? [`finished on ${finished.text}`] : [];
  return {
    remediation: statedLink(site, remediation),
    progress: [...steps, ...end].join(', '),
    verification: verificationWords(remediation),
  };
}
