import { withArticle } from '../text.ts';
import { defineRule } from './rule-meta.ts';

/** What is wrong with the ids by which entries name each other. */
export const REFERENCES = {
  'ref/unknown': defineRule<{ field: string; value: string; wanted: string; suggestion: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field, value, wanted }) => `Unknown ${wanted} "${value}" in "${field}".`,
    hint: ({ value, suggestion }) => {
      if (suggestion) return `Did you mean "${suggestion}"?`;
      if (value.includes(', ')) return `Write several ids as a list: [${value}].`;
      return 'Use the path of the file below the folder of its kind, without ".md".';
    },
    why: 'References connect runbooks, gaps and remediations. A broken one hides a fact: a gap may look unresolved, an outage may lose one of its causes.',
  }),
  'ref/wrong-kind': defineRule<{ field: string; value: string; wanted: string; found: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ field, value, wanted, found }) =>
      `Invalid reference "${value}" in "${field}": expected ${withArticle(wanted)}, found one of ${found}.`,
    hint: ({ value, wanted, found }) =>
      `Use the id of ${withArticle(wanted)}, or "related: ${found}/${value}", which takes every kind.`,
    why: 'Derived states depend on the kind: only a remediation can resolve a gap.',
  }),
  'ref/draft': defineRule<{ field: string; value: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ field, value }) => `Reference to a draft in "${field}": "${value}".`,
    hint: () => 'Finish the draft, or remove the reference until then.',
    why: 'Drafts are not in lists; readers who follow the reference find an unfinished page.',
  }),
  'ref/circular': defineRule<{ relation: string; circle: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ relation, circle }) => `Circular reference in "${relation}": ${circle}.`,
    hint: () => 'Remove one of these references.',
    why: 'Order, progress and triage of a cycle never end.',
  }),
} as const;
