import { z } from 'zod';
import {
  fields,
  flag,
  id,
  listOf,
  orText,
  text,
  url,
  parsedBy,
  said,
  textAs,
  date,
  dateAs,
  glob,
} from './types.ts';
import { parseEstimate } from '../shared/estimate.ts';
import { parseLocation } from '../shared/location.ts';
import { ref } from './references.ts';

/** What several kinds, or a kind and what is derived of it, have in common. */

/** `30m`, `4-6h`, `2`, `4-6 units`. */
export const estimate = said('time or units of work, such as 4-6h or 2', (words) =>
  textAs(words).transform(parsedBy(parseEstimate, words)),
);

/** `path`, `path:line`, `path:from-to`. `parseLocation` reads it. */
export const location = said('a path with or without lines, such as src/main.rs:10-20', (words) =>
  textAs(words).refine((value) => parseLocation(value) !== undefined, words),
);

export const evidence = listOf(
  orText('text', {
    text: text.describe('What was seen, in a sentence.'),
    location: location
      .optional()
      .describe('Where it was seen: `path`, `path:line` or `path:from-to`, e.g. `Dockerfile:283`.'),
  }),
);

/** Whether something is finished, or when it was. */
export const finished = said('true or a date, such as 2026-11-20', (words) =>
  z.union([z.boolean(words), dateAs(words)], words),
);

/** Whether YAML takes them for words or for true and false. */
export const yesNo = said('yes or no', (words) =>
  z
    .union([z.enum(['yes', 'no'], words), z.boolean(words)], words)
    .transform((value): 'yes' | 'no' => (value === true || value === 'yes' ? 'yes' : 'no')),
);

export const dashboards = listOf(
  fields({
    name: text.describe('What the link is called, e.g. `Latency`.'),
    url: url.describe('The dashboard’s address, e.g. `https://grafana.example.com/d/shop`.'),
  }),
);

/** Something to be reached, and whether it was. */
export const goals = listOf(
  orText('text', {
    text: text.describe('What must be so, in a sentence that can be checked.'),
    met: flag
      .optional()
      .describe('`true` once it is so, `false` where it was looked at and is not. Absent: unknown.'),
  }),
);

/** What an approval or a conclusion rests on. */
export const conditions = said('text, or a list, each text or a set of fields: text, met', (words) =>
  z.union([text.transform((value): { text: string; met?: boolean }[] => [{ text: value }]), goals], words),
);

export const tasks = listOf(
  orText('title', {
    id: id
      .optional()
      .describe('The task’s number, e.g. `7.1.2`. A heading that begins with it is its anchor.'),
    title: text.describe('What is to be done, e.g. `Write the Dockerfile`.'),
    estimate: estimate.optional().describe('Expected work: time (`4-6h`) or units of work (`2`).'),
    deliverable: text.optional().describe('What there is when it is done, e.g. `Dockerfile`.'),
    done: flag.optional().describe('`true` when it is done.'),
    waits_for: text
      .optional()
      .describe(
        'What must happen first and is no task of this team, e.g. `The certificate arrives`. The task is not shown as the next one; remove it once it happened.',
      ),
    remediation: ref(['remediations'], 'task')
      .optional()
      .describe('The remediation that it is, e.g. `add-runbook`: the task is done when that is verified.'),
  }),
);

/** What a service may be expected to have: the columns of the coverage table that every site has. */
export const EXPECTATIONS = [
  'runbooks',
  'alerting',
  'troubleshooting',
  'rollback',
  'recovery',
  'slos',
  'contacts',
  'tests',
  'integrations',
] as const;

const shape = {
  id: text.describe('The problem that is accepted, e.g. `link/broken`.'),
  until: date.describe('The day on which the problem counts again, e.g. `2027-01-31`.'),
  reason: text.describe('Why it is accepted, in a sentence that the next reader understands.'),
};

/** Accepts a problem for a time, with a reason. */
export const waiver = () => fields(shape);

/** The same for files that match a glob. */
export const fileWaiver = () =>
  fields({
    ...shape,
    file: glob.describe('Where it is accepted: a glob over the files of this folder, e.g. `vendor/**`.'),
  });
