import { array, assert, constantFrom, nat, oneof, property, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentName } from '../../../src/integration/search-state.ts';
import { makeIndex, type IndexState, type MadeIndex } from '../../../src/search/make-index.ts';
import { MANIFEST_FILE } from '../../../src/search/manifest.ts';
import { unpackManifest } from '../../../src/search/manifest-bytes.ts';
import type { SearchDocument } from '../../../src/search/search-document.ts';
import { pageSlots } from '../../../src/search/slots.ts';
import { page } from './index.ts';

const WORDS = Array.from(
  { length: 1500 },
  (_, at) => `${'abcdefghijklmnopqrst'[at % 20]}word${at.toString(36)}`,
);

/** Distinct pages of 40 words each. */
function pagesOf(count: number): SearchDocument[] {
  return Array.from({ length: count }, (_, at) =>
    page({ title: `Page ${at}`, html: `<p>${text(at, 40)}</p>` }),
  );
}

function text(seed: number, length: number): string {
  return Array.from({ length }, (_, at) => WORDS[(seed * 31 + at * at * 7) % WORDS.length]).join(' ');
}

/** Those that are equal before come without their text. */
function patch(pages: readonly SearchDocument[], before: readonly SearchDocument[], state: IndexState) {
  const known = new Map(before.map((one) => [one.url, JSON.stringify(one)]));
  const given = pages.map(({ html, ...rest }) =>
    known.get(rest.url) === JSON.stringify({ ...rest, html }) ? rest : { ...rest, html },
  );
  return makeIndex({ pages: given, glossary: [] }, contentName, state);
}

function hex(bytes: Uint8Array = new Uint8Array()): string {
  return Buffer.from(bytes).toString('hex');
}

/** Everything in it; the names of most files say what is in them. */
function bytesOf({ files, state }: MadeIndex): string[] {
  return [...files.keys(), hex(files.get(MANIFEST_FILE)), hex(state.terms), ...state.pages.keys()];
}

test('an index made from the one before has the same files as one that is made anew', () => {
  const place = nat(1000);
  const words = tuple(nat(1000), nat(30));
  const edit = oneof(
    record({ do: constantFrom('change' as const), place, words }),
    record({ do: constantFrom('add' as const), place, words }),
    record({ do: constantFrom('remove' as const), place, words }),
    record({ do: constantFrom('rename' as const), place, words }),
  );
  assert(
    property(
      nat(70),
      array(array(edit, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      (count, builds) => {
        let before = pagesOf(count);
        let { state } = makeIndex({ pages: before, glossary: [] }, contentName);
        for (const edits of builds) {
          const pages = [...before];
          for (const {
            do: what,
            place: at,
            words: [seed, length],
          } of edits) {
            const old = pages[at % Math.max(1, pages.length)];
            const html = `<p>${text(seed, length)}</p>`;
            const title = `${what} ${pages.length} ${seed}`;
            if (what === 'add' || !old) pages.push(page({ title, html, alerts: [`Alert${seed}`] }));
            else if (what === 'remove') pages.splice(pages.indexOf(old), 1);
            else
              pages[pages.indexOf(old)] =
                what === 'change' ? { ...old, html } : { ...old, url: `/r/${title}/` };
          }
          const distinct = [...new Map(pages.map((one) => [one.url, one])).values()];
          const made = patch(distinct, before, state);
          const cold = makeIndex({ pages: distinct, glossary: [] }, contentName);
          expect(bytesOf(made)).toEqual(bytesOf(cold));
          [before, state] = [distinct, made.state];
        }
      },
    ),
    { numRuns: 20 },
  );
});

describe('of many files few are new', () => {
  const pages = pagesOf(900);
  const { files, state } = makeIndex({ pages, glossary: [] }, contentName);
  const newFiles = (changed: readonly SearchDocument[]): number => {
    const made = patch(changed, pages, state);
    return [...made.files.keys()].filter((name) => !files.has(name)).length;
  };

  test.each<[name: string, most: number, changed: () => SearchDocument[]]>([
    ['nothing changed', 0, () => pages],
    ['the order of pages', 0, () => pages.toReversed()],
    ['three words at the end of a page', 5, () => pages.with(700, edited(' zebra yak xylophone'))],
    ['a page more', 45, () => [page({ title: 'A new one', html: `<p>${text(5, 30)}</p>` }), ...pages]],
    ['a page less', 45, () => pages.toSpliced(700, 1)],
  ])('%s', (_name, most, changed) => {
    expect(files.size).toBeGreaterThan(40);
    expect(newFiles(changed())).toBeLessThanOrEqual(most);
  });

  function edited(more: string): SearchDocument {
    const { html, ...rest } = pages[700] as SearchDocument;
    return { ...rest, html: html.replace('</p>', `${more}</p>`) };
  }
});

test('a page that comes moves hardly another one', () => {
  const urls = Array.from({ length: 300 }, (_, at) => `/runbooks/page-${at}/`);
  const slots = pageSlots(urls);
  expect(new Set(slots).size).toBe(300);
  const more = pageSlots([...urls.slice(0, 100), '/runbooks/new/', ...urls.slice(100)]).toSpliced(100, 1);
  expect(more.filter((slot, at) => slot !== slots[at]).length).toBeLessThanOrEqual(3);
});

test('the manifest says of each page what was given', () => {
  const pages = [
    page({
      title: 'Zwei 𠮷 Wörter',
      url: '/b/𠮷/',
      kind: 'Guide',
      isAnswer: false,
      names: ['Other'],
      services: ['a', 'b'],
    }),
    page({
      title: '',
      url: '/a/',
      alerts: ['A', 'B'],
      severity: { label: 'P1', level: 'high' },
      symptoms: [['x', 'y']],
    }),
    page({ title: 'C', url: '/b/𠮸/', severity: { label: 'P2', level: '' } }),
  ];
  const newEntry = {
    url: 'https://git.example.com/new',
    fileField: 'filename',
    textField: 'value',
    path: 'x/',
  };
  const { files } = makeIndex({ pages, glossary: [['a', 'b c']], newEntry }, contentName);
  expect(unpackManifest(files.get(MANIFEST_FILE) ?? new Uint8Array())).toMatchObject({
    urls: ['/a/', '/b/𠮷/', '/b/𠮸/'],
    titles: ['', 'Zwei 𠮷 Wörter', 'C'],
    kinds: ['Runbook', 'Guide'],
    answers: ['Runbook'],
    kindOf: [0, 1, 0],
    severities: [
      { label: 'P1', level: 'high' },
      { label: 'P2', level: '' },
    ],
    severityOf: { 0: 0, 2: 1 },
    services: ['a', 'b'],
    servicesOf: { 1: [0, 1] },
    namesOf: { 1: ['Other'] },
    alertsOf: { 0: ['A', 'B'] },
    symptomsOf: { 0: [['x', 'y']] },
    glossary: [['a', 'b c']],
    newEntry,
  });
});
