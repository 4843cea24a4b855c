import { planWords, type PlanWord } from '../../kinds/headings/headings.ts';
import { parseDuration } from '../../shared/duration.ts';
import { parseEstimate } from '../../shared/estimate.ts';
import type { TextPiece } from './parts.ts';

/** Units of time in other languages than English, as alternatives, and what durations are written with. */
const UNITS: readonly (readonly [unit: string, words: string])[] = [
  ['m', 'minuten?|minutos?|минут[аы]?|мин|分間?|分钟'],
  ['h', 'std|stunden?|heures?|horas?|часов|часа?|ч|時間|小时'],
  ['d', 'tagen?|tage?|jours?|días?|дней|дня|день|日間?|天'],
  ['w', 'wochen?|semaines?|semanas?|недел[яиь]|週間?|周'],
  ['mo', 'monaten?|monate?|mois|mes(?:es)?|месяц(?:а|ев)?|か月|ヶ月|个月'],
];
const UNIT_PATTERNS = UNITS.map(
  ([unit, words]) => [unit, new RegExp(`(?<=\\d\\s*)(?:${words})(?![\\p{L}])`, 'giu')] as const,
);
const WORK_UNITS = new RegExp(`(?<=\\d\\s*)(?:${planWords('unit')})(?![\\p{L}])`, 'giu');
const AMOUNT = /^[~≈<>≤≥]?\s*(?:ca\.?|about|approx\.?|up to|etwa|environ|aprox\.?|около|約|约)?\s*/iu;
const RANGE_WORDS = /(?<=\d)\s*(?:bis|à|a|до|から|至|〜|～|~|—|to)\s*(?=\d)/giu;
const MARKS = /^[\p{Extended_Pictographic}\u{FE0F}✓✔✗✘☑☐•\s]+|[\p{Extended_Pictographic}\u{FE0F}✓✔✗✘\s]+$/gu;

/** Without emoji at either end. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '').trim();
}

/**
 * A label of a scale of severities.
 * @example gradeIn('🔴 P0 - Critical') // 'P0'
 */
export function gradeIn(text: string): string {
  const bare = withoutMarks(text).replace(/\s*[（(].*$/, '');
  return (/^(?:P|SEV[- ]?|S)\d(?=\s*[-–—:/,])/i.exec(bare)?.[0] ?? bare).replace(/[.,;]$/, '').trim();
}

/** As `parseDuration` reads it; the text itself where it is none. */
export function durationIn(text: string): string {
  const words = measured(text);
  const found = leading(words, (one) => parseDuration(one) !== undefined);
  return found ?? words;
}

/** As `parseEstimate` reads it; the text itself where it is none. */
export function estimateIn(text: string): string {
  const words = measured(text);
  return leading(words, (one) => parseEstimate(one) !== undefined) ?? words;
}

/** `4-6 work units (1 work unit ≈ 4-6 hours)` says how long a unit is. */
export function unitIn(text: string): string | undefined {
  const unit = planWords('unit');
  const [, length = ''] =
    new RegExp(
      `\\b(?:1|one|eine?|une?|una)?\\s*(?:${unit})\\s*(?:≈|=|~|is|are|ist|sind|:)\\s*([^)]+)`,
      'iu',
    ).exec(text) ?? [];
  const found = durationIn(length);
  return length !== '' && parseDuration(found) ? found : undefined;
}

/** The amount in brackets behind a title, and the title without it. */
export function splitAmount(text: string): { title: string; amount?: string } {
  const [, title, inner = ''] = /^(.*?)\s*[（(]([^()（）]*)[)）]\s*[:：]?$/su.exec(text) ?? [];
  const amount = estimateIn(inner);
  return title !== undefined && title !== '' && parseEstimate(amount) ? { title, amount } : { title: text };
}

function measured(text: string): string {
  let words = withoutMarks(text).replace(AMOUNT, '').replaceAll('–', '-').replace(RANGE_WORDS, '-');
  words = words.replace(WORK_UNITS, 'units');
  for (const [unit, pattern] of UNIT_PATTERNS) words = words.replace(pattern, unit);
  return words.trim();
}

/** The most of the first words that reads. */
function leading(text: string, reads: (text: string) => boolean): string | undefined {
  const bare = text
    .replace(/\s*[（(].*$/su, '')
    .replace(/[.,;].*$/su, (rest) => (/^[.]\d/.test(rest) ? rest : ''));
  const words = bare.split(/\s+/).slice(0, 6);
  for (let count = words.length; count > 0; count--) {
    const part = words.slice(0, count).join(' ');
    if (reads(part)) return part;
  }
  return undefined;
}

/** `8.5/10 (good)` → `8.5/10`; `8,5 von 10` likewise. */
export function scoreIn(text: string): string {
  const [, value, of] =
    /(\d+(?:[.,]\d+)?)\s*(?:\/|von|out of|of|sur|de|из)\s*(\d+(?:[.,]\d+)?)/iu.exec(text) ?? [];
  return value === undefined || of === undefined
    ? withoutMarks(text)
    : `${value.replace(',', '.')}/${of.replace(',', '.')}`;
}

/** Those that write names of months; Chinese and Japanese number them. */
const MONTH_LANGUAGES = ['en', 'de', 'fr', 'es', 'ru'];
let months: Map<string, number> | undefined;

function monthOf(word: string): number | undefined {
  months ??= new Map(
    MONTH_LANGUAGES.flatMap((language) =>
      (['long', 'short'] as const).flatMap((month) =>
        Array.from({ length: 12 }, (_, index): [string, number][] => {
          const parts = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
          const name = parts.formatToParts(Date.UTC(2024, index, 1)).find(({ type }) => type === 'month');
          return [[(name?.value ?? '').toLowerCase().replace('.', ''), index + 1]];
        }).flat(),
      ),
    ),
  );
  return months.get(word.toLowerCase().replace('.', ''));
}

/**
 * A day as people write it, as `2025-12-06`; nothing where none is found.
 * @example dateIn('Saturday, December 6, 2025') // '2025-12-06'
 */
export function dateIn(text: string): string | undefined {
  const [iso] = /\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  if (iso !== undefined) return iso;
  const numeric =
    /(?<y>\d{4})[/年.](?<m>\d{1,2})[/月.](?<d>\d{1,2})/.exec(text) ??
    /(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})/.exec(text);
  if (numeric?.groups) return day(numeric.groups['y'], Number(numeric.groups['m']), numeric.groups['d']);
  const worded =
    /(?<m>\p{L}{3,}\.?) (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})/u.exec(text) ??
    /(?<d>\d{1,2})\.?(?:st|nd|rd|th)? (?:de |of )?(?<m>\p{L}{3,}\.?),? (?:de )?(?<y>\d{4})/u.exec(text);
  const month = monthOf(worded?.groups?.['m'] ?? '');
  return month === undefined ? undefined : day(worded?.groups?.['y'], month, worded?.groups?.['d']);
}

function day(year: string | undefined, month: number, date: string | undefined): string {
  return `${year}-${String(month).padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
}

const STARTS = new Map<PlanWord, RegExp>();

/** Whether a value begins with one of these words. */
export function startsWith(text: string, word: PlanWord): boolean {
  const pattern =
    STARTS.get(word) ??
    new RegExp(`^(?:${planWords(word)})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}])`, 'iu');
  STARTS.set(word, pattern);
  return pattern.test(withoutMarks(text));
}

/** Paths of a value: `[a.py:42](a.py:42)`, `` `Dockerfile` (line 288) ``. */
export function locationsIn({ raw }: TextPiece): string[] {
  const links = [...raw.matchAll(/\[([^\]]*)\]\(([^()\s]+)\)/g)].map(([, text = '', target = '']) =>
    /:\d+(?:-\d+)?$/.test(text.replaceAll('`', '')) && !/:\d+(?:-\d+)?$/.test(target)
      ? text.replaceAll('`', '')
      : target,
  );
  if (links.length > 0) return links.filter((one) => !/^[a-z]+:\/\//i.test(one));
  return raw.split(/,\s+|;\s*|\s+(?:and|und|et|y|и)\s+|、/u).flatMap((one) => {
    const text = one.replaceAll(/[`*_]{1,2}(?=\S)|(?<=\S)[`*]{1,2}/g, (mark) =>
      mark.includes('_') ? mark : '',
    );
    const [, path = '', line] =
      /^\s*([\w@~./[\]-]*[\w\])]\b(?::\d+(?:-\d+)?)?)(?:.*?[(（,]?\s*(?:lines?|zeilen?|lignes?|líneas?|строк[аи]|L|行)\s*(\d+(?:[-–]\d+)?))?/iu.exec(
        text,
      ) ?? [];
    if (!/[./]|:\d|^[A-Z]\w*file$/.test(path)) return [];
    return [line === undefined || /:\d+/.test(path) ? path : `${path}:${line.replace('–', '-')}`];
  });
}
