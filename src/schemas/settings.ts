import { z } from 'zod';

/** `handrail.yaml` at the content root. Every key is optional. */
export const settingsSchema = z.strictObject({
  /** The site's name, in the header and in page titles. */
  title: z.string().min(1).default('Operations'),
  /** Where the site will be served, e.g. `https://ops.example.com`. Makes canonical addresses. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** The path below the address, e.g. `/ops/`. */
  base: z.string().default('/'),
  /** The repository's web address, for "edit" links. Found from git where it is missing. */
  repository: z.url({ protocol: /^https?$/ }).optional(),
  /** The branch that "edit" links lead to. */
  branch: z.string().min(1).default('main'),
  /** `true` in a tree that its team owns: what is missing or unknown is then an error. */
  strict: z.boolean().default(false),
  /** Globs of files and folders, relative to this file, that are not content. */
  ignore: z.array(z.string()).default([]),
});

export type Settings = z.output<typeof settingsSchema>;

export const SETTING_NAMES = Object.keys(settingsSchema.shape);
