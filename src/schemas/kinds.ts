/** The kinds of entries, in the order in which navigation lists them. */
export const KINDS = {
  runbooks: {
    label: 'Runbooks',
    singular: 'Runbook',
    intro: 'What to do when something is wrong, step by step.',
    folders: ['runbooks', 'runbook', 'playbooks', 'playbook'],
  },
  troubleshooting: {
    label: 'Troubleshooting',
    singular: 'Troubleshooting',
    intro: 'Known problems: how they show, why they happen, what solves them.',
    folders: ['troubleshooting', 'known-issues'],
  },
  alerting: {
    label: 'Alerting',
    singular: 'Alerting setup',
    intro: 'Who is told what, when, and through which channel.',
    folders: ['alerting'],
  },
  services: {
    label: 'Services',
    singular: 'Service',
    intro: 'What runs, who owns it and what it depends on.',
    folders: ['services', 'service'],
  },
  incidents: {
    label: 'Incidents',
    singular: 'Incident',
    intro: 'What happened before, and what ended it.',
    folders: ['incidents', 'incident', 'postmortems', 'postmortem'],
  },
  phases: {
    label: 'Phases',
    singular: 'Phase',
    intro: 'Plans of work with their checkpoints and reviews.',
    folders: ['phases', 'phase'],
  },
  requirements: {
    label: 'Requirements',
    singular: 'Requirement',
    intro: 'What must hold, and how that is known.',
    folders: ['requirements', 'requirement'],
  },
  assessments: {
    label: 'Assessments',
    singular: 'Assessment',
    intro: 'Reviews with their scores, risks and recommendations.',
    folders: ['assessments', 'assessment'],
  },
  gaps: {
    label: 'Gaps',
    singular: 'Gap',
    intro: 'What was found missing, and what became of it.',
    folders: ['gaps', 'gap'],
  },
  remediations: {
    label: 'Remediations',
    singular: 'Remediation',
    intro: 'What was done about the gaps, and whether it was shown to work.',
    folders: ['remediations', 'remediation'],
  },
  guides: {
    label: 'Guides',
    singular: 'Guide',
    intro: 'How things work and how to work with them.',
    folders: ['guides', 'guide'],
  },
} as const satisfies Record<string, KindFacts>;

interface KindFacts {
  readonly label: string;
  readonly singular: string;
  readonly intro: string;
  /** Folder names that make every page below them an entry of this kind. */
  readonly folders: readonly string[];
}

export type Kind = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as Kind[];

export function isKind(name: string): name is Kind {
  return Object.hasOwn(KINDS, name);
}

const BY_FOLDER = new Map<string, Kind>(
  KIND_NAMES.flatMap((kind) => KINDS[kind].folders.map((folder) => [folder, kind] as const)),
);

/** Whether a folder bears a kind's name exactly, so that it is no part of its pages' ids. */
export function isKindFolder(folder: string): boolean {
  return BY_FOLDER.has(folder.toLowerCase());
}

/**
 * The kind that a folder's name stands for: the name itself (`runbooks`, `playbook`) or its last word in the plural, as in
 * `gitlab-runbooks`. In the singular it is a thing: `validation-service` is one.
 */
export function kindOfFolder(folder: string): Kind | undefined {
  const name = folder.toLowerCase();
  const last = name.split(/[-_. ]/).at(-1) ?? '';
  return BY_FOLDER.get(name) ?? (last.endsWith('s') ? BY_FOLDER.get(last) : undefined);
}
