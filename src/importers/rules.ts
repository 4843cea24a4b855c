import type { AlertRule } from '../entries/entry.ts';
import { readable } from '../shared/alert-words.ts';
import { RUNBOOK_HEADINGS, type RunbookHeading } from '../shared/headings.ts';
import { slugSegment } from '../shared/path.ts';
import { sortRank, type Scale } from '../shared/severity.ts';
import { escaped } from './pieces.ts';
import { frontmatterOf } from './frontmatter.ts';
import type { Places } from './place.ts';
import type { Output } from './plan.ts';

/** What its author is to write under a heading that the rule says nothing about. */
const HINTS: Readonly<Record<RunbookHeading, string>> = {
  Meaning: 'What is wrong when this fires.',
  Impact: 'What users and other services notice, and how bad it is.',
  Diagnosis: 'What to look at, and what each finding means.',
  Mitigation: 'The steps that end it, the quickest first.',
  Verification: 'How you know that it is over.',
  Rollback: 'How to undo the mitigation.',
  Escalation: 'Who is called when this does not help, and after how long.',
  Aftercare: 'What is left to do when it is over.',
};

/**
 * Alerting rules → a draft runbook for each alert that has none, with what its rules say filled in.
 * @param isAnswered whether an alert has a runbook other than this file
 */
export function planDrafts(
  rules: readonly AlertRule[],
  isAnswered: (alert: string, file: string) => boolean,
  places: Places,
  scale: Scale,
): Output[] {
  return [...Map.groupBy(rules, ({ name }) => name)].flatMap(([name, own]): Output[] => {
    const file = places.page('runbooks', slugSegment(name) || 'alert');
    return isAnswered(name, file) ? [] : [{ file, kind: 'runbooks', content: draftOf(name, own, scale) }];
  });
}

function draftOf(name: string, rules: readonly AlertRule[], scale: Scale): string {
  const labelled = (label: string) =>
    rules.flatMap(({ labels }) => labels[label] ?? []).filter((value) => !value.includes('{{'));
  const [severity] = labelled('severity').toSorted((a, b) => sortRank(a, scale) - sortRank(b, scale));
  const services = [...new Set(labelled('service').map(slugSegment))].filter((id) => id !== '');
  const summary = rules
    .map(({ annotations }) => annotations['summary'] ?? '')
    .find((text) => text !== '' && !text.includes('{{'));
  const fields = {
    title: name,
    ...(summary !== undefined && { summary: readable(summary) }),
    ...(services.length > 0 && { services }),
    draft: true,
    ...(severity !== undefined && { severity }),
    alerts: [name],
  };
  const filled: Readonly<Partial<Record<RunbookHeading, readonly string[]>>> = {
    Meaning: meaningOf(rules),
    Diagnosis: [...rules.map(expressionOf), ...runbooksOf(rules)],
  };
  const sections = RUNBOOK_HEADINGS.map((heading) =>
    [`## ${heading}`, ...(filled[heading] ?? []), `<!-- ${HINTS[heading]} -->`].join('\n\n'),
  );
  return `${frontmatterOf('runbooks', fields)}\n${sections.join('\n\n')}\n`;
}

/** Each paragraph once: rules of one alert mostly differ in their limits only. */
function meaningOf(rules: readonly AlertRule[]): string[] {
  const texts = rules.flatMap(({ annotations }) =>
    ['summary', 'description', 'message'].flatMap((name) => (annotations[name] ?? '').split(/\n\s*\n/)),
  );
  return [...new Set(texts.map((text) => escaped(readable(text))))].filter((text) => text !== '');
}

function expressionOf({ expr, for: lasting, labels }: AlertRule): string {
  const { severity = '' } = labels;
  const as = severity === '' || severity.includes('{{') ? '' : ` as ${escaped(severity)}`;
  const intro = `It fires${as} when this holds${lasting === '' ? '' : ` for ${escaped(lasting)}`}:`;
  const fence = '`'.repeat(Math.max(3, ...[...expr.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return `${intro}\n\n${fence}promql\n${expr.trimEnd()}\n${fence}`;
}

function runbooksOf(rules: readonly AlertRule[]): string[] {
  const urls = rules.map(({ annotations }) => annotations['runbook_url'] ?? annotations['runbook'] ?? '');
  const whole = urls.filter((url) => /^https?:\/\/[^\s<>{}]+$/.test(url));
  return [...new Set(whole)].map((url) => `The rule names a runbook: <${url}>`);
}
