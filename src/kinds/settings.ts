import { z } from 'zod';
import { isBase } from '../shared/base.ts';
import { RULES } from '../shared/rules.ts';
import { GLOB_LIMITS, isGlob } from '../shared/glob.ts';
import { isLanguage } from '../shared/language.ts';
import { slugSegment } from '../shared/path.ts';
import { nearest } from '../shared/nearest.ts';
import { KIND_NAMES, type Kind } from './registry.ts';
import {
  duration,
  fields,
  flag,
  glob,
  listOf,
  names,
  number,
  oneOf,
  orText,
  said,
  severityLabel,
  text,
} from '../schemas/types.ts';
import { EXPECTATIONS, fileWaiver } from '../schemas/parts.ts';

const severity = fields({
  id: severityLabel.describe('What it is called, e.g. `P0`.'),
  labels: names
    .default([])
    .describe('Other words for it, e.g. `[SEV1, critical, page]`. Case, spaces and dashes do not count.'),
  rank: number.describe('Its place: 0 is the gravest.'),
  pages: flag.default(false).describe('Whether it pages. An alert that pages needs a runbook.'),
  means: text.optional().describe('When it is the right word, e.g. `Customers cannot use the product`.'),
  respond_within: duration.optional().describe('Time to the first response, e.g. `15m`.'),
});

const adoption = fields({
  from: glob.describe('Which pages it is about: a glob over the files of this folder, e.g. `sre/**`.'),
  as: oneOf(KIND_NAMES as [Kind, ...Kind[]])
    .optional()
    .describe('Their kind, e.g. `runbooks`.'),
  service: text
    .optional()
    .describe(
      'Their service’s id, or `folder`: the folder that they lie in. `none`: they belong to no service.',
    ),
  alert: oneOf(['filename', 'title', 'none'])
    .optional()
    .describe('Where the name of the alert stands that they answer.'),
});

const ruleFiles = orText('files', {
  files: glob.describe('Rule files, relative to this file, e.g. `../loki/*.yaml`.'),
  as: oneOf(['prometheus', 'loki', 'victoriametrics'])
    .optional()
    .describe('What reads them, where their expressions do not tell.'),
});

const addressPattern = z
  .string()
  .refine(
    (pattern) => /^https?:\/\/[^\s{}]+\//.test(pattern) && pattern.includes('{path}'),
    'expected an address with {path}, e.g. https://git.example.com/ops/_edit/{branch}/{path}',
  )
  .optional();

const column = fields({
  name: text.describe(
    'The heading of the column, e.g. `Load test`. `expect` and `expects` name it as `load-test`.',
  ),
  kind: oneOf(KIND_NAMES as [Kind, ...Kind[]])
    .optional()
    .describe('The kind of the pages that are evidence, e.g. `guides`.'),
  tag: text.optional().describe('A tag that these pages have, e.g. `load-test`.'),
  files: glob
    .optional()
    .describe('Where these pages are, relative to this folder, e.g. `**/*-migration.md`.'),
  test: text
    .optional()
    .describe('The kind of a suite in `tests` of the service that is evidence, e.g. `load`.'),
});

const coverage = said('a set of fields: columns, expect', (words) =>
  z
    .strictObject(
      {
        columns: listOf(column)
          .default([])
          .describe('Further columns, e.g. `[{ name: Load test, kind: guides, tag: load-test }]`.'),
        expect: names
          .optional()
          .describe('What services without `expects` should have, instead of what follows from their tier.'),
      },
      words,
    )
    .superRefine(({ columns, expect = [] }, context) => {
      const own = columns.map(({ name }) => slugSegment(name));
      const known = [...EXPECTATIONS, ...own];
      for (const [index, { kind, tag, files, test }] of columns.entries()) {
        const id = own[index] ?? '';
        const path = ['columns', index];
        if (known.indexOf(id) !== EXPECTATIONS.length + index)
          context.addIssue({ code: 'custom', message: `duplicate column "${id}"`, path });
        if ([kind, tag, files, test].every((rule) => rule === undefined))
          context.addIssue({ code: 'custom', message: `"${id}" without kind, tag, files or test`, path });
      }
      for (const [index, id] of expect.entries())
        if (!known.includes(id))
          context.addIssue({
            code: 'custom',
            message: unknownName('column', id, known),
            path: ['expect', index],
          });
    }),
);

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
    .refine(isBase, 'expected a path, e.g. /ops/')
    .default('/')
    .describe('The path below the address, e.g. `/ops/`.'),
  repository: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('The repository’s web address, for "edit" links. Found from git where it is missing.'),
  branch: z
    .string()
    .min(1)
    .optional()
    .describe('The branch that "edit" links lead to. Found from git where it is missing.'),
  edit: addressPattern.describe(
    'The address where a file is edited, for hosts that are not recognized by their name, e.g. `https://git.example.com/ops/_edit/{branch}/{path}`.',
  ),
  view: addressPattern.describe(
    'The address where a file is shown, e.g. `https://git.example.com/ops/src/branch/{branch}/{path}#L{line}`.',
  ),
  authors: z.boolean().default(false).describe('`true`: pages name the author of their last change.'),
  lang: z
    .string()
    .refine(isLanguage, 'expected a language tag, e.g. de or pt-BR')
    .default('en')
    .describe(
      'The language of the content, e.g. `de` or `pt-BR`, for browsers and screen readers. The interface is in it where Handrail has it, else in English.',
    ),
  dir: oneOf(['ltr', 'rtl'])
    .optional()
    .describe('The direction of writing, `ltr` or `rtl`. Found from `lang` where it is missing.'),
  strict: z
    .boolean()
    .default(false)
    .describe('`true` in a tree that its team owns: what is missing or unknown is then an error.'),
  severities: listOf(severity)
    .optional()
    .describe(
      'Your scale of severities and priorities, instead of the usual one: `handrail check --severities` prints what holds.',
    ),
  rules: said('a glob, or a list, each a glob or a set of fields: files, as', (words) =>
    z.union([ruleFiles.transform((one) => [one]), z.array(ruleFiles, words)], words),
  )
    .default([])
    .describe(
      'Globs of Prometheus rule files, relative to this file, e.g. `[../monitoring/*.yaml]`. They must be tracked in the same git repository; without one they must be in this folder. `--rules` may name any other.',
    ),
  annotations: names
    .default(['runbook_url', 'runbook', 'runbookUrl'])
    .describe(
      'Names of the annotations of alert rules that contain the address of the runbook; the first that a rule has counts.',
    ),
  review: said('a duration for each kind or severity', (words) => z.record(z.string(), duration, words))
    .default({})
    .describe(
      'How long a review holds, by kind or severity, e.g. `{ runbooks: 180d, P0: 90d }`. A severity goes before a kind, `review_every` of a page before both.',
    ),
  glossary: said('a list of words for each term', (words) =>
    z.record(z.string(), z.union([text.transform((word) => [word]), z.array(text, words)], words), words),
  )
    .default({})
    .describe(
      'Words of your team that mean the same, for search, e.g. `{ checkout: [basket, cart], nightly job: [eod batch] }`.',
    ),
  coverage: coverage
    .default({ columns: [] })
    .describe(
      'The coverage table: further columns, and what is expected of every service, e.g. `{ columns: [{ name: Load test, test: load }], expect: [runbooks, load-test] }`.',
    ),
  checks: said('a level (error, warning, info or off) for each problem', (words) =>
    z.record(z.string(), z.enum(['error', 'warning', 'info', 'off'], words), words),
  )
    .superRefine((levels, context) => {
      for (const id of Object.keys(levels).filter((key) => !Object.hasOwn(RULES, key)))
        context.addIssue({
          code: 'custom',
          message: unknownName('problem', id, Object.keys(RULES)),
          path: [id],
        });
    })
    .default({})
    .describe(
      'Other levels for problems, by id, e.g. `{ link/broken: error, runbook/no-recovery-target: off }`.',
    ),
  adopt: listOf(adoption)
    .default([])
    .describe(
      'What pages are that do not say it themselves, e.g. `[{ from: sre/**, as: runbooks, service: folder }]`. The first that matches and says something holds.',
    ),
  waive: listOf(fileWaiver())
    .default([])
    .describe('Problems that are accepted for a time, in the files that match.'),
  ignore: z
    .array(z.string().refine(isGlob, `expected ${GLOB_LIMITS}`))
    .default([])
    .describe(
      'Globs of files and folders, relative to this file, that are not content, e.g. `[archive/**]`.',
    ),
});

function unknownName(what: string, name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return `unknown ${what} "${name}"${meant === undefined ? '' : `; did you mean "${meant}"`}`;
}

export type Settings = z.output<typeof settingsSchema>;

export const SETTING_NAMES = Object.keys(settingsSchema.shape);
