import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { isMdx } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { FRONTMATTER } from './frontmatter.ts';
import { parseMdx } from './mdx/parse.ts';
import { strainOf } from './strain.ts';

export interface Tree {
  readonly root: Root;
  /** The text cannot be laid out: it is one block of code. */
  readonly isPlain: boolean;
  readonly findings: readonly Finding[];
}

/** A file's text → its Markdown tree. Where the parser cannot cope, or must not try, the text stays as it was written. */
export function treeOf(source: string, file: string): Tree {
  return isMdx(file) ? mdxTree(source, file) : markdownTree(source, file);
}

function markdownTree(source: string, file: string): Tree {
  const reason = strainOf(source);
  if (reason !== undefined) return plain(source, tooDeep(file, reason));
  try {
    return { root: markdownToMdast(source) as Root, isPlain: false, findings: [] };
  } catch {
    return plain(source, tooDeep(file, 'the Markdown parser gave up on it'));
  }
}

function mdxTree(source: string, file: string): Tree {
  const mdx = parseMdx(source);
  switch (mdx.is) {
    case 'tree': {
      const findings = mdx.unsupported.map(({ span, facts }) =>
        finding('mdx/unsupported', file, span, facts),
      );
      return { root: mdx.root, isPlain: false, findings };
    }
    case 'invalid':
      return plain(source, finding('mdx/syntax', file, mdx.span, { reason: mdx.reason }));
    case 'too-deep':
      return plain(source, tooDeep(file, mdx.reason));
  }
}

function tooDeep(file: string, reason: string): Finding {
  return finding('text/too-deep', file, FILE_START, { reason });
}

function plain(source: string, why: Finding): Tree {
  const [block = '', , fence, lines = ''] = FRONTMATTER.exec(source) ?? [];
  const code = { type: 'code', lang: 'text', value: source.slice(block.length) } as const;
  if (fence === undefined)
    return { root: { type: 'root', children: [code] }, isPlain: true, findings: [why] };
  const type = fence === '---' ? 'yaml' : 'toml';
  const root: Root = { type: 'root', children: [{ type, value: lines.slice(0, -1) }, code] };
  return { root, isPlain: true, findings: [why] };
}
