import { edited, type Edit } from '../shared/edit.ts';

/** A stretch of a text, by offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a new text is put together from: stretches of the old one, and what stands between them. */
export type Part = Stretch | string;

/** Puts parts together, with the edits that lie in them; others are left out. */
export function assembled(source: string, parts: readonly Part[], edits: readonly Edit[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const { from, to } = part;
      const own = edits.filter(({ start, end }) => start >= from && end <= to);
      const moved = own.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from }));
      return edited(source.slice(from, to), moved);
    })
    .join('');
}

export function isIn(parts: readonly Part[], offset: number): boolean {
  return parts.some((part) => typeof part !== 'string' && part.from <= offset && offset < part.to);
}

/** Parts without some of the text, and without the empty lines at their end. */
export function without(source: string, parts: readonly Part[], cuts: readonly Stretch[]): Part[] {
  const left = parts.flatMap((part): Part[] => {
    if (typeof part === 'string') return [part];
    const own = cuts.filter(({ from, to }) => from >= part.from && to <= part.to);
    const starts = [part.from, ...own.map(({ to }) => to)];
    return starts.map((from, index) => ({ from, to: own[index]?.from ?? part.to }));
  });
  const last = left.findLastIndex((part) => assembled(source, [part], []).trim() !== '');
  return left.slice(0, last + 1).map((part, index) => {
    if (index < last) return part;
    if (typeof part === 'string') return part.trimEnd();
    return { from: part.from, to: part.from + source.slice(part.from, part.to).trimEnd().length };
  });
}
