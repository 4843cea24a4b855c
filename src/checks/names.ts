import type { Entry } from '../entries/entry.ts';
import { spanOf } from '../entries/spans.ts';
import type { Graph } from '../graph/build.ts';
import { isCutId, withoutEnding } from '../shared/path.ts';
import { FILE_START, type Span } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

/** Names that are too long for the address that they become: of pages, services and alerts. */
export function checkNames({ content }: Graph): Diagnostic[] {
  const { entries, rules } = content;
  const found = new Map<string, Diagnostic>();
  const look = (name: string, file: string, place: () => Span): void => {
    if (!isCutId(name)) return;
    const span = place();
    const key = JSON.stringify([file, span]);
    if (!found.has(key)) found.set(key, diagnostic('schema/name-too-long', file, span, { name }));
  };
  for (const entry of entries) {
    const { file, references } = entry;
    look(withoutEnding(file), file, () => FILE_START);
    for (const { value, span } of references) look(value, file, () => span);
    for (const [index, name] of writtenAlerts(entry).entries())
      look(name, file, () => spanOf(entry.spans, ['alerts', index]));
  }
  for (const { name, labels, file, spans } of rules) {
    look(name, file, () => spanOf(spans, []));
    look(labels['service'] ?? '', file, () => spanOf(spans, ['labels', 'service']));
  }
  return [...found.values()];
}

/** Those that were not found by the page's name, which has a problem of its own. */
function writtenAlerts({ alerts, inferred }: Entry): readonly string[] {
  return inferred['alerts'] === undefined ? alerts : [];
}
