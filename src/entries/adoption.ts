import path from 'node:path';
import type { Kind } from '../kinds/registry.ts';
import type { Settings } from '../kinds/settings.ts';
import { subtreeMatcher } from '../shared/glob.ts';
import { slugSegment, stem } from '../shared/path.ts';
import type { InferredService } from './infer.ts';

/** What `adopt` in the settings says of a file; nothing where it says nothing. */
export interface AdoptedFields {
  readonly kind?: InferredService<Kind>;
  /** Empty: it belongs to none. */
  readonly services?: InferredService<readonly string[]>;
  /** Empty: it answers none. */
  readonly alerts?: (title: string) => InferredService<readonly string[]>;
}

export type Adoption = (file: string) => AdoptedFields;

/** @param rules of which the first that matches a file, and says something, holds */
export function adoption(rules: Settings['adopt']): Adoption {
  const known = rules.map((rule) => ({
    ...rule,
    matches: subtreeMatcher([rule.from]),
    rule: `adopt ${rule.from}`,
  }));
  return (file) => {
    const own = known.filter(({ matches }) => matches(file));
    const kind = own.find(({ as }) => as !== undefined);
    const service = own.find((one) => one.service !== undefined);
    const alert = own.find((one) => one.alert !== undefined);
    return {
      ...(kind?.as && { kind: { value: kind.as, rule: kind.rule } }),
      ...(service?.service && {
        services: { value: servicesOf(service.service, file), rule: service.rule },
      }),
      ...(alert?.alert && alertOf(alert.alert, file, alert.rule)),
    };
  };
}

function servicesOf(service: string, file: string): string[] {
  if (service === 'none') return [];
  const id = service === 'folder' ? slugSegment(path.posix.basename(path.posix.dirname(file))) : service;
  return id === '' ? [] : [id];
}

function alertOf(
  from: 'filename' | 'title' | 'none',
  file: string,
  rule: string,
): Pick<AdoptedFields, 'alerts'> {
  const nameIn = { filename: () => stem(file), title: (title: string) => title, none: () => '' }[from];
  return {
    alerts: (title) => ({ value: [nameIn(title)].filter((name) => name !== ''), rule }),
  };
}
