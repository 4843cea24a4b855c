import type { EntryOf } from '../../entries/entry.ts';
import type { Violation } from '../../graph/assertion.ts';
import type { RequirementStatus } from '../../graph/requirement-state.ts';
import { count } from '../../shared/text.ts';
import type { Link, LabelledLink, LabelledLinks, StateMark } from '../../site/page.ts';
import { evidenceOf, type Evidence } from '../../site/places.ts';
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
  customList: (site, html, intro) => ({ pages: requirementList(site, html, intro) }),
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
  readonly page: Link;
  /** `guides/monitoring.md:12` */
  readonly place: LabelledLink;
  /** Empty where nothing was found. */
  readonly found: string;
  readonly expected: string;
}

/** More than these nobody reads on one page; `handrail check` lists them all. */
const MOST = 50;

const NEVER: RequirementStatus = { state: 'untested', violations: [], matchesNothing: [], tooSlow: [] };

export function requirementDetails(site: Site, entry: Requirement): RequirementDetails {
  const status = site.derived.requirements.get(entry) ?? NEVER;
  const { statement = '', assert = [], evidence } = entry.data;
  return {
    kind: 'requirements',
    state: requirementMark(status.state),
    why: whyInRequirementState(entry, status),
    contents: {
      above: contentsOf([['Violations', 'Where it is violated', status.violations.length > 0]]),
      below: contentsOf([
        ['Assertions', 'What is looked up on every build', assert.length > 0],
        ['Evidence', 'Evidence', (evidence ?? []).length > 0],
      ]),
    },
    statement,
    pairs: labelledLinks([
      ['Gaps', referencedByLinks(site, entry, 'requirement')],
      ['Blocked by', referencedByLinks(site, entry, 'blocks')],
    ]),
    assertions: assert.map((assertion, index) => assertionWords(assertion, noteOf(index, status))),
    violations: status.violations.slice(0, MOST).map((one) => violationRow(site, one)),
    others: Math.max(0, status.violations.length - MOST),
    evidence: evidenceOf(site, evidence),
  };
}

/** Why a requirement is in its state, in a sentence. */
function whyInRequirementState({ data }: Requirement, status: RequirementStatus): string {
  const { assert = [], evidence = [] } = data;
  const idle = status.matchesNothing.length + status.tooSlow.length;
  switch (status.state) {
    case 'violated': {
      const pages = new Set(status.violations.map(({ entry }) => entry)).size;
      return `Not so in ${count(status.violations.length, 'place')} on ${count(pages, 'page')}.`;
    }
    case 'holds':
      return `${assert.length === 1 ? 'Its assertion' : `All ${assert.length} assertions`} found what to judge by, and it is as it must be.`;
    case 'attested':
      return `${idle > 0 ? 'Nothing on these pages tells' : 'Nothing is read off these pages'}; ${count(evidence.length, 'piece')} of evidence ${evidence.length === 1 ? 'says' : 'say'} that it holds.`;
    case 'untested':
      return idle > 0
        ? `${idle} of ${count(assert.length, 'assertion')} found nothing to judge by, and there is no evidence.`
        : 'It has no assertions and no evidence.';
  }
}

function noteOf(index: number, { matchesNothing, tooSlow }: RequirementStatus): string {
  if (matchesNothing.includes(index)) return 'Found nothing to judge by.';
  return tooSlow.includes(index) ? 'Given up on: the pattern takes too long.' : '';
}

const PARTS = { code: 'code blocks', prose: 'the text', frontmatter: 'the frontmatter' } as const;

function assertionWords(assertion: Assertion, note: string): AssertionWords {
  const { language, within, present, match } = assertion;
  const part = `In ${PARTS[assertion.in]}${language === undefined ? '' : ` of ${language}`}`;
  const each = typeof present === 'object' ? present.where : undefined;
  const files = each ?? within;
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
  if (absent === true) return ['', 'occurs nowhere', ''];
  return ['', each === undefined ? 'occurs somewhere' : 'occurs on each', ''];
}

function violationRow(site: Site, { entry, span, found, expected }: Violation): ViolationRow {
  const { viewUrl } = sourceOf(site, entry.file, span.line);
  return {
    page: linkTo(site, entry),
    place: { label: `${entry.file}:${span.line}`, ...(viewUrl !== undefined && { url: viewUrl }) },
    found,
    expected,
  };
}
