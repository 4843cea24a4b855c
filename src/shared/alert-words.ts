const TEMPLATE = /\{\{-?\s*([^}]*?)\s*-?\}\}/g;

/**
 * The text of an annotation as somebody reads it: `{{ $labels.pod }}` becomes `<pod>`, and what only Prometheus can fill an
 * ellipsis.
 */
export function readable(text: string): string {
  return text
    .replace(TEMPLATE, (_, code: string) => {
      const label = /^(?:\$labels|\.Labels)\.(\w+)/.exec(code)?.[1];
      if (label) return `<${label}>`;
      return /^(?:\$value|\.Value|(?:printf|humanize\w*)\b.*\$value)/.test(code) ? '<value>' : '…';
    })
    .replace(/\s+/g, ' ')
    .trim();
}
