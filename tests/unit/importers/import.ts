import fs from 'node:fs';
import path from 'node:path';
import type { Nodes } from 'mdast';
import { vi } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { fieldAlias } from '../../../src/entries/dialects/fields.ts';
import type { Entry } from '../../../src/entries/entry.ts';
import { parseWritten } from '../../../src/entries/parsed-markdown.ts';
import { readContent } from '../../../src/entries/read.ts';
import { buildGraph, type LinkEdge, type Graph } from '../../../src/graph/build.ts';
import { tree, type Files } from '../tree.ts';

interface Imported {
  readonly code: number;
  /** The table. */
  readonly stdout: string;
  /** What was to be said, with `SOURCE` and `INTO` for the two folders. */
  readonly stderr: string;
  /** The target folder by file, without the ledger. */
  readonly files: Record<string, string>;
}

/** Runs `handrail import` in this process. */
export async function runImport(
  source: string,
  into: string,
  args: readonly string[] = [],
): Promise<Imported> {
  // Every run of the command listens for the end of these two.
  for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0);
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    }),
  );
  try {
    const code = await main(['import', source, '--into', into, ...args]);
    return { code, ...written, files: filesIn(into) };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** What comes of a folder with these files, or of one file in it. */
export async function imported(
  files: Files,
  { args = [], file = '' }: { args?: readonly string[]; file?: string } = {},
): Promise<Imported> {
  const source = tree(files);
  const into = tree({});
  const result = await runImport(path.join(source, file), into, args);
  const stderr = result.stderr
    .replaceAll(path.relative(process.cwd(), source), 'SOURCE')
    .replaceAll(source, 'SOURCE')
    .replaceAll(into, 'INTO');
  return { ...result, stderr };
}

/** Every file of a folder as text, without hidden ones. */
export function filesIn(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((item) => item.isFile() && !item.name.startsWith('.'))
      .map((item) => path.join(item.parentPath, item.name))
      .toSorted()
      .map((file) => [path.relative(folder, file), fs.readFileSync(file, 'utf8')]),
  );
}

/** Everything that a reader of the two trees could tell apart, page by page; nothing where the import lost nothing. */
export function differences(source: string, into: string): string[] {
  const [before, after] = [source, into].map((root) => buildGraph(readContent(root)));
  if (!before || !after) return ['no trees'];
  const [a, b] = [pagesOf(before), pagesOf(after)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((page) => {
    const [left, right] = [a.get(page), b.get(page)];
    if (!left || !right) return [`${page}: only ${left ? 'before' : 'after'}`];
    return Object.keys(left).flatMap((name) => {
      const [was, is] = [left[name], right[name]].map((value) => JSON.stringify(value));
      return was === is ? [] : [`${page} ${name}: ${was} → ${is}`];
    });
  });
}

function pagesOf(graph: Graph): Map<string, Record<string, unknown>> {
  return new Map(graph.content.entries.map((entry) => [`${entry.kind}/${entry.id}`, pageOf(entry, graph)]));
}

function pageOf(entry: Entry, graph: Graph): Record<string, unknown> {
  const { title, summary, services, alerts, symptoms, outline, data } = entry;
  const edges = graph.edges.get(entry) ?? [];
  return {
    title,
    summary,
    services,
    // Only runbooks answer alerts.
    alerts: entry.kind === 'runbooks' ? alerts : [],
    symptoms,
    // Another generator's field that has a name here gives way to it.
    fields: Object.entries(data)
      .filter(([name]) => !['title', 'services', 'alerts'].includes(name) && !isForeign(name, data))
      .toSorted(),
    headings: outline.headings.map(({ depth, text, id }) => [depth, text, id]),
    startsWithTitle: outline.startsWithTitle,
    blocks: outline.blocks.map(({ language, code }) => [language, code]),
    text: textOf(entry),
    links: edges.map((edge) => leadOf(edge, graph)),
  };
}

function isForeign(name: string, data: Entry['data']): boolean {
  const here = fieldAlias(name);
  return here !== undefined && here !== 'aliases' && Object.hasOwn(data, here);
}

/** All that is written in the body, without the addresses of links. */
function textOf(entry: Entry): string[] {
  const texts: string[] = [];
  const stack: Nodes[] = [...parseWritten(entry).root.children].toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) stack.push(...(node.children.toReversed() as Nodes[]));
    else if (node.type === 'html')
      texts.push(node.value.replace(/(href|src)=("[^"]*"|'[^']*'|[^\s>]+)/g, '$1'));
    else if (node.type === 'image' || node.type === 'imageReference') texts.push(node.alt ?? '');
    else if ('value' in node && node.type !== 'yaml' && node.type !== 'toml') texts.push(node.value);
  }
  return texts;
}

function leadOf({ reference, resolution }: LinkEdge, { content, edges }: Graph): unknown {
  switch (resolution.to) {
    case 'entry': {
      const { entry, anchor } = resolution;
      // A folder's list is where a page of its name is, and then the link may be to either: no list has anchors.
      const isFolder = [...edges.keys()].some((other) => other.url.startsWith(entry.url) && other !== entry);
      return [entry.url, isFolder || anchor.at === 'top' ? '' : reference.target.replace(/^[^#]*/, '')];
    }
    case 'folder':
      return [resolution.url, ''];
    case 'file':
      return [fs.readFileSync(path.join(content.root, resolution.file)).toString('base64'), resolution.hash];
    case 'broken':
    case 'repository':
      return ['nowhere'];
    case 'external':
      return resolution;
  }
}
