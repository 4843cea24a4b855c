import type { Nodes } from 'mdast';
import type { Span } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { NO_FIELDS, type FrontmatterError, type FieldSet } from './field-set.ts';
import { readToml } from './toml.ts';
import { readYaml } from './yaml.ts';

export interface Frontmatter extends Pick<FieldSet, 'data' | 'at' | 'keyAt'> {
  readonly findings: readonly Diagnostic[];
}

/** The block as it is written, YAML or TOML: its first line, the fence of that, and the lines between, which may be none. */
export const FRONTMATTER = /^((---|\+\+\+)[ \t]*\n)((?:[\s\S]*?\n)??)\2[ \t]*(?:\n|$)/;
const FENCE: Span = { line: 1, column: 1, endLine: 1, endColumn: 4 };

/** @param first the first block of the text `source`, which is the frontmatter where there is one */
export function readFrontmatter(first: Nodes | undefined, source: string, file: string): Frontmatter {
  if (first?.type !== 'yaml' && first?.type !== 'toml')
    return { ...NO_FIELDS, findings: findingsWithout(source, file) };
  const { data, at, keyAt, faults } = (first.type === 'yaml' ? readYaml : readToml)(first.value, 2);
  return { data, at, keyAt, findings: faults.map((fault) => findingOf(fault, first.type, file)) };
}

/** A rule (`---`) may begin a page, too: only what looks like a field makes it an unclosed frontmatter. */
function findingsWithout(source: string, file: string): Diagnostic[] {
  return /^---[ \t]*\n[ \t]*[A-Za-z_][\w-]*[ \t]*:(\s|$)/.test(source)
    ? [diagnostic('schema/unclosed', file, FENCE, {})]
    : [];
}

function findingOf(fault: FrontmatterError, language: 'yaml' | 'toml', file: string): Diagnostic {
  switch (fault.what) {
    case 'broken':
      return diagnostic(`schema/${language}`, file, fault.span, fault);
    case 'not-a-map':
      return diagnostic('schema/not-a-map', file, fault.span, fault);
    case 'duplicate-key':
      return diagnostic('schema/duplicate-key', file, fault.span, fault);
  }
}
