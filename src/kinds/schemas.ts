import type { z } from 'zod';
import * as alerting from './alerting/schema.ts';
import * as assessments from './assessments/schema.ts';
import * as gaps from './gaps/schema.ts';
import * as guides from './guides/schema.ts';
import * as incidents from './incidents/schema.ts';
import type { Kind } from '../schemas/kinds.ts';
import { loosened } from '../schemas/loose.ts';
import * as phases from './phases/schema.ts';
import * as remediations from './remediations/schema.ts';
import * as requirements from './requirements/schema.ts';
import * as runbooks from './runbooks/schema.ts';
import * as services from './services/schema.ts';
import * as troubleshooting from './troubleshooting/schema.ts';

/** What an entry's frontmatter must be in a strict tree, by kind. */
export const SCHEMAS = {
  runbooks: runbooks.runbooks,
  troubleshooting: troubleshooting.troubleshooting,
  alerting: alerting.alerting,
  services: services.services,
  incidents: incidents.incidents,
  phases: phases.phases,
  requirements: requirements.requirements,
  assessments: assessments.assessments,
  gaps: gaps.gaps,
  remediations: remediations.remediations,
  guides: guides.guides,
} as const satisfies Record<Kind, z.ZodObject>;

/** A frontmatter in YAML that shows every field of a kind. */
export const EXAMPLES: Readonly<Record<Kind, string>> = {
  runbooks: runbooks.example,
  troubleshooting: troubleshooting.example,
  alerting: alerting.example,
  services: services.example,
  incidents: incidents.example,
  phases: phases.example,
  requirements: requirements.example,
  assessments: assessments.example,
  gaps: gaps.example,
  remediations: remediations.example,
  guides: guides.example,
};

/** As an author may write it. */
export type InputOf<K extends Kind> = z.input<(typeof SCHEMAS)[K]>;

/** As a strict schema gives it back. */
export type DataOf<K extends Kind> = z.output<(typeof SCHEMAS)[K]>;

/** As a lenient schema gives it back: what a strict tree requires may be missing. */
export type LenientDataOf<K extends Kind> = Omit<DataOf<K>, RequiredNames<K>> &
  Partial<Pick<DataOf<K>, RequiredNames<K>>>;

type RequiredNames<K extends Kind> = {
  [Name in keyof DataOf<K>]-?: Name extends keyof InputOf<K>
    ? Record<never, never> extends Pick<InputOf<K>, Name>
      ? never
      : Name
    : never;
}[keyof DataOf<K>];

const lenient = new Map<Kind, z.core.$ZodType>();

/** The same schema for trees that were only found: unknown fields pass, at any depth, and the entry needs none. */
export function lenientOf<K extends Kind>(kind: K): z.core.$ZodType<LenientDataOf<K>> {
  const schema = lenient.get(kind) ?? loosened(SCHEMAS[kind]);
  lenient.set(kind, schema);
  return schema as z.core.$ZodType<LenientDataOf<K>>;
}
