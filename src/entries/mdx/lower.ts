import type { Html, Nodes, Root, RootContent, Text } from 'mdast';
import type {
  MdxFlowExpression,
  MdxJsxFlowElement,
  MdxJsxTextElement,
  MdxTextExpression,
  MdxjsEsm,
} from 'satteri';
import { calloutType } from '../callout-types.ts';
import { attributesOf, literalOf, type Attributes } from './attributes.ts';
import { inParagraphs, isInline } from './blocks.ts';
import { componentOf, replacementOf } from './components.ts';
import type { JsxNode } from './nodes.ts';
import { UNSUPPORTED } from './unsupported.ts';
import type { MessageData } from '../../shared/rules.ts';
import { isHtmlElement, isInlineElement } from '../../shared/html.ts';
import { lineCounter, type Span } from '../../shared/position.ts';

/** What a page does not show as its author meant it, and where it stands. */
export interface UnsupportedMdx {
  readonly span: Span;
  readonly facts: MessageData<'mdx/unsupported'>;
}

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type Expression = MdxFlowExpression | MdxTextExpression;

/** Blocks that hold words and no blocks: a paragraph in them would end them. */
const HOLDS_WORDS = /^(?:p|h[1-6]|summary|dt|caption|figcaption)$/;

/** A tree of MDX as one of Markdown: `jsx` nodes in the place of JSX, no JavaScript. Nothing is run. */
export function lowerMdx(tree: Root, source: string): { root: Root; unsupported: UnsupportedMdx[] } {
  const spanAt = lineCounter(source);
  const unsupported: UnsupportedMdx[] = [];
  const report = (node: Nodes, length: number, facts: UnsupportedMdx['facts']): void => {
    const { start, end } = offsets(node);
    unsupported.push({ span: spanAt(start, Math.min(end, start + length)), facts });
  };

  const lowered = (node: Nodes): Nodes[] => {
    switch (node.type) {
      case 'mdxjsEsm':
        return esm(node);
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return expression(node);
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return element(node);
      case 'root':
      case 'blockquote':
      case 'listItem':
      case 'footnoteDefinition':
        return [{ ...node, children: inParagraphs(inside(node), source) } as Nodes];
      case 'paragraph': {
        const children = inside(node);
        // A component in the middle of a line ends the paragraph, as browsers would end it.
        return children.every((child) => isInline(child) || child.type === 'html')
          ? [{ ...node, children } as Nodes]
          : inParagraphs(children, source);
      }
      default:
        return 'children' in node ? [{ ...node, children: inside(node) } as Nodes] : [node];
    }
  };
  const inside = (node: Nodes): Nodes[] =>
    ('children' in node ? (node.children as Nodes[]) : []).flatMap(lowered);

  const esm = (node: MdxjsEsm): Nodes[] => {
    const found = readEsm(node.value);
    if (found.what === 'nothing') return [];
    const { start, end } = offsets(node);
    const from = start + found.at;
    const text = source.slice(from, end).trim();
    const line = text.split('\n', 1)[0] ?? '';
    unsupported.push({ span: spanAt(from, from + line.length), facts: UNSUPPORTED[found.what](line) });
    return found.what === 'prose' ? [textAt(node, text)] : [];
  };

  const expression = (node: Expression): Nodes[] => {
    if (isOnlyComments(node.value)) return [comment(node)];
    const literal = literalOf(node.value);
    if (literal !== undefined) return [textAt(node, literal)];
    const text = written(node, source);
    report(node, text.length, UNSUPPORTED.expression(text));
    return [textAt(node, text)];
  };

  const element = (node: Element): Nodes[] => {
    const { name } = node;
    if (name === null) return inside(node);
    const attributes = attributesOf(node);
    const jsx = componentIn(node, name, attributes) ?? elementIn(name, attributes);
    if (!jsx) return foreign(node, name);
    for (const text of attributes.code) report(node, name.length + 1, UNSUPPORTED.attribute(text));
    const children = childrenOf(node, jsx) as JsxNode['children'];
    return [{ type: 'jsx', data: jsx, children, ...(node.position ? { position: node.position } : {}) }];
  };

  const componentIn = (node: Element, name: string, { values }: Attributes): JsxNode['data'] | undefined => {
    const component = componentOf(name);
    if (component === 'tabs' || component === 'steps') return { is: component };
    if (component === 'tab') return { is: 'tab', label: textOf(values, 'label', 'title', 'value') };
    if (component === undefined) return undefined;
    const type = component === 'callout' ? textOf(values, 'type') : component;
    const callout = calloutType(type);
    if (callout === undefined && type !== '') report(node, name.length + 1, UNSUPPORTED.callout(type));
    return { is: 'callout', callout: callout ?? 'note', title: textOf(values, 'title') };
  };

  const childrenOf = (node: Element, jsx: JsxNode['data']): Nodes[] => {
    const children = inside(node);
    if (jsx.is !== 'element') return inParagraphs(children, source);
    const holdsWords = isInlineElement(jsx.hName) || HOLDS_WORDS.test(jsx.hName);
    return holdsWords ? withoutParagraphs(children) : children;
  };

  /** An unknown component is its content; where it has none, its source. */
  const foreign = (node: Element, name: string): Nodes[] => {
    report(node, name.length + 1, UNSUPPORTED.component(name, replacementOf(name)));
    const children = inside(node);
    const shown = children.length > 0 ? children : [textAt(node, written(node, source))];
    return node.type === 'mdxJsxFlowElement' && /^[A-Z]/.test(name) ? inParagraphs(shown, source) : shown;
  };

  const [root] = lowered(tree) as [Root];
  return { root, unsupported };
}

function elementIn(name: string, { values }: Attributes): JsxNode['data'] | undefined {
  if (name !== name.toLowerCase() || !isHtmlElement(name)) return undefined;
  return { is: 'element', hName: name, hProperties: Object.fromEntries(values) };
}

function textOf(values: Attributes['values'], ...names: string[]): string {
  const found = names.map((name) => values.get(name)).find((value) => typeof value === 'string');
  return found === undefined ? '' : String(found).trim();
}

function withoutParagraphs(nodes: readonly Nodes[]): Nodes[] {
  return nodes.flatMap((node) => (node.type === 'paragraph' ? node.children : [node]));
}

function textAt({ position }: RootContent, value: string): Text {
  return { type: 'text', value, ...(position ? { position } : {}) };
}

/** With a loop and not by one expression, which could divide many comments in many ways. */
function isOnlyComments(code: string): boolean {
  let rest = code.trimStart();
  while (rest !== '') {
    const end = rest.startsWith('/*')
      ? rest.indexOf('*/', 2) + 1
      : rest.startsWith('//')
        ? rest.indexOf('\n')
        : 0;
    if (end === 0) return false;
    rest = end === -1 ? '' : rest.slice(end + 1).trimStart();
  }
  return true;
}

/** A comment of HTML that says nothing; what it said is read from its place in the source. */
function comment({ position }: Expression): Html {
  return { type: 'html', value: '<!---->', ...(position ? { position } : {}) };
}

function written(node: Nodes, source: string): string {
  const { start, end } = offsets(node);
  return source.slice(start, end);
}

function offsets({ position }: Nodes): { start: number; end: number } {
  const start = position?.start.offset ?? 0;
  return { start, end: position?.end.offset ?? start };
}

const LIST = String.raw`[\w$*{}\s,]{1,2000}?`;
const FROM = String.raw`(?:"[^"\n]*"|'[^'\n]*')(?:\s{1,20}with\s{0,20}\{[^}]*\})?`;
/** Statements that show nothing by themselves, and comments. */
const SILENT = new RegExp(
  String.raw`(?:import\s{1,20}(?:${LIST}\sfrom\s{0,20})?${FROM}|export\s{1,20}${LIST}\sfrom\s{0,20}${FROM}|export\s{0,20}\{[\w$\s,]{0,2000}\})[ \t]*;?[ \t]*(?:\n\s*|$)|//[^\n]*(?:\n\s*|$)|/\*[\s\S]*?\*/\s*`,
  'y',
);
const EXPORT = /^export\s+(?:default|const|let|var|(?:async\s+)?function|class)\b/;

/**
 * What a paragraph of `import` and `export` says: nothing that a page would show, a value that is lost, or words that only
 * begin like code. `at` is where in the paragraph that begins.
 */
function readEsm(code: string): { what: 'nothing' } | { what: 'export' | 'prose'; at: number } {
  const end = code.trimEnd().length;
  let at = 0;
  for (;;) {
    SILENT.lastIndex = at;
    const silent = SILENT.exec(code);
    if (!silent || silent[0] === '') break;
    at = SILENT.lastIndex;
  }
  if (at >= end) return { what: 'nothing' };
  return { what: EXPORT.test(code.slice(at, at + 200)) ? 'export' : 'prose', at };
}
