import { defineKind } from '../definition.ts';
import { number, text } from '../../schemas/types.ts';

export const guides = defineKind({
  label: 'Guides',
  singular: 'Guide',
  intro: 'How things work and how to work with them.',
  folders: ['guides', 'guide'],
  chapters: /^(onboarding|training|tutorials?|exercises|how-?tos?|getting-started|contributing)$/,
  headings: ['Before you begin', 'Steps'],
  answers: true,
  prescribes: true,
  isOrdered: true,
  cardTag: 'level',
  fields: {
    audience: text.optional().describe('Whom it is for, e.g. `Engineers before their first week on call`.'),
    level: text.optional().describe('How much it expects, in your own word, e.g. `beginner`.'),
    order: number.optional().describe('Its place in the list of guides, lowest first, e.g. `1`.'),
  },
  example: `
title: Start here
summary: What we run, how to find help at night, and what to do on your first day on call.
owner: platform
tags: [onboarding, on-call]
reviewed: 2026-11-10
related: [guides/monitoring, runbooks/api-outage]
audience: New engineers, and everybody before the first week on call
level: beginner
order: 1
`,
});
