import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { expectSound, useSite } from './site.ts';

const { open } = useBrowser();

const { url } = useSite({
  'phases/shop/6.md': '---\ntitle: Phase 6\nstate: done\n---\n',
  'phases/shop/8.md': '---\ntitle: Phase 8\nstate: planned\nafter: shop/7\n---\n',
  'phases/shop/7.md': `---
title: Containers
state: active
number: 7
after: shop/6
objectives:
  - text: The image is small
    gaps: [probe, phantom]
  - It runs
scope:
  - { id: '7.1', title: Docker, tasks: [7.1.1, 7.1.4] }
  - { id: '7.2', title: Kubernetes }
documents:
  - { role: work plan, path: docs/WORK_PLAN.md }
  - { role: specification, path: 'https://git.example.com/SPEC.md' }
tasks: [{ id: 9.1, title: Tell the rota }]
checkpoints:
  - id: checkpoint-1
    title: The image is built
    tasks:
      - { id: 7.1.1, title: Write the tests, estimate: 2h, deliverable: 'Tests of \`/health\`', done: true }
      - { id: 7.1.4, title: Log as JSON, estimate: 6h }
    review:
      criteria: [{ text: Below 50 MB, met: true }, { text: No findings, met: false }, Logs carry a trace id]
      outcome: approved-with-conditions
      conditions: [Document the one finding]
      within: 48h
deliverables: [{ text: A manifest, met: false }]
criteria: [Readiness answers]
---

## 7.1.4 Structured logging

Open a span.
`,
  'assessments/plans.md':
    '---\ntitle: Analysis of the plans\nof: [shop/7]\nfactors: [{ name: Spec, gaps: [probe] }]\n---\n',
  'gaps/probe.md':
    '---\ntitle: Three seconds\npriority: critical\nblocks: [shop/7, five-seconds]\nphases: [shop/7]\n---\n\nSee Tasks 7.1.1 and 7.1.4, not `Task 7.1.1`.\n',
  'gaps/phantom.md':
    '---\ntitle: A phantom\npriority: minor\nverdict: { is: not-a-gap, evidence: [It is there] }\n---\n',
  'requirements/five-seconds.md': '---\ntitle: Five seconds\nstatement: Every check has 5 s.\n---\n',
  'remediations/align.md':
    '---\ntitle: Align the timeouts\nresolves: [probe]\nphase: shop/7\nactions: [{ text: Search, done: true }]\n---\n',
});

test('a phase shows how far it is, whole and by checkpoint, and what comes before and after', async () => {
  const page = await open(`${url()}phases/shop/7/`);
  const plan = page.locator('.plan').first();
  await expect(plan.locator('.order').innerText()).resolves.toMatch(
    /After\s+Phase 6\s+done\s+Then\s+Phase 8\s+planned/,
  );
  await expect(plan.locator('.progress').innerText()).resolves.toMatch(/^1 of 3 tasks done, 33\s%$/);
  const rows = plan.getByRole('table').getByRole('row');
  await expect(rows.nth(1).innerText()).resolves.toMatch(
    /The image is built\s+1 of 2 tasks done, 25\s% of the estimated work\s+approved with conditions/,
  );
  await plan.getByRole('link', { name: '7.1.4 Log as JSON' }).click();
  expect(new URL(page.url()).hash).toBe('#task-7-1-4');
});

test('a checkpoint shows its tasks beside its review', async () => {
  const page = await open(`${url()}phases/shop/7/`);
  const [tasks, review] = await page.locator('.sides > div').allInnerTexts();
  expect(tasks).toMatch(
    /7\.1\.1\s+Write the tests\s+2h · Tests of \/health\s+done\s+7\.1\.4\s+Log as JSON\s+6h\s+not done/,
  );
  expect(review).toMatch(
    /Review\s+approved with conditions\s+Below 50 MB\s+met\s+No findings\s+not met\s+Logs carry a trace id\s+not stated\s+Conditions:\s+Document the one finding\s+not stated\s+Review time: 48h/,
  );
  const [left, right] = await Promise.all(
    [0, 1].map((index) => page.locator('.sides > div').nth(index).boundingBox()),
  );
  expect(left?.y).toBe(right?.y);
});

test('objectives show what stands in their way, gaps what is done about them, requirements what is against them', async () => {
  const page = await open(`${url()}phases/shop/7/`);
  const text = await page.getByRole('main').innerText();
  expect(text).toMatch(/The image is small\s+Three seconds\s+in progress\s+A phantom\s+rejected\s+It runs/);
  expect(text).toMatch(
    /1 of 2 open\s+Three seconds\s+in progress\s+Blocks this phase\. Found by Analysis of the plans\. Resolved here by Align the timeouts\.\s+critical/,
  );
  expect(text).toMatch(/Five seconds\s+untested\s+Three seconds\s+in progress/);
  expect(text).toMatch(/7\.1 Docker\s+7\.1\.1, 7\.1\.4\s+checkpoint-1\s+7\.2 Kubernetes\s+none\s+none/);
  expect(text).toMatch(/Tasks outside checkpoints\s+9\.1\s+Tell the rota\s+not done/);
  await expect(
    page.getByRole('link', { name: 'https://git.example.com/SPEC.md' }).getAttribute('href'),
  ).resolves.toBe('https://git.example.com/SPEC.md');
});

test('the contents lead to every part of the plan and of the text', async () => {
  const page = await open(`${url()}phases/shop/7/`, { viewport: { width: 1440, height: 900 } });
  const hashes = await page
    .getByRole('navigation', { name: 'On this page' })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(hashes).toEqual([
    '#Progress',
    '#Objectives',
    '#Checkpoints',
    '#Tasks',
    '#Deliverables',
    '#Criteria',
    '#714-structured-logging',
    '#Gaps',
    '#Requirements',
    '#Roadmap',
    '#Documents',
  ]);
  for (const hash of hashes) await expect(page.locator(`[id="${hash.slice(1)}"]`).count()).resolves.toBe(1);
});

test('prose leads to a task, where the text explains it', async () => {
  const page = await open(`${url()}gaps/probe/`);
  const links = page.locator('.prose a[href*="/phases/"]');
  await expect(links.allInnerTexts()).resolves.toEqual(['Tasks 7.1.1', '7.1.4']);
  await links.first().click();
  expect(new URL(page.url()).hash).toBe('#task-7-1-1');
  await expect(page.locator(':target').innerText()).resolves.toContain('Write the tests');
  await page.goBack();
  await links.nth(1).click();
  await expect(page.locator(':target').innerText()).resolves.toContain('Structured logging');
});

test('it is sound at every width, in both themes', async () => {
  await expectSound(`${url()}phases/shop/7/`, open);
});
