import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';
import { contentId } from '../shared/content-id.ts';
import { isHtmlElement } from '../shared/html.ts';
import { alignmentOf } from './boxes.ts';

/**
 * The attributes that raw HTML may keep. Whatever runs, loads or lays out by itself goes: handlers, `style`, `srcset`; and
 * whatever speaks to the interface: `role`, `slot`, `is`, `popover`, `hidden`. `src` and `href` stay, because links.ts rewrites
 * each of them.
 */
const ATTRIBUTES = new Set(
  `abbr align alt aria-describedby aria-hidden aria-label aria-labelledby ariadescribedby ariahidden arialabel arialabelledby
  border checked cite colspan color controls datetime dir disabled face headers height href id kind label lang loop muted open
  reversed rowspan scope size span src srclang start title type valign value width`.split(/\s+/),
);
/** What the Markdown parser and our plugins set: footnotes, callouts, fences. Any other `data-` could speak to the interface. */
const OURS = /^data-?(?:footnotes?(?:-?ref|-?backref)?|callout|meta)$/i;
/** The classes of content: what Markdown and our components make. All others are the interface's, and no content has them. */
const CLASSES =
  /^(?:callout(?:-title)?|contains-task-list|data-footnote-backref|footnotes|language-.*|steps|tab(?:-label)?|task-list-item|template)$/;
/** Elsewhere a form or an image of this name would take the place of a property of `document`. */
const NAMED = new Set(['a', 'details']);
/** Landmarks are the page's own. */
const LANDMARKS = new Set(['header', 'footer', 'main', 'nav']);
/** What raw HTML cannot write: in Markdown it is a placeholder, in MDX a component that we do not have. */
const OUR_ELEMENTS = new Set(['tab-set']);
const HAS_SOURCE = new Set(['img', 'video', 'audio', 'source', 'track']);

/** Raw HTML that can do nothing but show: no scripts, no styles, nothing that a page has once. */
export const sanitise = defineHastPlugin({
  name: 'handrail-sanitise',
  comment(node, context) {
    context.removeNode(node);
  },
  element: {
    filter: [],
    visit(node, context) {
      if (isForbidden(node)) {
        const text = context.textContent(node);
        if (text === '') context.removeNode(node);
        else return { type: 'text', value: text };
        return undefined;
      }
      const properties = Object.fromEntries(
        Object.entries(node.properties).flatMap(([name, value]) => {
          const kept = keptValue(name, value, node);
          return kept === undefined ? [] : [[name, kept] as const];
        }),
      );
      if (LANDMARKS.has(node.tagName)) return { ...node, tagName: 'div', properties };
      for (const [name, value] of Object.entries(node.properties))
        if (properties[name] !== value) context.setProperty(node, name, properties[name] ?? null);
      return undefined;
    },
  },
});

/** A page has one H1, and that is its title. */
export const oneTitle = defineHastPlugin({
  name: 'handrail-one-title',
  element: {
    filter: ['h1'],
    visit({ properties, children }) {
      return { type: 'element', tagName: 'h2', properties, children };
    },
  },
});

/** Placeholders were made text before; what is still unknown here hid its tag in some odd way. */
function isForbidden({ tagName, properties }: Readonly<Element>): boolean {
  if (OUR_ELEMENTS.has(tagName)) return false;
  return !isHtmlElement(tagName) || (tagName === 'input' && properties['type'] !== 'checkbox');
}

type Value = Element['properties'][string];

/** The value that an attribute may have; nothing where the element may not have it at all. */
function keptValue(name: string, value: Value, node: Readonly<Element>): Value {
  const { tagName, properties } = node;
  const plain = name.toLowerCase();
  if (plain === 'style') return alignmentOf(node) === undefined ? undefined : value;
  if (plain === 'src') return HAS_SOURCE.has(tagName) ? value : undefined;
  if (plain === 'href') return tagName === 'a' ? value : undefined;
  if (plain === 'id') return contentId(String(value));
  if (plain === 'name') return NAMED.has(tagName) ? contentId(String(value)) : undefined;
  if (plain === 'class' || plain === 'classname') {
    const names = (Array.isArray(value) ? value : String(value).split(/\s+/)).map(String);
    const isNoteLabel = tagName === 'h2' && properties['id'] === 'footnote-label';
    const kept = names.filter((one) => CLASSES.test(one) || (isNoteLabel && one === 'sr-only'));
    return kept.length === 0 ? undefined : kept.length === names.length ? value : kept;
  }
  return ATTRIBUTES.has(plain) || OURS.test(name) ? value : undefined;
}
