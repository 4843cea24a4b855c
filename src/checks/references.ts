import type { Entry } from '../entries/entry.ts';
import { finding, type Finding } from '../shared/problem.ts';

/** Labels without their other half: links that Markdown shows as brackets, notes that it does not show at all. */
export function checkReferences({ file, outline }: Entry): Finding[] {
  return [
    ...outline.undefinedReferences.map(({ target, span }) =>
      finding('link/undefined-reference', file, span, { label: target }),
    ),
    ...outline.unusedNotes.map(({ target, span }) =>
      finding('text/unused-note', file, span, { label: target }),
    ),
  ];
}
