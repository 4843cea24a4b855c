import type { Html, Nodes, Root } from 'mdast';
import { parseMoment, type Moment } from '../schemas/moment.ts';
import { comments, isOnlyComments } from '../shared/html.ts';
import { FILE_START, lineCounter, type Span } from '../shared/position.ts';

/** A comment that accepts problems of the block below it for a time. What it does not say is empty. */
export interface Waiver {
  readonly ids: readonly string[];
  /** The day on which it ends; absent where none is named. */
  readonly until?: Moment;
  readonly reason: string;
  /** Of the comment. */
  readonly span: Span;
  /** The lines of the block, counted from 1; nothing where none follows. */
  readonly covers: { readonly from: number; readonly to: number } | undefined;
}

const MARK = 'handrail-ignore';
/** `handrail-ignore link/broken, link/anchor until 2027-01-31: the vendor moves its docs` */
const FORM = /^handrail-ignore\b\s*([^:]*?)(?:\s+until\s+([^\s:]+))?\s*(?::\s*([\s\S]*))?$/;

/** The waivers of a text, in their order. */
export function waiversIn(root: Root, source: string): Waiver[] {
  if (!source.includes(MARK)) return [];
  const spanAt = lineCounter(source);
  return parents(root).flatMap((parent) =>
    parent.children.flatMap((node, index) => {
      if (node.type !== 'html' || !writtenAs(node, source).includes(MARK)) return [];
      const covers = linesOf(parent.children.slice(index + 1).find((other) => !isComment(other)));
      return waiversOf(node, source, spanAt).map((waiver) => ({ ...waiver, covers }));
    }),
  );
}

type Parent = Extract<Nodes, { children: unknown }>;

function parents(root: Root): Parent[] {
  const found: Parent[] = [];
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!('children' in node)) continue;
    found.push(node);
    stack.push(...(node.children as Nodes[]).toReversed());
  }
  return found;
}

function isComment(node: Nodes): boolean {
  return node.type === 'html' && isOnlyComments(node.value);
}

function linesOf(node: Nodes | undefined): Waiver['covers'] {
  const { start, end } = node?.position ?? {};
  return start && end ? { from: start.line, to: end.line } : undefined;
}

function writtenAs({ position }: Html, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset);
}

/** MDX has them in braces: `{/* … *\/}`. */
function commentsIn(written: string): ReturnType<typeof comments> {
  if (!written.startsWith('{')) return comments(written);
  return [...written.matchAll(/\/\*([\s\S]*?)\*\//g)].map(({ 0: whole, 1: text = '', index }) => ({
    text,
    start: index,
    end: index + whole.length,
  }));
}

function waiversOf(
  node: Html,
  source: string,
  spanAt: (start: number, end: number) => Span,
): Omit<Waiver, 'covers'>[] {
  const { position } = node;
  const from = position?.start.offset ?? 0;
  return commentsIn(writtenAs(node, source)).flatMap(({ text, start, end }) => {
    const form = FORM.exec(text.trim());
    if (!form) return [];
    const [, ids = '', until = '', reason = ''] = form;
    const day = parseMoment(until);
    return {
      ids: ids.split(/[\s,]+/).filter((id) => id !== ''),
      ...(day && { until: day }),
      reason: reason.trim(),
      span: position ? spanAt(from + start, from + end) : FILE_START,
    };
  });
}
