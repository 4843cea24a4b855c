import type { MarkedText, SearchResult } from './result.ts';
import { searchTexts } from '../texts/search-panel.ts';

/** One result as a row of the grid, made of nodes only: nothing in it is read as markup. */
export function resultItem(result: SearchResult, id: string): HTMLElement {
  const { title, section, excerpt, line } = result;
  const address = addressOf(result);
  const texts = searchTexts();
  const link = anchor('result-title', title, address);
  link.dataset['searchTitle'] = '';
  const cell = element('div', '', [
    element('p', 'result-meta', facts(result)),
    link,
    ...(section === undefined ? [] : [anchor('result-section', texts.section(section), address)]),
    ...(line ? [element('p', 'result-line', [texts.pastedLine, element('code', '', marked(line))])] : []),
    element('p', 'result-excerpt', marked(excerpt)),
  ]);
  cell.role = 'gridcell';
  const row = element('div', 'result', [cell]);
  row.role = 'row';
  row.id = id;
  row.dataset['searchResult'] = '';
  return row;
}

/** Leads to the section, and has the browser mark there what was found: words of the page, not of the question. */
function addressOf({ url, marks }: SearchResult): string {
  const base = document.documentElement.dataset['base'] ?? '/';
  const address = base + url.slice(1);
  const directive = marks.map((text) => `text=${encodeURIComponent(text).replaceAll('-', '%2D')}`).join('&');
  if (directive === '') return address;
  return `${address}${address.includes('#') ? '' : '#'}:~:${directive}`;
}

/** Kind, severity, services, and why it was found. */
function facts({ kind, severity, services, why, by }: SearchResult): (string | Node)[] {
  const reasonText = searchTexts().reasons[why];
  const reason = by === undefined ? reasonText : `${reasonText}: ${by}`;
  const tag = severity && element('span', 'tag', [severity.label]);
  if (tag && severity) tag.dataset['level'] = severity.level;
  const all = [kind, tag, ...services.slice(0, 3), element('span', 'result-why', [reason])];
  return all
    .filter((fact): fact is string | HTMLSpanElement => fact !== undefined && fact !== '')
    .flatMap((fact, at) => (at === 0 ? [fact] : [' · ', fact]));
}

function marked(pieces: readonly MarkedText[]): (string | Node)[] {
  return pieces.map(({ text, marked: isMarked }) => (isMarked ? element('mark', '', [text]) : text));
}

function anchor(className: string, text: string, url: string): HTMLAnchorElement {
  const link = element('a', className, [text]);
  link.href = url;
  return link;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  content: readonly (string | Node)[],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...content);
  return made;
}
