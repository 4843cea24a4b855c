import type { Element, ElementContent, Root, RootContent } from 'hast';
import { slug } from 'github-slugger';
import { defineHastPlugin, type HastVisitorContext } from 'satteri';
import type { Outline } from '../entries/entry.ts';
import { sectionOfHeading, type SectionName } from '../kinds/headings/headings.ts';
import { shorten } from '../shared/text.ts';

/** The parts of a runbook that are carried out. */
const WORKED: ReadonlySet<SectionName | undefined> = new Set([
  'diagnosis',
  'mitigation',
  'verification',
  'rollback',
]);
const HEADING = /^h([2-6])$/;
const MAX_ID_CHARACTERS = 60;
const BLOCKS = new Set(['p', 'pre', 'figure', 'ul', 'ol', 'table', 'div', 'blockquote', 'aside', 'details']);

/** Whether a text has one of these parts: others need not be looked through. */
export function hasSteps({ headings }: Outline): boolean {
  return headings.some(({ text }) => WORKED.has(sectionOfHeading(text)));
}

type Node = Readonly<Element>;
type Section = Readonly<{ level: number; name: SectionName | undefined; heading: Node }>;

/**
 * Gives each step of a runbook a box to tick and the id that its progress is kept under: the items of ordered lists, and the
 * headings below those of Diagnosis, Mitigation, Verification and Rollback; the heading of such a section itself where it has
 * neither. An id is the author's (`<a id="restart"></a>` at the beginning), else it is made of the words: it stays when steps
 * change places.
 * @param onStep is told how many there are, by being called for each
 */
export function steps(onStep: () => void) {
  return () => {
    const taken = new Set<string>();
    const mark = (node: Node, section: SectionName, context: HastVisitorContext): void => {
      const words = wordsOf(node, context);
      const base = authorsId(node) ?? (slug(shorten(words, MAX_ID_CHARACTERS).replace(/…$/, '')) || 'step');
      const names = [base, `${section}-${base}`];
      for (let count = 2; names.length < 200; count++) names.push(`${section}-${base}-${count}`);
      const id = names.find((name) => !taken.has(name)) ?? base;
      taken.add(id);
      context.setProperty(node, 'dataStep', id);
      if (node.properties['id'] === undefined) context.setProperty(node, 'id', `step-${id}`);
      context.prependChild(node, box(words));
      onStep();
    };
    return defineHastPlugin({
      name: 'handrail-steps',
      before(root, context) {
        for (const { node, section } of stepsIn(root, context)) mark(node, section, context);
      },
    });
  };
}

function stepsIn(root: Readonly<Root>, context: HastVisitorContext): { node: Node; section: SectionName }[] {
  const found: { node: Node; section: SectionName }[] = [];
  let within: Section | undefined;
  let before = 0;
  const close = (): void => {
    // Nothing in it can be ticked, so it is one step.
    if (within?.name !== undefined && found.length === before)
      found.push({ node: within.heading, section: within.name });
  };
  for (const node of flow(root.children)) {
    const level = Number(HEADING.exec(node.tagName)?.[1] ?? 0);
    if (level > 0) {
      const name = sectionOfHeading(context.textContent(node).replace(/#$/, ''));
      if (!within || level <= within.level) {
        close();
        within = WORKED.has(name) ? { level, name, heading: node } : undefined;
        before = found.length;
      } else if (within.name !== undefined && (name === undefined || WORKED.has(name) || name === 'meaning'))
        found.push({ node, section: within.name });
    } else if (within?.name !== undefined && node.tagName === 'ol')
      for (const item of node.children)
        if (item.type === 'element' && item.tagName === 'li')
          found.push({ node: item, section: within.name });
  }
  close();
  return found;
}

/** The blocks of a text; what only wraps them is looked into. */
function* flow(nodes: readonly (RootContent | ElementContent)[]): Generator<Node> {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const isWrapper =
      node.tagName === 'tab-set' ||
      node.tagName === 'section' ||
      String(node.properties['className']) === 'steps';
    if (isWrapper) yield* flow(node.children);
    else yield node;
  }
}

/** Its first line: what stands before its commands, or before the link of a heading to itself. */
function wordsOf(node: Node, context: HastVisitorContext): string {
  const inline = node.children.findIndex((child) => child.type === 'element' && BLOCKS.has(child.tagName));
  const own = node.children.slice(0, inline === -1 ? undefined : inline);
  const paragraph = node.children.find((child) => child.type === 'element' && child.tagName === 'p');
  const text = own
    .map((child) => context.textContent(child))
    .join('')
    .trim();
  const words = text === '' && paragraph ? context.textContent(paragraph) : text;
  return words.replace(node.tagName === 'li' ? /[:.]?\s*$/ : /#$/, '').trim();
}

/** That of an anchor at the beginning of an item. */
function authorsId({ tagName, children }: Node): string | undefined {
  if (tagName !== 'li') return undefined;
  const inner = children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  if (inner?.type !== 'element') return undefined;
  const { id, name } = inner.properties;
  if (inner.tagName === 'a' && (typeof id === 'string' || typeof name === 'string'))
    return String(id ?? name);
  return inner.tagName === 'p' ? authorsId({ ...inner, tagName: 'li' }) : undefined;
}

function box(words: string): Element {
  const properties = {
    type: 'checkbox',
    className: ['tick'],
    ariaLabel: `Done: ${shorten(words, 60)}`,
  };
  return { type: 'element', tagName: 'input', properties, children: [] };
}
