import { defineKind } from '../definition.ts';
import { assertion } from '../../schemas/assertion.ts';
import { location, yesNo } from '../../schemas/parts.ts';
import { date, listOf, oneOf, orText, text } from '../../schemas/types.ts';

const evidence = listOf(
  orText('text', {
    text: text.describe('What was seen, in a sentence.'),
    location: location
      .optional()
      .describe('Where it was seen: `path`, `path:line` or `path:from-to`, e.g. `Dockerfile:283`.'),
    supports: yesNo
      .optional()
      .describe('Whether it shows that the statement is true (`yes`) or false (`no`). Absent: neither.'),
    date: date.optional().describe('The day it was seen.'),
  }),
);

export const requirements = defineKind({
  label: 'Requirements',
  singular: 'Requirement',
  intro: 'What must hold, and how that is known.',
  folders: ['requirements', 'requirement'],
  headings: ['Why it must hold'],
  body: [
    { field: 'statement', label: 'statement', as: 'prose' },
    { field: 'source', label: 'source', as: 'text' },
    { field: 'level', label: 'level', as: 'choice' },
    { field: 'evidence', label: 'evidence', as: 'evidence' },
    { field: 'owner', label: 'owner', as: 'text' },
  ],
  fields: {
    statement: text.describe(
      'What must hold, in one sentence, e.g. `Health checks answer within 5 seconds`.',
    ),
    source: text.optional().describe('Where it comes from, e.g. `SPEC.md, section 4.2`.'),
    level: oneOf(['must', 'should', 'may']).optional().describe('How binding it is.'),
    about: oneOf(['pages'])
      .optional()
      .describe(
        'What the statement is about. `pages`: assertions over pages prove it. Absent: the world, which evidence or assertions over files show.',
      ),
    assert: listOf(assertion)
      .optional()
      .describe('What can be read off the content itself. Each is looked up on every build.'),
    evidence: evidence
      .optional()
      .describe('What shows that it holds where nothing can be read off, e.g. a test run and where it is.'),
  },
  example: String.raw`
title: Health checks have five seconds
services: [customer-api]
statement: Every health check in our pages is given 5 seconds.
source: SPEC.md, section 4.2
level: must
about: pages
assert:
  - in: code
    language: dockerfile
    within: guides/**
    match: HEALTHCHECK .*--timeout=(\d+s)
    equals: 5s
  - { in: code, language: yaml, match: 'timeoutSeconds: (\d+)', at_least: 5 }
  - { in: prose, match: 'livenessProbe', present: { where: guides/monitoring.md } }
  - { in: frontmatter, match: 'escalate_after', present: { where: runbooks/** } }
  - { in: code, match: '--no-healthcheck', absent: true }
evidence:
  - text: The image was started with a database that answers after 4 seconds, and stayed healthy.
    location: tests/health.rs:40-72
`,
});
