import { date, fields, glob, text } from './types.ts';

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
