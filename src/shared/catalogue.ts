import { CODE } from './catalogue/code.ts';
import { FIELDS } from './catalogue/fields.ts';
import { FILES } from './catalogue/files.ts';
import { LINKS } from './catalogue/links.ts';
import { MDX } from './catalogue/mdx.ts';
import { OPERATIONS } from './catalogue/operations.ts';
import { PLANS } from './catalogue/plans.ts';
import { REFERENCES } from './catalogue/references.ts';
import { SETTINGS } from './catalogue/settings.ts';
import { WAIVERS } from './catalogue/waivers.ts';

/** Every problem that Handrail can report, by its stable id. The type of a problem is a key of this table. */
export const CATALOGUE = {
  ...FILES,
  ...FIELDS,
  ...SETTINGS,
  ...REFERENCES,
  ...LINKS,
  ...CODE,
  ...MDX,
  ...OPERATIONS,
  ...PLANS,
  ...WAIVERS,
} as const;

export type ProblemId = keyof typeof CATALOGUE;

/** What the message and the hint of one id need to know. */
export type FactsOf<Id extends ProblemId> = Parameters<(typeof CATALOGUE)[Id]['message']>[0];
