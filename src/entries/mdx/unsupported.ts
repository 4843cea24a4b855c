import type { MessageData } from '../../shared/rules.ts';
import { shorten } from '../../shared/text.ts';
import { CALLOUT_TYPES } from '../callout-types.ts';

type Facts = MessageData<'mdx/unsupported'>;

const MAX_SHOWN_CHARACTERS = 60;
const AS_WRITTEN = 'shown as source';
const LEFT_OUT = 'not shown';

/** What we say of each thing that MDX can do and a page without code cannot. The texts are as written. */
export const UNSUPPORTED = {
  component: (name: string, replacement: Pick<Facts, 'instead' | 'suggestion'>): Facts => ({
    found: `component <${shorten(name, MAX_SHOWN_CHARACTERS)}>`,
    shown: 'only its content is shown',
    ...replacement,
  }),
  callout: (type: string): Facts => ({
    found: `callout type "${shorten(type, MAX_SHOWN_CHARACTERS)}"`,
    shown: 'shown as a note',
    instead: `one of ${CALLOUT_TYPES.join(', ')}`,
  }),
  expression: (code: string): Facts => ({
    found: `JavaScript expression ${shorten(code, MAX_SHOWN_CHARACTERS)}`,
    shown: AS_WRITTEN,
    instead: 'the value itself; put braces that are text in backticks, or write \\{ and \\}',
  }),
  attribute: (code: string): Facts => ({
    found: `JavaScript attribute ${shorten(code, MAX_SHOWN_CHARACTERS)}`,
    shown: LEFT_OUT,
    instead: 'a text in quotes, or remove it',
  }),
  export: (code: string): Facts => ({
    found: `JavaScript export "${shorten(code, MAX_SHOWN_CHARACTERS)}"`,
    shown: LEFT_OUT,
    instead: 'a value in the frontmatter or the text',
  }),
  prose: (words: string): Facts => ({
    found: `JavaScript "${shorten(words, MAX_SHOWN_CHARACTERS)}"`,
    shown: AS_WRITTEN,
    instead: 'a paragraph that does not begin with "import" or "export"',
  }),
};
