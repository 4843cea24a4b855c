import { entryText, yamlText } from '../shared/entry-text.ts';
import { TROUBLESHOOTING_HEADINGS } from '../shared/headings.ts';
import type { NewEntry } from './manifest.ts';
import type { NoResults } from './result.ts';
import { searchTexts } from '../texts/search-panel.ts';

/** What helps where nothing was found: what was tried, the nearest names, every name, and a page to write. */
export function noResultsHelp({ tried, ignoredTokens, nearest, newEntry }: NoResults, typed: string): Node[] {
  const base = document.documentElement.dataset['base'] ?? '/';
  const texts = searchTexts();
  const ways = [item(link(texts.azIndex, `${base}index-a-z/`), texts.allPages)];
  if (newEntry) ways.push(item(link(texts.newPage, newEntryUrl(newEntry, typed)), texts.forThis));
  return [
    ...(tried.length > 0 ? [paragraph(texts.searched(tried))] : []),
    ...(ignoredTokens.length > 0 ? [paragraph(texts.ignored(ignoredTokens))] : []),
    ...(nearest.length > 0
      ? [
          paragraph(texts.nearest),
          list(nearest.map(({ title, url }) => item(link(title, base + url.slice(1))))),
        ]
      : []),
    list(ways),
  ];
}

/** Begun with what was typed. What was pasted stays here: the author pastes it where it belongs. */
function newEntryUrl({ url, fileField, textField, path }: NewEntry, typed: string): string {
  const title = typed.trim().slice(0, 80);
  const fields = [
    `title: ${title === '' ? '' : yamlText(title)}`.trim(),
    'symptoms: |',
    `  ${searchTexts().symptom}`,
  ];
  const query = new URLSearchParams([
    [fileField, `${path}${fileName(title) || 'new-problem'}.md`],
    [textField, entryText(fields, TROUBLESHOOTING_HEADINGS)],
  ]);
  return `${url}?${query}`;
}

function fileName(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function link(text: string, url: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.textContent = text;
  return anchor;
}

function item(...content: readonly (string | Node)[]): HTMLLIElement {
  const made = document.createElement('li');
  made.append(...content);
  return made;
}

function list(items: readonly Node[]): HTMLUListElement {
  const made = document.createElement('ul');
  made.append(...items);
  return made;
}

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
