import type { FieldPath } from '../schemas/walk.ts';
import { FILE_START, type Span } from '../shared/position.ts';

/** Where values are in a file, by their paths as JSON Pointers (RFC 6901): `/alerts/0`. The whole is at the empty one. */
export type FieldSpans = Readonly<Record<string, Span>>;

/** Where the value at a path is; the nearest place around it where it has none of its own. */
export function spanOf(spans: FieldSpans, path: FieldPath): Span {
  for (let depth = path.length; depth >= 0; depth--) {
    const span = spans[pointerTo(path.slice(0, depth))];
    if (span) return span;
  }
  return FILE_START;
}

export function pointerTo(path: FieldPath): string {
  return path
    .map((step) => `/${typeof step === 'number' ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
