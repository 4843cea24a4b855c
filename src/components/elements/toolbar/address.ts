import { keyOfName, plainName, rankOfLabel } from '../../../placeholders/names.ts';
import type { ToolbarField } from '../../../site/runbook-toolbar.ts';
import { addressValueError } from './validity.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

/** A name and a value in an address: a label of the alert, or a value of the page. */
export type Label = readonly [name: string, value: string];

/** What an address brings: values that may be used once the reader has seen them, and what is not taken. */
export interface AddressValues {
  readonly values: ReadonlyMap<string, string>;
  /** Sentences. */
  readonly refused: readonly string[];
}

/** What stands behind `?`, and behind `#` where that is more than a heading. */
export function labelsIn({ search, hash }: Pick<Location, 'search' | 'hash'>): Label[] {
  const behind = hash
    .slice(1)
    .split(/[?&]/)
    .filter((part) => part.includes('='))
    .join('&');
  return [...new URLSearchParams(search), ...new URLSearchParams(behind)].slice(0, 60);
}

/** The alert that led here: the one whose page it is, else the one that the address names. Its page may be the runbook's. */
export function alertFromAddress(labels: readonly Label[]): string {
  const base = document.documentElement.dataset['base'] ?? '/';
  const [, page = ''] = /^alerts\/([^/]+)\/?$/.exec(location.pathname.slice(base.length)) ?? [];
  const named = labels.find(([name]) => name === 'alertname')?.[1] ?? '';
  return page === '' ? named.slice(0, 200) : decodeURIComponent(page);
}

/** Gives each field the label that fits it best: its own name first, then its aliases, then the usual spellings. */
export function valuesFromAddress(labels: readonly Label[], fields: readonly ToolbarField[]): AddressValues {
  const values = new Map<string, string>();
  const refused: string[] = [];
  for (const field of fields) {
    const fitting = labels
      .map(([name, value]) => ({ name, value, rank: rankFor(name, field) }))
      .filter(({ rank, value }) => rank < Infinity && value !== '')
      .toSorted((a, b) => a.rank - b.rank)[0];
    if (!fitting) continue;
    const fault = addressValueError(fitting.value, field);
    if (fault === '') values.set(field.key, fitting.value);
    else refused.push(toolbarTexts().values.refusedValue(field.name, fault));
  }
  return { values, refused };
}

function rankFor(label: string, { key, name, labels = [] }: ToolbarField): number {
  const plain = plainName(label);
  if (plain === plainName(name)) return 0;
  const alias = labels.findIndex((other) => plainName(other) === plain);
  if (alias !== -1) return 1 + alias;
  return keyOfName(label) === key ? 100 + rankOfLabel(label) : Infinity;
}

/** This page with its values, to be sent to others; what is secret is not among them. */
export function preparedLink(page: string, values: ReadonlyMap<string, string>, alert: string): string {
  const url = new URL(page, location.href);
  url.search = '';
  if (alert !== '') url.searchParams.set('alertname', alert);
  for (const [key, value] of values) url.searchParams.set(key, value);
  return url.href;
}
