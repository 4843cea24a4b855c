import { defineRule } from './rule-meta.ts';

/** What is wrong with the settings and with the files of rules that they name. */
export const SETTINGS = {
  'settings/yaml': defineRule<{ reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ reason }) => `Invalid YAML in the settings: ${reason}.`,
    hint: () => 'Fix handrail.yaml. Until then the defaults are used.',
    why: 'Settings that cannot be read would leave the site with another base or title than its team wants.',
  }),
  'settings/invalid': defineRule<{ field: string; reason: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ field, reason }) => `Invalid value for "${field}": ${reason}.`,
    hint: () => 'See docs/settings.md for what each setting takes.',
    why: 'In place of an invalid value the default is used.',
  }),
  'settings/unknown': defineRule<{ field: string; suggestion: string; known: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field }) => `Unknown setting "${field}".`,
    hint: ({ suggestion, known }) => (suggestion ? `Did you mean "${suggestion}"?` : `Use one of ${known}.`),
    why: 'A misspelt setting is silently lost: its author believes that it counts.',
  }),
  'rules/unreadable': defineRule<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `Invalid rule file: ${reason}.`,
    hint: () =>
      'Fix the file ("promtool check rules" reports the same), replace a chart with the output of "helm template", or remove the file from "rules".',
    why: 'An unreadable alert has no page, and its runbook is not checked. Everything else in the file is read.',
  }),
} as const;
