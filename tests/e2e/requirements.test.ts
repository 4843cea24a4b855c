import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { expectSound, useSite } from './site.ts';

const { open } = useBrowser();

const { url } = useSite({
  'handrail.yaml': 'repository: https://github.com/shop/ops\nbranch: main\n',
  'guides/docker.md':
    '---\ntitle: Images\n---\n\n```dockerfile\nHEALTHCHECK --interval=30s --timeout=3s CMD true\n```\n',
  'gaps/probe.md': '---\ntitle: Three seconds\npriority: P0\nrequirement: five\nblocks: five\n---\n',
  'requirements/five.md': `---
title: Health checks have five seconds
statement: Every health check has \`5s\`.
source: SPEC.md
level: must
assert: [{ in: code, match: '--timeout=(\\d+s)', equals: 5s }]
---

Why it is so.
`,
  'requirements/passes.md':
    '---\ntitle: An interval is set\nstatement: x\nlevel: should\nabout: pages\nassert: [{ in: code, match: --interval, present: true }]\n---\n',
  'requirements/evidence.md':
    "---\ntitle: It starts fast\nstatement: x\nevidence: [{ text: Started in 2 s., location: 'tests/start.rs:4-9', supports: yes }]\n---\n",
  'requirements/untested.md': '---\ntitle: Nobody looked\nstatement: x\nlevel: may\n---\n',
});

test('every requirement is listed with its state, what is violated first', async () => {
  const page = await open(`${url()}requirements/`, { javaScriptEnabled: false });
  const rows = await page.locator('tbody tr').allInnerTexts();
  expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
    'Health checks have five seconds violated Every health check has 5s. must 1 SPEC.md',
    'Nobody looked untested x may',
    'An interval is set met x should',
    'It starts fast met x',
  ]);
  await page.getByRole('link', { name: 'Health checks have five seconds' }).click();
  expect(new URL(page.url()).pathname).toBe('/requirements/five/');
});

test('the list shows those of one state', async () => {
  const page = await open(`${url()}requirements/`);
  await page.getByRole('button', { name: '2 met' }).click();
  await expect.poll(() => page.locator('tbody tr:visible').count()).toBe(2);
});

test('a violated one leads to each violation, on the site and in the file', async () => {
  const page = await open(`${url()}requirements/five/`);
  await expect(page.locator('.headline').innerText()).resolves.toMatch(
    /violated\s+Violated in 1 place in 1 file\./,
  );
  const violations = page.getByRole('region', { name: 'Violations' });
  await expect(violations.innerText()).resolves.toMatch(/Images\s+3s; expected 5s\s+guides\/docker\.md:6/);
  await expect(violations.getByRole('link', { name: /docker\.md/ }).getAttribute('href')).resolves.toMatch(
    /^https:\/\/github\.com\/shop\/ops\/blob\/main\/.*guides\/docker\.md\?plain=1#L6$/,
  );
  await expect(page.getByRole('region', { name: 'Assertions' }).innerText()).resolves.toMatch(
    /what is captured by --timeout=\(\\d\+s\) is 5s/,
  );
  await expect(page.locator('.orders').innerText()).resolves.toMatch(/Gaps\s+Three seconds\s+open/);
  await violations.getByRole('link', { name: 'Images' }).click();
  await page.waitForURL('**/guides/docker/');
});

test('one with evidence shows it and where it is', async () => {
  const page = await open(`${url()}requirements/evidence/`, { javaScriptEnabled: false });
  const evidence = page.getByRole('region', { name: 'Evidence' });
  await expect(evidence.innerText()).resolves.toContain('Started in 2 s.');
  await expect(evidence.getByRole('link').getAttribute('href')).resolves.toBe(
    'https://github.com/shop/ops/blob/main/tests/start.rs#L4-L9',
  );
});

test.each(['requirements/', 'requirements/five/', 'requirements/evidence/'])('/%s is sound', (address) =>
  expectSound(url() + address, open),
);
