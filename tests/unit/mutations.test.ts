import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runChecks } from '../../src/checks/run.ts';
import { decodeText } from '../../src/entries/decode.ts';
import { readContent } from '../../src/entries/read.ts';
import { buildGraph } from '../../src/graph/build.ts';
import { deriveStates } from '../../src/graph/derived.ts';
import { liesIn, TODAY } from './pipeline.ts';
import { tree } from './tree.ts';

const SAMPLE = path.resolve('content');
/** Pages and rule files as people write them. */
const REAL = fs
  .readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(md|mdx|yaml)$/.test(file))
  .toSorted()
  .map((file) => ({ file, text: fs.readFileSync(path.join(SAMPLE, file), 'utf8') }));
const OF_ONE_RUN = 5;

const scraps = fc.oneof(
  fc.constantFrom(
    ...'```|~~~|---|+++|<!--|-->|<!-- handrail-ignore|[x](|](y.md)|![|<pod|>|{{|}}|$(|"|\'|`|\\|*|**|#|\t|\r\n|\0|\u{feff}|🔥|]: |- |1. || a |'.split(
      '|',
    ),
  ),
  fc.string({ maxLength: 12 }),
);
const cut = fc.record({ at: fc.nat(), length: fc.nat(200), put: scraps, again: fc.nat(3) });
const mutation = fc.record({ page: fc.nat(), cuts: fc.array(cut, { minLength: 1, maxLength: 6 }) });

function mutated(
  text: string,
  cuts: readonly { at: number; length: number; put: string; again: number }[],
): string {
  return cuts.reduce((now, { at, length, put, again }) => {
    const from = at % (now.length + 1);
    // Cut, put something in its place, and say some of what was there again.
    return now.slice(0, from) + put + now.slice(from, from + length).repeat(again) + now.slice(from + length);
  }, text);
}

test('a thousand mutations of real pages: no crash, nothing outside its file', () => {
  const root = tree({ 'handrail.yaml': '' });
  let pages = 0;
  fc.assert(
    fc.property(
      fc.array(mutation, { minLength: OF_ONE_RUN, maxLength: OF_ONE_RUN }),
      fc.boolean(),
      (mutations, strict) => {
        fs.rmSync(root, { recursive: true });
        const texts = new Map(
          mutations.map(({ page, cuts }) => {
            const { file, text } = REAL[page % REAL.length] ?? { file: 'a.md', text: '' };
            return [file, Buffer.from(mutated(text, cuts))] as const;
          }),
        );
        if (!texts.has('handrail.yaml'))
          texts.set('handrail.yaml', Buffer.from(`strict: ${strict}\nrules: '**/*.yaml'\n`));
        for (const [file, bytes] of texts) {
          fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
          fs.writeFileSync(path.join(root, file), bytes);
        }
        pages += texts.size;

        const graph = buildGraph(readContent(root));
        const problems = runChecks(graph, deriveStates(graph, TODAY));
        const linesOf = (file: string) =>
          decodeText(texts.get(file) ?? Buffer.from(''), file).text.split('\n');
        expect(
          problems.filter(({ file, ...place }) => texts.has(file) && !liesIn(place, linesOf(file))),
        ).toEqual([]);
        expect(problems.filter(({ message, hint }) => /undefined|NaN|\[object/.test(message + hint))).toEqual(
          [],
        );
      },
    ),
    { numRuns: 1100 / OF_ONE_RUN, seed: 20261120 },
  );
  expect(pages).toBeGreaterThanOrEqual(1000);
});
