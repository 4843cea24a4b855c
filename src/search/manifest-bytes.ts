import { ascendingTextReader, ascendingTextWriter, ByteReader, ByteWriter } from './bytes.ts';
import type { Language } from './languages.ts';
import { NAME_BYTES, type IndexFile, type IndexManifest, type SparseArray } from './manifest.ts';

/** Page by page, so that what repeats, a name in address, title and alert, is close together when it is compressed. */
export function packManifest(manifest: IndexManifest): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  const text = (value: string): void => out.text(value);
  const texts = (values: readonly string[] = []): void => out.list(values, text);
  const { kinds, answers, severities, services, languages, glossary, newEntry } = manifest;
  texts(kinds);
  texts(answers);
  texts(severities.flatMap(({ label, level }) => [label, level]));
  texts(services);
  texts(languages);
  out.list(glossary, texts);
  texts(newEntry && [newEntry.url, newEntry.fileField, newEntry.textField, newEntry.path]);
  const address = ascendingTextWriter(out);
  let page = 0;
  out.list(manifest.urls, (url) => {
    address(url);
    text(manifest.titles[page] ?? '');
    texts(manifest.namesOf[page]);
    texts(manifest.alertsOf[page]);
    out.list(manifest.symptomsOf[page] ?? [], texts);
    out.number(manifest.kindOf[page] ?? 0);
    out.number(manifest.languageOf[page] ?? 0);
    out.number((manifest.severityOf[page] ?? -1) + 1);
    out.list(manifest.servicesOf[page] ?? [], (service) => out.number(service));
    out.number(stepOf(manifest.lengths[page] ?? 0));
    page++;
  });
  const term = ascendingTextWriter(out);
  out.list(manifest.terms, ({ first, name }) => {
    term(first);
    out.append(digitsToBytes(name));
  });
  out.list(manifest.texts, ({ first, name }) => {
    out.number(first);
    out.append(digitsToBytes(name));
  });
  return out.bytes;
}

export function unpackManifest(bytes: Uint8Array): IndexManifest {
  const reader = new ByteReader(bytes);
  const text = (): string => reader.text();
  const texts = (): string[] => reader.list(text);
  const number = (): number => reader.number();
  const [kinds, answers, grades, services, languages] = [texts(), texts(), texts(), texts(), texts()];
  const glossary = reader.list(texts);
  const [url, fileField = '', textField = '', path = ''] = texts();
  const address = ascendingTextReader(reader);
  const pages = reader.list(() => ({
    url: address(),
    title: text(),
    names: texts(),
    alerts: texts(),
    symptoms: reader.list(texts),
    kind: number(),
    language: number(),
    severity: number() - 1,
    services: reader.list(number),
    length: lengthOf(number()),
  }));
  const term = ascendingTextReader(reader);
  const fileOf = <First>(first: First): IndexFile<First> => ({
    first,
    name: bytesToDigits(reader.bytes(NAME_BYTES)),
  });
  return {
    kinds,
    answers,
    severities: grades.flatMap((label, at) => (at % 2 === 0 ? [{ label, level: grades[at + 1] ?? '' }] : [])),
    services,
    languages: languages as Language[],
    glossary,
    ...(url !== undefined && { newEntry: { url, fileField, textField, path } }),
    urls: pages.map((page) => page.url),
    titles: pages.map(({ title }) => title),
    namesOf: sparseLists(pages.map(({ names }) => names)),
    alertsOf: sparseLists(pages.map(({ alerts }) => alerts)),
    symptomsOf: sparseLists(pages.map(({ symptoms }) => symptoms)),
    kindOf: pages.map(({ kind }) => kind),
    languageOf: pages.map(({ language }) => language),
    severityOf: sparseArray(pages.map(({ severity }) => (severity < 0 ? undefined : severity))),
    servicesOf: sparseLists(pages.map((page) => page.services)),
    lengths: pages.map(({ length }) => length),
    terms: reader.list(() => fileOf(term())),
    texts: reader.list(() => fileOf(number())),
  };
}

export function sparseLists<Item>(items: readonly (readonly Item[])[]): SparseArray<readonly Item[]> {
  return sparseArray(items.map((list) => (list.length > 0 ? list : undefined)));
}

export function sparseArray<Item>(items: readonly (Item | undefined)[]): SparseArray<Item> {
  return Object.fromEntries(items.flatMap((item, page) => (item === undefined ? [] : [[page, item]])));
}

/** Ranking needs a length to a tenth, in one byte: eight steps are twice as much. */
const STEPS = 8;

function stepOf(length: number): number {
  return Math.round(Math.log2(length + 1) * STEPS);
}

function lengthOf(step: number): number {
  return Math.round(2 ** (step / STEPS)) - 1;
}

function digitsToBytes(name: string): Uint8Array {
  return Uint8Array.from({ length: NAME_BYTES }, (_, at) =>
    Number.parseInt(name.slice(at * 2, at * 2 + 2), 16),
  );
}

function bytesToDigits(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
