import type { EntryOf } from '../entries/entry.ts';
import { sectionsOf } from '../entries/sections.ts';
import { spanOf } from '../entries/spans.ts';
import type { SectionName } from '../kinds/headings/headings.ts';
import type { Graph } from '../graph/build.ts';
import { FILE_START } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { rankOf } from '../shared/severity.ts';

type Runbook = EntryOf<'runbooks'>;

/** What a runbook for incidents must say: how to end it, whom to call, how long it should take. */
export function checkRunbooks(graph: Graph): Diagnostic[] {
  return graph.content.entries
    .filter((entry) => entry.kind === 'runbooks')
    .filter((entry) => isMeant(entry, graph))
    .flatMap((runbook) => [
      ...noMitigation(runbook),
      ...noEscalation(runbook, graph),
      ...noRecoveryTarget(runbook, graph),
    ]);
}

/** In a tree that was only found, pages that answer an alert or say how grave it is are runbooks for incidents. */
function isMeant({ data, alerts, isFolder }: Runbook, { content }: Graph): boolean {
  if (data.purpose !== 'incident' || data.draft === true || isFolder) return false;
  return content.settings.strict || alerts.length > 0 || data.severity !== undefined;
}

function has({ outline }: Runbook, section: SectionName): boolean {
  return sectionsOf(outline).has(section);
}

/** A page that leads to the runbooks of its causes has theirs. */
function noMitigation(runbook: Runbook): Diagnostic[] {
  const hasSection = has(runbook, 'mitigation') || has(runbook, 'rollback');
  return hasSection ? [] : [diagnostic('runbook/no-mitigation', runbook.file, FILE_START, {})];
}

function noEscalation(runbook: Runbook, graph: Graph): Diagnostic[] {
  const { severity } = runbook.data;
  if (severity === undefined || rankOf(severity, graph.scale) !== 0) return [];
  if (has(runbook, 'escalation') || servicesOf(runbook, graph).some(isReachable)) return [];
  return [
    diagnostic('runbook/no-escalation', runbook.file, spanOf(runbook.spans, ['severity']), { severity }),
  ];
}

function servicesOf(runbook: Runbook, { relations }: Graph): EntryOf<'services'>[] {
  return (relations.get(runbook) ?? []).flatMap(({ target }) =>
    target.to === 'entry' && target.entry.kind === 'services' ? [target.entry] : [],
  );
}

function isReachable({ data }: EntryOf<'services'>): boolean {
  return data.oncall !== undefined || (data.contacts ?? []).length > 0;
}

/** Adopted pages have no such field; those that say how grave it is were written for it. */
function noRecoveryTarget(runbook: Runbook, { content }: Graph): Diagnostic[] {
  const { recovery, severity } = runbook.data;
  if (recovery !== undefined || (!content.settings.strict && severity === undefined)) return [];
  return [diagnostic('runbook/no-recovery-target', runbook.file, FILE_START, {})];
}
