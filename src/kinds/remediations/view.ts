import type { EntryOf } from '../../entries/entry.ts';
import { type Prerequisite } from '../../graph/prerequisites.ts';
import { type RemediationWork, nextActions } from '../../graph/plan.ts';
import { shortfallText, type VerificationShortfall } from '../../graph/verification.ts';
import { comparedWork, sumOfEstimates } from '../../shared/estimate.ts';
import { count } from '../../shared/text.ts';
import type { SeverityMark, LabelledLink, LabelledLinks, StateMark } from '../../site/page.ts';
import { placeLink, repositoryOf } from '../../site/places.ts';
import { markOfEntry } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import { plain, statedLink, referenceLinks, referencedByLinks, labelledLinks } from '../../site/links.ts';
import { WORK } from '../../site/states.ts';
import { contentsOf, type Contents } from '../../site/contents.ts';
import { verificationWords, waitsFor, whyInWorkState } from './words.ts';
import { remediationList } from './list.ts';
import type { KindView } from '../../site/kind-view.ts';

export const view: KindView<'remediations'> = {
  components: { summary: 'Headline', head: 'RemediationHead', tail: 'RemediationTail' },
  details: remediationDetails,
  factsInDetails: ['Deferred to'],
  relationsInDetails: {
    there: ['resolves', 'part_of', 'phase', 'depends_on', 'deferred_to'],
    back: ['part_of', 'depends_on'],
  },
  showsPlans: true,
  featured: ({ graph, derived }) =>
    nextActions(derived.plan, graph.scale).map(({ remediation }) => remediation),
  customList: (site, body, intro) => ({ pages: remediationList(site, body, intro) }),
};

type Remediation = EntryOf<'remediations'>;

export interface RemediationDetails {
  readonly kind: 'remediations';
  readonly state: StateMark;
  /** A sentence. */
  readonly why: string;
  readonly contents: Contents;
  readonly pairs: readonly LabelledLinks[];
  readonly actions: readonly Step[];
  /** Set for a plan: what belongs to it. */
  readonly parts?: Parts;
  readonly changes: readonly Change[];
  readonly success: readonly Step[];
  /** A sentence; empty while it is not finished. */
  readonly verification: string;
}

/** Something to be done or to be reached, and whether it is. */
export interface Step {
  readonly text: string;
  readonly state: StateMark;
  readonly files: readonly LabelledLink[];
  /** Empty where not given. */
  readonly note: string;
}

export interface Change {
  readonly file: LabelledLink;
  readonly change: string;
  readonly lines: string;
  readonly summary: string;
}

export interface Parts {
  /** `1 of 7 parts verified, 4 finished and not verified. 2 can start now.` */
  readonly words: string;
  /** In the order in which they can be done. */
  readonly items: readonly Part[];
}

export interface Part {
  readonly link: LabelledLink;
  readonly priority?: SeverityMark;
  /** What it waits for; empty where it does not. */
  readonly waits: string;
  /** `within 24h, 2-4h estimated`; empty where not given. */
  readonly time: string;
}

const DONE: StateMark = { word: 'done', shape: 'proven' };
const NOT_DONE: StateMark = { word: 'not done', shape: 'open' };
const SETTLED: StateMark = { word: 'settled', shape: 'proven' };
const NOT_SETTLED: StateMark = { word: 'not yet', shape: 'open' };

const MET: Readonly<Record<string, StateMark>> = {
  yes: { word: 'met', shape: 'proven' },
  no: { word: 'not met', shape: 'bad' },
  unstated: { word: 'not stated', shape: 'planned' },
};

const WHEN = { immediate: 'At once, before the phase', during: 'During the phase', after: 'After the phase' };

export function remediationDetails(site: Site, entry: Remediation): RemediationDetails | undefined {
  const work = site.derived.plan.get(entry);
  if (!work) return undefined;
  const repository = repositoryOf(site, entry);
  const { actions = [], changes = [], success = [], when, horizon } = entry.data;
  const isOver = work.state === 'finished' || work.state === 'verified' || work.state === 'failed';
  return {
    kind: 'remediations',
    state: WORK[work.state],
    why: whyInWorkState(site, work),
    contents: {
      above: contentsOf([
        ['Parts', 'Parts', work.parts.length > 0],
        ['Actions', 'Actions', actions.length > 0],
      ]),
      below: contentsOf([
        ['Changes', 'Changes', changes.length > 0],
        ['Success', 'Success criteria', success.length > 0],
        ['Verification', 'Verification', isOver],
      ]),
    },
    pairs: labelledLinks([
      ['Missing for verified', isOver ? work.shortfalls.flatMap((one) => shortfallLink(site, one)) : []],
      ['Closes', referenceLinks(site, entry, 'resolves')],
      ['Part of', referenceLinks(site, entry, 'part_of')],
      ['Depends on', work.dependsOn.flatMap((one) => dependencyLink(site, one))],
      ['Needed by', referencedByLinks(site, entry, 'depends_on')],
      ['When', plain(when && WHEN[when])],
      ['Phase', referenceLinks(site, entry, 'phase')],
      ['Horizon', plain(horizon?.text)],
      ['Work', plain(workWords(entry))],
      ['Deferred to', referenceLinks(site, entry, 'deferred_to')],
    ]),
    actions: actions.map(({ text, files = [], done, effort: needed }) => ({
      text,
      state: done === true ? DONE : NOT_DONE,
      files: files.map((file) => placeLink(site, file, repository)),
      note: needed === undefined ? '' : `${needed.text} estimated`,
    })),
    ...(work.parts.length > 0 && { parts: partsOf(site, work) }),
    changes: changes.map(({ file, change, lines = '', summary }) => ({
      file: {
        ...placeLink(site, /^\d+(-\d+)?$/.test(lines) ? `${file}:${lines}` : file, repository),
        label: file,
      },
      change,
      lines,
      summary,
    })),
    success: success.map(({ text, met, note = '' }) => ({
      text,
      state: MET[met ?? 'unstated'] ?? NOT_DONE,
      files: [],
      note,
    })),
    verification: isOver ? verificationWords(entry) || 'Not verified yet.' : '',
  };
}

function shortfallLink(site: Site, shortfall: VerificationShortfall): LabelledLink[] {
  const label = shortfallText(shortfall);
  return [shortfall.is === 'open part' ? { ...statedLink(site, shortfall.part), label } : { label }];
}

function dependencyLink(site: Site, one: Prerequisite): LabelledLink[] {
  // The phase has its own row.
  if (one.on === 'phase' && one.settled) return [];
  const state = one.settled ? SETTLED : NOT_SETTLED;
  if (one.on === 'text') return [{ label: one.text, state }];
  const link = statedLink(site, one.entry);
  const label = one.on === 'phase' ? `The end of ${link.label}` : link.label;
  return [{ ...link, label, state }];
}

function workWords({ data: { effort, spent } }: Remediation): string {
  const compared = effort && spent ? comparedWork(effort, spent) : undefined;
  const verdict = compared
    ? `: ${compared === 'as much' ? 'as estimated' : `${compared} than estimated`}`
    : '';
  return (
    [effort && `${effort.text} estimated`, spent && `${spent.text} spent`].filter(Boolean).join(', ') +
    verdict
  );
}

function partsOf(site: Site, { parts }: RemediationWork): Parts {
  const { plan } = site.derived;
  const works = parts.flatMap((part) => plan.get(part) ?? []);
  return {
    words: partsWords(works),
    items: works.map((work) => {
      const priority = markOfEntry(site, work.remediation);
      const { horizon } = work.remediation.data;
      return {
        link: statedLink(site, work.remediation),
        ...(priority && { priority }),
        waits: work.state === 'waits' ? waitsFor(work.dependsOn) : '',
        time: [horizon && `within ${horizon.text}`, workWords(work.remediation)].filter(Boolean).join(', '),
      };
    }),
  };
}

function partsWords(works: readonly RemediationWork[]): string {
  const those = (wanted: RemediationWork['state']): number =>
    works.filter(({ state }) => state === wanted).length;
  const sum = (field: 'effort' | 'spent'): string =>
    sumOfEstimates(works.flatMap(({ remediation }) => remediation.data[field] ?? []));
  const start = those('can start');
  const waits = those('waits');
  const failed = those('failed');
  return [
    `${those('verified')} of ${count(works.length, 'part')} verified, ${those('finished')} finished and not verified.`,
    failed > 0 ? `${failed} failed the check.` : '',
    start > 0 ? `${start} can start now.` : '',
    waits > 0 ? `${waits} ${waits === 1 ? 'waits' : 'wait'} for something.` : '',
    sumWords('Estimated', sum('effort'), works, 'effort'),
    sumWords('Spent', sum('spent'), works, 'spent'),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The sum of what was given says how many gave it. */
function sumWords(
  label: string,
  sum: string,
  works: readonly RemediationWork[],
  field: 'effort' | 'spent',
): string {
  const given = works.filter(({ remediation }) => remediation.data[field] !== undefined).length;
  if (sum === '') return '';
  return `${label}: ${sum}${given < works.length ? ` (${given} of ${works.length} say)` : ''}.`;
}
