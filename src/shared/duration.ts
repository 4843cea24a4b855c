/** A length of time in milliseconds; where one value was written, `from` and `to` are equal. */
export interface Duration {
  readonly from: number;
  readonly to: number;
}

/** One as written, with the text to show. */
export interface WrittenDuration extends Duration {
  readonly text: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A month counts 30 days and a year 365: good enough for "reviewed every six months". */
const UNITS: readonly (readonly [pattern: RegExp, milliseconds: number])[] = [
  [/^(ms|milliseconds?)$/, 1],
  [/^(s|secs?|seconds?)$/, SECOND],
  [/^(m|mins?|minutes?)$/, MINUTE],
  [/^(h|hrs?|hours?)$/, HOUR],
  [/^(d|days?)$/, DAY],
  [/^(w|wks?|weeks?)$/, 7 * DAY],
  [/^(mo|months?)$/, 30 * DAY],
  [/^(y|yrs?|years?)$/, 365 * DAY],
];

const LONGEST = 60;
const PART = /(\d+(?:\.\d+)?) ?([a-z]+) ?/y;
const RANGE = /^(.*?\d(?: ?[a-z]+)?) ?(?:-|–|to) ?([\dp].*)$/;
const ISO =
  /^p(?=.)(?:([\d.]+)y)?(?:([\d.]+)m)?(?:([\d.]+)w)?(?:([\d.]+)d)?(?:t(?=.)(?:([\d.]+)h)?(?:([\d.]+)m)?(?:([\d.]+)s)?)?$/;
const ISO_UNITS = [365 * DAY, 30 * DAY, 7 * DAY, DAY, HOUR, MINUTE, SECOND];

/**
 * Reads a duration as people write it: `15m`, `1h30m`, `90 days`, ISO 8601 `PT5M`, and ranges: `2-5m`, `30m-2h`.
 * Nothing where it cannot be read, where a unit is missing, and where a range runs backwards.
 */
export function parseDuration(text: string): Duration | undefined {
  const written = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (written.length > LONGEST) return undefined;
  const single = parseSingle(written);
  if (single !== undefined) return { from: single, to: single };
  const [, first = '', second = ''] = RANGE.exec(written) ?? [];
  const to = parseSingle(second);
  // `2-5m`: the first number borrows the unit of the second.
  const from = parseSingle(/[a-z]$/.test(first) ? first : first + lastUnit(second));
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
}

/** `90000` → `1m30s`, `{ from: 120000, to: 300000 }` → `2-5m`. What it prints, `parseDuration` reads. */
export function formatDuration(duration: Duration | number): string {
  if (typeof duration === 'number') return formatSingle(duration);
  const from = formatSingle(duration.from);
  const to = formatSingle(duration.to);
  if (from === to) return from;
  const isOneUnit = /^\d+[a-z]+$/.test(from) && /^\d+[a-z]+$/.test(to) && lastUnit(from) === lastUnit(to);
  return `${isOneUnit ? from.replace(/[a-z]+$/, '') : from}-${to}`;
}

/** In whole days, hours or minutes, whichever is the largest: `5400000` → `1h`, `59000` → `less than 1m`. */
export function formatLargestUnit(milliseconds: number): string {
  const size = [DAY, HOUR, MINUTE].find((unit) => milliseconds >= unit);
  return size === undefined ? 'less than 1m' : formatDuration(Math.floor(milliseconds / size) * size);
}

function parseSingle(written: string): number | undefined {
  return written.startsWith('p') ? parseIso(written) : parseParts(written);
}

function parseParts(written: string): number | undefined {
  let total = 0;
  let end = 0;
  for (const [part, amount, unit = ''] of written.matchAll(new RegExp(PART, 'gy'))) {
    const size = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
    if (size === undefined) return undefined;
    total += Number(amount) * size;
    end += part.length;
  }
  return end > 0 && end === written.length ? Math.round(total) : undefined;
}

function parseIso(written: string): number | undefined {
  const amounts = ISO.exec(written)?.slice(1);
  if (!amounts) return undefined;
  const total = amounts.reduce((sum, amount, i) => sum + Number(amount ?? 0) * (ISO_UNITS[i] ?? 0), 0);
  return Number.isFinite(total) ? Math.round(total) : undefined;
}

function lastUnit(written: string): string {
  return /[a-z]+$/.exec(written)?.[0] ?? '';
}

function formatSingle(milliseconds: number): string {
  if (milliseconds === 0) return '0s';
  let left = Math.round(milliseconds);
  let out = '';
  for (const [unit, size] of [
    ['d', DAY],
    ['h', HOUR],
    ['m', MINUTE],
    ['s', SECOND],
    ['ms', 1],
  ] as const) {
    const amount = Math.floor(left / size);
    left -= amount * size;
    if (amount > 0) out += `${amount}${unit}`;
  }
  return out;
}
