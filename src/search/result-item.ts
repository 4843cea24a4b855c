import { keepMarks } from './arrival.ts';
import type { MarkedText, SearchResult } from './result.ts';
import { searchTexts } from '../texts/search-panel.ts';

/** One result as a row of the grid, made of nodes only: nothing in it is read as markup. */
export function resultItem(result: SearchResult, id: string): HTMLElement {
  const { title, section, excerpt, line, url, marks, why } = result;
  const address = (document.documentElement.dataset['base'] ?? '/') + url.slice(1);
  // What was found by its name is wanted from its beginning.
  const isNamed = why !== 'text' && why !== 'symptom';
  const texts = searchTexts();
  const link = anchor('result-title', title, isNamed ? address.replace(/#.*/, '') : address);
  link.dataset['searchTitle'] = '';
  if (!isNamed) link.addEventListener('click', () => keepMarks(link, marks));
  const cell = element('div', '', [
    element('p', 'result-meta', facts(result)),
    link,
    ...(section === undefined ? [] : [sectionLink(texts.section(section), address, marks)]),
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

function sectionLink(text: string, address: string, marks: readonly string[]): HTMLAnchorElement {
  const link = anchor('result-section', text, address);
  link.addEventListener('click', () => keepMarks(link, marks));
  return link;
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
