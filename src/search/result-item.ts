import type { Result } from './results.ts';

/** One result as a list item, made of nodes only: nothing in it is read as markup. */
export function resultItem(result: Result): HTMLLIElement {
  const item = document.createElement('li');
  item.dataset['searchResult'] = '';
  const title = link('result-title', result.title, result.url);
  title.dataset['searchTitle'] = '';
  const facts = [result.kind, ...result.services.slice(0, 3)].filter((text) => text !== '');
  if (facts.length > 0) item.append(paragraph('result-meta', [facts.join(' · ')]));
  item.append(title);
  if (result.section)
    item.append(link('result-section', `in: ${result.section.heading}`, result.section.url));
  item.append(
    paragraph(
      'result-excerpt',
      result.excerpt.map(({ text, marked }) => (marked ? mark(text) : text)),
    ),
  );
  return item;
}

function paragraph(className: string, content: readonly (string | Node)[]): HTMLParagraphElement {
  const element = document.createElement('p');
  element.className = className;
  element.append(...content);
  return element;
}

function link(className: string, text: string, url: string): HTMLAnchorElement {
  const element = document.createElement('a');
  element.className = className;
  element.textContent = text;
  element.href = url;
  return element;
}

function mark(text: string): HTMLElement {
  const element = document.createElement('mark');
  element.textContent = text;
  return element;
}
