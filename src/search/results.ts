/** What the reader sees of a page that was found. */
export interface Result {
  readonly title: string;
  readonly url: string;
  /** The kind's label. */
  readonly kind: string;
  readonly services: readonly string[];
  /** The part of the page that fits best, where that is not its beginning. */
  readonly section?: { readonly heading: string; readonly url: string };
  readonly excerpt: readonly Piece[];
}

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A record as Pagefind hands it over; `excerpt` is HTML with `<mark>`. */
export interface PagefindRecord {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string | undefined>>;
  readonly filters: Readonly<Record<string, readonly string[] | undefined>>;
  readonly sub_results?: readonly PagefindSection[];
}

interface PagefindSection {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  readonly anchor?: unknown;
  readonly weighted_locations: readonly { readonly balanced_score: number }[];
}

export function toResult(record: PagefindRecord): Result {
  const best = bestSection(record.sub_results ?? []);
  const title = record.meta['title'] ?? record.url;
  const section = best?.anchor ? { section: { heading: best.title, url: best.url } } : {};
  return {
    title,
    url: record.url,
    kind: record.meta['kind'] ?? '',
    services: record.filters['service'] ?? [],
    ...section,
    excerpt: withoutTitle(pieces(best?.excerpt ?? record.excerpt), title),
  };
}

function bestSection(sections: readonly PagefindSection[]): PagefindSection | undefined {
  return sections.toSorted((one, other) => weight(other) - weight(one))[0];
}

function weight(section: PagefindSection): number {
  return section.weighted_locations.reduce((sum, location) => sum + location.balanced_score, 0);
}

/** Reads the excerpt as inert text: only `<mark>` survives, everything else is its text. */
function pieces(html: string): Piece[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return Array.from(body.childNodes, (node) => ({
    text: node.textContent ?? '',
    marked: node.nodeName === 'MARK',
  }));
}

/** The text of a page begins with its title, which stands above the excerpt already. */
function withoutTitle(excerpt: readonly Piece[], title: string): readonly Piece[] {
  const whole = excerpt.map(({ text }) => text).join('');
  if (!whole.startsWith(title)) return excerpt;
  let rest = title.length;
  const left = excerpt.map(({ text, marked }) => {
    const cut = Math.min(rest, text.length);
    rest -= cut;
    return { text: text.slice(cut), marked };
  });
  return left.map((piece, at) => ({
    ...piece,
    text: at === 0 || left[at - 1]?.text === '' ? piece.text.replace(/^[.:\s]+/, '') : piece.text,
  }));
}
