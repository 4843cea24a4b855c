import type { FactsOf } from '../../shared/catalogue.ts';
import { shorten } from '../../shared/text.ts';
import { CALLOUTS } from '../callout-types.ts';

type Facts = FactsOf<'mdx/unsupported'>;

const LONGEST = 60;
const AS_WRITTEN = 'it is shown as it is written';
const LEFT_OUT = 'it is left out';

/** What we say of each thing that MDX can do and a page without code cannot. The texts are as written. */
export const UNSUPPORTED = {
  component: (name: string, instead: string): Facts => ({
    found: `the component <${shorten(name, LONGEST)}>`,
    shown: 'only what stands in it is shown',
    instead,
  }),
  callout: (type: string): Facts => ({
    found: `a callout of the type "${shorten(type, LONGEST)}"`,
    shown: 'it is shown as a note',
    instead: `the types are ${CALLOUTS.join(', ')}`,
  }),
  expression: (code: string): Facts => ({
    found: `${shorten(code, LONGEST)}, which is JavaScript and never run`,
    shown: AS_WRITTEN,
    instead: 'the value itself; braces that are text go in backticks, or are written \\{ and \\}',
  }),
  attribute: (code: string): Facts => ({
    found: `the attribute ${shorten(code, LONGEST)}, which is JavaScript and never run`,
    shown: LEFT_OUT,
    instead: 'a text in quotes, or nothing',
  }),
  export: (code: string): Facts => ({
    found: `"${shorten(code, LONGEST)}", which is JavaScript and never run`,
    shown: LEFT_OUT,
    instead: 'in the frontmatter or the text',
  }),
  prose: (words: string): Facts => ({
    found: `"${shorten(words, LONGEST)}", which MDX takes for JavaScript`,
    shown: AS_WRITTEN,
    instead: 'a paragraph must not begin with "import" or "export"',
  }),
};
