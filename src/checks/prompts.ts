import type { CodeBlock, Entry } from '../entries/entry.ts';
import { sessionOf } from '../placeholders/code-analyzer.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { isScript } from '../shell/session.ts';
import { placesIn } from './code-place.ts';

/** What may be a prompt of root, and would stay as a comment. */
const ROOT = /^\s*# ?[a-z./~]/m;

/** Prompts in blocks that are pasted, once per block. Where nothing but commands stands there, they can be removed. */
export function checkPrompts(entry: Entry): Diagnostic[] {
  return entry.outline.blocks.filter(isScript).flatMap((block) => findingOf(block, entry) ?? []);
}

function findingOf(block: CodeBlock, { file, source }: Entry): Diagnostic | undefined {
  const { prompts, hasOutput } = sessionOf(block);
  const [first] = prompts;
  if (!first) return undefined;
  const placeOf = placesIn(block, source);
  const prompt = block.code.slice(first.start, first.end).trim();
  const { span } = placeOf(first.start, first.end);
  const edits = prompts.map((part) => {
    const { start, end } = placeOf(part.start, part.end);
    return {
      start,
      end,
      text: '',
      isExact: source.slice(start, end) === block.code.slice(part.start, part.end),
    };
  });
  // A tab that a list took a part of has no place of its own.
  const isFixable = !hasOutput && !ROOT.test(block.code) && edits.every(({ isExact }) => isExact);
  const remedy = hasOutput ? 'output' : isFixable ? 'fix' : 'by hand';
  const found = diagnostic('code/prompt', file, span, { prompt, remedy });
  return isFixable ? { ...found, fix: edits.map(({ start, end, text }) => ({ start, end, text })) } : found;
}
