// npm run bench:limits: limits that depend on the machine's speed, for a quiet one with two cores. See bench/README.md.
import { expect, test } from 'vitest';
import { runChecks } from '../src/checks/run.ts';
import { readContent } from '../src/entries/read.ts';
import { buildGraph } from '../src/graph/build.ts';
import { deriveStates } from '../src/graph/derived.ts';
import { useBrowser } from '../tests/e2e/browser.ts';
import { HAND_SITE } from '../tests/e2e/runbook-toolbar-site.ts';
import { useSite } from '../tests/e2e/site.ts';
import { runImport } from '../tests/unit/importers/import.ts';
import { TODAY } from '../tests/unit/pipeline.ts';
import { tree, type Files } from '../tests/unit/tree.ts';

const PAGES = 530;

/** Seconds of processor time that `work` takes: other processes of the machine do not count. */
async function busySeconds(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function pages(textOf: (n: number) => readonly [file: string, text: string]): Files {
  return Object.fromEntries(Array.from({ length: PAGES }, (_, n) => textOf(n)));
}

test('530 pages of another generator are read in 1.5 s', async () => {
  const root = tree({
    ...pages((n) => [
      `source/alerts/team-${n % 9}/KubeAlert${n}.html.md`,
      `+++\ntitle = "Kube alert ${n}"\nlast_reviewed_on = 2026-01-02\nslug = "alert-${n}"\n+++\n\n{{< hint warning >}}\nCareful.\n{{< /hint >}}\n\n## Meaning\n\n${'Words and [a link](/alerts/team-1/KubeAlert1.html#meaning).\n\n'.repeat(20)}## Mitigation {#fix}\n\n{{< param contact >}}\n`,
    ]),
    CODEOWNERS: '* @all\n/source/alerts/team-3/ @three',
  });
  let runbooks = 0;
  const seconds = await busySeconds(() => {
    const { entries } = buildGraph(readContent(root)).content;
    runbooks = entries.filter(({ kind, alerts }) => kind === 'runbooks' && alerts.length === 1).length;
  });
  expect(runbooks).toBe(PAGES);
  expect(seconds).toBeLessThan(1.5);
});

test('a second import of 530 pages takes 3 s', async () => {
  const source = tree(
    pages((n) => [
      `team-${n % 7}/KubeAlert${n}.md`,
      `# KubeAlert${n}\n\n## Meaning\n\n${'Words and [a link](../team-1/KubeAlert1.md#meaning).\n\n'.repeat(20)}## Mitigation\n`,
    ]),
  );
  const into = tree({});
  await runImport(source, into);
  let stdout = '';
  const seconds = await busySeconds(async () => ({ stdout } = await runImport(source, into)));
  expect(stdout).toMatch(/^All +530 +0 +0 +530 +0$/m);
  expect(seconds).toBeLessThan(3);
});

test('530 pages with a problem each are checked in 3 s', async () => {
  const root = tree(pages((n) => [`guides/g${n}.md`, `---\ntitle: [[]]\n---\n# A\n\n[x](nowhere.md)\n`]));
  let problems = 0;
  const seconds = await busySeconds(() => {
    const graph = buildGraph(readContent(root));
    problems = runChecks(graph, deriveStates(graph, TODAY)).length;
  });
  expect(problems).toBeGreaterThanOrEqual(PAGES);
  expect(seconds).toBeLessThan(3);
});

const { open } = useBrowser();
const { url } = useSite(HAND_SITE);

test('a key updates 300 placeholders within a frame', async () => {
  const page = await open(`${url()}runbooks/many/`);
  await page.locator('hand-bar [data-line] button').first().waitFor();
  const times = await page.evaluate(async () => {
    document.querySelector<HTMLElement>('hand-bar [data-do=values]')?.click();
    const input = document.querySelector<HTMLInputElement>('.values input');
    if (!input) return [];
    const spent: number[] = [];
    for (let round = 0; round < 30; round++) {
      input.value = `shop-${round}`;
      const start = performance.now();
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // Includes the layout that the browser must do again.
      document.body.getBoundingClientRect();
      spent.push(performance.now() - start);
      await new Promise(requestAnimationFrame);
    }
    return spent.toSorted((a, b) => a - b);
  });
  expect(times).toHaveLength(30);
  expect(times[15]).toBeLessThanOrEqual(16);
});

test('a pasted log of ten megabytes never blocks the page for a second', async () => {
  const page = await open(`${url()}search/`);
  await page.getByRole('combobox', { name: 'Search' }).waitFor();
  const longest = await page.locator('main search-panel input').evaluate(async (input) => {
    let gap = 0;
    let last = performance.now();
    setInterval(() => {
      gap = Math.max(gap, performance.now() - last);
      last = performance.now();
    }, 10);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '{"a":["x=1 connection refused '.repeat(350_000));
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    while (!document.querySelector('[data-search-status][data-state=done]'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    return gap;
  });
  expect(longest).toBeLessThan(1000);
});
