import { nearest } from '../../shared/nearest.ts';
import { CALLOUT_TYPES, type CalloutType } from '../callout-types.ts';

/** What a component is here, by its name; those of Starlight, Docusaurus and Mintlify that say the same are known, too. */
const COMPONENTS: ReadonlyMap<string, 'callout' | 'tabs' | 'tab' | 'steps' | CalloutType> = new Map([
  ['Callout', 'callout'],
  ['Aside', 'callout'],
  ['Admonition', 'callout'],
  ['Tabs', 'tabs'],
  ['Tab', 'tab'],
  ['TabItem', 'tab'],
  ['Steps', 'steps'],
  ...CALLOUT_TYPES.map((name) => [name.charAt(0).toUpperCase() + name.slice(1), name] as const),
]);

const INSTEAD: readonly (readonly [name: RegExp, instead: string])[] = [
  [/^(link)?(card|cards|cardgrid|cardgroup|linkbutton)$/i, 'a list of links'],
  [
    /^(accordion|accordiongroup|details|collapse|collapsible|expandable)$/i,
    '<details><summary>…</summary> … </details>',
  ],
  [
    /^(code|codeblock|codegroup|filetree|files|tree)$/i,
    'a block of code between ``` lines, or <Tabs> with several',
  ],
  [/^(image|img|frame|figure|zoom|themedimage|picture)$/i, '![what it shows](file.png)'],
  [/^(link|a|anchor|navlink)$/i, '[text](file.md)'],
  [/^step$/i, 'a numbered list in <Steps>'],
  [/^(badge|tag|label)$/i, '**text**'],
];

export function componentOf(name: string): 'callout' | 'tabs' | 'tab' | 'steps' | CalloutType | undefined {
  return COMPONENTS.get(name);
}

/** Markdown or a component that replaces an unsupported one, and the component whose name is nearly the same. */
export function replacementOf(name: string): { instead: string; suggestion?: string } {
  if (/^[a-z]/.test(name)) return { instead: `a placeholder in backticks, or \\<${name}>` };
  const [, instead] = INSTEAD.find(([pattern]) => pattern.test(name)) ?? [];
  if (instead !== undefined) return { instead };
  const near = nearest(name, COMPONENTS.keys());
  return { instead: '<Callout>, <Tabs> with <Tab>, or <Steps>', ...(near && { suggestion: `<${near}>` }) };
}
