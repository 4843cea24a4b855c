import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { weigh } from '../../bench/weight.ts';
import { useBrowser } from './browser.ts';
import { handrail } from './command.ts';
import { expectSound, useSite } from './site.ts';

const { open } = useBrowser();

const gap = (title: string, fields: string): string =>
  `---\ntitle: ${title}\n${fields}\n---\n\nMore of it.\n`;

const { url } = useSite({
  'handrail.yaml': 'repository: https://github.com/shop/ops\nbranch: main\n',
  'gaps/probe.md': gap(
    'Three seconds, not five',
    `summary: The probe is too short.
services: [shop]
priority: P0
category: compliance
found_in: plans
phases: [shop/7]
requirement: five-seconds
blocks: [shop/7]
repository: https://gitlab.example.com/shop/api
locations: ['Dockerfile:12-20']
expected: A timeout of \`5s\`
actual: A timeout of \`3s\`
impact: Healthy pods are restarted
verdict: { is: confirmed, in: plans, evidence: [{ text: The line says 3s., location: 'Dockerfile:12' }] }`,
  ),
  'gaps/cpu.md': gap(
    'Pods wait for CPU',
    'priority: P1\nservices: [nodes]\nwaits_for: { text: Nodes with free CPU, within: 2-10m, since: 2026-11-17T00:00Z }',
  ),
  'gaps/policies.md': gap('No network policies', 'priority: P2\nservices: [shop]\ncategory: security'),
  'gaps/phantom.md': gap(
    'No caching',
    'priority: P2\nservices: [shop]\nverdict: { is: not-a-gap, evidence: [{ text: It is in the code., location: cache.py }] }',
  ),
  'remediations/five.md':
    '---\ntitle: Give it five\nresolves: probe\nactions: [{ text: Set it, done: true }]\nfinished: 2026-11-12\nverified: { result: passed, how: A search with grep, date: 2026-11-13, by: platform }\n---\n',
  'requirements/five-seconds.md': '---\ntitle: Five seconds\nstatement: x\nevidence: [Seen]\n---\n',
  'assessments/plans.md': '---\ntitle: Analysis of the plans\n---\n',
  'phases/shop/7.md': '# Phase 7\n',
  'phases/shop/8.md': '# Phase 8\n',
});

describe('a gap', () => {
  test('says what it has come to, what should be, and where it is seen', async () => {
    const page = await open(`${url()}gaps/probe/`);
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(text).toContain(
      'verified 1 remediation is finished, and its check passed on 2026-11-13: A search with grep.',
    );
    expect(text).toMatch(/Expected A timeout of 5s.* Actual A timeout of 3s.* Impact Healthy pods/);
    expect(text).toMatch(/Requirement Five seconds untested/);
    expect(text).toContain('Check passed on 2026-11-13 by platform: A search with grep.');
    await expect(page.getByRole('link', { name: 'Dockerfile:12-20' }).getAttribute('href')).resolves.toBe(
      'https://gitlab.example.com/shop/api/-/blob/HEAD/Dockerfile#L12-20',
    );
    await page.getByRole('link', { name: 'Give it five' }).click();
    await page.waitForURL('**/remediations/five/');
  });

  test('that waits says for what, and by how much it is overdue', async () => {
    const page = await open(`${url()}gaps/cpu/`);
    await expect(page.locator('.headline').innerText()).resolves.toMatch(
      /waiting, overdue\s+Waits for “Nodes with free CPU” since 2026-11-17 00:00 UTC: overdue by 2d/,
    );
  });

  test.each(['gaps/', 'gaps/probe/', 'gaps/cpu/', 'gaps/phantom/'])('%s is sound', (address) =>
    expectSound(url() + address, open),
  );
});

describe('the board', () => {
  test('has states from left to right and priorities from above, and folds what was rejected', async () => {
    const page = await open(`${url()}gaps/`, { viewport: { width: 1440, height: 900 } });
    await expect(page.locator('.page-head').innerText()).resolves.toContain(
      '4 gaps: 1 open, 1 waiting, 1 verified, 1 rejected; 1 overdue',
    );
    const boxes = await Promise.all(
      ['No network policies', 'Pods wait for CPU', 'Three seconds, not five'].map((name) =>
        page.getByRole('link', { name, exact: true }).boundingBox(),
      ),
    );
    const [policies, cpu, probe] = boxes;
    expect(policies?.x).toBeLessThan(cpu?.x ?? 0);
    expect(cpu?.x).toBeLessThan(probe?.x ?? 0);
    expect(probe?.y).toBeLessThan(cpu?.y ?? 0);
    expect(cpu?.y).toBeLessThan(policies?.y ?? 0);
    await expect(page.getByRole('region', { name: /waiting/ }).innerText()).resolves.toContain(
      'overdue by 2d',
    );
    const evidence = page.getByText('It is in the code.');
    await expect(evidence.isVisible()).resolves.toBe(false);
    await page.locator('summary', { hasText: 'No caching' }).click();
    await expect(evidence.isVisible()).resolves.toBe(true);
  });

  test('is a list by state on a phone', async () => {
    const page = await open(`${url()}gaps/`, { viewport: { width: 390, height: 844 } });
    const lefts = await page
      .locator('.board section')
      .evaluateAll((all) => all.map((section) => section.getBoundingClientRect().left));
    expect(new Set(lefts).size).toBe(1);
    const headings = await page.locator('.board h2').allInnerTexts();
    expect(headings.map((text) => text.replace(/\s+/g, ' '))).toEqual(['open 1', 'waiting 1', 'verified 1']);
  });

  test('filters, and keeps the choice in its address', async () => {
    const page = await open(`${url()}gaps/`);
    await page.getByLabel('Service').selectOption({ label: 'shop' });
    await expect.poll(() => page.url()).toContain('service=shop');
    await expect(page.getByRole('status').first().innerText()).resolves.toBe('3 of 4 gaps');
    await expect(page.getByRole('link', { name: 'Pods wait for CPU' }).isVisible()).resolves.toBe(false);
    await page.reload();
    await expect.poll(() => page.getByRole('link', { name: 'Pods wait for CPU' }).isVisible()).toBe(false);
    await expect(page.getByLabel('Service').inputValue()).resolves.toBe('shop');
    await page.getByLabel('Service').selectOption('');
    await expect.poll(() => page.getByRole('link', { name: 'Pods wait for CPU' }).isVisible()).toBe(true);
  });

  test('reads without JavaScript', async () => {
    const page = await open(`${url()}gaps/?service=shop`, { javaScriptEnabled: false });
    await expect(page.getByRole('link', { name: 'Pods wait for CPU' }).isVisible()).resolves.toBe(true);
    await expect(page.getByLabel('Service').isVisible()).resolves.toBe(false);
    await page.locator('summary', { hasText: 'No caching' }).click();
    await expect(page.getByText('It is in the code.').isVisible()).resolves.toBe(true);
  });
});

describe('the state of status', () => {
  test('stands on home, and leads to the gaps that it counts', async () => {
    const page = await open(url());
    const status = page.getByRole('region', { name: 'Status' });
    await expect(status.innerText()).resolves.toMatch(/Overdue\s+Pods wait for CPU by 2d/);
    await status.getByRole('link', { name: /^P2/ }).click();
    await page.waitForURL('**/gaps/?priority=P2');
    await expect.poll(() => page.getByRole('link', { name: 'Pods wait for CPU' }).isVisible()).toBe(false);
    await expect(page.getByRole('link', { name: 'No network policies' }).isVisible()).resolves.toBe(true);
  });

  test('stands on a service that it concerns, and not on a phase without anything open', async () => {
    const page = await open(`${url()}phases/shop/7/`);
    await expect(page.getByRole('region', { name: 'Status' }).count()).resolves.toBe(0);
  });
});

describe('five hundred gaps', () => {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-gaps-'));
  afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

  /** What an ordinary page may take, and what the board may take beside it; bytes after gzip. */
  const BUDGET = 20_000 + 30_000;
  const WORDS =
    'probe limit secret volume alert runbook quota token backup schema queue cache rule log trace image'.split(
      ' ',
    );

  test('stay within the budget of their board', async () => {
    for (let n = 0; n < 500; n++) {
      const word = (step: number): string => WORDS[Math.floor(n / step) % WORDS.length] ?? '';
      const fields = [
        `title: The ${word(1)} of service ${n % 37} has no ${word(16)} for its ${word(5)} ${n}`,
        `priority: P${n % 4}`,
        `services: [service-${n % 37}]`,
        `category: ${['security', 'testing', 'operations'][n % 3]}`,
        n % 5 === 0 ? 'waits_for: { text: x, since: 2026-11-01, within: 2d }' : 'phases: []',
      ];
      const file = path.join(place, `content/gaps/area-${n % 9}/the-${word(1)}-of-${n}.md`);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, `---\n${fields.join('\n')}\n---\n\nText.\n`);
    }
    fs.mkdirSync(path.join(place, 'tmp'));
    expect(await handrail(['build', '--out', 'site', '--no-gate'], { cwd: place })).toMatchObject({
      code: 0,
    });
    expect(weigh(path.join(place, 'site'), 'gaps/index.html').total).toBeLessThanOrEqual(BUDGET);
  });
});
