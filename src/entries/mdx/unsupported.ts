import type { FactsOf } from '../../shared/catalogue.ts';
import { shorten } from '../../shared/text.ts';
import { CALLOUTS } from '../callout-types.ts';

type Facts = FactsOf<'mdx/unsupported'>;

const LONGEST = 60;
const AS_WRITTEN = 'shown as source';
const LEFT_OUT = 'not shown';

/** What we say of each thing that MDX can do and a page without code cannot. The texts are as written. */
export const UNSUPPORTED = {
  component: (name: string, replacement: Pick<Facts, 'instead' | 'suggestion'>): Facts => ({
    found: `component <${shorten(name, LONGEST)}>`,
    shown: 'only its content is shown',
    ...replacement,
  }),
  callout: (type: string): Facts => ({
    found: `callout type "${shorten(type, LONGEST)}"`,
    shown: 'shown as a note',
    instead: `one of ${CALLOUTS.join(', ')}`,
  }),
  expression: (code: string): Facts => ({
    found: `JavaScript expression ${shorten(code, LONGEST)}`,
    shown: AS_WRITTEN,
    instead: 'the value itself; put braces that are text in backticks, or write \\{ and \\}',
  }),
  attribute: (code: string): Facts => ({
    found: `JavaScript attribute ${shorten(code, LONGEST)}`,
    shown: LEFT_OUT,
    instead: 'a text in quotes, or remove it',
  }),
  export: (code: string): Facts => ({
    found: `JavaScript export "${shorten(code, LONGEST)}"`,
    shown: LEFT_OUT,
    instead: 'a value in the frontmatter or the text',
  }),
  prose: (words: string): Facts => ({
    found: `JavaScript "${shorten(words, LONGEST)}"`,
    shown: AS_WRITTEN,
    instead: 'a paragraph that does not begin with "import" or "export"',
  }),
};
