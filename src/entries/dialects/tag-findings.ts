import { finding, type Finding } from '../../shared/problem.ts';
import { shorten } from '../../shared/text.ts';
import type { PlacedTag } from './plain-text.ts';

const LONGEST = 60;

/** One problem for each thing that tags of a text call, where it is called first. */
export function tagFindings(tags: readonly PlacedTag[], file: string): Finding[] {
  const calls = Map.groupBy(tags, ({ of, name }) => `${of} ${name}`);
  return [...calls.values()].flatMap((uses) => {
    const [first] = uses;
    if (!first) return [];
    const facts = { tag: shorten(first.written, LONGEST), of: first.of, uses: uses.length };
    return [finding('text/template-tag', file, first.span, facts)];
  });
}
