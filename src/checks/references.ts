import type { Entry } from '../entries/entry.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

/** Labels without their other half: links that Markdown shows as brackets, notes that it does not show at all. */
export function checkReferences({ file, outline }: Entry): Diagnostic[] {
  return [
    ...outline.undefinedReferences.map(({ target, span }) =>
      diagnostic('link/undefined-reference', file, span, { label: target }),
    ),
    ...outline.unusedNotes.map(({ target, span }) =>
      diagnostic('text/unused-note', file, span, { label: target }),
    ),
  ];
}
