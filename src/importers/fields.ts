import { fieldAlias, aliasRule } from '../entries/dialects/fields.ts';
import type { Entry } from '../entries/entry.ts';
import { inferService } from '../entries/infer.ts';
import type { Kind } from '../kinds/registry.ts';
import { asWritten } from '../schemas/types.ts';
import { childOf } from '../shared/child.ts';
import type { Fields } from './frontmatter.ts';
import type { PlanOptions } from './plan.ts';

/**
 * What was found and not written: in its new place the page must say it itself. The kind is said by its folder.
 * @param file in the target folder
 */
export function inferredFields(
  entry: Entry,
  kind: Kind,
  file: string,
  { isTargetStrict }: Pick<PlanOptions, 'isTargetStrict'>,
): Fields {
  const { title, services, alerts, inferred } = entry;
  const isGuessed = !isTargetStrict && services.length === 0 && inferService(file) !== undefined;
  return {
    ...(inferred['title'] !== undefined && { title }),
    // An empty list says that the folder is no service.
    ...((inferred['services'] !== undefined || isGuessed) && { services }),
    ...(inferred['alerts'] !== undefined && kind === 'runbooks' && { alerts }),
    ...Object.fromEntries(othersFound(entry).map((field) => [field, asWritten(childOf(entry.data, field))])),
  };
}

/** Fields that stand under another generator's names, and the owner that a list of owners says. */
function othersFound({ inferred, data }: Entry): string[] {
  const own = ['kind', 'title', 'services', 'alerts'];
  return Object.keys(inferred).filter((field) => !own.includes(field) && childOf(data, field) !== undefined);
}

/** Whether a field of another generator says no more than one that is written from now on. Its addresses stay. */
export function isSaid(field: string, { inferred }: Entry): boolean {
  const here = fieldAlias(field);
  return here !== undefined && here !== 'aliases' && inferred[here] === aliasRule(field);
}
