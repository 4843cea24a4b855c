import { isKind, KIND_NAMES, kindOfFolder, type Kind } from '../kinds/registry.ts';
import { nearest } from '../shared/nearest.ts';
import { UsageError } from './command.ts';

/** A kind as people say it: `runbooks`, `runbook`, `playbook`. */
export function kindNamed(wanted: string): Kind {
  const kind = isKind(wanted) ? wanted : kindOfFolder(wanted);
  if (kind) return kind;
  const meant = nearest(wanted, KIND_NAMES);
  throw new UsageError(
    `Unknown kind "${wanted}". ${meant ? `Did you mean "${meant}"?` : `Use one of ${KIND_NAMES.join(', ')}.`}`,
  );
}
