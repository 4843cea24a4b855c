import fs from 'node:fs';
import path from 'node:path';
import { DEFAULT_KIND, kindOfFolder } from '../kinds/registry.ts';
import type { Settings } from '../kinds/settings.ts';
import { writtenRepository } from '../shared/code-host.ts';
import { stem } from '../shared/path.ts';
import { FILE_START } from '../shared/position.ts';
import { subtreeMatcher } from '../shared/glob.ts';
import { digestOf, NO_MEMORY, remembered, type Answer, type Memory } from '../shared/memory.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { adoption } from './adoption.ts';
import { readRepositoryFiles } from './repository-files.ts';
import { readRules, type RuleGlob } from './rules.ts';
import { ContentError } from './content-error.ts';
import { decodeText } from './decode.ts';
import { discoverFiles } from './discover.ts';
import type { Content, Entry, Origin } from './entry.ts';
import { readRegularFile } from './file-access.ts';
import { folderRule, foldersOf, isGenericFolder, entryUrl } from './infer.ts';
import { readOwners } from './owners.ts';
import { parseEntry, type ParseOptions } from './parse.ts';
import { errorReason, unreadableFile } from './reason.ts';
import type { TrackedTree } from './rule-files.ts';
import { readSettings, SETTINGS_FILE } from './settings.ts';
import { spanOf, type FieldSpans } from './spans.ts';
import { wikiPages } from './wiki-pages.ts';

export interface ReadOptions {
  /** Absolute folders below the root that are not content: the output, the cache. */
  readonly exclude?: readonly string[];
  /** Globs of Prometheus rule files, relative to the working directory, beside those of the settings. */
  readonly rules?: readonly string[];
  /** Files and folders; more are reported and left out. */
  readonly maxItems?: number | undefined;
  /** The repository that the folder is in. Without one, rule files that the settings name must be in the folder itself. */
  readonly workTree?: TrackedTree | undefined;
  /** What was made of files before. */
  readonly memory?: Memory;
}

/**
 * Reads a content folder: settings, rule files, files, entries. One broken file never hides another.
 * @throws ContentError when `root` is no folder, or cannot be opened; when one of `rules` matches no file
 */
export function readContent(
  root: string,
  { exclude = [], rules = [], workTree, maxItems, memory = NO_MEMORY }: ReadOptions = {},
): Content {
  assertFolder(root);
  const { settings, spans, text, findings } = readSettings(root);
  const globs: RuleGlob[] = [
    ...settings.rules.map(({ files: pattern, as }, index) => ({
      pattern,
      as,
      from: root,
      span: spanOf(spans, ['rules', index]),
    })),
    ...rules.map((pattern) => ({ pattern, from: process.cwd() })),
  ];
  const alerting = readRules(root, globs, workTree);
  for (const found of alerting.findings) findings.push(found);
  const discovery = discoverFiles(root, {
    ignore: settings.ignore,
    exclude,
    ...(maxItems !== undefined && { maxItems }),
  });
  for (const found of discovery.findings) findings.push(found);
  const real = fs.realpathSync.native(root);
  const rootName = path.basename(real);
  const options: ParseOptions = {
    rootName: nameOf(root),
    strict: settings.strict,
    adoption: adoption(settings.adopt),
    pageNamed: wikiPages(discovery.markdown),
    ownerOf: settings.strict ? () => undefined : readOwners(root, discovery.files, rootName, findings),
  };
  for (const found of unusedAdoptions(settings.adopt, discovery.markdown, spans)) findings.push(found);

  const place = {
    root,
    real,
    memory,
    context: JSON.stringify([options.rootName, options.strict, settings.adopt]),
  };
  const read = discovery.markdown.flatMap((file) => readFile(place, file, options, findings));
  const entries = withOwnAddresses(withServicesInUse(read.map(({ entry }) => entry)), findings);
  const inRepository = readRepositoryFiles(root, entries, workTree);
  for (const found of inRepository.findings) findings.push(found);
  if (discovery.markdown.length === 0) findings.push(diagnostic('content/empty', '.', FILE_START, {}));
  return {
    root,
    ...(workTree && { prefix: prefixIn(workTree, real) }),
    repository: writtenRepository(settings),
    settings,
    settingSpans: spans,
    entries,
    rules: alerting.rules,
    ruleFiles: alerting.files,
    repositoryFiles: inRepository.files,
    texts: new Map([...alerting.texts, ...(text === undefined ? [] : [[SETTINGS_FILE, text] as const])]),
    files: discovery.files,
    origins: originsOf(entries, read),
    findings,
  };
}

function prefixIn({ root }: TrackedTree, folder: string): string {
  const relative = path.relative(root, folder).replaceAll(path.sep, '/');
  return relative === '' ? '' : `${relative}/`;
}

/** A glob that matches nothing is misspelt, or the pages have moved. */
function unusedAdoptions(
  rules: Settings['adopt'],
  files: readonly string[],
  spans: FieldSpans,
): Diagnostic[] {
  return rules.flatMap(({ from }, index) => {
    if (files.some(subtreeMatcher([from]))) return [];
    const reason = `no page matches ${from}, which is relative to ${SETTINGS_FILE}`;
    const field = `adopt[${index}].from`;
    const span = spanOf(spans, ['adopt', index, 'from']);
    return [diagnostic('settings/invalid', SETTINGS_FILE, span, { field, reason })];
  });
}

interface Place {
  readonly root: string;
  /** Without links. */
  readonly real: string;
  readonly memory: Memory;
  /** What else decides about an entry, for every file alike. */
  readonly context: string;
}

interface ReadEntry {
  readonly entry: Entry;
  readonly origin: Origin;
}

interface Made {
  readonly entries: readonly Entry[];
  readonly findings: readonly Diagnostic[];
}

/** What one file has entries of; none where it cannot be read, and then a finding says why. */
function readFile(
  { root, real, memory, context }: Place,
  file: string,
  options: ParseOptions,
  findings: Diagnostic[],
): ReadEntry[] {
  try {
    const bytes = readRegularFile(path.join(root, file), { use: 'page', within: real });
    const owner = options.ownerOf?.(file);
    const key = digestOf(bytes, context, JSON.stringify(owner ?? ''));
    const pageNamed = (name: string): string => options.pageNamed?.(name, file) ?? '';
    const make = (ask: Answer): Made => {
      const { text, findings: encoding } = decodeText(bytes, file);
      const parsed = parseEntry(text, file, {
        ...options,
        ownerOf: () => owner,
        pageNamed: (name) => ask(name) || undefined,
      });
      return { entries: [parsed.entry, ...parsed.sections], findings: [...encoding, ...parsed.findings] };
    };
    const made = remembered(memory, { file, name: 'entries', key }, make, pageNamed);
    for (const found of made.findings) findings.push(found);
    return made.entries.map((entry, index) => ({
      entry,
      origin: { index, digest: digestOf(file, key, JSON.stringify([index, entry.wikiPages])) },
    }));
  } catch (error) {
    findings.push(unreadableFile(error, file, FILE_START));
    return [];
  }
}

/** @param read the same entries, one for one, before they were compared with each other */
function originsOf(entries: readonly Entry[], read: readonly ReadEntry[]): Map<Entry, Origin> {
  return new Map(
    read.flatMap(({ origin: { index, digest } }, at) => {
      const entry = entries[at];
      if (!entry) return [];
      const { url, services, inferred } = entry;
      return [
        [entry, { index, digest: digestOf(digest, JSON.stringify([url, services, inferred])) }] as const,
      ];
    }),
  );
}

/** The folder's name; where it is one that every repository has (`docs`, `source`), the name of that above it. */
function nameOf(root: string): string {
  const real = fs.realpathSync(root);
  const name = path.basename(real);
  const isTelling = kindOfFolder(name) !== undefined || !isGenericFolder(name);
  return isTelling ? name : path.basename(path.dirname(real)) || name;
}

/**
 * A folder names a service where something lies in it that is done for one; else it is a chapter, or the whole of one page
 * (`redis-down/index.md`).
 */
function withServicesInUse(entries: readonly Entry[]): Entry[] {
  const known = new Set(entries.flatMap(({ kind, services }) => (kind === DEFAULT_KIND ? [] : services)));
  const pages = new Map<string, number>();
  for (const { file } of entries.filter(({ section }) => section === undefined))
    for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder))
      pages.set(folder, (pages.get(folder) ?? 0) + 1);
  return entries.map((entry): Entry => {
    const { kind, file, services, inferred } = entry;
    const folder = foldersOf(file).find((name) => inferred['services'] === folderRule(name));
    if (folder === undefined) return entry;
    const own = path.posix.dirname(file);
    const isPage =
      /^_?index$/i.test(stem(file)) && pages.get(own) === 1 && folder === path.posix.basename(own);
    const isInUse = kind !== DEFAULT_KIND || services.some((service) => known.has(service));
    if (isInUse && !isPage) return entry;
    const { services: _, ...others } = inferred;
    return { ...entry, services: [], inferred: others };
  });
}

/** Two files may ask for one address (`Foo.md`, `foo.md`). The first has it; the others get one beside it, and a finding. */
function withOwnAddresses(entries: readonly Entry[], findings: Diagnostic[]): Entry[] {
  const owners = new Map<string, Entry>();
  for (const entry of entries) if (!owners.has(entry.url)) owners.set(entry.url, entry);
  return entries.map((entry) => {
    const owner = owners.get(entry.url);
    if (!owner || owner === entry) return entry;
    const moved = freeAddress(entry, owners);
    owners.set(moved.url, moved);
    const facts = { wanted: entry.url, other: owner.file, url: moved.url };
    const related = [{ file: owner.file, line: 1, message: 'same address' }];
    findings.push(diagnostic('schema/duplicate-id', entry.file, FILE_START, facts, related));
    return moved;
  });
}

function freeAddress(entry: Entry, taken: ReadonlyMap<string, Entry>): Entry {
  for (let n = 2; ; n++) {
    const id = entry.id === '' ? `${n}` : `${entry.id}-${n}`;
    const url = entryUrl(entry.kind, id);
    if (!taken.has(url)) return { ...entry, id, url };
  }
}

function assertFolder(root: string): void {
  let stat: fs.Stats;
  try {
    stat = fs.statSync(root);
    fs.readdirSync(root);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') throw new ContentError(`Not a folder: ${root}.`);
    throw new ContentError(
      code === 'ENOENT' ? `Folder not found: ${root}.` : `Unreadable folder ${root}: ${errorReason(error)}.`,
    );
  }
  if (!stat.isDirectory()) throw new ContentError(`Not a folder: ${root}.`);
}
