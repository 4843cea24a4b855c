const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds since 1970 of `2026-11-20`, `2026-11-20T03:12` (UTC) or `2026-11-20T03:12+01:00`. */
export function momentOf(written: string): number | undefined {
  const [, day, time = '00:00', zone = 'Z'] = MOMENT.exec(written) ?? [];
  if (day === undefined || !isCalendarDay(day)) return undefined;
  const moment = Date.parse(`${day}T${time}${zone.replace(/(\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(moment) ? undefined : moment;
}

export function isMoment(written: string): boolean {
  return momentOf(written) !== undefined;
}

/** `Date.parse` makes 2 March of 30 February. */
function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
