import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../src/checks/run.ts';
import type { Entry } from '../../src/entries/entry.ts';
import { readContent } from '../../src/entries/read.ts';
import { buildGraph, type Graph } from '../../src/graph/build.ts';
import { deriveStates } from '../../src/graph/derived.ts';
import { KIND_NAMES } from '../../src/kinds/registry.ts';
import type { Span } from '../../src/shared/position.ts';
import { TODAY } from './pipeline.ts';
import { tree } from './tree.ts';

const STARTER = path.resolve('src/cli/starter/content');

/** A copy of a content folder in which nothing outside the folder is missed. */
function copied(root: string): string {
  const copy = tree({});
  fs.cpSync(root, copy, { recursive: true });
  return copy;
}

const graphOf = (root: string) => buildGraph(readContent(root));
const short = (root: string) => {
  const graph = graphOf(root);
  return runChecks(graph, deriveStates(graph, TODAY)).map(({ file, line, column, id, message, hint }) => [
    file,
    line,
    column,
    id,
    message,
    hint,
  ]);
};

/** Every place that names another entry, as it stands in the file. */
interface Place {
  readonly entry: Entry;
  readonly span: Span;
  readonly written: string;
  readonly relation: string;
}

function referencesOf({ relations }: Graph): Place[] {
  return [...relations].flatMap(([entry, all]) =>
    all.flatMap(({ reference: { span, value, relation }, target }) =>
      target.to === 'entry' ? [{ entry, span, written: value, relation }] : [],
    ),
  );
}

function linksOf({ edges }: Graph): Place[] {
  return [...edges].flatMap(([entry, all]) =>
    all.flatMap(({ reference: { span, target }, resolution }) =>
      resolution.to === 'entry' && !target.startsWith('#')
        ? [{ entry, span, written: target, relation: 'link' }]
        : [],
    ),
  );
}

/** Replaces text that stands once within the lines of a span. */
function change(root: string, { entry: { file }, span }: Place, from: string, to: string): void {
  const lines = fs.readFileSync(path.join(root, file), 'utf8').split('\n');
  const at = span.line - 1;
  const line = lines[at] ?? '';
  const column = line.indexOf(from, span.column - 1);
  expect(column).toBeGreaterThanOrEqual(span.column - 1);
  lines[at] = line.slice(0, column) + to + line.slice(column + from.length);
  fs.writeFileSync(path.join(root, file), lines.join('\n'));
}

function misspelt(written: string): string {
  return written.slice(0, -1) + (written.endsWith('x') ? 'y' : 'x');
}

test('what init writes has one entry of each kind and no problem', () => {
  const graph = graphOf(STARTER);
  expect(graph.content.settings.strict).toBe(true);
  expect([...graph.byKind].map(([kind, entries]) => [kind, entries.length])).toEqual(
    KIND_NAMES.map((kind) => [kind, 1]),
  );
  expect(short(STARTER)).toEqual([]);
});

describe('one misspelt reference', () => {
  const graph = graphOf(STARTER);
  const places = referencesOf(graph);
  const forgiven = places.filter(({ relation }) =>
    ['services', 'depends_on', 'deferred_to'].includes(relation),
  );
  const checked = places.filter((place) => !forgiven.includes(place));

  test.each(checked.map((place) => [place.entry.file, place.relation, place.written, place] as const))(
    '%s %s: %s',
    (file, relation, written, place) => {
      const copy = copied(STARTER);
      const wrong = misspelt(written);
      change(copy, place, written, wrong);
      const problems = short(copy);
      expect(problems).toEqual([
        [
          file,
          place.span.line,
          place.span.column,
          'ref/unknown',
          expect.stringContaining(` "${wrong}" in "`),
          `Did you mean "${written}"?`,
        ],
      ]);
      expect(relation).not.toBe('');
    },
  );

  test.each(forgiven.map((place) => [place.entry.file, place.relation, place.written, place] as const))(
    '%s %s: %s names a service that there is then, too',
    (_file, _relation, written, place) => {
      const copy = copied(STARTER);
      change(copy, place, written, misspelt(written));
      expect(short(copy)).toEqual([]);
    },
  );
});

describe('one broken link', () => {
  const places = linksOf(graphOf(STARTER));

  test.each(places.map((place) => [place.entry.file, place.written, place] as const))(
    '%s %s',
    (file, written, place) => {
      const copy = copied(STARTER);
      const [page = '', anchor] = written.split('#');
      const [from, to] =
        anchor === undefined
          ? [page, page.replace(/.(?=\.md$)/, 'qx')]
          : [`#${anchor}`, `#${misspelt(anchor)}`];
      change(copy, place, from, to);
      const [problem, ...others] = short(copy);
      expect(others).toEqual([]);
      expect(problem?.slice(0, 4)).toEqual([
        file,
        place.span.line,
        place.span.column,
        anchor === undefined ? 'link/broken' : 'link/anchor',
      ]);
      expect(problem?.[5]).toBe(
        anchor === undefined ? `Did you mean ${page}?` : `Did you mean "#${anchor}"?`,
      );
    },
  );
});
