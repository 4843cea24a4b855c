import type { ElementContent } from 'hast';
import { defineHastPlugin } from 'satteri';
import type { Hole } from '../shared/code-reading.ts';
import { keyOfName } from '../shared/variable-names.ts';

/** Whether a text may hold such code. Looking through every page's tree for it costs a third of its rendering. */
export function namesHoles(source: string): boolean {
  return /(?<!`)`{1,2}(?!`)[^`]*<[a-zA-Z]/.test(source);
}

/** The placeholders of code in a line of text that its page has fields for. */
export function inlineHoles(read: (code: string) => readonly Hole[]) {
  return defineHastPlugin({
    name: 'handrail-inline-holes',
    element: {
      filter: ['code'],
      visit(node, context) {
        const above = context.parent(node);
        const [text, ...others] = node.children;
        if (text?.type !== 'text' || others.length > 0) return undefined;
        if (above.type === 'element' && above.tagName === 'pre') return undefined;
        const holes = read(text.value);
        return holes.length === 0 ? undefined : { ...node, children: pieces(text.value, holes) };
      },
    },
  });
}

function pieces(code: string, holes: readonly Hole[]): ElementContent[] {
  let at = 0;
  const cut = holes.flatMap(({ start, end, name, place }): ElementContent[] => {
    const before = code.slice(at, start);
    at = end;
    const hole: ElementContent = {
      type: 'element',
      tagName: 'var',
      properties: { dataKey: keyOfName(name), dataPlace: place },
      children: [{ type: 'text', value: code.slice(start, end) }],
    };
    return before === '' ? [hole] : [{ type: 'text', value: before }, hole];
  });
  return at < code.length ? [...cut, { type: 'text', value: code.slice(at) }] : cut;
}
