import type { Part } from '../shared/code-analysis.ts';
import { keyOfName, plainName } from './names.ts';

/**
 * How placeholders are written. Whether one that is found is filled in depends on where it is: `find.ts` decides for code,
 * `links.ts` for addresses. Everything else asks here.
 */

/** `<pod-name>`, `<name of the pod>`, `<pod.name>`; not `<<EOF>`. */
export const IN_ANGLE_BRACKETS = /(?<![<\w])<([a-zA-Z](?:[\w .-]{0,58}[\w-])?)>/g;
/** `{{ pod-name }}`. */
export const IN_BRACES = /\{\{\s*([\w .-]{1,60}?)\s*\}\}/g;
/** `$POD_NAME` and `${POD_NAME}`. */
export const SHELL_VARIABLE = /\$(?:\{(\w{2,60})\}|(\w{2,60}))/g;
/** In an address angle brackets may be encoded. */
export const IN_ADDRESS =
  /<([\w .-]{1,60})>|%3C(?:[\w.-]|%20){1,60}%3E|\{\{\s*([\w .-]{1,60}?)\s*\}\}|\$\{(\w{1,60})\}/gi;

/** Text for a reader to replace, where it cannot be anything else. */
const CERTAIN = [
  /(?<!<)<(?![<=(\s&])[^<>\n"'`();|&]{0,80}(?<!\s)>/g,
  /&lt;[^&\n]{1,80}&gt;/g,
  /\{\{.{0,200}?\}\}/g,
  /\{%.{0,200}?%\}/g,
];
/** What may be code in its own right, too. */
const LIKELY = [
  /(?<!<)<(?![<=(\s&])[^<>\n]{1,80}>/g,
  /(?<!\[)\[(?!\[)[^[\]\n]*\](?!\])/g,
  /\$\{[^{}\n]*\}/g,
  /\.{3}|…/g,
  // A remark, or `(name of the pod)`.
  /(?<=\s)\([^()\n]*\)/g,
];

/** The text with a word of the same length in place of each placeholder, so that every offset stays. */
export function maskPlaceholders(
  text: string,
  { parts = [], likely = false }: { parts?: readonly Part[]; likely?: boolean } = {},
): string {
  const known = parts.reduce(
    (masked, { start, end }) => masked.slice(0, start) + 'x'.repeat(end - start) + masked.slice(end),
    text,
  );
  const patterns = likely ? [...CERTAIN, ...LIKELY] : CERTAIN;
  return patterns.reduce(
    (masked, pattern) => masked.replace(pattern, (found) => 'x'.repeat(found.length)),
    known,
  );
}

/** `{{ … }}` and `{% … %}`, also where they are not closed. */
export function hasTemplate(text: string): boolean {
  return /\{\{|\{%/.test(text);
}

/** Whether a text in a language without these signs is a pattern to be filled in, and not the text itself. */
export function isPattern(text: string): boolean {
  return hasTemplate(text) || /\.{3}|…|[<>]|\b[A-Z][A-Z_]{2,}\b|\$\{|\$\w/.test(text);
}

/** Lines of YAML for which something was left out: `...`, `- …`, `[...]`, `<other settings>`. */
export const LEFT_OUT_LINE = /^[ \t]*(?:- )?(?:\.{3,}|…|\[(?:\.{3,}|…)\]|<[^<>\n]+>).*$/gm;

const UNFILLED =
  /<[^<>]*>|^<|>$|[‹«⟨＜][^›»⟩＞]*[›»⟩＞]|\[[\w .-]+\]|\{[^{}]*\}|\{\{|\}\}|^\$\$?\w+\W?$|\$\{|\$\(|%[A-Za-z_]{2,}%|^%[sdvq]$|^&lt;|…|\.{3}|`/;

/**
 * Whether a value, or a part of it, is filled in later.
 *
 * @example '<password>', '[PASSWORD]', '{password}', '{{ .Values.password }}', '%PASS%', '$(pass show x)', '‹password›', '…' → true
 */
export function isUnfilled(value: string): boolean {
  return UNFILLED.test(value);
}

/** Names by which a text may ask for a value: the spelling in angle brackets is free, as on the page. */
const MENTIONED_FREELY = [/<([^<>\n]{1,80})>/g, /&lt;([^&\n]{1,80})&gt;/g];
const MENTIONED = [/\{\{?\s*([^{}\n]{1,80}?)\s*\}/g, /\[([^[\]\n]{1,80})\]/g, /%(\w{1,80})%/g];

/** Whether a text mentions a placeholder of a name in any form, also where no page fills it in. */
export function mentionsIn(text: string): (name: string) => boolean {
  const keys = new Set(namesIn(text, MENTIONED_FREELY).map(keyOfName));
  const names = new Set(namesIn(text, [...MENTIONED, SHELL_VARIABLE]).map(plainName));
  return (name) => keys.has(keyOfName(name)) || names.has(plainName(name));
}

function namesIn(text: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(nameOf));
}

/** The name in what one of the patterns above found. */
export function nameOf([, ...groups]: RegExpMatchArray): string {
  return groups.find((group) => group !== undefined) ?? '';
}
