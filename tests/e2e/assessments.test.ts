import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { expectSound, useSite } from './site.ts';

const { open } = useBrowser();

const assessment = (
  title: string,
  date: string,
  after: string,
  [score, ready, tests]: readonly number[],
) => `---
title: ${title}
date: ${date}
${after}
of: [shop/7]
score: { value: ${score}, of: 10 }
factors:
  - name: Alignment with a specification that has a long name
    score: ${score}/10
    strengths: [Reads \`/health\`]
    gaps: [probe]
    evidence: [{ text: The example has 3s, location: 'Dockerfile:283' }]
  - { name: Not scored }
measures:
  - { name: Production readiness, value: ${ready}, unit: '%' }
  - { name: Tests passing, value: ${tests}, of: 49 }
  - { name: Files, value: 4 }
risks:
  - { text: The autoscaler needs tuning, level: P2, mitigation: Load test }
mitigations: [Conditions allow progress]
recommendations:
  - { text: Update the timeout, horizon: 24h, remediation: align }
  - { text: Write a guide, remediation: guide }
  - Plan a load test
conclusion: { text: Good with minor gaps., conditions: [The timeout is corrected] }
---

What was read.
`;

const { url } = useSite({
  'phases/shop/7.md': '---\ntitle: Phase 7\nstate: active\n---\n',
  'gaps/probe.md': '---\ntitle: Three seconds\npriority: critical\n---\n',
  'gaps/other.md': '---\ntitle: Another gap\npriority: P2\nfound_in: c\n---\n',
  'remediations/align.md':
    '---\ntitle: Align the timeouts\nresolves: [probe]\nfinished: true\nverified: { result: passed, how: a search }\n---\n',
  'remediations/guide.md': '---\ntitle: The guide\nresolves: [probe]\n---\n',
  'assessments/a.md': assessment('First', '2026-10-01', '', [7, 72, 37]),
  'assessments/b.md': assessment('Second', '2026-10-29', 'after: a', [8.5, 82, 37]),
  'assessments/c.md': assessment('Third', '2026-11-12', 'after: b', [8, 90, 49]),
});

test('an assessment says what it came to, and what became of what it asked for', async () => {
  const page = await open(`${url()}assessments/c/`);
  const text = await page.getByRole('main').innerText();
  expect(text).toMatch(/Assessed\s+Phase 7/);
  expect(text).toMatch(/8 of 10\s+Good with minor gaps\.\s+Conditions:\s+The timeout is corrected/);
  expect(text).toMatch(
    /Strengths\s+Reads \/health\s+Gaps\s+Three seconds\s+in progress\s+Evidence\s+The example has 3s\s+Dockerfile:283/,
  );
  expect(text).toMatch(
    /The autoscaler needs tuning\s+Mitigation: Load test\s+P2\s+Mitigations in place:\s+Conditions allow progress/,
  );
  expect(text).toMatch(
    /Update the timeout\s+Align the timeouts\s+verified\s+within 24h\s+Write a guide\s+The guide\s+can start\s+Plan a load test\s+No remediation yet/,
  );
  expect(text).toMatch(/Other gaps found\s+Another gap\s+open/);
});

test('scores and measures are a chart and a table in one', async () => {
  const page = await open(`${url()}assessments/c/`);
  const table = page.getByRole('region', { name: 'Score by factor' }).getByRole('table');
  await expect(table.getByRole('row').allInnerTexts()).resolves.toEqual([
    expect.stringMatching(/Factor\s+Value/),
    expect.stringMatching(/Overall\s+8 of 10/),
    expect.stringMatching(/Alignment with a specification that has a long name\s+8 of 10/),
    expect.stringMatching(/Not scored\s+not given/),
  ]);
  const bars = await table
    .locator('svg path:last-child')
    .evaluateAll((paths) =>
      paths.map((path) =>
        Math.round(
          (path.getBoundingClientRect().width /
            (path.previousElementSibling?.getBoundingClientRect().width ?? 1)) *
            100,
        ),
      ),
    );
  expect(bars).toEqual([80, 80]);
  const measures = page.getByRole('region', { name: 'Measures' });
  await expect(measures.innerText()).resolves.toMatch(/90\s%[\s\S]*49 of 49[\s\S]*Files\s+4/);
  expect(await measures.locator('svg').count()).toBe(2);
});

test('a chain is a trend: charts, and a table with the same figures', async () => {
  const page = await open(`${url()}assessments/c/`, { viewport: { width: 390, height: 844 } });
  const table = page.getByRole('region', { name: 'Before and after, in numbers' }).getByRole('table');
  const rows = await table.getByRole('row').allInnerTexts();
  expect(
    rows.map((row) => row.split(/\t+|\n+/).map((cell) => cell.trim().replaceAll('\u00A0', ' '))),
  ).toEqual([
    ['Number', '2026-10-01', '2026-10-29', '2026-11-12', 'Change'],
    ['Overall score', '7 of 10', '8.5 of 10', '8 of 10', '−0.5'],
    ['Alignment with a specification that has a long name', '7 of 10', '8.5 of 10', '8 of 10', '−0.5'],
    ['Production readiness', '72 %', '82 %', '90 %', '+8 points'],
    ['Tests passing', '37 of 49', '37 of 49', '49 of 49', '+12'],
    ['Files', '4', '4', '4', 'none'],
  ]);
  const charts = page.getByRole('img');
  await expect(charts.nth(2).getAttribute('aria-label')).resolves.toBe(
    'Production readiness: 72\u00A0% (2026-10-01), 82\u00A0% (2026-10-29), 90\u00A0% (2026-11-12)',
  );
  await expect(charts.nth(2).locator('.value').allTextContents()).resolves.toEqual([
    '72\u00A0%',
    '82\u00A0%',
    '90\u00A0%',
  ]);
  for (const chart of await charts.all()) {
    const boxes = await chart.locator('text').evaluateAll((texts) =>
      texts.map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );
    const collides = boxes.some((a, i) =>
      boxes
        .slice(i + 1)
        .some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    );
    expect(collides).toBe(false);
    expect(boxes.every(({ left, right }) => left >= 0 && right <= 390)).toBe(true);
  }
});

test('an assessment that has a later one says so, and shows what it knew', async () => {
  const page = await open(`${url()}assessments/a/`);
  await expect(page.locator('.order').innerText()).resolves.toMatch(/Followed by\s+Second/);
  expect(await page.getByRole('heading', { name: 'Before and after' }).count()).toBe(0);
});

test('it is sound at every width, in both themes', async () => {
  await expectSound(`${url()}assessments/c/`, open);
});
