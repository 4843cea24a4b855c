import type { Kind } from '../../kinds/registry.ts';
import type { FieldPath } from '../../schemas/walk.ts';
import { childOf } from '../../shared/child.ts';
import { parseDuration } from '../../shared/duration.ts';
import { slugSegment, stem } from '../../shared/path.ts';
import type { Frontmatter } from '../frontmatter.ts';

/** A field of another generator, and the one here that says the same. */
interface Foreign {
  readonly from: readonly string[];
  readonly to: string;
  /** The value as it is written here; nothing where it cannot be said. */
  readonly read: (value: unknown) => unknown;
  /** The kinds that have such a field; all where it is absent. */
  readonly kinds?: readonly Kind[];
}

/**
 * The first that has a value is taken. GOV.UK: https://tdt-documentation.london.cloudapps.digital/configure_project/frontmatter/ ·
 * Hugo: https://gohugo.io/content-management/front-matter/ · Docusaurus:
 * https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter · Jekyll:
 * https://jekyllrb.com/docs/front-matter/ · Giant Swarm: its `runbook` layout.
 */
const FIELDS: readonly Foreign[] = [
  { from: ['last_reviewed_on'], to: 'reviewed', read: day },
  { from: ['last_review_date'], to: 'reviewed', read: day },
  { from: ['last_reviewed'], to: 'reviewed', read: day },
  { from: ['review_in'], to: 'review_every', read: period },
  { from: ['expiration_in_days'], to: 'review_every', read: daysLong },
  { from: ['owner'], to: 'owner', read: people },
  { from: ['owners'], to: 'owner', read: people },
  { from: ['team'], to: 'owner', read: people },
  { from: ['owner_slack'], to: 'owner', read: people },
  { from: ['service'], to: 'services', read: words },
  { from: ['categories'], to: 'tags', read: words },
  { from: ['published'], to: 'draft', read: (value) => (value === false ? true : undefined) },
  { from: ['alert'], to: 'alerts', read: words, kinds: ['runbooks'] },
  { from: ['alertname'], to: 'alerts', read: words, kinds: ['runbooks'] },
  { from: ['runbook', 'variables'], to: 'variables', read: variables, kinds: ['runbooks'] },
  { from: ['runbook', 'dashboards'], to: 'dashboards', read: dashboards, kinds: ['runbooks'] },
  { from: ['weight'], to: 'order', read: place, kinds: ['guides'] },
  { from: ['sidebar_position'], to: 'order', read: place, kinds: ['guides'] },
  { from: ['nav_order'], to: 'order', read: place, kinds: ['guides'] },
];

/** Addresses that a page has elsewhere, beside those of `aliases`. */
const ADDRESSES = ['url', 'permalink', 'slug', 'id', 'redirect_from'];
/** What a page is called in a list. */
const LABELS = ['linkTitle', 'sidebar_label', 'menuTitle', 'nav_title', 'short_title'];

export interface NormalizedFrontmatter {
  readonly frontmatter: Frontmatter;
  /** The fields that another generator's stand for, with the names of those: `reviewed: last_reviewed_on`. */
  readonly rules: Readonly<Record<string, string>>;
  /** Other names of the page. */
  readonly labels: readonly string[];
}

/** A frontmatter as it would be written here. What says something here already is left as it is, and so is what nothing here says. */
export function normalizeFrontmatter(
  frontmatter: Frontmatter,
  kind: Kind,
  file: string,
): NormalizedFrontmatter {
  const { data, at, keyAt } = frontmatter;
  const values: Record<string, unknown> = {};
  const origins = new Map<string, FieldPath>();
  for (const { from, to, read, kinds } of FIELDS) {
    const isOwn = from[0] === to;
    if ((isEmpty(data[to]) || isOwn) && !(to in values) && (kinds?.includes(kind) ?? true)) {
      const value = read(from.reduce<unknown>(childOf, data));
      if (value === undefined) continue;
      values[to] = value;
      if (!isOwn) origins.set(to, from);
    }
  }
  const own = listed(data['aliases']);
  const more = addressesIn(data, own, file);
  if (more.length > 0) values['aliases'] = [...own, ...more.map(({ alias }) => alias)];
  for (const [index, { path }] of more.entries()) origins.set(`aliases.${own.length + index}`, path);
  if (Object.keys(values).length === 0) return { frontmatter, rules: {}, labels: labelsIn(data) };
  const rules = [...origins].map(([field, path]) => [field.replace(/\..*/, ''), path.join('.')] as const);
  const origin = (path: FieldPath) => originOf(path, origins);
  return {
    frontmatter: {
      ...frontmatter,
      data: { ...data, ...values },
      at: (path) => at(origin(path)),
      keyAt: (path) => keyAt(origin(path)),
    },
    rules: Object.fromEntries(rules),
    labels: labelsIn(data),
  };
}

/** The rule that `inferred` names for a field which stands under another generator's name. */
export function aliasRule(field: string): string {
  return `field ${field}`;
}

/** A frontmatter of a tree that speaks for itself. */
export function keepFrontmatter(frontmatter: Frontmatter): NormalizedFrontmatter {
  return { frontmatter, rules: {}, labels: [] };
}

/** The name here of a field of another generator, where there is one. */
export function fieldAlias(field: string): string | undefined {
  if (ADDRESSES.includes(field)) return 'aliases';
  return FIELDS.find(({ from, to }) => from.length === 1 && from[0] === field && to !== field)?.to;
}

function originOf(path: FieldPath, origins: ReadonlyMap<string, FieldPath>): FieldPath {
  for (let depth = Math.min(path.length, 2); depth > 0; depth--) {
    const origin = origins.get(path.slice(0, depth).join('.'));
    if (origin) return [...origin, ...path.slice(depth)];
  }
  return path;
}

function addressesIn(data: Frontmatter['data'], known: readonly string[], file: string) {
  const found: { alias: string; path: FieldPath }[] = [];
  for (const field of ADDRESSES)
    for (const [index, alias] of listed(data[field]).entries()) {
      const isPattern = /[:{}]|^https?:/.test(alias);
      const isItself = slugSegment(alias) === slugSegment(stem(file)) && !alias.includes('/');
      if (isPattern || isItself || slugSegment(alias) === '') continue;
      if (known.includes(alias) || found.some((other) => other.alias === alias)) continue;
      found.push({ alias, path: Array.isArray(data[field]) ? [field, index] : [field] });
    }
  return found;
}

function labelsIn(data: Frontmatter['data']): string[] {
  return LABELS.flatMap((label) => listed(data[label]));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Texts and numbers, alone or in a list. */
function listed(value: unknown): string[] {
  const items = Array.isArray(value) ? (value as unknown[]) : [value];
  return items.flatMap((item) =>
    (typeof item === 'string' && item.trim() !== '') || typeof item === 'number' ? [String(item).trim()] : [],
  );
}

function words(value: unknown): string[] | undefined {
  const found = listed(value);
  return found.length > 0 ? found : undefined;
}

/** A team's page at GitHub is that team. */
function people(value: unknown): string | undefined {
  const found = listed(value).map((who) =>
    who.replace(/^https:\/\/github\.com\/orgs\/([\w.-]+)\/teams\/([\w.-]+)\/?$/, '$1/$2'),
  );
  return found.length > 0 ? found.join(', ') : undefined;
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' ? /^\d{4}-\d\d-\d\d(?!\d)/.exec(value.trim())?.[0] : undefined;
}

function period(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const duration = parseDuration(value);
  return duration !== undefined && duration.from === duration.to ? value.trim() : undefined;
}

function daysLong(value: unknown): string | undefined {
  return typeof value === 'number' && value > 0 ? `${value}d` : undefined;
}

function place(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A variable without a description is described by its name. */
function variables(value: unknown): unknown[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((item: unknown) =>
    isEmpty(childOf(item, 'name')) ? item : { description: childOf(item, 'name'), ...(item as object) },
  );
}

function dashboards(value: unknown): unknown[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((item: unknown) => {
    const link = childOf(item, 'link');
    return typeof link === 'string' ? { url: link, ...(item as object) } : item;
  });
}
