const TEMPLATE = /\{\{-?\s*([^}]*?)\s*-?\}\}/g;

/**
 * The text of an annotation as a reader sees it: `{{ $labels.pod }}` becomes `<pod>`, and what only Prometheus can fill an
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

/**
 * The name in a heading that is about one alert, with what people add to it: `NodeDown (critical)`, `Alert: NodeDown`,
 * `NodeDown: the host is gone`. Nothing for other headings; any single word is a name as far as this can tell.
 */
export function alertIn(heading: string): string | undefined {
  return /^(?:alert:?\s+)?([\w.-]*\w)(?:\s*[([].*[)\]]|:\s.*|\s+[-–—]\s.*)?$/i.exec(heading.trim())?.[1];
}
