import { slug } from 'github-slugger';
import {
  headingWords,
  labelsOf,
  labelWords,
  planWords,
  type LabelName,
} from '../../kinds/headings/headings.ts';
import type { Kind } from '../../kinds/registry.ts';
import { parseDuration } from '../../shared/duration.ts';
import { parseEstimate } from '../../shared/estimate.ts';
import { DEFAULT_SCALE, severityOf } from '../../shared/severity.ts';
import type { Heading } from '../entry.ts';
import type { Placed } from './body-data.ts';
import { walkParts, type Part } from './parts.ts';
import { PHASE_TITLE } from './phase-body.ts';
import { locationsIn, dateIn, durationIn, estimateIn, withoutMarks } from './values.ts';

/** A part of a page that is an entry of its own. */
export interface Section {
  readonly kind: Kind;
  /** Below the id of the page. */
  readonly name: string;
  /** Of the heading that links lead to; empty where it has none. */
  readonly anchor: string;
  readonly title: string;
  readonly first: number;
  readonly last: number;
  /** What the section's place in the page says, beside its own text. */
  readonly fields: Readonly<Record<string, Placed>>;
  /** Names of sections of the page that fields refer to, by field. */
  readonly refersTo: Readonly<Record<string, string>>;
  readonly part: Part;
}

const NUMBERED_GAP = new RegExp(`^(?:${planWords('gap')})\\s*#?[\\d.]+\\s*[:：.)–—-]?\\s*(.+)$`, 'isu');
const REJECTED = new RegExp(planWords('rejectedGaps'), 'iu');
const GRADE = /\s*[（(]([^()（）]+)[)）]\s*$/u;
const GAP_LABELS: readonly LabelName[] = [
  'priority',
  'severity',
  'location',
  'expected',
  'actual',
  'impact',
  'status',
];
const TASK_LABELS: readonly LabelName[] = ['priority', 'effort', 'dependencies'];
const PHASE_LABELS: readonly LabelName[] = ['objectives', 'timeline', 'deliverables', 'estimate'];
/** When a part of a plan is carried out, by the first word of its heading. */
const WHEN: readonly (readonly [string, RegExp])[] = [
  ['immediate', /^(?:immediate|before|sofort|vor|immédiat|avant|inmediato|antes|немедленно|до|即時|立即)/iu],
  ['during', /^(?:during|während|pendant|durante|во время|期間中|期间)/iu],
  ['after', /^(?:post|after|nach|après|después|после|後|之后)/iu],
];

/** The parts of a page that are gaps, remediations, phases, setups of alerting and assessments, in their order. */
export function sectionsOf(whole: Part, headings: readonly Heading[], kind: Kind): readonly Section[] {
  const all = [...walkParts(whole)].filter((part) => part.depth > 0 || part !== whole);
  const anchors = new Map(headings.map(({ span, id }) => [span.line, id]));
  const titleLine = headings[0]?.span.line;
  const taken = new Set<string>();
  const section = (
    of: Kind,
    part: Part,
    title: string,
    fields: Section['fields'] = {},
    refersTo: Section['refersTo'] = {},
  ): Section => {
    const anchor = part.depth > 0 ? (anchors.get(part.first) ?? '') : '';
    const base =
      anchor.replace(/-+$/, '') ||
      slug(part.depth > 0 ? part.title.text : title).replace(/-+$/, '') ||
      `line-${part.first}`;
    let name = base;
    for (let n = 2; taken.has(`${of}/${name}`); n++) name = `${base}-${n}`;
    taken.add(`${of}/${name}`);
    return { kind: of, name, anchor, title, first: part.first, last: part.last, fields, refersTo, part };
  };
  const below = all.filter((part) => part.first !== titleLine);
  return [
    ...below.flatMap((part) => gapsIn(part, section)),
    ...waitsIn(all, section),
    ...below.flatMap((part) => remediesIn(part, all, section)),
    ...tasksIn(all, section),
    ...(kind === 'phases' ? [] : below.flatMap((part) => phaseIn(part, section))),
    ...below.flatMap((part) => alertingIn(part, section)),
    ...reviewsIn(below, section),
  ];
}

type MakeSection = (
  kind: Kind,
  part: Part,
  title: string,
  fields?: Section['fields'],
  refersTo?: Section['refersTo'],
) => Section;

function hasLabel(part: Part, names: readonly LabelName[]): number {
  const found = part.labels.flatMap(({ name }) => labelsOf(name.text)).filter((name) => names.includes(name));
  return new Set(found).size;
}

/** `GAP 1: Title ✅ FIXED`, `1. Title (Critical)`: what is left is the title. */
function titleIn(text: string): { title: string; grade: string | undefined } {
  const bare = withoutMarks(text.replace(/[✅☑✔❌⚠🟡🟢🔴].*$/u, '')).replace(/^\d+(?:\.\d+)*[.)]?\s+/, '');
  const [, inner = ''] = GRADE.exec(bare) ?? [];
  const isGrade = severityOf(inner, DEFAULT_SCALE) !== undefined;
  const rest = isGrade ? bare.replace(GRADE, '') : bare;
  return { title: NUMBERED_GAP.exec(rest)?.[1] ?? rest, grade: isGrade ? inner : undefined };
}

function graded(part: Part, grade: string | undefined): Section['fields'] {
  return grade === undefined ? {} : { priority: { value: grade, span: part.title.span } };
}

/** `### Gap 1: …`, and what a page says is no gap. */
function gapsIn(part: Part, section: MakeSection): Section[] {
  if (part.depth === 0) return [];
  const { title, grade } = titleIn(part.title.text);
  if (REJECTED.test(headingWords(part.title.text)))
    return part.parts.filter(({ depth }) => depth > 0).map((inner) => rejectedIn(inner, section));
  const isGap =
    NUMBERED_GAP.test(withoutMarks(part.title.text)) &&
    (grade !== undefined || hasLabel(part, GAP_LABELS) > 0);
  return isGap ? [section('gaps', part, title, graded(part, grade))] : [];
}

/** The gap that is none, with what shows it: its labels, those with a place first. */
function rejectedIn(part: Part, section: MakeSection): Section {
  const lines = part.labels.flatMap(({ name, value }) => (value ? [{ name, value }] : []));
  const seen = lines.map(({ name, value }): Placed => {
    const [location] = value.raw.includes('](') ? locationsIn(value) : [];
    return {
      value: {
        text: { value: `${name.text}: ${value.text}`, span: value.span },
        location: location === undefined ? undefined : { value: location, span: value.span },
      },
      span: value.span,
    };
  });
  const { span } = part.title;
  const verdict: Placed = {
    value: {
      is: { value: 'not-a-gap', span },
      evidence: seen.length === 0 ? undefined : { value: seen, span },
    },
    span,
  };
  return section('gaps', part, titleIn(part.title.text).title, { verdict });
}

/** Groups of labels that say what is waited for, below a heading that says so. */
function waitsIn(all: readonly Part[], section: MakeSection): Section[] {
  const headed = all.filter(({ depth, title }) => depth > 0 && startsWithLabel(title.text, 'wait'));
  return headed.flatMap((heading) =>
    heading.parts.flatMap((part) => {
      const of = (name: LabelName) =>
        part.labels.find((label) => label.value && labelsOf(label.name.text).includes(name))?.value;
      const [status, expected] = [of('status'), of('expected')];
      if (!status) return [];
      const within = expected && durationIn(expected.text);
      const wait: Placed = {
        value: {
          text: { value: withoutMarks(status.text), span: status.span },
          within: within && parseDuration(within) ? { value: within, span: expected.span } : undefined,
        },
        span: status.span,
      };
      return [section('gaps', part, titleIn(part.title.text).title, { waits_for: wait })];
    }),
  );
}

function startsWithLabel(text: string, label: LabelName): boolean {
  const words = headingWords(text);
  return labelWords(label).some((word) => words.startsWith(word));
}

/** `### 1. Title (Critical)` with `**Gap**: what is missing`: the gap, and the remediation of it. */
function remediesIn(part: Part, all: readonly Part[], section: MakeSection): Section[] {
  const gap = part.labels.find(
    ({ name, value }) =>
      value && headingWords(name.text).match(new RegExp(`^(?:${planWords('gap')})$`, 'iu')),
  )?.value;
  if (part.depth === 0 || !gap || gap.raw.includes('](')) return [];
  const { title, grade } = titleIn(part.title.text);
  const [, number] = /^(\d+)[.)]/.exec(part.title.text) ?? [];
  const found = section('gaps', part, gap.text, graded(part, grade));
  const fields = { ...graded(part, grade), ...scheduleOf(Number(number), all) };
  return [found, section('remediations', part, title, fields, { resolves: found.name })];
}

/** When the item with a number is carried out, and what it takes. */
function scheduleOf(number: number, all: readonly Part[]): Section['fields'] {
  const plans = all
    .filter(({ depth, title }) => depth > 0 && startsWithLabel(title.text, 'timeline'))
    .flatMap(({ parts }) => parts);
  for (const { title, items } of plans) {
    const item = items.find((one) => one.number === number);
    if (!item) continue;
    const when = WHEN.find(([, words]) => words.test(withoutMarks(title.text)))?.[0];
    const [, inner = ''] = GRADE.exec(item.title.text) ?? [];
    const effort = estimateIn(inner);
    return {
      ...(when !== undefined && { when: { value: when, span: title.span } }),
      ...(parseEstimate(effort) && { effort: { value: effort, span: item.title.span } }),
    };
  }
  return {};
}

/** Items of lists with at least two of priority, effort and dependencies. */
function tasksIn(all: readonly Part[], section: MakeSection): Section[] {
  const horizons = all.flatMap(({ title, items, depth }) => {
    const within = depth > 0 ? horizonIn(title.text) : undefined;
    return within === undefined
      ? []
      : items.map((item) => [headingWords(item.title.text), { value: within, span: title.span }] as const);
  });
  return all.flatMap(({ items, depth }) =>
    depth === 0
      ? []
      : items
          .filter((item) => hasLabel(item, TASK_LABELS) > 1)
          .map((item) => {
            const horizon = horizons.find(([words]) => words === headingWords(item.title.text))?.[1];
            return section('remediations', item, withoutMarks(item.title.text), horizon && { horizon });
          }),
  );
}

/** `Short-term (Next Week)` → `1w`; `Next 24 Hours` → `24 Hours`. */
function horizonIn(text: string): string | undefined {
  const [, amount = '1', unit = ''] =
    /(?:next|within|in|nächste[nr]?|innerhalb|prochaine?s?|próxim[oa]s?)\s*(\d+(?:-\d+)?)?\s*(\p{L}+)/iu.exec(
      text,
    ) ?? [];
  const found = durationIn(`${amount} ${unit}`);
  return parseDuration(found) ? found : undefined;
}

function phaseIn(part: Part, section: MakeSection): Section[] {
  const isPhase =
    part.depth > 0 && PHASE_TITLE.test(withoutMarks(part.title.text)) && hasLabel(part, PHASE_LABELS) > 0;
  return isPhase
    ? [
        section('phases', part, withoutMarks(part.title.text), {
          state: { value: 'planned', span: part.title.span },
        }),
      ]
    : [];
}

const TIER = new RegExp(
  `^(?:${planWords('tier')})\\s*(\\d+)\\s*[:：.–—-]\\s*([^（(]+?)\\s*(?:[（(]|$)`,
  'iu',
);

/** `**Tier 1: UptimeRobot (External Monitoring)**`, thresholds and targets. */
function alertingIn(part: Part, section: MakeSection): Section[] {
  const { text, span } = part.title;
  const [, tier, provider] = TIER.exec(withoutMarks(text)) ?? [];
  if (tier !== undefined && provider !== undefined && part.items.length > 0)
    return [
      section('alerting', part, withoutMarks(text), {
        tier: { value: tier, span },
        provider: { value: provider, span },
      }),
    ];
  const isTargets =
    part.depth === 0 &&
    part.items.length > 1 &&
    (labelsOf(text).includes('objectiveTargets') ||
      /\bthresholds\b|schwellenwerte|seuils|umbrales|пороги|閾値|阈值/iu.test(text));
  if (!isTargets) return [];
  const objectives = part.items.flatMap(({ title }): Placed[] => {
    const [, name, target] = /^(.{2,80}?)\s*[:：]\s+(.+)$/su.exec(withoutMarks(title.text)) ?? [];
    return name === undefined || target === undefined
      ? []
      : [
          {
            value: { text: { value: name, span: title.span }, target: { value: target, span: title.span } },
            span: title.span,
          },
        ];
  });
  return objectives.length === 0
    ? []
    : [section('alerting', part, withoutMarks(text), { objectives: { value: objectives, span } })];
}

/** `### Before (Oct 28, 2025)` with scores in a block or a list: one assessment after the other. */
function reviewsIn(parts: readonly Part[], section: MakeSection): Section[] {
  let before: string | undefined;
  return parts.flatMap((part) => {
    const date = part.depth > 0 ? dateIn(part.title.text) : undefined;
    const scores = part.code.flatMap(({ text }) => text.match(/\d\s*\/\s*\d+|\d\s*%/g) ?? []);
    if (date === undefined || scores.length === 0) return [];
    const made = section(
      'assessments',
      part,
      withoutMarks(part.title.text),
      { date: { value: date, span: part.title.span } },
      before === undefined ? {} : { after: before },
    );
    before = made.name;
    return [made];
  });
}
