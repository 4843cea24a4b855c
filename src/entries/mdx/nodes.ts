import type { Parent } from 'mdast';
import type { CalloutType } from '../callout-types.ts';

/** What JSX says, in the place of JSX: an element of HTML, or a component of ours. */
export interface JsxNode extends Parent {
  type: 'jsx';
  data:
    Element | { is: 'callout'; callout: CalloutType; title: string } | { is: 'tab'; label: string } | Plain;
}

interface Plain {
  is: 'tabs' | 'steps';
}

/** The last two are what the renderer goes by. */
interface Element {
  is: 'element';
  hName: string;
  /** It is unknown what they do. */
  hProperties: Record<string, string | true>;
}

declare module 'mdast' {
  interface RootContentMap {
    jsx: JsxNode;
  }
  interface BlockContentMap {
    jsx: JsxNode;
  }
  interface PhrasingContentMap {
    jsx: JsxNode;
  }
}
