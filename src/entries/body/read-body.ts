import type { BodyField } from '../../kinds/definition.ts';
import { headingWords, labelsOf, labelWords, type LabelName } from '../../kinds/headings/headings.ts';
import { KINDS, type Kind } from '../../kinds/registry.ts';
import { nearest } from '../../shared/nearest.ts';
import { diagnostic, type Diagnostic } from '../../shared/diagnostic.ts';
import type { Claim } from '../entry.ts';
import { readAssessment } from './assessment-body.ts';
import { BodyData, type Placed } from './body-data.ts';
import { claimIn } from './claims.ts';
import { walkParts, type Label, type Part } from './parts.ts';
import { isCheckpoint, isTask, readPhase } from './phase-body.ts';
import { readValue, writtenIn, type Written } from './read-value.ts';
import { durationIn, startsWith } from './values.ts';

export interface BodyFields {
  readonly body: BodyData;
  /** What the author says of the state, where that is derived. */
  readonly claim: Claim | undefined;
  readonly findings: readonly Diagnostic[];
}

interface Body {
  /** A page, or the section of one. */
  readonly whole: Part;
  readonly file: string;
  /** First lines of sections that are entries of their own, and say nothing of this one. */
  readonly apart?: readonly number[];
  /** What is known of a section from its place in the page. */
  readonly given?: Readonly<Record<string, Placed>>;
}

/** Kinds whose state is derived: a status in their text is what the author says of it. */
const CLAIMING: ReadonlySet<Kind> = new Set<Kind>(['gaps', 'remediations']);
/** Lists and sentences that stand below a heading as well as behind a label. */
const SECTIONS = new Set([
  'prose',
  'texts',
  'goals',
  'successes',
  'steps',
  'evidence',
  'locations',
  'dependencies',
]);
/** Shorter words are near too many others. */
const MIN_TYPO_CHARACTERS = 5;

/** Reads what the text of a page says in the forms of its kind. */
export function readBody(kind: Kind, { whole, file, apart = [], given = {} }: Body): BodyFields {
  const body = new BodyData();
  const forms = KINDS[kind].body ?? [];
  if (forms.length === 0) return { body, claim: undefined, findings: [] };
  for (const [field, placed] of Object.entries(given)) body.put(field, placed, 'place in the page');
  const isOwn = (part: Part): boolean =>
    !apart.includes(part.first) && !(kind === 'phases' && (isCheckpoint(part) || isTask(part)));
  const parts = [...ownParts(whole, isOwn)];
  if (kind === 'phases') readPhase(whole, body, file);
  if (kind === 'assessments') readAssessment(parts, body);
  const labels = parts.flatMap((part) => part.labels);
  const claim = CLAIMING.has(kind) ? claimIn(whole, labels) : undefined;
  if (kind === 'gaps') readWait(labels, whole, body);
  for (const form of forms) readField(form, labels, parts, { body, kind, file });
  return { body, claim, findings: unknownLabels(labels, forms, file) };
}

function* ownParts(part: Part, isOwn: (part: Part) => boolean): Generator<Part> {
  yield part;
  for (const inner of part.parts) if (isOwn(inner)) yield* ownParts(inner, isOwn);
}

function readField(
  { field, label, as }: BodyField,
  labels: readonly Label[],
  parts: readonly Part[],
  { body, kind, file }: { readonly body: BodyData; readonly kind: Kind; readonly file: string },
): void {
  for (const one of labels) {
    if (!labelsOf(one.name.text).includes(label)) continue;
    const found = readValue(as, writtenIn(one, file));
    body.put(field, fitted(found, as, field, kind), `label ${one.name.text}`);
  }
  if (!SECTIONS.has(as)) return;
  for (const part of parts.slice(1)) {
    if (part.depth === 0 || !labelsOf(part.title.text).includes(label)) continue;
    const written: Written = { value: undefined, part, span: part.title.span, file };
    const isProse = as === 'prose' && part.items.length === 0;
    const found = isProse || as !== 'prose' ? readValue(as, written) : undefined;
    body.put(field, fitted(found, as, field, kind), `heading ${part.title.text}`);
  }
}

/** Which fields a step of a kind may have, and what its text is called there. */
const STEP_FIELDS: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  incidents: { text: 'text', owner: 'owner', due: 'due', done: 'done' },
  remediations: { text: 'text', estimate: 'effort', done: 'done' },
  phases: { text: 'title', estimate: 'estimate', done: 'done' },
};
/** Fields that name one entry, where a text may link to several. */
const SINGLE = new Set(['requirement', 'found_in', 'phase']);

function fitted(
  found: Placed | undefined,
  as: BodyField['as'],
  field: string,
  kind: Kind,
): Placed | undefined {
  if (!found || !Array.isArray(found.value)) return found;
  const items = found.value as readonly Placed[];
  if (as === 'references' && SINGLE.has(field)) return items[0];
  if (field === 'objectives' && kind === 'alerting') return { ...found, value: items.map(targetOf) };
  if (as !== 'steps') return found;
  const names = STEP_FIELDS[kind] ?? {};
  const steps = items.map(({ value, span }) => ({
    value: Object.fromEntries(
      Object.entries(value as Readonly<Record<string, Placed | undefined>>).flatMap(([name, inner]) =>
        names[name] === undefined ? [] : [[names[name], inner]],
      ),
    ),
    span,
  }));
  return { ...found, value: steps };
}

/** `Time to detect: below 10 minutes`; where nothing is given, the sentence is the target. */
function targetOf({ value, span }: Placed): Placed {
  const [, text = String(value), target = String(value)] =
    /^(.{2,80}?)\s*(?:[:：]\s|\s(?=[<>≤≥]))\s*(.+)$/s.exec(String(value)) ?? [];
  return { value: { text: { value: text, span }, target: { value: target, span } }, span };
}

/** "Status: waiting for CPU", and how long: "Expected: 2-10 minutes". */
function readWait(labels: readonly Label[], whole: Part, body: BodyData): void {
  const of = (name: LabelName) =>
    labels.find((label) => label.value && labelsOf(label.name.text).includes(name))?.value;
  const status = of('status');
  const isWaiting = [...walkParts(whole)].some(({ title }) => isWait(title.text));
  if (!status || !(isWaiting || isWait(status.text))) return;
  const text = status.text.replace(/^[^\p{L}\p{N}]+/u, '');
  body.put('waits_for.text', { value: text, span: status.span }, 'label Status');
  const expected = of('expected');
  const within = expected && durationIn(expected.text);
  if (expected && within && /^[\d.]+/.test(within))
    body.put('waits_for.within', { value: within, span: expected.span }, 'label Expected');
}

function isWait(text: string): boolean {
  const words = headingWords(text);
  return (
    labelWords('wait').some((word) => words.startsWith(word)) ||
    (startsWith(text, 'planned') && /\bpending\b/i.test(text))
  );
}

/** Labels that are nearly one of the kind's. */
function unknownLabels(labels: readonly Label[], forms: readonly BodyField[], file: string): Diagnostic[] {
  const known = new Map(
    forms.flatMap(({ label }) => labelWords(label).map((word) => [word, label] as const)),
  );
  return labels.flatMap(({ name }) => {
    const words = headingWords(name.text);
    if (words.length < MIN_TYPO_CHARACTERS || labelsOf(words).length > 0) return [];
    const suggestion = nearest(
      words,
      [...known.keys()].filter((word) => word.length >= MIN_TYPO_CHARACTERS),
    );
    if (suggestion === undefined) return [];
    return [diagnostic('schema/unknown-label', file, name.span, { label: name.text, suggestion })];
  });
}
