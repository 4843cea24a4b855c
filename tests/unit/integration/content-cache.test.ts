import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { openCache } from '../../../src/integration/cache.ts';
import { contentCache } from '../../../src/integration/content-cache.ts';
import { cacheKey } from '../../../src/integration/reused-pages.ts';
import { checkContent, renderContent } from '../../../src/integration/workspace.ts';
import { highlightAll, highlightsOf, uncachedBlocks, type Block } from '../../../src/markdown/highlight.ts';
import { NO_MEMORY, type Memory } from '../../../src/shared/memory.ts';
import type { Body } from '../../../src/site/page.ts';
import { routesOf } from '../../../src/site/routes.ts';
import { TODAY } from '../pipeline.ts';
import { tree } from '../tree.ts';

const HIGHLIGHTS: Record<string, string> = {};

// The process that highlights, in this one.
vi.mock('node:child_process', async (original) => ({
  ...(await original<object>()),
  fork: () => {
    const child = new EventEmitter();
    const send = async (blocks: Block[]): Promise<void> => {
      const wanted = uncachedBlocks(blocks, (key) => HIGHLIGHTS[key] !== undefined);
      Object.assign(HIGHLIGHTS, await highlightAll(wanted));
      child.emit('message', highlightsOf(blocks, HIGHLIGHTS));
    };
    return Object.assign(child, { send });
  },
}));

type State = Awaited<ReturnType<typeof stateOf>>;

/** All that a build makes of a folder. */
async function stateOf(root: string, memory: Memory) {
  const checked = await checkContent(root, { today: TODAY, memory });
  const site = await renderContent(checked, { base: undefined, url: undefined, isDev: false, memory });
  await site.keepHighlights();
  const pages = routesOf(site).map(async ({ path: address, page }) => {
    const data = page();
    return [address, { key: cacheKey(data), shown: JSON.stringify(await withHtml(data)) }] as const;
  });
  return {
    problems: checked.problems,
    secrets: checked.secrets,
    searched: [...site.bodies].map(([{ file }, body]) => [file, body.files, body.plainHtml()]),
    pages: Object.fromEntries(await Promise.all(pages)),
  };
}

/** The data of a page with the HTML of the texts in it; no page shows the numbers that it has of the site's kinds. */
async function withHtml(data: unknown): Promise<unknown> {
  if (typeof data !== 'object' || data === null) return data;
  if ('plainHtml' in data) return (data as Body).html();
  const fields = Object.entries(data)
    .filter(([name]) => name !== 'kinds')
    .map(async ([name, value]) => [name, await withHtml(value)] as const);
  return Object.fromEntries(await Promise.all(fields));
}

const FILES = [
  'runbooks/redis.md',
  'runbooks/db/failover.md',
  'runbooks/index.md',
  'guides/a.md',
  'guides/sub/a.md',
  'services/redis.md',
  'phases/shop.md',
  'notes.mdx',
] as const;

const FIELDS = [
  'title: Named',
  'kind: guides',
  'alerts: [RedisDown]',
  'services: [redis]',
  'aliases: [/old/place]',
  'variables: [{ name: ns, description: Where }]',
  'tasks: [{ id: "1.1", title: First }]',
  'waive: [{ id: link/broken, until: 2027-01-01, reason: later }]',
  'title: [[]]',
];

const TEXTS = [
  '# Redis',
  '## Steps\n\n1. Look at `<ns>`\n2. Act',
  '[a](../guides/a.md#steps) and [b](redis.md)',
  '[[a]] and [[failover|there]]',
  '![i](../files/i.png) [log](../files/log.txt)',
  '```bash\nkubectl -n <ns> delete pod x # <pod>\n```',
  '```sh\nif (\n```',
  '```promql\nup == <threshold>\n```',
  '```json\n{ broken\n```',
  'See task 1.1.',
  '<details><summary>More</summary>\n\n[f](db/failover.md)\n\n<pre><code class="language-yaml">a: 1</code></pre></details>',
  'glpat-abcdefghij1234567890',
  '[code](../../src/main.go)',
  '> [!WARNING]\n> Careful.',
  '[home](/old/place)',
];

const SETTINGS = [
  'strict: true',
  'title: Ops',
  'base: /ops/',
  'checks: { code/json-syntax: off }',
  'repository: https://git.example.com/a/b',
  'adopt: [{ from: guides, as: runbooks, alert: title }]',
  'rules: [rules.yaml]',
  'ignore: [guides/sub]',
];

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'rules.yaml': [
    'groups: [{ name: g, rules: [{ alert: RedisDown, expr: up == 0 }] }]',
    'groups: [{ name: g, rules: [{ alert: Other, expr: up, annotations: { runbook_url: /runbooks/redis/ } }] }]',
    'broken: [',
  ],
  CODEOWNERS: ['* @all', '/guides/ @writers'],
  'files/log.txt': ['nothing', 'AKIAIOSFODNN7EXAMPLQ glpat-abcdefghij1234567899'],
  'files/i.png': ['\u{89}PNG'],
};

const some = (words: readonly string[], separator: string, maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...words), { maxLength }).map((chosen) => chosen.join(separator));
const page = fc
  .tuple(some(FIELDS, '\n', 3), some(TEXTS, '\n\n', 6))
  .map(([fields, text]) => (fields === '' ? `${text}\n` : `---\n${fields}\n---\n\n${text}\n`));

/** A file with its new text, with the name that it gets instead, or neither: it is gone. */
interface Change {
  readonly file: string;
  readonly text?: string | undefined;
  readonly name?: string | undefined;
}

const file = fc.constantFrom(...FILES);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ file, text: page }) },
  fc.record({ file }),
  fc.record({ file, name: file }),
  { weight: 2, arbitrary: fc.record({ file: fc.constant('handrail.yaml'), text: some(SETTINGS, '\n', 3) }) },
  ...Object.entries(OTHERS).map(([name, texts]) =>
    fc.record({ file: fc.constant(name), text: fc.constantFrom(...texts, undefined) }),
  ),
);

function apply(root: string, { file: name, text, name: other }: Change): void {
  const at = path.join(root, name);
  const to = path.join(root, other ?? name);
  fs.mkdirSync(path.dirname(to), { recursive: true });
  if (text !== undefined) fs.writeFileSync(at, text);
  else if (other === undefined) fs.rmSync(at, { force: true });
  else if (fs.existsSync(at)) fs.renameSync(at, to);
}

/** A folder whose builds have a cache, each opened anew. */
function project() {
  const root = tree(
    Object.fromEntries(FILES.map((name, index) => [name, `# ${name}\n\n${TEXTS[index] ?? ''}\n`])),
  );
  const folder = path.join(path.dirname(root), 'cache');
  const build = async (): Promise<State> => {
    const cache = await openCache(root, folder);
    const memory = contentCache(cache, 'code');
    try {
      return await stateOf(root, memory);
    } finally {
      memory.save();
      cache.release();
    }
  };
  return { root, folder, build };
}

test('after any changes a build with the cache makes and reports what a first build does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      async (steps) => {
        const { root, build } = project();
        const shown = new Map<string, string>();
        const look = async (): Promise<void> => {
          const warm = await build();
          expect(warm).toEqual(await stateOf(root, NO_MEMORY));
          for (const [address, found] of Object.entries(warm.pages)) {
            const id = `${address} ${found.key}`;
            // Two pages with one key are the same file.
            expect(shown.get(id) ?? found.shown).toBe(found.shown);
            shown.set(id, found.shown);
          }
        };
        await look();
        for (const changes of steps) {
          for (const one of changes) apply(root, one);
          await look();
        }
      },
    ),
    { numRuns: 15 },
  );
});
