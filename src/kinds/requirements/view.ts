import type { EntryOf } from '../../entries/entry.ts';
import type { Violation } from '../../graph/assertion.ts';
import { isAboutPages, NO_RESULTS, type RequirementStatus } from '../../graph/requirement-state.ts';
import { count } from '../../shared/text.ts';
import type { Link, LabelledLink, LabelledLinks, StateMark } from '../../site/page.ts';
import { evidenceOf, placeLink, type Evidence } from '../../site/places.ts';
import { sourceOf } from '../../site/repository.ts';
import type { Site } from '../../site/site.ts';
import { linkTo, referencedByLinks, labelledLinks } from '../../site/links.ts';
import { requirementMark } from '../../site/states.ts';
import { contentsOf, type Contents } from '../../site/contents.ts';
import { requirementList } from './list.ts';
import type { KindView } from '../../site/kind-view.ts';

export const view: KindView<'requirements'> = {
  components: { summary: 'Headline', head: 'RequirementHead', tail: 'RequirementTail' },
  details: requirementDetails,
  facts: { level: 'Level', source: 'Source' },
  factsInDetails: ['State'],
  relationsInDetails: { there: [], back: ['requirement', 'blocks'] },
  showsPlans: true,
  customList: (site, body, intro) => ({ pages: requirementList(site, body, intro) }),
};

type Requirement = EntryOf<'requirements'>;
type Assertion = NonNullable<Requirement['data']['assert']>[number];

export interface RequirementDetails {
  readonly kind: 'requirements';
  readonly state: StateMark;
  /** A sentence. */
  readonly why: string;
  readonly contents: Contents;
  readonly statement: string;
  readonly pairs: readonly LabelledLinks[];
  readonly assertions: readonly AssertionWords[];
  readonly violations: readonly ViolationRow[];
  /** Violations beside those that are shown. */
  readonly others: number;
  readonly evidence: readonly Evidence[];
}

export interface AssertionWords {
  /** `In code blocks of yaml of the pages that prescribe, what is captured by` */
  readonly where: string;
  readonly pattern: string;
  /** `is at most`, `occurs nowhere` */
  readonly must: string;
  /** What it is compared with; empty where `must` says all. */
  readonly value: string;
  /** That it found nothing to judge by, or was given up on; empty where it did its work. */
  readonly note: string;
}

export interface ViolationRow {
  /** Absent for a file of the repository. */
  readonly page?: Link;
  /** `guides/monitoring.md:12`, `Dockerfile:283` */
  readonly place: LabelledLink;
  /** Empty where nothing was found. */
  readonly found: string;
  readonly expected: string;
}

/** A page shows these at most; `handrail check` lists them all. */
const MOST = 50;

const NEVER: RequirementStatus = { ...NO_RESULTS, state: 'untested', contestedBy: [] };

export function requirementDetails(site: Site, entry: Requirement): RequirementDetails {
  const status = site.derived.requirements.get(entry) ?? NEVER;
  const { statement = '', assert = [], evidence } = entry.data;
  return {
    kind: 'requirements',
    state: requirementMark(status.state),
    why: whyInRequirementState(entry, status),
    contents: {
      above: contentsOf([['Violations', 'Violations', status.violations.length > 0]]),
      below: contentsOf([
        ['Assertions', 'Assertions', assert.length > 0],
        ['Evidence', 'Evidence', (evidence ?? []).length > 0],
      ]),
    },
    statement,
    pairs: labelledLinks([
      ['Gaps', referencedByLinks(site, entry, 'requirement')],
      ['Blocked by', referencedByLinks(site, entry, 'blocks')],
    ]),
    assertions: assert.map((assertion, index) => assertionWords(assertion, noteOf(index, status, assertion))),
    violations: status.violations.slice(0, MOST).map((one) => violationRow(site, one)),
    others: Math.max(0, status.violations.length - MOST),
    evidence: evidenceOf(site, evidence),
  };
}

/** Why a requirement is in its state, in a sentence. */
function whyInRequirementState({ data }: Requirement, status: RequirementStatus): string {
  const { assert = [], evidence = [] } = data;
  const { violations, contestedBy } = status;
  const supporting = evidence.filter(({ supports }) => supports === 'yes').length;
  const opposing = evidence.filter(({ supports }) => supports === 'no').length;
  const idle = status.matchesNothing.length + status.tooSlow.length;
  switch (status.state) {
    case 'violated': {
      const pages = new Set(violations.map(({ file }) => file)).size;
      return `Violated in ${count(violations.length, 'place')} in ${count(pages, 'file')}.`;
    }
    case 'contested':
      return `Contested by ${[
        contestedBy.length > 0 ? count(contestedBy.length, 'open gap') : '',
        opposing > 0 ? `${count(opposing, 'piece')} of evidence against it` : '',
      ]
        .filter(Boolean)
        .join(' and ')}.`;
    case 'met':
      return isAboutPages(data) && assert.length > 0 && idle === 0
        ? `${count(assert.length, 'assertion')} passed.`
        : `${count(supporting, 'piece')} of supporting evidence.`;
    case 'untested': {
      if (assert.length === 0)
        return evidence.length > 0
          ? 'No assertion, and no evidence with “supports: yes”.'
          : 'No assertion and no evidence.';
      if (idle > 0)
        return `${idle} of ${count(assert.length, 'assertion')} found nothing to compare, and no evidence supports it.`;
      return 'The pages say it, but no evidence and no file shows it.';
    }
  }
}

/** What an assertion over pages proves, by name: what those pages say. */
function noteOf(
  index: number,
  { matchesNothing, tooSlow, matched, violations }: RequirementStatus,
  assertion: Assertion,
): string {
  if (matchesNothing.includes(index)) return 'No match found.';
  if (tooSlow.includes(index)) return 'Timed out.';
  const some = matched[index] ?? 0;
  if (violations.length > 0 || some === 0) return '';
  if (assertion.absent)
    return `Not in any of the ${some} ${assertion.in === 'file' ? 'files' : 'pages'} read.`;
  const what = assertion.in === 'file' ? 'file' : 'page';
  return some === 1 ? `In the 1 ${what} that mentions it.` : `In all ${some} ${what}s that mention it.`;
}

const PARTS = {
  code: 'code blocks',
  prose: 'the text',
  frontmatter: 'the frontmatter',
  file: 'files',
} as const;

function assertionWords(assertion: Assertion, note: string): AssertionWords {
  const { language, within, present, match, files: inRepository } = assertion;
  const part = `In ${PARTS[assertion.in]}${language === undefined ? '' : ` of ${language}`}`;
  const each = typeof present === 'object' ? present.where : undefined;
  const files = inRepository ?? each ?? within;
  const pages = files === undefined ? 'of the pages that prescribe' : `of ${files}`;
  const [subject, must, value] = testWords(assertion, each);
  return {
    where: [`${part} ${pages}`, subject].filter(Boolean).join(', '),
    pattern: match,
    must,
    value,
    note,
  };
}

function testWords(assertion: Assertion, each: string | undefined): [string, string, string] {
  const { equals, one_of: oneOf, at_most: atMost, at_least: atLeast, matches, absent } = assertion;
  const every = 'what is captured by';
  if (equals !== undefined) return [every, 'is', equals];
  if (oneOf !== undefined) return [every, 'is one of', oneOf.join(', ')];
  if (atMost !== undefined) return [every, 'is at most', atMost];
  if (atLeast !== undefined) return [every, 'is at least', atLeast];
  if (matches !== undefined) return [every, 'fits', matches];
  if (absent === true) return ['', 'does not occur', ''];
  return ['', each === undefined ? 'occurs somewhere' : 'occurs on each', ''];
}

function violationRow(site: Site, { entry, file, path, span, found, expected }: Violation): ViolationRow {
  const { viewUrl } = sourceOf(site, file, span.line);
  const url = entry ? viewUrl : placeLink(site, `${path ?? file}:${span.line}`).url;
  return {
    ...(entry && { page: linkTo(site, entry) }),
    place: { label: `${path ?? file}:${span.line}`, ...(url !== undefined && { url }) },
    found,
    expected,
  };
}
