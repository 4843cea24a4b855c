import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { runChecks } from '../../src/checks/run.ts';
import { spanOf } from '../../src/entries/spans.ts';
import { decodeText } from '../../src/entries/decode.ts';
import { readContent } from '../../src/entries/read.ts';
import { buildGraph } from '../../src/graph/build.ts';
import { deriveStates } from '../../src/graph/derived.ts';
import { KIND_NAMES, KINDS } from '../../src/kinds/registry.ts';
import { SCHEMAS } from '../../src/kinds/schemas.ts';
import type { FieldPath } from '../../src/schemas/walk.ts';
import { compareText } from '../../src/shared/text.ts';
import { liesIn, TODAY } from './pipeline.ts';
import { tree } from './tree.ts';

const SETTINGS = 'handrail.yaml';

function check(root: string) {
  const graph = buildGraph(readContent(root));
  const problems = runChecks(graph, deriveStates(graph, TODAY));
  return { graph, problems };
}

test('hundreds of files, each with a problem of its own, in their order', () => {
  const faults = KIND_NAMES.flatMap((kind) =>
    Object.keys(SCHEMAS[kind].shape).flatMap((field) => [
      [`${kind}/${field}-wrong.md`, `${field}: [[]]`],
      [`${kind}/${field}-misspelt.md`, `${field}q: a`],
    ]),
  ).map(([file = '', fault = '']) => [file, `---\n${fault}\n---\n# A\n\n[x](nowhere.md)\n`] as const);
  expect(faults.length).toBeGreaterThan(200);
  const root = tree({ ...Object.fromEntries(faults), [SETTINGS]: 'strict: true' });

  const { problems } = check(root);
  const inFrontmatter = new Set(problems.flatMap(({ file, line }) => (line === 2 ? [file] : [])));
  expect(faults.map(([file]) => file).filter((file) => !inFrontmatter.has(file))).toEqual([]);
  expect(problems.filter(({ id }) => id === 'link/broken')).toHaveLength(faults.length);
  const sorted = problems.toSorted(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
  expect(problems.map(({ file, line, column }) => [file, line, column])).toEqual(
    sorted.map(({ file, line, column }) => [file, line, column]),
  );
});

const BODY = `
# A

See [it](../runbooks/it.md#711-meaning), ![it](it.png) and [there](../gaps/it.md).

## 7.1.1 Meaning

\`\`\`bash
kubectl get <pod>
\`\`\`
`;
type Fields = Record<string | number, unknown>;

/** What every kind may say beside its example. */
const SHARED = {
  aliases: ['/old/', 'it'],
  related: ['runbooks/it', 'gaps/it'],
  waive: [{ id: 'link/broken', until: '2027-01-01', reason: 'a' }],
};
const PAGES = KIND_NAMES.map((kind) => ({
  file: `${kind}/it.md`,
  data: { ...(parse(KINDS[kind].example) as Fields), ...SHARED },
}));
/** So many lines of the text are damaged, too. */
const BODY_LINES = 4;

const wild = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    true,
    7,
    -0.5,
    [],
    {},
    [[]],
    [null],
    'it',
    ['it', 'it'],
    { text: 'it' },
    'a: b',
  ),
  fc.constantFrom<unknown>(
    { a: 'b' },
    ' ',
    '*',
    'a\nb *\n\nCrashLoopBackOff',
    '2026-02-30',
    '5m',
    '\u0000',
    '🔥',
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant({ constructor: 1, toString: null }),
);
/** Puts a value somewhere into the data of a page: `way` says which child to take at each level. */
const graft = fc.record({
  page: fc.noBias(fc.nat(PAGES.length - 1)),
  way: fc.array(fc.noBias(fc.nat(100)), { minLength: 1, maxLength: 5 }),
  value: wild,
});
const SCRAPS =
  '~|[|{}|- a|*a|&a it|&a [*a]|"|!!map {}|<<: {}|  it|: |#|---|\t|  |__proto__: {}||  a|{ a: b }'.split('|');
/** Damages one line of the text. */
const scratch = fc.record({
  page: fc.noBias(fc.nat(PAGES.length - 1)),
  line: fc.noBias(fc.nat(10_000)),
  from: fc.nat(60),
  cut: fc.nat(30),
  put: fc.constantFrom(...SCRAPS),
});
const damage = fc.record({
  isStrict: fc.boolean(),
  grafts: fc.array(graft, { maxLength: 40, size: 'max' }),
  scratches: fc.array(scratch, { maxLength: 8, size: 'max' }),
});

test('damaged frontmatter of every kind gives located problems', () => {
  const root = tree({ 'runbooks/it.md': '' });
  fc.assert(
    fc.property(damage, ({ isStrict, grafts, scratches }) => {
      const texts = new Map(
        PAGES.map(({ file, data }, page) => [
          file,
          scratched(
            textOf(
              grafted(
                data,
                grafts.filter((one) => one.page === page),
              ),
            ),
            scratches.filter((one) => one.page === page),
          ),
        ]),
      );
      write(root, [...texts, [SETTINGS, `strict: ${isStrict}\n`]]);

      const { graph, problems } = check(root);
      expect(graph.content.entries).toHaveLength(PAGES.length);
      expect(problems.filter(({ id }) => id === 'file/unreadable')).toEqual([]);
      const linesOf = (file: string) => decodeText(Buffer.from(texts.get(file) ?? ''), file).text.split('\n');
      const lost = problems.filter(
        (problem) => texts.has(problem.file) && !liesIn(problem, linesOf(problem.file)),
      );
      expect(lost).toEqual([]);
      for (const { file, data, spans } of graph.content.entries)
        expect(pathsOf(data).filter((place) => !liesIn(spanOf(spans, place), linesOf(file)))).toEqual([]);
      expect(problems.filter(({ message, hint }) => /undefined|NaN|\[object/.test(message + hint))).toEqual(
        [],
      );
    }),
    { numRuns: 300, seed: 20261120 },
  );
});

function grafted(data: Fields, grafts: readonly { way: readonly number[]; value: unknown }[]): Fields {
  const copy = structuredClone(data);
  for (const { way, value } of grafts) {
    let around = copy;
    for (const [depth, pick] of way.entries()) {
      const names = Object.keys(around);
      const name = names[pick % names.length];
      if (name === undefined) break;
      const inner = around[name];
      const goesOn = depth < way.length - 1 && typeof inner === 'object' && inner !== null;
      if (!goesOn) {
        around[name] = structuredClone(value);
        break;
      }
      around = inner as Fields;
    }
  }
  return copy;
}

function textOf(data: Fields): string {
  return `---\n${stringify(data)}---\n${BODY}`;
}

function scratched(
  text: string,
  scratches: readonly { line: number; from: number; cut: number; put: string }[],
): string {
  const lines = text.split('\n');
  const fence = lines.indexOf('---', 1);
  for (const { line, from, cut, put } of scratches) {
    const at = 1 + (line % (fence + BODY_LINES));
    const old = lines[at] ?? '';
    lines[at] = old.slice(0, from) + put + old.slice(from + cut);
  }
  return lines.join('\n');
}

function write(root: string, files: readonly (readonly [file: string, text: string])[]): void {
  for (const [file, text] of files) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
}

/** The places of all that a frontmatter says, which may be tied into a circle. */
function pathsOf(data: unknown, around: FieldPath = []): FieldPath[] {
  if (typeof data !== 'object' || data === null || around.length > 6) return [around];
  return Object.entries(data).flatMap(([key, inner]) =>
    pathsOf(inner, [...around, Array.isArray(data) ? Number(key) : key]),
  );
}
