import GithubSlugger from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import { hasMarkup } from '../shared/html.ts';
import { FILE_START, type Span } from '../shared/position.ts';
import type { CodeBlock, Heading, Outline, Reference } from './entry.ts';

const HTML_ID = /<[a-z][^>]*?\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Collects from a file's Markdown tree what the graph and the checks need. Walks without recursion: text may nest deeply. */
export function outlineOf(root: Root): Outline {
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  const links: Reference[] = [];
  const images: Reference[] = [];
  const blocks: CodeBlock[] = [];
  let hasHtml = false;
  const htmlIds: string[] = [];
  let firstParagraph = '';

  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    switch (node.type) {
      case 'heading': {
        const text = textOf(node);
        headings.push({ depth: node.depth, text, id: slugger.slug(text), span: spanOf(node) });
        break;
      }
      case 'paragraph':
        firstParagraph ||= textOf(node);
        break;
      case 'link':
      case 'definition':
        links.push({ target: node.url, span: spanOf(node) });
        break;
      case 'image':
        images.push({ target: node.url, span: spanOf(node) });
        break;
      case 'code':
        blocks.push({ language: node.lang ?? '', code: node.value, span: spanOf(node) });
        break;
      case 'html':
        hasHtml = true;
        for (const [, double, single, bare] of node.value.matchAll(HTML_ID))
          htmlIds.push(double ?? single ?? bare ?? '');
        break;
      default:
    }
    if ('children' in node)
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Nodes);
  }

  const first = root.children.find((node) => node.type !== 'yaml' && (node.type as string) !== 'toml');
  const startsWithTitle = first?.type === 'heading' && first.depth === 1;
  return { headings, startsWithTitle, firstParagraph, links, images, blocks, hasHtml, htmlIds };
}

/** A node's text as a reader sees it; placeholders such as `<pod-name>` are text, real tags are not. */
function textOf(start: Nodes): string {
  let text = '';
  const stack: Nodes[] = [start];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value;
    else if (node.type === 'break') text += ' ';
    else if (node.type === 'html' && !hasMarkup(node.value)) text += node.value;
    else if ('children' in node)
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Nodes);
  }
  return text.trim();
}

function spanOf(node: Nodes): Span {
  const { position } = node;
  if (!position) return FILE_START;
  return {
    line: position.start.line,
    column: position.start.column,
    endLine: position.end.line,
    endColumn: position.end.column,
  };
}
