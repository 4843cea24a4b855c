import { describe, expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { expectSound, useSite } from './site.ts';

const { open } = useBrowser();

const { url } = useSite({
  'handrail.yaml': 'repository: https://github.com/shop/ops\nbranch: main\n',
  'gaps/probe.md': '---\ntitle: Three seconds\npriority: P0\n---\n',
  'gaps/nodes.md': '---\ntitle: No free nodes\npriority: P1\n---\n',
  'remediations/plan.md': '---\ntitle: The whole plan\nresolves: probe\n---\n\nWhat the review asks for.\n',
  'remediations/first.md':
    '---\ntitle: Measure\npart_of: plan\nresolves: probe\neffort: 2-4h\nhorizon: 24h\n---\n\nText.\n',
  'remediations/second.md':
    '---\ntitle: Raise it\npart_of: plan\nresolves: probe\ndepends_on: [first, nodes, { text: Access to the registry, met: true }]\neffort: 30m\nhorizon: 1w\nactions: [Raise it]\n---\n',
  'remediations/done.md': `---
title: Give it five
part_of: plan
resolves: probe
when: immediate
effort: 5m
spent: 10m
actions:
  - { text: Set \`--timeout\`, files: ['Dockerfile:3'], done: true }
  - Say why
finished: 2026-11-12
verified: { result: passed, how: A search, date: 2026-11-13, by: platform }
changes: [{ file: Dockerfile, change: modified, lines: 283-285, summary: The timeout is 5s }]
success: [{ text: All are 5s, met: yes, note: Two files }, { text: Fast, met: no }, Understood]
---

Text.
`,
  'remediations/unverified.md': '---\ntitle: A section was added\nresolves: nodes\nfinished: true\n---\n',
});

describe('a remediation', () => {
  test('shows what is done, what changed, what success is and how it was checked', async () => {
    const page = await open(`${url()}remediations/done/`);
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(text).toContain(
      'finished, not verified Finished on 2026-11-12, not verified: open action: Say why; criterion not met: Fast.',
    );
    expect(text).toMatch(/Closes Three seconds in progress/);
    expect(text).toContain('5m estimated, 10m spent: more than estimated');
    expect(text).toMatch(/done Set --timeout Dockerfile:3 not done Say why/);
    expect(text).toMatch(/Dockerfile modified 283-285 The timeout is 5s/);
    expect(text).toMatch(/met All are 5s Two files not met Fast not stated Understood/);
    expect(text).toContain('Check passed on 2026-11-13 by platform: A search.');
    await expect(page.getByRole('link', { name: 'Dockerfile:3' }).getAttribute('href')).resolves.toBe(
      'https://github.com/shop/ops/blob/main/Dockerfile#L3',
    );
  });

  test('that waits names what it waits for, settled or not', async () => {
    const page = await open(`${url()}remediations/second/`);
    await expect(page.locator('.headline').innerText()).resolves.toMatch(
      /waits\s+Waits for Measure; No free nodes\./,
    );
    await expect(page.locator('.orders').innerText()).resolves.toMatch(
      /Depends on\s+Measure\s+not yet\s+No free nodes\s+not yet\s+Access to the registry/,
    );
  });

  test('a plan shows its parts in the order in which they can be done', async () => {
    const page = await open(`${url()}remediations/plan/`);
    const parts = page.getByRole('region', { name: 'Parts' });
    await expect(parts.innerText()).resolves.toContain(
      '0 of 3 parts verified, 1 finished and not verified. 1 can start now. 1 waits for something. Estimated: 2.58–4.58 h. Spent: 10 min (1 of 3 say).',
    );
    await expect(parts.getByRole('link').allInnerTexts()).resolves.toEqual([
      'Give it five',
      'Measure',
      'Raise it',
    ]);
  });
});

describe('the list', () => {
  test('stands by state: what can start, what waits, what nobody verified', async () => {
    const page = await open(`${url()}remediations/`, { javaScriptEnabled: false });
    const headings = await page.locator('main h2').allInnerTexts();
    expect(headings.map((heading) => heading.replace(/\s+/g, ' '))).toEqual([
      'can start 1',
      'in progress 1',
      'waits 1',
      'finished, not verified 2',
    ]);
    await page
      .getByRole('region', { name: /can start/ })
      .getByRole('link', { name: 'Measure' })
      .click();
    expect(new URL(page.url()).pathname).toBe('/remediations/first/');
  });

  test('home names the next actions, the soonest first', async () => {
    const page = await open(url());
    const status = page.getByRole('region', { name: 'Status' });
    await expect(status.innerText()).resolves.toMatch(
      /Next: within 24 hours\s+P0\s+Measure\s+can start\s+Next: within a week\s+P0\s+Raise it\s+waits for Measure; No free nodes/,
    );
  });
});

test.each(['remediations/', 'remediations/plan/', 'remediations/done/', 'remediations/second/', ''])(
  '/%s is sound',
  (address) => expectSound(url() + address, open),
);
