import { z } from 'zod';
import { isBase } from '../shared/base.ts';
import { duration, said } from './types.ts';

/** `handrail.yaml` at the content root. Every key is optional. */
export const settingsSchema = z.strictObject({
  title: z
    .string()
    .min(1)
    .default('Operations')
    .describe('The site’s name, in the header and in page titles.'),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where the site will be served, e.g. `https://ops.example.com`. Makes canonical addresses.'),
  base: z
    .string()
    .refine(isBase, 'it must be a path such as /ops/')
    .default('/')
    .describe('The path below the address, e.g. `/ops/`.'),
  repository: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('The repository’s web address, for "edit" links. Found from git where it is missing.'),
  branch: z.string().min(1).default('main').describe('The branch that "edit" links lead to.'),
  strict: z
    .boolean()
    .default(false)
    .describe('`true` in a tree that its team owns: what is missing or unknown is then an error.'),
  review: said('a duration for each kind or severity', (words) => z.record(z.string(), duration, words))
    .default({})
    .describe(
      'How long a review holds, by kind or severity, e.g. `{ runbooks: 180d, P0: 90d }`. A severity goes before a kind, `review_every` of a page before both.',
    ),
  ignore: z
    .array(z.string())
    .default([])
    .describe(
      'Globs of files and folders, relative to this file, that are not content, e.g. `[archive/**]`.',
    ),
});

export type Settings = z.output<typeof settingsSchema>;

export const SETTING_NAMES = Object.keys(settingsSchema.shape);
