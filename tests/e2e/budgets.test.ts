import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { makeCorpus } from '../../bench/corpus.ts';
import { medianPage, pagesBySize, weigh } from '../../bench/weight.ts';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();
const { dir, url } = inject('sample');
const ENTRY = /^(?:runbooks|troubleshooting|guides)\/.+\/index\.html$/;

/** After gzip: what `experience.md` allows a median runbook page, and what any page of the sample may take. */
const BUDGET = { median: 16_000, any: 20_000, board: 50_000, requests: 6 };

describe('the budgets', () => {
  test('HTML, styles and scripts of the median page are within what we aim at', () => {
    expect(weigh(dir, medianPage(dir, ENTRY)).total).toBeLessThanOrEqual(BUDGET.median);
  });

  test('no page of the sample takes more than 20 kB and six requests', () => {
    const over = pagesBySize(dir).filter((page) => {
      const { total, requests } = weigh(dir, page);
      return total > (page === 'gaps/index.html' ? BUDGET.board : BUDGET.any) || requests > BUDGET.requests;
    });
    expect(over).toEqual([]);
  });

  test('a browser makes at most six requests, nothing moves, and the first response paints the largest part', async () => {
    const page = await open('about:blank', { viewport: { width: 390, height: 844 } });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.addInitScript(() => {
      const seen = { shift: 0, painted: '' };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          seen.shift += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          seen.painted = (entry as PerformanceEntry & { url: string }).url;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
    await page.goto(`${url}runbooks/api-outage/`, { waitUntil: 'networkidle' });
    expect(requests.length).toBeLessThanOrEqual(BUDGET.requests);
    const seen = await page.evaluate(
      () => (globalThis as unknown as { seen: { shift: number; painted: string } }).seen,
    );
    // Text painted from the page itself has no address of its own.
    expect(seen).toEqual({ shift: 0, painted: '' });
  });
});

describe('a large site', () => {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-large-'));
  afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

  test('has pages as light as a small one, also its lists', () => {
    const sample = path.resolve(import.meta.dirname, '../../content');
    const weights = [30, 900].map((pages) => {
      const content = path.join(scratch, `content-${pages}`);
      const out = path.join(scratch, `site-${pages}`);
      makeCorpus(sample, content, pages);
      const { status } = spawnSync(
        process.execPath,
        [inject('packed').bin, 'build', content, '--out', out, '--no-gate'],
        {
          cwd: scratch,
        },
      );
      expect(status).toBe(0);
      const largest = pagesBySize(out).at(-1) ?? '';
      return { page: weigh(out, medianPage(out, ENTRY)).html, largest: weigh(out, largest).html };
    });
    const [small, large] = weights;
    expect(large?.page).toBeLessThanOrEqual((small?.page ?? 0) * 1.3 + 500);
    expect(large?.largest).toBeLessThanOrEqual(BUDGET.any);
  });
});
