import { z } from 'zod';
import { childOf } from '../shared/child.ts';
import { parseDuration, type WrittenDuration } from '../shared/duration.ts';
import { GLOB_LIMITS, isGlob } from '../shared/glob.ts';
import { isLanguage } from '../shared/language.ts';
import { parseMoment } from './moment.ts';

/**
 * What a type takes, in words that complete "must be …". They are the message of its problems and stand in the
 * reference.
 */
export const takes = z.registry<{ readonly words: string }>();

/** Gives a schema its words. */
export function said<Schema extends z.ZodType>(words: string, make: (words: string) => Schema): Schema {
  const schema = make(words);
  takes.add(schema, { words });
  return schema;
}

function wordsOf(schema: z.core.$ZodType): string {
  return takes.get(schema)?.words ?? 'a value';
}

/** Text that must be more than text: its problems speak in these words. */
export function textAs(words: string) {
  return z
    .union([z.string(words).trim().min(1, words), z.number(words)], words)
    .transform((value) => String(value));
}

/** Text of one or more lines. Numbers count as text: `7`; what YAML would mangle (`7.10`) arrives as it was written. */
export const text = said('text', textAs);

/** A name by which something else in the tree refers to this: `7.1`, `checkpoint-2`. */
export const id = said('an id, such as 7.1', textAs);

/** Any single value, kept as text: also `true`, which is a legal default of a variable. */
export const scalar = said('a single value', (words) =>
  z.union([z.string(words), z.number(words), z.boolean(words)], words).transform((value) => String(value)),
);

export const number = said('a number', (words) =>
  z.union([z.number(words), z.string(words).regex(/^-?\d+(\.\d+)?$/, words)], words).transform(Number),
);

export const flag = said('true or false', (words) =>
  z
    .union([z.boolean(words), z.enum(['yes', 'no'], words)], words)
    .transform((value) => value === true || value === 'yes'),
);

/** `2026-11-20`, a day that exists. */
export const date = said('a date, such as 2026-11-20', dateAs);

/** The same where more than a date may be written: its problems speak in these words. */
export function dateAs(words: string) {
  return z.iso.date(words).transform(parsedBy(parseMoment, words));
}

/** `2026-11-20T03:12Z`; without a zone it is UTC, without a time it is the day's beginning. */
export const datetime = said('a date and time, such as 2026-11-20T03:12Z', (words) =>
  z.string(words).transform(parsedBy(parseMoment, words)),
);

/** One length of time. */
export const duration = said('a duration, such as 15m, 2h or 90d', (words) =>
  z.string(words).trim().transform(parsedBy(parseSingleDuration, words)),
);

/** One length of time or from–to. */
export const durationRange = said('a duration, such as 15m, 2-5m or 90d', (words) =>
  z.string(words).trim().transform(parsedBy(parseWrittenDuration, words)),
);

/** Only the web: a link with another scheme (`javascript:`) must not reach a page. */
export const url = said('an address that begins with https:// or http://', (words) =>
  z.url({ protocol: /^https?$/, error: words }),
);

/** The label the author uses; `handrail.yaml` ranks it. */
export const severityLabel = said('a label of your severity scale, such as P1 or critical', textAs);

/** A glob over the tree's files. */
export const language = said('a language tag, such as de or pt-BR', (words) =>
  textAs(words).refine(isLanguage, words),
);

export const glob = said('a glob, such as runbooks/**', (words) => textAs(words).refine(isGlob, GLOB_LIMITS));

/** `8.5/10`, or the same as fields. */
export const score = said('a score, such as 8.5/10', (words) =>
  z.union(
    [
      z
        .string(words)
        .regex(/^\s*\d+(\.\d+)?\s*\/\s*\d+(\.\d+)?\s*$/, words)
        .transform(scoreOf),
      fields({
        value: number.describe('The points that were given, e.g. `8.5`.'),
        of: number.describe('The most that could be given, e.g. `10`.'),
      }),
    ],
    words,
  ),
);

/** One of a few words. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return said(`one of ${values.join(', ')}`, (words) => z.enum(values, words));
}

/** A set of named fields; others are an error. */
export function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return said(`a set of fields: ${Object.keys(shape).join(', ')}`, (words) => z.strictObject(shape, words));
}

/** A list of sets of fields. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return said(`a list, each ${wordsOf(item)}`, (words) => z.array(item, words));
}

/** One or several, as people write it: `redis` or `[redis, api]`. For single values: a list of sets is always a list. */
export function oneOrMany<Item extends z.ZodType>(item: Item) {
  return said(`${wordsOf(item)}, or a list of them`, (words) =>
    z
      .union([item, z.array(item, words)], words)
      .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<Item>[]),
  );
}

export const names = oneOrMany(text);

/** A set of fields that may be written as its one main field: `- Image is below 50 MB` for `- text: Image …`. */
export function orText<Shape extends z.core.$ZodLooseShape>(main: keyof Shape & string, shape: Shape) {
  const object = fields(shape);
  return said(`text, or ${wordsOf(object)}`, (words) =>
    z.union([text.transform((value) => ({ [main]: value }) as z.output<typeof object>), object], words),
  );
}

/** A transform that keeps the meaning of a text, and says what it must be where it has none. */
export function parsedBy<Parsed>(parse: (written: string) => Parsed | undefined, words: string) {
  return (value: string, context: z.RefinementCtx<string>): Parsed => {
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    context.addIssue(words);
    return z.NEVER;
  };
}

/** What an author wrote for a date, a duration or an estimate that was parsed; any other value as it is. */
export function asWritten(value: unknown): unknown {
  const isParsed = childOf(value, 'at') !== undefined || childOf(value, 'from') !== undefined;
  return isParsed ? childOf(value, 'text') : value;
}

function parseWrittenDuration(value: string): WrittenDuration | undefined {
  const parsed = parseDuration(value);
  return parsed && { ...parsed, text: value };
}

function parseSingleDuration(value: string): WrittenDuration | undefined {
  const parsed = parseWrittenDuration(value);
  return parsed?.from === parsed?.to ? parsed : undefined;
}

function scoreOf(written: string): { value: number; of: number } {
  const [value, of] = written.split('/').map(Number);
  return { value: value ?? 0, of: of ?? 0 };
}
