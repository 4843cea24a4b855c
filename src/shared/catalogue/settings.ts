import { kind } from './kind.ts';

/** What is wrong with the settings and with the files of rules that they name. */
export const SETTINGS = {
  'settings/yaml': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `The settings are not valid YAML: ${reason}.`,
    hint: () => 'Mend handrail.yaml; until then none of its settings count.',
    why: 'Settings that cannot be read would leave the site with another base or title than its team wants.',
  }),
  'settings/invalid': kind<{ field: string; reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ field, reason }) => `The setting "${field}" cannot be used: ${reason}.`,
    hint: () => 'See docs/settings.md for what each setting takes.',
    why: 'A setting that cannot be used does not count; its default does.',
  }),
  'settings/unknown': kind<{ field: string; suggestion: string; known: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field }) => `There is no setting "${field}".`,
    hint: ({ suggestion, known }) =>
      suggestion ? `Did you mean "${suggestion}"?` : `The settings are ${known}.`,
    why: 'A misspelt setting is silently lost: its author believes that it counts.',
  }),
  'rules/unreadable': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `Not all of this rule file can be read: ${reason}.`,
    hint: () =>
      'Mend it ("promtool check rules" looks for the same), give the output of "helm template" in place of a chart, or leave the file out of "rules".',
    why: 'An alert that cannot be read has no page, and nothing checks whether it has a runbook. Everything else in the file is read.',
  }),
} as const;
