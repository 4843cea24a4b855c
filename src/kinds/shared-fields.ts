import { isKind, KIND_NAMES } from './registry.ts';
import { qualifiedRef, ref, serviceRefs } from '../schemas/references.ts';
import { date, duration, flag, language, listOf, names, oneOf, oneOrMany, text } from '../schemas/types.ts';
import { waiver } from '../schemas/parts.ts';

/** The fields that an entry of any kind may have. */
export const sharedFields = {
  kind: oneOf(KIND_NAMES as [(typeof KIND_NAMES)[number], ...typeof KIND_NAMES])
    .optional()
    .describe('What the page is, where its folder does not say it, e.g. `runbooks`.'),
  title: text
    .optional()
    .describe(
      'The page’s name. Without it the first H1 is the title, else the file’s name. A different H1 is searched as well.',
    ),
  summary: text.optional().describe('One or two sentences for lists, search results and link previews.'),
  description: text.optional().describe('The same as `summary`, under the name that other generators use.'),
  services: serviceRefs('services')
    .optional()
    .describe('Ids of the services this is about, e.g. `[customer-api, redis-cache]`.'),
  lang: language
    .optional()
    .describe('The language of the page where it is not that of the site, e.g. `de` or `pt-BR`.'),
  dir: oneOf(['ltr', 'rtl'])
    .optional()
    .describe('The direction of writing, `ltr` or `rtl`. Found from `lang` where it is missing.'),
  owner: text.optional().describe('The team or person who keeps the page right, e.g. `platform`.'),
  tags: names.optional().describe('Words that group pages across kinds, e.g. `[postgresql, sync]`.'),
  aliases: names
    .optional()
    .describe(
      'Addresses under which the page was known before, e.g. `/wiki/redis-down/`. They forward here.',
    ),
  related: oneOrMany(qualifiedRef('related', isQualified))
    .optional()
    .describe('Pages worth reading next, as kind and id, e.g. `[guides/monitoring]`.'),
  reviewed: date.optional().describe('The day the page was last read and found right.'),
  review_every: duration
    .optional()
    .describe('How long a review counts, e.g. `180d`. Overrules the `review` policy of `handrail.yaml`.'),
  draft: flag.optional().describe('`true` marks the page as unfinished and keeps it out of lists.'),
  optional: flag.optional().describe('`true` marks what is good to have and not needed.'),
  deferred_to: ref(['phases'], 'deferred_to', { orText: true })
    .optional()
    .describe('What it was put off to: the id of a phase, or a few words, e.g. `shop/9`.'),
  waive: listOf(waiver())
    .optional()
    .describe(
      'Problems of this frontmatter that are accepted for a time. In the text a comment above a block does the same.',
    ),
};

/** `runbooks/redis-cache-down` */
function isQualified(value: string): boolean {
  const slash = value.indexOf('/');
  return isKind(value.slice(0, slash)) && value.length > slash + 1;
}
