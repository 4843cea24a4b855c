// npm run bench:search -- <site> <queries.json>: see bench/README.md
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { chromium, type Page } from 'playwright';
import { findBrowser } from '../bin/browser.js';
import { startPreview } from '../src/integration/preview.ts';
import { INDEX_FOLDER, MANIFEST_FILE } from '../src/search/manifest.ts';
import { unpackManifest } from '../src/search/manifest-bytes.ts';

/** The titles that would be right, by any of which the question is answered. */
interface Query {
  readonly kind: string;
  readonly query: string;
  readonly titles: readonly string[];
}

/** Answers the titles of the first ten results. */
type Ask = (page: Page, query: string) => Promise<string[]>;

const [given, queryFile] = process.argv.slice(2);
if (given === undefined || queryFile === undefined)
  throw new Error('A built site and a file of queries are needed.');
const queries = JSON.parse(fs.readFileSync(queryFile, 'utf8')) as Query[];
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-search-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));
const site = path.join(scratch, 'site');
fs.cpSync(path.resolve(given), site, { recursive: true });
await indexWithPagefind();

const { server, address } = await startPreview(site, 0);
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const ours: Ask = async (page, query) => {
  await page.goto(`${address}search/?q=${encodeURIComponent(query)}`);
  await page.waitForSelector('[data-search-status][data-state=done]', { state: 'attached' });
  return page.locator('[data-search-result] [data-search-title]').allTextContents();
};
const pagefind: Ask = async (page, query) => {
  if (!page.url().startsWith(address)) await page.goto(address);
  return page.evaluate(
    async ([script, text]) => {
      const found = await (await import(script)).search(text);
      const top = await Promise.all(
        found.results.slice(0, 10).map((result: { data: () => Promise<unknown> }) => result.data()),
      );
      return top.map((data) => (data as { meta: { title?: string } }).meta.title ?? '');
    },
    [`${address}pagefind/pagefind.js`, query] as const,
  );
};
for (const [name, ask] of [
  ['Handrail', ours],
  ['Pagefind', pagefind],
] as const)
  console.log(table(name, await ranksOf(ask)));
await browser.close();
server.close();

/** The same pages, as the site shows them, ranked as Pagefind does by itself. */
async function indexWithPagefind(): Promise<void> {
  const packed = fs.readFileSync(path.join(site, INDEX_FOLDER, MANIFEST_FILE));
  const { urls } = unpackManifest(gunzipSync(packed));
  const { index } = await createIndex({ rootSelector: 'main' });
  for (const url of urls) {
    const content = fs.readFileSync(path.join(site, url, 'index.html'), 'utf8');
    await index?.addHTMLFile({ url, content });
  }
  await index?.writeFiles({ outputPath: path.join(site, 'pagefind') });
  await close();
}

/** The place of the right answer for each query, 0 where it is not among the first ten. */
async function ranksOf(ask: Ask): Promise<{ kind: string; rank: number }[]> {
  const page = await browser.newPage();
  const ranks: { kind: string; rank: number }[] = [];
  for (const { kind, query, titles } of queries) {
    const wanted = new Set(titles.map(bare));
    const found = await ask(page, query);
    ranks.push({ kind, rank: found.slice(0, 10).findIndex((title) => wanted.has(bare(title))) + 1 });
  }
  await page.close();
  return ranks;
}

function bare(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function table(name: string, ranks: readonly { kind: string; rank: number }[]): string {
  const kinds = [...new Set(ranks.map(({ kind }) => kind)), 'all'];
  const rows = kinds.map((kind) => {
    const own = ranks.filter((one) => kind === 'all' || one.kind === kind);
    const part = (most: number): string =>
      (own.filter(({ rank }) => rank > 0 && rank <= most).length / own.length).toFixed(2);
    return `| ${kind} | ${own.length} | ${part(1)} | ${part(3)} | ${part(10)} |`;
  });
  return [`\n| ${name} | queries | first | of three | of ten |`, '|---|---|---|---|---|', ...rows].join('\n');
}
