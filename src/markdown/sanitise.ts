import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';
import { isHtmlElement } from '../shared/html.ts';

/**
 * The attributes that raw HTML may keep. Whatever runs, loads or lays out by itself goes: handlers, `style`, `srcset`. `src`
 * and `href` stay, because links.ts rewrites each of them.
 */
const ATTRIBUTES = new Set(
  `abbr align alt border checked cite class classname colspan color controls datetime dir disabled face headers height href
  id kind label lang loop muted name open reversed rowspan scope size span src srclang start title type valign value width`.split(
    /\s+/,
  ),
);
/** What the Markdown parser and our plugins set: footnotes, callouts, fences. Any other `data-` could speak to the search index. */
const OURS = /^(?:aria[A-Z-].*|data-?(?:footnotes?(?:-?ref|-?backref)?|callout|meta))$/i;
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
      for (const name of Object.keys(node.properties))
        if (!mayKeep(name, node)) context.setProperty(node, name, null);
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

function mayKeep(name: string, { tagName }: Readonly<Element>): boolean {
  if (name === 'src') return HAS_SOURCE.has(tagName);
  if (name === 'href') return tagName === 'a';
  return ATTRIBUTES.has(name.toLowerCase()) || OURS.test(name);
}
