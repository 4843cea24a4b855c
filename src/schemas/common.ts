import { z } from 'zod';

/** One or several, as people write it: `redis` or `[redis, api]`. */
const names = z
  .union([
    z.string(),
    z.number().transform(String),
    z.array(z.union([z.string(), z.number().transform(String)])),
  ])
  .transform((value) => (Array.isArray(value) ? value : [value]));

const text = z.union([z.string(), z.number().transform(String)]);

/** The fields that every entry may have. What a value must be is said in words: they end up in problems. */
export const commonFields = {
  /** The page's name. Else the first H1, else the file's name. */
  title: { schema: text, expected: 'a line of text' },
  /** One or two sentences for lists and search results. */
  summary: { schema: z.string(), expected: 'one or two sentences' },
  /** The same under the name that other generators use. */
  description: { schema: z.string(), expected: 'one or two sentences' },
  /** Ids of the services this is about. */
  services: { schema: names, expected: 'a list of service ids' },
  /** Names of the alerts this answers. */
  alerts: { schema: names, expected: 'a list of alert names' },
  /** Who keeps this page right. */
  owner: { schema: text, expected: 'a name' },
  tags: { schema: names, expected: 'a list of words' },
  /** As the author writes it: P1, SEV2, critical. */
  severity: { schema: text, expected: 'a severity, such as P1 or critical' },
  /** How long recovery should take, e.g. `2-5m`. */
  recovery: { schema: text, expected: 'a duration, such as 15m' },
  /** When somebody last read it through. */
  reviewed: { schema: z.string().regex(/^\d{4}-\d{2}-\d{2}/), expected: 'a date, such as 2026-11-20' },
  /** Not published in lists; marked on its page. */
  draft: { schema: z.boolean(), expected: 'true or false' },
  /** Good to have, not needed. */
  optional: { schema: z.boolean(), expected: 'true or false' },
  /** Place in an ordered list of guides. */
  order: { schema: z.number(), expected: 'a number' },
  level: { schema: z.string(), expected: 'a word, such as beginner' },
  audience: { schema: text, expected: 'who it is for' },
} as const;

type Fields = typeof commonFields;

/** What is known of an entry after its frontmatter was read; a field that cannot be used is absent. */
export type CommonData = { -readonly [Name in keyof Fields]?: z.output<Fields[Name]['schema']> };
