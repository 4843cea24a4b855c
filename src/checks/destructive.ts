import type { CodeBlock, Entry } from '../entries/entry.ts';
import { KINDS } from '../kinds/registry.ts';
import { sectionsOf } from '../entries/sections.ts';
import { sessionOf } from '../placeholders/code-analyzer.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { destructiveName, isSql } from '../shell/effects.ts';
import { runsOf, sqlRuns } from '../shell/runs.ts';
import { placesIn, restOfLine } from './code-place.ts';

/** The first destructive command of a page that says neither how to verify what was done nor how to go back. */
export function checkDestructive(entry: Entry): Diagnostic[] {
  return isToBeFollowed(entry) ? firstIn(entry) : [];
}

function isToBeFollowed({ kind, outline }: Entry): boolean {
  if (!KINDS[kind].isCarriedOut) return false;
  const sections = sectionsOf(outline);
  return !sections.has('verification') && !sections.has('rollback');
}

function firstIn({ outline, file, source }: Entry): Diagnostic[] {
  for (const block of outline.blocks) {
    const found = destructiveIn(block);
    if (!found) continue;
    const { span } = placesIn(block, source)(found.at, restOfLine(block.code, found.at));
    return [diagnostic('code/destructive', file, span, { name: found.name })];
  }
  return [];
}

interface Found {
  readonly name: string;
  /** Offset in the code. */
  readonly at: number;
}

function destructiveIn(block: CodeBlock): Found | undefined {
  if (isSql(block.language)) return destructiveSql(block.code);
  for (const { masked, start } of sessionOf(block).commands) {
    for (const { run, at } of runsOf(masked)) {
      const name = destructiveName(run);
      if (name !== undefined) return { name, at: start + at };
    }
  }
  return undefined;
}

function destructiveSql(code: string): Found | undefined {
  const names = sqlRuns(code).map(destructiveName);
  const name = names.find((found) => found !== undefined);
  if (name === undefined) return undefined;
  const [word = ''] = name.split(' ', 1);
  return { name, at: Math.max(code.search(new RegExp(`\\b${word}\\b`, 'i')), 0) };
}
