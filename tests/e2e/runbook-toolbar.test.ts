import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { HOSTILE } from '../unit/components/toolbar/hostile.ts';
import { complaintsOf, faultsOf, useBrowser } from './browser.ts';
import { PHONE } from './operations.ts';
import { blockWith, HAND_SITE, pasted, WITH_CLIPBOARD } from './runbook-toolbar-site.ts';
import { useSite } from './site.ts';

const { open } = useBrowser();
const { url } = useSite(HAND_SITE);

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-hand-'));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));
const trace = path.join(place, 'trace');
/** Each prints its words, one per line in brackets. */
for (const name of ['kubectl', 'curl'])
  fs.writeFileSync(path.join(place, name), `#!/bin/sh\nprintf '[%s]' ${name} "$@"\necho\n`, { mode: 0o755 });
fs.writeFileSync(path.join(place, 'PWNED'), `#!/bin/sh\necho ran >> '${trace}'\n`, { mode: 0o755 });

/** What a real shell makes of a command. */
function runs(command: string): string[] {
  const env = { PATH: `${place}:/usr/bin:/bin` };
  const { stdout } = spawnSync('bash', ['-c', command], { cwd: place, env, encoding: 'utf8' });
  return stdout.trimEnd().split('\n');
}

async function copyBlock(page: Page, text: string): Promise<void> {
  await blockWith(page, text).getByRole('button', { name: /^Copy/ }).first().click();
}

async function ready(page: Page): Promise<void> {
  await page.locator('runbook-toolbar [data-line] button').first().waitFor();
}

test('the story: from the pager’s link to the notes in the channel', async () => {
  const page = await open(
    `${url()}alerts/KubePodCrashLooping/?namespace=shop&pod=cart-7d9f&severity=critical`,
    {
      ...WITH_CLIPBOARD,
      ...PHONE,
    },
  );
  await ready(page);
  const complaints = complaintsOf(page, url());
  const bar = page.locator('runbook-toolbar');
  expect(await bar.innerText()).toContain('Not confirmed: namespace shop, pod-name cart-7d9f');
  expect(await blockWith(page, 'get pod').locator('code').innerText()).toContain(
    'kubectl -n shop get pod cart-7d9f',
  );

  // What came with the address has to be seen first.
  await copyBlock(page, 'get pod');
  const confirmation = blockWith(page, 'get pod').locator('.confirmation');
  expect(await confirmation.innerText()).toContain('From the address, not confirmed: shop, cart-7d9f');
  await confirmation.getByRole('button', { name: 'Confirm and copy' }).click();
  await expect.poll(() => pasted(page)).toBe('kubectl -n shop get pod cart-7d9f');
  expect(runs(await pasted(page))).toEqual(['[kubectl][-n][shop][get][pod][cart-7d9f]']);
  expect(await bar.innerText()).not.toContain('Not confirmed');

  await page.getByRole('checkbox', { name: 'Done: Look at the pod' }).check();
  await page.getByRole('checkbox', { name: 'Done: Read what it said last' }).focus();
  await page.keyboard.press('f');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: /^Note on: Read/ }).fill('OOMKilled *twice*');
  await page.keyboard.press('Enter');

  // A reader may type anything.
  await bar.getByRole('button', { name: 'Values' }).first().click();
  await bar.getByLabel('reason').fill(`it's "down"; $(PWNED)`);
  await page.keyboard.press('Escape');
  await copyBlock(page, 'annotate');
  await expect.poll(() => pasted(page)).toContain('annotate');
  expect(runs(await pasted(page))).toEqual([
    `[kubectl][-n][shop][annotate][deployment][shop][why=it's "down"; $(PWNED)]`,
    '[kubectl][-n][shop][scale][deployment/shop][--replicas=3]',
  ]);
  expect(fs.existsSync(trace)).toBe(false);

  // Nothing is lost.
  await page.reload();
  await ready(page);
  expect(await page.getByRole('checkbox', { name: 'Done: Look at the pod' }).isChecked()).toBe(true);
  expect(await page.getByText('OOMKilled').isVisible()).toBe(true);
  expect(await blockWith(page, 'annotate').locator('code').innerText()).toContain('shop');
  expect(await bar.innerText()).not.toContain('Not confirmed');
  await page.getByRole('checkbox', { name: 'Done: Nothing there?' }).focus();
  await page.keyboard.press('s');

  // Neither without a network.
  const isKept = () => page.evaluate(async () => (await caches.match(location.pathname)) !== undefined);
  await expect.poll(isKept).toBe(true);
  await page.context().setOffline(true);
  await page.reload();
  await ready(page);
  expect(await page.getByRole('checkbox', { name: 'Done: Look at the pod' }).isChecked()).toBe(true);
  expect(await blockWith(page, 'annotate').locator('code').innerText()).toContain('shop');

  await bar.getByRole('button', { name: 'Copy notes' }).click();
  await expect.poll(() => pasted(page)).toContain('## Pods keep crashing');
  const notes = (await pasted(page))
    .replace(/\d\d:\d\d/g, '03:12')
    .replace(/\d{4}-\d\d-\d\d/g, '2026-11-20')
    .split(url())
    .join('/');
  expect(notes.split('\n')).toEqual(
    [
      '## Pods keep crashing (P1, KubePodCrashLooping)',
      '',
      'Runbook: </runbooks/pods-crash/>',
      'Started 2026-11-20 03:12, copied 2026-11-20 03:12. Times are UTC.',
      '',
      '- 03:12 Copied: `kubectl -n shop get pod cart-7d9f`',
      '- 03:12 Done: [Look at the pod](</runbooks/pods-crash/#step-look-at-the-pod>)',
      '- 03:12 FAILED: [Read what it said last](</runbooks/pods-crash/#step-read-what-it-said-last>)',
      '- 03:12 Note: [Read what it said last: OOMKilled \\*twice\\*](</runbooks/pods-crash/#step-read-what-it-said-last>)',
      '- 03:12 Copied:',
      '',
      '  ```sh',
      '  kubectl -n "shop" annotate deployment shop why="it\'s \\"down\\"; \\$(PWNED)"',
      '  kubectl -n shop scale deployment/shop --replicas=3',
      '  ```',
      '',
      '- 03:12 Skipped: [Nothing there? Ask the API, with curl <pod-name> and the like.](</runbooks/pods-crash/#x>)',
      '',
    ].map((line) => (line.includes('#x') ? expect.stringContaining('Skipped: [Nothing there?') : line)),
  );
  expect(complaints).toEqual([]);
});

describe('values', () => {
  test('are asked for under one name and go on to the next runbook, but not into another tab', async () => {
    const page = await open(`${url()}runbooks/db-refuses/#exported_pod=cart&namespace=shop`, WITH_CLIPBOARD);
    await ready(page);
    expect(await page.locator('figure.code code').innerText()).toBe('kubectl delete pod cart -n shop');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.goto(`${url()}runbooks/pods-crash/`);
    await ready(page);
    expect(await blockWith(page, 'logs').locator('code').innerText()).toBe(
      "kubectl -n shop logs 'cart' --previous",
    );
    const other = await page.context().newPage();
    await other.goto(`${url()}runbooks/pods-crash/`);
    await ready(other);
    expect(await blockWith(other, 'logs').locator('code').innerText()).toContain('<namespace>');
    await other.close();
    await page.locator('body').press('X');
    expect(await blockWith(page, 'logs').locator('code').innerText()).toBe(
      "kubectl -n <namespace> logs '<pod-name>' --previous",
    );
    await page.reload();
    await ready(page);
    expect(await blockWith(page, 'logs').locator('code').innerText()).toContain('<namespace>');
  });

  test('fill the links to dashboards, and those of an address do not choose the server', async () => {
    const page = await open(`${url()}runbooks/pods-crash/?namespace=shop&pod_name=a%20b%26c`);
    await ready(page);
    expect(await page.getByRole('link', { name: 'Pods', exact: true }).getAttribute('href')).toBe(
      'https://grafana.example.com/d/pods?var-namespace=shop&var-pod=a%20b%26c',
    );
  });

  test('stand in the first command at the top of the page, too', async () => {
    const page = await open(`${url()}runbooks/first/?pod=a%20%22b`);
    await ready(page);
    expect(await page.locator('.orders a code').innerText()).toBe('kubectl get pod "a \\"b"');
  });

  test('that are missing are said before anything is copied', async () => {
    const page = await open(`${url()}runbooks/pods-crash/`, WITH_CLIPBOARD);
    await ready(page);
    await copyBlock(page, 'logs');
    const confirmation = blockWith(page, 'logs').locator('.confirmation');
    expect(await confirmation.innerText()).toContain('Empty: <namespace>, <pod-name>');
    await page.keyboard.press('Escape');
    expect(await confirmation.count()).toBe(0);
    await copyBlock(page, 'logs');
    await copyBlock(page, 'logs');
    await expect.poll(() => pasted(page)).toBe("kubectl -n <namespace> logs '<pod-name>' --previous");
  });

  test('that are secret are neither taken from an address, nor shown, nor kept, nor noted, nor in a link', async () => {
    const page = await open(`${url()}runbooks/pods-crash/?token=evil&namespace=shop&pod=p`, WITH_CLIPBOARD);
    await ready(page);
    const bar = page.locator('runbook-toolbar');
    expect(await bar.innerText()).toContain('Some values of the address were rejected');
    await bar.getByRole('button', { name: 'Values' }).first().click();
    expect(await bar.getByLabel('token').getAttribute('type')).toBe('password');
    expect(await bar.getByLabel('token').inputValue()).toBe('');
    await bar.getByLabel('token').fill('s3cret!');
    await bar.getByRole('button', { name: 'Confirm' }).click();
    expect(await blockWith(page, 'Bearer').locator('code').innerText()).toContain('Bearer ••••••');
    await copyBlock(page, 'Bearer');
    await expect.poll(() => pasted(page)).toContain('Bearer');
    expect(runs(await pasted(page))).toEqual([
      '[curl][-H][Authorization: Bearer s3cret!][https://api.example.com/shop?pod=p]',
    ]);
    await bar.getByRole('button', { name: 'Copy a link' }).click();
    await expect.poll(() => pasted(page)).toBe(`${url()}runbooks/pods-crash/?namespace=shop&pod=p`);
    await bar.getByRole('button', { name: 'Copy notes' }).click();
    await expect.poll(() => pasted(page)).toContain('Bearer ***');
    const stored = await page.evaluate(
      () => JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage }),
    );
    expect(stored + (await pasted(page)) + (await page.content())).not.toContain('s3cret');
  });

  test('work where nobody declared them', async () => {
    const page = await open(`${url()}troubleshooting/adopted/?your_namespace=shop`, WITH_CLIPBOARD);
    await ready(page);
    const bar = page.locator('runbook-toolbar');
    await bar.getByRole('button', { name: 'Values' }).first().click();
    expect(await bar.locator('.values label').allInnerTexts()).toEqual([
      'your namespace',
      'thing',
      'customer',
    ]);
    await bar.getByLabel('thing').fill('pods');
    await bar.getByLabel('customer').fill('Zoë');
    expect(await page.locator('figure.code code').allInnerTexts()).toEqual([
      'kubectl -n shop get pods <none>',
      'Hello Zoë,',
    ]);
    expect(await page.locator('p code').first().innerText()).toBe('kubectl get pods');
  });
});

test('whatever an address brings, no shell runs it and it is never markup', async () => {
  const page = await open(url(), WITH_CLIPBOARD);
  for (const [name, value] of HOSTILE) {
    await page.evaluate(() => sessionStorage.clear());
    const query = new URLSearchParams({ pod: value, reason: value, namespace: value, token: value });
    // No server takes an address of 40 kB; what stands behind `#` it does not see.
    await page.goto(`${url()}runbooks/pods-crash/${value.length > 1000 ? '#' : '?'}${query}`);
    await ready(page);
    const state = await page.evaluate(() => ({
      elements: document.querySelectorAll(
        'figure.code :not(pre, code, samp, span, i, var, button, figcaption, b, div, p)',
      ).length,
      inside: document.querySelectorAll('var *').length,
      odd: Array.from(document.querySelectorAll('main a')).filter(
        (link) => !/^(?:https?|tel|mailto):/.test((link as HTMLAnchorElement).href),
      ).length,
    }));
    expect({ name, ...state }).toEqual({ name, elements: 0, inside: 0, odd: 0 });
    for (const text of ['get pod', 'logs', 'annotate']) {
      const block = blockWith(page, text);
      await copyBlock(page, text);
      await block.locator('.confirmation, .copy[data-done]').first().waitFor();
      const confirmation = block.locator('.confirmation').getByRole('button').first();
      if ((await confirmation.count()) > 0) await confirmation.click();
      await block.locator('.copy[data-done]').waitFor();
      const command = await pasted(page);
      // What was not filled in is no command yet: a shell would read from a file.
      if (!/<[\w-]+>/.test(command)) runs(command);
      expect({ name, text, command, ran: fs.existsSync(trace) }).toEqual({
        name,
        text,
        command,
        ran: false,
      });
    }
  }
});

describe('commands', () => {
  test('are copied without prompt, remark and output, which stands below as what to expect', async () => {
    const page = await open(`${url()}runbooks/pods-crash/?namespace=shop&pod=cart`, WITH_CLIPBOARD);
    await ready(page);
    const block = blockWith(page, 'get pod');
    expect(await block.locator('.output').innerText()).toMatch(/^Expected output\s+NAME/);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await copyBlock(page, 'get pod');
    await expect.poll(() => pasted(page)).toBe('kubectl -n shop get pod cart');
  });

  test('that destroy take a second press, and say what, where and as whom', async () => {
    const page = await open(`${url()}runbooks/pods-crash/?namespace=shop&pod=cart`, WITH_CLIPBOARD);
    await ready(page);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    expect(await blockWith(page, 'delete pvc').locator('figcaption').innerText()).toBe('Destructive');
    expect(await blockWith(page, 'scale').locator('figcaption').innerText()).toBe('Modifies state');
    expect(await blockWith(page, 'logs').locator('figcaption').count()).toBe(0);
    await copyBlock(page, 'delete pvc');
    const confirmation = blockWith(page, 'delete pvc').locator('.confirmation');
    expect(await confirmation.innerText()).toMatch(
      /Destructive\. kubectl delete cannot be undone[\s\S]*kubectl -n shop delete pvc data-cart[\s\S]*Prerequisites: Any machine with `?kubectl`?\s*Access: Kubernetes: edit on the namespace/,
    );
    expect(await pasted(page)).toBe('before');
    await confirmation.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.poll(() => pasted(page)).toBe('kubectl -n shop delete pvc data-cart');
  });
});

describe('the clock', () => {
  test('runs from the first step, and says when it is time to call the next person', async () => {
    const page = await open('about:blank', PHONE);
    await page.clock.install({ time: new Date('2026-11-20T03:00:00Z') });
    await page.goto(`${url()}runbooks/pods-crash/`);
    await ready(page);
    const bar = page.locator('runbook-toolbar');
    expect(await bar.innerText()).toContain('6 steps. The clock starts with the first.');
    await page.getByRole('checkbox', { name: 'Done: Look at the pod' }).check();
    await page.clock.runFor('04:30');
    expect(await bar.innerText()).toMatch(
      /1 of 6 steps, 4 min since \d\d:\d\d, recovery target 2-5m(?!: exceeded)/,
    );
    await page.clock.runFor('02:00');
    expect(await bar.innerText()).toContain('recovery target 2-5m: exceeded');
    expect(await bar.locator('.toolbar-escalate').isVisible()).toBe(false);
    await page.clock.runFor('10:00');
    expect(await bar.locator('.toolbar-escalate').innerText()).toBe(
      'Not resolved after 15m. Escalate to Ada Park: +44 20 7946 0000',
    );
    await bar.getByRole('button', { name: 'More' }).click();
    await bar.getByRole('button', { name: 'Start again' }).click();
    expect(await page.getByRole('checkbox', { name: 'Done: Look at the pod' }).isChecked()).toBe(false);
  });

  test('of one alert is not that of another', async () => {
    const page = await open(`${url()}alerts/KubePodCrashLooping/`);
    await ready(page);
    await page.getByRole('checkbox', { name: 'Done: Look at the pod' }).check();
    await page.goto(`${url()}runbooks/pods-crash/`);
    await ready(page);
    expect(await page.getByRole('checkbox', { name: 'Done: Look at the pod' }).isChecked()).toBe(false);
    await page.goto(`${url()}runbooks/pods-crash/?alertname=KubePodCrashLooping`);
    await ready(page);
    expect(await page.getByRole('checkbox', { name: 'Done: Look at the pod' }).isChecked()).toBe(true);
  });
});

test('an outage leads through its causes to the one', async () => {
  const page = await open(`${url()}runbooks/shop-down/`, WITH_CLIPBOARD);
  await ready(page);
  const triage = page.getByRole('region', { name: 'Possible causes' });
  expect(await triage.getByRole('status').innerText()).toBe('3 causes. Start with the first.');
  await triage.getByRole('button', { name: 'Rule out: Memory ran out' }).press('Enter');
  expect(await triage.getByRole('status').innerText()).toBe('2 left. Next: The database refuses');
  await triage.getByRole('button', { name: 'Rule out: Pods keep crashing' }).press('Enter');
  expect(await triage.getByRole('status').innerText()).toBe('Last possible cause: The database refuses');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('The database refuses');
  await page.reload();
  await ready(page);
  expect(
    await triage.getByRole('button', { name: 'Rule out: Memory ran out' }).getAttribute('aria-pressed'),
  ).toBe('true');
  await page.getByRole('button', { name: 'Copy notes' }).click();
  await expect.poll(() => pasted(page)).toMatch(/- \d\d:\d\d Ruled out: Memory ran out/);
  // One known cause is a cause, too.
  await page.goto(`${url()}runbooks/queue-down/`);
  await ready(page);
  expect(await triage.getByRole('status').innerText()).toBe('Last possible cause: The queue is full');
});

test('an entry for incidents is ready to be filed', async () => {
  const page = await open(`${url()}alerts/KubePodCrashLooping/`, WITH_CLIPBOARD);
  await ready(page);
  await page.getByRole('checkbox', { name: 'Done: Look at the pod' }).check();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Copy as an incident entry' }).click();
  await expect
    .poll(() => pasted(page))
    .toMatch(
      /^---\ntitle: "Pods keep crashing: KubePodCrashLooping"\ndate: \d{4}-\d\d-\d\d\nseverity: "P1"\nservices: \["shop"\]\nrunbooks: \["pods-crash"\]\nlasted: 1m\n---\n/,
    );
});

test('without a script everything reads, and placeholders are as they were written', async () => {
  const page = await open(`${url()}runbooks/pods-crash/?namespace=shop`, { javaScriptEnabled: false });
  expect(await blockWith(page, 'logs').locator('code').innerText()).toBe(
    "kubectl -n <namespace> logs '<pod-name>' --previous",
  );
  expect(await page.locator('.toolbar-list').innerText()).toMatch(/namespace\s+Namespace of the workload/);
  expect(await page.locator('.toolbar-line:visible').count()).toBe(0);
  expect(await page.locator('.tick').count()).toBe(6);
});

test('on paper: the values, boxes to tick, whom to call', async () => {
  const page = await open(`${url()}runbooks/pods-crash/?namespace=shop&pod=cart`);
  await ready(page);
  await page.emulateMedia({ media: 'print' });
  expect(await blockWith(page, 'logs').locator('code').innerText()).toContain("kubectl -n shop logs 'cart'");
  expect(await page.locator('.toolbar-list').innerText()).toMatch(/namespace\s+shop/);
  expect(await page.locator('.tick').first().isVisible()).toBe(true);
  expect(await page.getByText('+44 20 7946 0000').first().isVisible()).toBe(true);
  expect(await page.locator('runbook-toolbar button:visible').count()).toBe(0);
});

test.each([
  ['light', 390],
  ['dark', 1440],
  ['light', 320],
] as const)('passes axe in the %s theme at %i px, at rest and at work', async (colorScheme, width) => {
  const page = await open(`${url()}alerts/KubePodCrashLooping/?namespace=shop&pod=cart&token=x`, {
    colorScheme,
    viewport: { width, height: 844 },
  });
  await ready(page);
  expect(await faultsOf(page)).toEqual([]);
  await copyBlock(page, 'delete pvc');
  await page.locator('.confirmation').waitFor();
  await page.getByRole('checkbox', { name: 'Done: Look at the pod' }).check();
  await page.getByRole('checkbox', { name: 'Done: Read what it said last' }).press('n');
  await page.locator('runbook-toolbar').getByRole('button', { name: 'Values' }).first().click();
  await page.locator('runbook-toolbar').getByLabel('namespace').fill('NOT ONE');
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(`${url()}runbooks/shop-down/`);
  await ready(page);
  expect(await faultsOf(page)).toEqual([]);
});
