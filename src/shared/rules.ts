import { CODE } from './rules/code.ts';
import { FIELDS } from './rules/fields.ts';
import { FILES } from './rules/files.ts';
import { LINKS } from './rules/links.ts';
import { MDX } from './rules/mdx.ts';
import { OPERATIONS } from './rules/operations.ts';
import { PLANS } from './rules/plans.ts';
import { REFERENCES } from './rules/references.ts';
import { SETTINGS } from './rules/settings.ts';
import { WAIVERS } from './rules/waivers.ts';

/** Every problem that Handrail can report, by its stable id. The type of a problem is a key of this table. */
export const RULES = {
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

export type ProblemId = keyof typeof RULES;

/** What the message and the hint of one id need to know. */
export type MessageData<Id extends ProblemId> = Parameters<(typeof RULES)[Id]['message']>[0];
