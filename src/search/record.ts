import { escapeHtml } from '../shared/text.ts';

/** What the index knows of one page. */
export interface Indexed {
  readonly title: string;
  /** Other names it is looked for by: alerts, an H1 that differs. */
  readonly names: readonly string[];
  readonly summary: string;
  readonly kind: string;
  readonly services: readonly string[];
  /** What the system prints when this page is the answer. */
  readonly symptoms: readonly string[];
  readonly html: string;
}

/** Not text: the `#` after headings, which every page would match. */
const ANCHOR = /<a class="anchor"[^>]*>#<\/a>/g;
/** Colours inside code: the words count, split tokens would hide them. */
const TOKEN = /<\/?i(?: class="\w")?>/g;

/** The small document that the indexer reads instead of the page: its text and nothing around it. */
export function record({ title, names, summary, kind, services, symptoms, html }: Indexed): string {
  const filters = [attribute('kind', kind), ...services.map((service) => attribute('service', service))].join(
    '',
  );
  const meta =
    services[0] === undefined ? '' : `<span data-pagefind-meta="service">${escapeHtml(services[0])}</span>`;
  const aliases = names.map((name) => `<p data-pagefind-weight="8">${escapeHtml(name)}</p>`).join('');
  const printed = symptoms
    .map((symptom) => `<p data-pagefind-weight="5">${escapeHtml(symptom)}</p>`)
    .join('');
  return (
    `<html lang="en"><body><main><h1 data-pagefind-weight="10">${escapeHtml(title)}</h1>` +
    `<div data-pagefind-ignore="index">${filters}<span data-pagefind-meta="kind">${escapeHtml(kind)}</span>${meta}</div>` +
    `${aliases}${printed}<p data-pagefind-weight="3">${escapeHtml(summary)}</p>${html.replace(ANCHOR, '').replace(TOKEN, '')}</main></body></html>`
  );
}

function attribute(filter: string, value: string): string {
  return `<span data-pagefind-filter="${filter}">${escapeHtml(value)}</span>`;
}
