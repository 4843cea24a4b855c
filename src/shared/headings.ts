/** What a new runbook is divided into; whatever words its author uses, readers find these parts by name. */
export const RUNBOOK_HEADINGS = [
  'Meaning',
  'Impact',
  'Diagnosis',
  'Mitigation',
  'Verification',
  'Rollback',
  'Escalation',
  'Aftercare',
] as const;
export type RunbookHeading = (typeof RUNBOOK_HEADINGS)[number];

/** What a new page about a known problem is divided into. */
export const TROUBLESHOOTING_HEADINGS = ['Problem', 'Cause', 'Solution', 'Debugging'] as const;
