import { childOf } from '../shared/child.ts';
import { alerting } from './alerting/kind.ts';
import { assessments } from './assessments/kind.ts';
import { gaps } from './gaps/kind.ts';
import { guides } from './guides/kind.ts';
import { incidents } from './incidents/kind.ts';
import { phases } from './phases/kind.ts';
import { remediations } from './remediations/kind.ts';
import { requirements } from './requirements/kind.ts';
import { runbooks } from './runbooks/kind.ts';
import { services } from './services/kind.ts';
import { troubleshooting } from './troubleshooting/kind.ts';

/** The kinds of entries, in the order in which navigation lists them. A kind's key is the name of its folder. */
export const KINDS = {
  runbooks,
  troubleshooting,
  alerting,
  services,
  incidents,
  phases,
  requirements,
  assessments,
  gaps,
  remediations,
  guides,
};

export type Kind = keyof typeof KINDS;

/** What a page is of which nothing tells the kind. */
export const DEFAULT_KIND = 'guides' satisfies Kind;

export const KIND_NAMES = Object.keys(KINDS) as Kind[];

export function isKind(name: string): name is Kind {
  return Object.hasOwn(KINDS, name);
}

/** The place in lists that a page of some kinds may have; infinite without one, so that it goes by title. */
export function orderOf({ kind, data }: Readonly<{ kind: Kind; data: object }>): number {
  const order = KINDS[kind].isOrdered ? childOf(data, 'order') : undefined;
  return typeof order === 'number' ? order : Infinity;
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
