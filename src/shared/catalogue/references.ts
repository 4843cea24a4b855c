import { withArticle } from '../text.ts';
import { kind } from './kind.ts';

/** What is wrong with the ids by which entries name each other. */
export const REFERENCES = {
  'ref/unknown': kind<{ field: string; value: string; wanted: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field, value, wanted }) =>
      `"${field}" names "${value}", and there is no ${wanted} with that id.`,
    hint: ({ value, suggestion }) => {
      if (suggestion) return `Did you mean "${suggestion}"?`;
      if (value.includes(', ')) return `Several are a list: [${value}].`;
      return 'An id is the file’s path below the folder of its kind, without ".md".';
    },
    why: 'References tie runbooks, gaps and remediations together. One that leads nowhere hides a hole: a gap may look unresolved, an outage may lose one of its causes.',
  }),
  'ref/wrong-kind': kind<{ field: string; value: string; wanted: string; found: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field, value, wanted, found }) =>
      `"${field}" takes ${withArticle(wanted)}, but "${value}" is in ${found}.`,
    hint: ({ value, wanted, found }) =>
      `Name ${withArticle(wanted)} here; "related" takes every kind: "${found}/${value}".`,
    why: 'Derived states go by kind: only a remediation can resolve a gap.',
  }),
  'ref/draft': kind<{ field: string; value: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ field, value }) => `"${field}" names "${value}", which is a draft.`,
    hint: () => 'Finish the draft, or leave the reference out until then.',
    why: 'Drafts are not in lists; readers who follow the reference find an unfinished page.',
  }),
  'ref/circular': kind<{ relation: string; circle: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ relation, circle }) => `"${relation}" goes in a circle: ${circle}.`,
    hint: () => 'Remove one of these references.',
    why: 'What comes first cannot come last, too. Order, progress and triage would never end.',
  }),
} as const;
