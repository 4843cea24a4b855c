/** `{{ … }}`, and where it stands in the text. The language is that of https://pkg.go.dev/text/template */
export interface TemplateAction {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Decides what becomes of other text, and gives none itself. */
const CONTROL =
  /^\{\{-?\s*(?:\/\*|(?:if|else|end|range|with|define|block|break|continue)\b|\$\w*\s*:?=(?!=))/;
/** Text in quotes and nothing else: how a chart writes what Prometheus is to fill in. */
const LITERAL = /^\{\{-?\s*(?:`([^`]*)`|\\?"((?:[^"\\]|\\.)*?)\\?")\s*-?\}\}$/s;

export function isOutput({ text }: TemplateAction): boolean {
  return !CONTROL.test(text);
}

const VALUE = String.raw`(?:\\?"((?:[^"\\]|\\.)*?)\\?"|(\d[\w.]*))`;
const PATH = String.raw`\(?[.$][\w.$]*\)?`;
/** What a chart gives unless its user says otherwise: `.Values.severity | default "critical"`, `default "5m" .Values.for`. */
const DEFAULT = new RegExp(
  String.raw`^\{\{-?\s*(?:${PATH}\s*\|\s*default\s+${VALUE}|default\s+${VALUE}\s+${PATH})\s*(?:\|\s*(?:s?quote|trim|lower|toString)\s*)*-?\}\}$`,
  's',
);

/** The text that an action always gives, or gives unless the chart's user sets another. */
export function actionLiteral({ text }: TemplateAction): string | undefined {
  const fallback = DEFAULT.exec(text)
    ?.slice(1)
    .find((value) => value !== undefined);
  const [, raw, quoted = fallback] = LITERAL.exec(text) ?? [];
  return raw ?? quoted?.replace(/\\(["\\])/g, '$1');
}

/** In their order. One that never ends is none, and ends the search. */
export function templateActions(text: string): TemplateAction[] {
  const actions: TemplateAction[] = [];
  for (let start = text.indexOf('{{'); start !== -1;) {
    const end = endOf(text, start);
    if (end === undefined) break;
    actions.push({ start, end, text: text.slice(start, end) });
    start = text.indexOf('{{', end);
  }
  return actions;
}

/** Quotes and comments may hold `}}`. Nothing where the action never ends. */
function endOf(text: string, start: number): number | undefined {
  const comment = /\{\{-?\s*\/\*/y;
  const piece = /\\"[^"\\\n]*\\"|\\.|`[^`]*`|"(?:[^"\\\n]|\\.)*"|\}\}/g;
  comment.lastIndex = start;
  piece.lastIndex = comment.test(text) ? Math.max(text.indexOf('*/', start), start + 2) : start + 2;
  for (let found = piece.exec(text); found; found = piece.exec(text))
    if (found[0] === '}}') return piece.lastIndex;
  return undefined;
}
