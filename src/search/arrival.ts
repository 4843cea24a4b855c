/** What a search found on the page that its reader opens: kept for this tab alone, until the page is there. */
interface Arrival {
  readonly path: string;
  /** As the page has them, all in one first. */
  readonly marks: readonly string[];
}

/** `components/elements/search-trigger.ts` looks for it on every page. */
const KEY = 'marks';
const HIGHLIGHT = 'found';
const MAX_RANGES = 100;

/** Keeps what is to be marked on the page that a link leads to. */
export function keepMarks(link: HTMLAnchorElement, marks: readonly string[]): void {
  const { pathname, hash } = link;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path: pathname, marks } satisfies Arrival));
  } catch {
    // Without storage the page opens at its section, unmarked.
    return;
  }
  // The page is here already: nothing is loaded that would look for the marks.
  if (pathname !== location.pathname) return;
  link.closest('dialog')?.close();
  setTimeout(() => showMarks(hash));
}

/**
 * Marks what was found, in the article alone: menus and lists have the same words. Only below the heading that the address
 * names, where it names one. Scrolls where the first mark is out of sight.
 */
export function showMarks(hash = location.hash): void {
  const { path, marks = [] } = takeKept();
  const article = document.querySelector('main article');
  if (path !== location.pathname || !article || !('highlights' in CSS)) return;
  const text = new ArticleText(
    textNodes(article, document.getElementById(decodeURIComponent(hash.slice(1)))),
  );
  const ranges = marks.flatMap((mark) => text.find(mark)).slice(0, MAX_RANGES);
  CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
  const [first] = ranges;
  if (first) reveal(first);
}

function takeKept(): Partial<Arrival> {
  try {
    const kept = sessionStorage.getItem(KEY) ?? '{}';
    sessionStorage.removeItem(KEY);
    return JSON.parse(kept) as Partial<Arrival>;
  } catch {
    // Without storage nothing was kept.
    return {};
  }
}

function reveal(range: Range): void {
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight)
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
}

/** The text of an article, or of the part below one of its headings. */
function textNodes(article: Element, heading: Element | null): Text[] {
  const start = heading && article.contains(heading) ? heading : undefined;
  const end =
    start && [...article.querySelectorAll('h1, h2, h3, h4, h5, h6')].find((other) => isAfter(other, start));
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (end && (end.contains(node) || isAfter(node, end))) break;
    if (!start || isAfter(node, start)) nodes.push(node as Text);
  }
  return nodes;
}

function isAfter(node: Node, other: Node): boolean {
  return (other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

class ArticleText {
  readonly #nodes: readonly Text[];
  /** Where each node's text ends in the whole. */
  readonly #ends: number[] = [];
  readonly #text: string;

  constructor(nodes: readonly Text[]) {
    this.#nodes = nodes;
    this.#text = nodes.map(({ data }) => data).join('');
    let end = 0;
    for (const { length } of nodes) this.#ends.push((end += length));
  }

  find(mark: string): Range[] {
    const pattern = mark.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
    return [...this.#text.matchAll(new RegExp(pattern, 'g'))].map(({ 0: found, index }) => {
      const range = new Range();
      range.setStart(...this.#at(index, 1));
      range.setEnd(...this.#at(index + found.length, 0));
      return range;
    });
  }

  /** @param before 1 for the node that a place begins in, 0 for the one that it ends in */
  #at(place: number, before: 0 | 1): [Text, number] {
    const number = this.#ends.findIndex((end) => place + before <= end);
    const node = this.#nodes[number] as Text;
    return [node, place - ((this.#ends[number] ?? 0) - node.length)];
  }
}
