import { childOf, textOf } from '../shared/child.ts';

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A day or a time of a day as written. */
export interface Moment {
  /** As written: of days, the earlier sorts first. */
  readonly text: string;
  /** Milliseconds since 1970, UTC: of a day, its beginning. */
  readonly at: number;
}

export function isMoment(value: unknown): value is Moment {
  return textOf(value, 'text') !== undefined && typeof childOf(value, 'at') === 'number';
}

/** Reads `2026-11-20`, `2026-11-20T03:12` (UTC) and `2026-11-20T03:12+01:00`. */
export function parseMoment(written: string): Moment | undefined {
  const [, day, time = '00:00', zone = 'Z'] = MOMENT.exec(written) ?? [];
  if (day === undefined || !isCalendarDay(day)) return undefined;
  const at = Date.parse(`${day}T${time}${zone.replace(/(\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(at) ? undefined : { text: written, at };
}

/** `Date.parse` makes 2 March of 30 February. */
function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
