import { referencesOf, referencedBy } from '../../graph/relations.ts';
import type { EntryOf } from '../../entries/entry.ts';
import { assessmentChain } from '../../graph/assessment-chain.ts';
import { cleanId } from '../../shared/path.ts';
import { markOf } from '../../site/severity.ts';
import { href } from '../../site/page-props.ts';
import { evidenceOf, type Evidence, repositoryAbout } from '../../site/places.ts';
import type { Site } from '../../site/site.ts';
import { linkTo, statedLink } from '../../site/links.ts';
import type { LabelledLink, Link, SeverityMark } from '../../site/page.ts';
import { contentsOf, goalsOf, type Contents, type Goal } from '../../site/contents.ts';
import { amountWords, shareOf, trendOf, type Amount, type Trend } from './trend.ts';
import type { KindView } from '../../site/kind-view.ts';

export const view: KindView<'assessments'> = {
  components: { head: 'AssessmentHead', tail: 'AssessmentTail' },
  details: assessmentDetails,
  facts: { date: 'Date' },
  relationsInDetails: {
    there: ['after', 'of', 'found', 'recommends'],
    back: ['after', 'found_in'],
  },
  showsPlans: true,
};

type Assessment = EntryOf<'assessments'>;
type Written<Field extends keyof Assessment['data']> = NonNullable<Assessment['data'][Field]>;

export interface AssessmentDetails {
  readonly kind: 'assessments';
  readonly contents: Contents;
  /** What was assessed, beside the services that stand in the facts. */
  readonly of: readonly Link[];
  readonly before: readonly Link[];
  /** Later ones, which make this one history. */
  readonly followedBy: readonly Link[];
  readonly score?: Figure;
  readonly conclusion?: { readonly text: string; readonly conditions: readonly Goal[] };
  readonly factors: readonly Factor[];
  readonly measures: readonly Figure[];
  readonly trend?: Trend;
  /** Gaps that say they were found here, beside those of the factors; bounded. */
  readonly gaps: { readonly rows: readonly LabelledLink[]; readonly others: number };
  readonly risks: readonly Risk[];
  /** What is in place against all of them. */
  readonly mitigations: readonly string[];
  readonly recommendations: readonly Recommendation[];
}

/** A number that was given, as a row of a table and of its chart. */
export interface Figure {
  readonly name: string;
  /** `8.5 of 10`, `90 %`; empty where no number was given. */
  readonly words: string;
  /** From 0 to 1; absent where no whole is known. */
  readonly share?: number;
}

export interface Factor extends Figure {
  readonly id: string;
  readonly strengths: readonly string[];
  readonly gaps: readonly LabelledLink[];
  readonly evidence: readonly Evidence[];
}

export interface Risk {
  readonly text: string;
  readonly mark: SeverityMark;
  /** Empty where nothing is done. */
  readonly mitigation: string;
}

export interface Recommendation {
  readonly text: string;
  readonly horizon: string;
  /** What came of it; absent where nothing is known to have. */
  readonly remediation?: LabelledLink;
}

/** A reader scans so many; the list of all gaps has the others. */
const MOST = 30;

export function assessmentDetails(site: Site, entry: Assessment): AssessmentDetails {
  const { data } = entry;
  const chain = assessmentChain(entry, site.graph).toReversed();
  const trend = trendOf(
    chain.map(({ data: given, title, url }) => ({ data: given, title, url: href(site, url) })),
  );
  const { conclusion } = data;
  const services = new Set(entry.services.map(cleanId));
  const details = {
    of: referencesOf(site.graph, entry, 'of')
      .filter(({ id, kind }) => !(kind === 'services' && services.has(id)))
      .map((one) => linkTo(site, one)),
    before: referencesOf(site.graph, entry, 'after').map((one) => linkTo(site, one)),
    followedBy: referencedBy(site.graph, entry, 'after').map((one) => linkTo(site, one)),
    ...(data.score && { score: figureOf('Overall', data.score) }),
    ...(conclusion && { conclusion: { text: conclusion.text, conditions: goalsOf(conclusion.conditions) } }),
    factors: (data.factors ?? []).map((factor, index) => factorOf(site, factor, index, entry)),
    measures: (data.measures ?? []).map(({ name, ...amount }) => figureOf(name, amount)),
    ...(trend && { trend }),
    gaps: otherGaps(site, entry),
    risks: (data.risks ?? []).map(({ text, level, mitigation = '' }) => ({
      text,
      mark: markOf(site, level),
      mitigation,
    })),
    mitigations: data.mitigations ?? [],
    recommendations: (data.recommendations ?? []).map((one, index) =>
      recommendationOf(site, one, index, entry),
    ),
  };
  return { kind: 'assessments', contents: contents(details), ...details };
}

function contents(details: Omit<AssessmentDetails, 'kind' | 'contents'>): Contents {
  return {
    above: contentsOf([
      ['Conclusion', 'Conclusion', details.conclusion !== undefined],
      ['Before-and-after', 'Before and after', details.trend !== undefined],
      ['Factors', 'Factors', details.factors.length > 0],
      ['Measures', 'Measures', details.measures.length > 0],
    ]),
    below: contentsOf([
      ['Gaps', details.factors.length > 0 ? 'Other gaps found' : 'Gaps found', details.gaps.rows.length > 0],
      ['Risks', 'Risks', details.risks.length + details.mitigations.length > 0],
      ['Recommendations', 'Recommendations', details.recommendations.length > 0],
    ]),
  };
}

function figureOf(name: string, amount: Amount | undefined): Figure {
  const share = amount && shareOf(amount);
  return {
    name,
    words: amount ? amountWords(amount) : '',
    ...(share === undefined ? {} : { share }),
  };
}

function factorOf(
  site: Site,
  { name, score, strengths = [], evidence = [] }: Written<'factors'>[number],
  index: number,
  entry: Assessment,
): Factor {
  return {
    ...figureOf(name, score),
    id: `Factor-${index + 1}`,
    strengths,
    gaps: referencesOf(site.graph, entry, 'found', ['factors', index]).map((gap) => statedLink(site, gap)),
    evidence: evidenceOf(site, evidence, repositoryAbout(site, entry.services)),
  };
}

function recommendationOf(
  site: Site,
  { text, horizon }: Written<'recommendations'>[number],
  index: number,
  entry: Assessment,
): Recommendation {
  const [remediation] = referencesOf(site.graph, entry, 'recommends', ['recommendations', index]);
  return {
    text,
    horizon: horizon?.text ?? '',
    ...(remediation && { remediation: statedLink(site, remediation) }),
  };
}

function otherGaps(site: Site, entry: Assessment): AssessmentDetails['gaps'] {
  const shown = new Set(referencesOf(site.graph, entry, 'found'));
  const gaps = referencedBy(site.graph, entry, 'found_in').filter((gap) => !shown.has(gap));
  return {
    rows: gaps.slice(0, MOST).map((gap) => statedLink(site, gap)),
    others: Math.max(0, gaps.length - MOST),
  };
}
