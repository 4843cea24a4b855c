import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { complaintsOf, useBrowser } from './browser.ts';
import { expectSound, useSite } from './site.ts';

const { open } = useBrowser();

const { url } = useSite({
  'guides/tabs.mdx': `---
title: Restart the cache
summary: On each platform.
---
import { Tabs, Tab } from '@astrojs/starlight/components';

<Tabs>
  <Tab label="Kubernetes">
    ## With kubectl

    \`\`\`bash
    kubectl -n <namespace> rollout restart deployment/redis
    \`\`\`
  </Tab>
  <Tab label="Virtual machine">
    ## With systemctl

    Log in, then restart the flamingo.
  </Tab>
  <Tab label="By hand">Call [somebody](other.mdx).</Tab>
</Tabs>

<Callout type="warning" title="Not during a failover">Wait.</Callout>

<Steps>

1. Look.
2. Tell.

</Steps>

## Once more

<Tabs>
  <Tab label="Virtual machine">systemctl status redis</Tab>
  <Tab label="Kubernetes">kubectl get pods</Tab>
</Tabs>
`,
  'guides/other.mdx': '# Other\n\nTo [systemctl](tabs.mdx#with-systemctl).\n',
  'guides/broken.mdx': '# Broken\n\nUse <pod-name> for {x.\n',
});

const PAGE = (): string => `${url()}guides/tabs/`;

/** The words of the tabs that are open, and those of the panels that are seen. */
async function seen(page: Page): Promise<{ open: string[]; panels: string[] }> {
  const panels = await page.getByRole('tabpanel').all();
  const shown = await Promise.all(
    panels.map(async (panel) => ((await panel.getAttribute('hidden')) === null ? panel.innerText() : '')),
  );
  return {
    open: await page.locator('[role=tab][aria-selected=true]').allInnerTexts(),
    panels: shown.filter((text) => text !== '').map((text) => text.split('\n', 1)[0] ?? ''),
  };
}

describe('tabs', () => {
  test('read without a script, all of them under their names', async () => {
    const page = await open(PAGE(), { javaScriptEnabled: false });
    const text = await page.locator('main').innerText();
    expect(text).toMatch(
      /Kubernetes\s+With kubectl[\s\S]*Virtual machine\s+With systemctl[\s\S]*By hand\s+Call somebody/,
    );
    expect(await page.getByRole('tab').count()).toBe(0);
  });

  test('are chosen with the keyboard, and for every set of the page', async () => {
    const page = await open('about:blank');
    const complaints = complaintsOf(page, new URL(url()).origin);
    await page.goto(PAGE());
    const first = page.getByRole('tablist').first();
    await first.getByRole('tab', { name: 'Kubernetes' }).focus();
    const steps: [key: string, name: string, open: string[]][] = [
      ['ArrowRight', 'Virtual machine', ['Virtual machine', 'Virtual machine']],
      ['ArrowRight', 'By hand', ['By hand', 'Virtual machine']],
      ['ArrowRight', 'Kubernetes', ['Kubernetes', 'Kubernetes']],
      ['ArrowLeft', 'By hand', ['By hand', 'Kubernetes']],
      ['Home', 'Kubernetes', ['Kubernetes', 'Kubernetes']],
      ['End', 'By hand', ['By hand', 'Kubernetes']],
    ];
    for (const [key, name, chosen] of steps) {
      await page.keyboard.press(key);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
      expect((await seen(page)).open).toEqual(chosen);
    }
    expect((await seen(page)).panels).toEqual(['Call somebody.', 'kubectl get pods']);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.role)).toBe('tabpanel');
    expect(complaints).toEqual([]);
  });

  test('open where a link leads into one, from here and from elsewhere', async () => {
    const page = await open(`${url()}guides/other/`);
    await page.getByRole('link', { name: 'systemctl', exact: true }).click();
    await page.waitForSelector('[role=tablist]');
    expect((await seen(page)).open[0]).toBe('Virtual machine');
    expect(await page.getByRole('heading', { name: 'With systemctl' }).isVisible()).toBe(true);
    await page
      .getByRole('navigation', { name: /on this page/i })
      .getByRole('link', { name: 'With kubectl' })
      .click();
    await page.waitForSelector('#with-kubectl:visible');
    expect((await seen(page)).open[0]).toBe('Kubernetes');
  });

  test('are all printed, under their names', async () => {
    const page = await open(PAGE());
    await page.waitForSelector('[role=tablist]');
    await page.emulateMedia({ media: 'print' });
    for (const label of await page.locator('.tab-label').all()) expect(await label.isVisible()).toBe(true);
    expect(await page.locator('.tab').getByText('flamingo').isVisible()).toBe(true);
    expect(await page.getByRole('tablist').first().isVisible()).toBe(false);
  });
});

test('what stands in tabs is found by the search', async () => {
  const page = await open(`${url()}search/?q=flamingo`);
  await page.waitForSelector('[data-search-status][data-state=done]');
  expect(await page.locator('main').innerText()).toContain('Restart the cache');
});

test('a page that does not parse is shown as it was written', async () => {
  const page = await open(`${url()}guides/broken/`);
  expect(await page.locator('main pre').innerText()).toContain('Use <pod-name> for {x.');
});

test('everybody can use it', () => expectSound(PAGE(), open));
