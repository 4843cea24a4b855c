import type { Parent } from 'mdast';
import type { Callout } from '../callout-types.ts';

/** What JSX says, in the place of JSX: an element of HTML, or a component of ours. */
export interface Jsx extends Parent {
  type: 'jsx';
  data: Element | { is: 'callout'; callout: Callout; title: string } | { is: 'tab'; label: string } | Plain;
}

interface Plain {
  is: 'tabs' | 'steps';
}

/** The last two are what the renderer goes by. */
interface Element {
  is: 'element';
  hName: string;
  /** Nobody has looked at what they do. */
  hProperties: Record<string, string | true>;
}

declare module 'mdast' {
  interface RootContentMap {
    jsx: Jsx;
  }
  interface BlockContentMap {
    jsx: Jsx;
  }
  interface PhrasingContentMap {
    jsx: Jsx;
  }
}
