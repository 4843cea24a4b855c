import { isMap, isScalar, isSeq, type Pair, type Scalar } from 'yaml';
import { FILE_START, lineCounter, type Span } from '../shared/position.ts';
import {
  groupOf,
  isEmptyNode,
  malformedFields,
  fieldRange,
  readAlertRule,
  nodeKind,
  scalarText,
  textRange,
  writtenText,
  type Group,
  type RuleFileSource,
} from './alert-rule.ts';
import type { AlertRule } from './entry.ts';
import type { HelmTemplate } from './helm.ts';
import { aliasTable, spendBudget, AliasBudgetExceeded, type AliasBudget } from './yaml-aliases.ts';
import { readDocuments, shiftRange, type YamlError, type YamlDocument } from './yaml-documents.ts';
import type { TextRange } from './field-set.ts';
import { nodeRange } from './yaml.ts';

export interface FoundAlertRules {
  readonly rules: readonly AlertRule[];
  /** What could not be read, each in words that complete "it cannot be read: …". */
  readonly faults: readonly { readonly span: Span; readonly reason: string }[];
  /** There are groups of rules, even if there is no alert in them. */
  readonly hasGroups: boolean;
}

/** What may be read beyond a field or item for every character of a file, thanks to aliases. */
const BEYOND_THE_TEXT = 100_000;
/** What a rule costs, since a page comes of it: about as much as it is long at least. */
const RULE = 16;

/**
 * The alerts of a file: of every list `groups` whose items have `rules`, wherever it stands, as in rule files
 * (https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/), PrometheusRule manifests, lists of those,
 * values of charts, and texts in a ConfigMap; also of such a list that is all of a document. Recording rules are passed
 * over.
 * @param file for the rules, relative to the content folder
 */
export function findAlertRules(template: HelmTemplate, file: string): FoundAlertRules {
  const { yaml } = template;
  const toSpan = lineCounter(yaml);
  const found: Found = { rules: [], faults: [], groups: 0 };
  const place = (range: TextRange): Span => toSpan(...textRange(range, yaml));
  const budget = { left: BEYOND_THE_TEXT + yaml.length };
  const shared = { template, file, found, place, budget, isNested: false };
  try {
    for (const part of readDocuments(yaml)) readPart(part, shared);
  } catch (error) {
    if (!(error instanceof AliasBudgetExceeded)) throw error;
    found.faults.push({ span: FILE_START, reason: 'too many YAML aliases' });
  }
  return { rules: found.rules, faults: found.faults, hasGroups: found.groups > 0 };
}

interface Found {
  readonly rules: AlertRule[];
  readonly faults: { readonly span: Span; readonly reason: string }[];
  groups: number;
}

/** What the documents of a file have in common. */
interface Shared extends Pick<RuleFileSource, 'template' | 'file' | 'place'> {
  readonly found: Found;
  readonly budget: AliasBudget;
  /** The document is a text in another one. */
  readonly isNested: boolean;
}

interface Reading extends Shared, RuleFileSource {
  /** In the order of their places. */
  readonly errors: readonly YamlError[];
  /** Those that were told with the rule that they cost. */
  readonly told: Set<YamlError>;
}

/** @throws AliasBudgetExceeded */
function readPart(part: YamlDocument, shared: Shared): void {
  const { found, isNested } = shared;
  const before = found.groups;
  const told = new Set<YamlError>();
  const [first] = readNodes(part, shared, told);
  // A text in a ConfigMap may be anything.
  const isRules = !isNested || found.groups > before;
  if (first && isRules && !told.has(first)) tell(first.range, first.reason, shared);
}

/** Returns all that is wrong with the document, in the order of its places. */
function readNodes(
  { document, offset, errors: broken }: YamlDocument,
  shared: Shared,
  told: Set<YamlError>,
): readonly YamlError[] {
  if (!document) return broken;
  try {
    const aliases = aliasTable(document, shared.budget);
    const unknown = aliases.unknown.map(({ range, name }) => ({
      range: shiftRange(range, offset),
      reason: `undefined YAML anchor "${name}"`,
    }));
    const errors = [...broken, ...unknown].toSorted((a, b) => a.range[0] - b.range[0]);
    const reading = { ...shared, offset, aliases, texts: new Map(), errors, told };
    if (hasRules(document.contents, reading)) readGroups(document.contents, reading);
    else findGroups(document.contents, reading);
    return errors;
  } catch (error) {
    if (error instanceof RangeError)
      return [{ range: [offset, offset], reason: 'it is nested too deeply' }, ...broken];
    throw error;
  }
}

function findGroups(node: unknown, reading: Reading): void {
  if (isSeq(node)) for (const item of node.items) findGroups(item, reading);
  else if (isMap(node)) for (const pair of node.items) findGroupsIn(pair, reading);
  else if (isScalar(node) && !reading.isNested && isRuleText(node)) readText(node, reading);
}

function findGroupsIn(pair: Pair, reading: Reading): void {
  const value = reading.aliases.follow(pair.value);
  if (!isScalar(pair.key) || pair.key.value !== 'groups') findGroups(pair.value, reading);
  else if (isEmptyNode(value)) passOver(pair, reading);
  else if (hasRules(value, reading) || (isSeq(value) && value.items.length === 0)) readGroups(value, reading);
  else findGroups(pair.value, reading);
}

/** A list of which an item has rules. */
function hasRules(node: unknown, { aliases }: Reading): boolean {
  return isSeq(node) && node.items.some((item) => aliases.fieldsOf(aliases.follow(item)).has('rules'));
}

/** A value that is itself a rule file, as in a ConfigMap's `data`. */
function isRuleText({ type, value }: Scalar): boolean {
  return type === 'BLOCK_LITERAL' && /^ *groups:/m.test(String(value));
}

/** It can be read where it stands: YAML does not mind that all its lines stand further in. */
function readText(node: Scalar, reading: Reading): void {
  const { yaml } = reading.template;
  const [first, end] = textRange(shiftRange(nodeRange(node) ?? [0, 0], reading.offset), yaml);
  const start = yaml.lastIndexOf('\n', first) + 1;
  for (const part of readDocuments(yaml.slice(start, end), start))
    readPart(part, { ...reading, isNested: true });
}

function readGroups(list: unknown, reading: Reading): void {
  reading.found.groups++;
  if (isSeq(list)) for (const item of list.items) readGroup(item, reading);
}

function readGroup(item: unknown, reading: Reading): void {
  const { aliases, budget } = reading;
  const group = aliases.follow(item);
  spendBudget(budget, 1);
  if (isEmptyNode(group)) return;
  if (!isMap(group))
    return refuse(group, `invalid group: expected a set of fields, found ${nodeKind(group)}`, reading);
  const fields = aliases.fieldsOf(group);
  const rules = fields.get('rules');
  const list = aliases.follow(rules?.value);
  const own = groupOf(fields, reading);
  if (isSeq(list)) for (const rule of list.items) readRule(rule, own, reading);
  else if (rules && isEmptyNode(list)) passOver(rules, reading);
  else if (rules) refuse(list, `invalid rules of a group: expected a list, found ${nodeKind(list)}`, reading);
}

/** `groups:` and `rules:` may have no value, unless it is Helm that writes one below. */
function passOver(pair: Pair, reading: Reading): void {
  const range = fieldRange(pair, reading);
  // Where a text may be anything, the key alone does not make it a rule file.
  if (!reading.isNested) reading.found.groups++;
  if (reading.template.isFilledBelow(reading.place(range).line))
    tell(range, 'content generated by Helm', reading);
}

function readRule(item: unknown, group: Group, reading: Reading): void {
  const { aliases, budget, found, template } = reading;
  const rule = aliases.follow(item);
  spendBudget(budget, RULE);
  if (isEmptyNode(rule) || isBroken(rule, reading)) return;
  if (!isMap(rule))
    return refuse(rule, `invalid rule: expected a set of fields, found ${nodeKind(rule)}`, reading);
  const fields = aliases.fieldsOf(rule);
  const alert = fields.get('alert');
  const node = aliases.follow(alert?.value);
  if (isEmptyNode(node)) return;
  if (!isScalar(node))
    return refuse(node, `invalid alert name: expected text, found ${nodeKind(node)}`, reading);
  const name = scalarText(alert, reading);
  if (template.isFilledIn(writtenText(node)))
    return refuse(node, `alert name generated by Helm: ${name}`, reading);
  if (!name) return;
  found.rules.push(readAlertRule(name, group, fields, reading));
  for (const wrong of malformedFields(fields, reading)) refuse(wrong.node, wrong.reason, reading);
}

/** Whether something is wrong inside a rule: what the library makes of it then is a guess. */
function isBroken(rule: unknown, reading: Reading): boolean {
  const { errors, told, offset } = reading;
  const [start, end] = shiftRange(nodeRange(rule) ?? [0, 0], offset);
  const error = firstFrom(errors, start);
  if (!error || error.range[0] > end) return false;
  if (!told.has(error)) tell(error.range, error.reason, reading);
  told.add(error);
  return true;
}

/** By halving: a file may have as many errors as rules. */
function firstFrom(errors: readonly YamlError[], start: number): YamlError | undefined {
  let low = 0;
  let high = errors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((errors[middle]?.range[0] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return errors[low];
}

function refuse(node: unknown, reason: string, reading: Reading): void {
  tell(shiftRange(nodeRange(node) ?? [0, 0], reading.offset), reason, reading);
}

function tell(range: TextRange, reason: string, { found, place }: Shared): void {
  found.faults.push({ span: place(range), reason });
}
