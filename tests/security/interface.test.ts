import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPreview } from '../../src/integration/preview.ts';
import { complaintsOf, useBrowser } from '../e2e/browser.ts';
import { CHECKOUT, emptyPlace, handrail } from '../e2e/command.ts';
import { HAND_SITE, WITH_CLIPBOARD, blockWith, pasted } from '../e2e/runbook-toolbar-site.ts';

const browser = useBrowser();
let url = '';
let close: (() => void) | undefined;

/** What Markdown and our components make may look like what it is. */
const OF_CONTENT = /^(?:callout|tab$|tab-label|steps|footnotes|template|task-list-item|contains-task-list)/;
const ELEMENTS = ['div', 'span', 'figure', 'details', 'var', 'header', 'main'];

function styleNames(pattern: RegExp): string[] {
  const folders = ['src/styles', 'src/components/elements/toolbar'].map((folder) =>
    path.join(CHECKOUT, folder),
  );
  const css = folders.flatMap((folder) =>
    fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.css'))
      .map((name) => fs.readFileSync(path.join(folder, name), 'utf8')),
  );
  return [...new Set([...css.join('').matchAll(pattern)].map(([, name = '']) => name))];
}

/** Every class, attribute and value that the styles of the interface know, on several elements, beside a plain one. */
function imitations(): string {
  const attributes = [
    ...styleNames(/\.([a-z][\w-]*)/g)
      .filter((name) => !OF_CONTENT.test(name))
      .map((name) => `class="${name}"`),
    ...styleNames(/\[((?:data|aria|role)[\w-]*(?:='[\w-]*')?)/g),
    'hidden',
    'popover',
    'slot="x"',
    'is="runbook-toolbar"',
    'role="alert"',
    'style="position:fixed"',
    'class="code" data-effect="reads" data-lang="bash"',
    'class="state" data-shape="done"',
    'class="tag" data-level="highest"',
  ];
  return attributes
    .map((attribute) =>
      ELEMENTS.map((name) => `<${name} ${attribute} title="imitation">x</${name}>`).join('\n'),
    )
    .join('\n\n');
}

function clobbering(names: readonly string[]): string {
  return names
    .map(
      (name) =>
        `<img src="p.png" name="${name}" id="${name}" alt="x"><a id="${name}" name="${name}" class="${name}">x</a><input type="checkbox" name="${name}" id="${name}"><form name="${name}"></form><object id="${name}"></object>`,
    )
    .join('\n');
}

const IDS = `Main Tab-1 Tab-panel-1 Search-dialog Search-dialog-results Value-pod-name Value-pod-name-hint Related Linked-from Symptoms Causes`;
const HOLES = `elements append addEventListener querySelector reset submit`;

beforeAll(async () => {
  const blank = await browser.open('about:blank');
  const names = await blank.evaluate(() => {
    const found = new Set<string>();
    for (const start of [window, document, document.body, document.createElement('form')])
      for (let at: unknown = start; at !== null && at !== undefined; at = Object.getPrototypeOf(at))
        for (const name of Object.getOwnPropertyNames(at)) found.add(name);
    return [...found].filter((name) => /^\w+$/.test(name));
  });
  await blank.context().close();
  const place = emptyPlace(afterAll);
  const holes = HOLES.split(' ').map((name) => `echo <${name}>`);
  const ids = IDS.split(' ').map((id) => `<a id="${id}"></a><p id="${id}">x</p>`);
  const files = {
    ...HAND_SITE,
    'runbooks/p.png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    'runbooks/evil.md': [
      HAND_SITE['runbooks/pods-crash.md'].replace('## Diagnosis', () => `${ids.join('\n')}\n\n## Diagnosis`),
      `## Mitigation\n\n\`\`\`bash\n${holes.join('\n')}\n\`\`\``,
      `## Names\n\n${clobbering(names)}`,
    ].join('\n\n'),
    'guides/looks.md': `# Looks\n\nfirst\n\n${ELEMENTS.map((name) => `<${name} title="plain">x</${name}>`).join('\n')}\n\n${imitations()}\n`,
    'guides/tabs.mdx': `# Tabs\n\n${names.map((name) => `<img src="../runbooks/p.png" name="${name}" id="${name}" className="tab tab-list" alt="x" />`).join(' ')}\n\n<Tabs>\n<Tab label="One">first</Tab>\n<Tab label="Two">second</Tab>\n</Tabs>\n\n## Tab 1\n\n## Tab panel 1\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(place, 'content', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  const built = await handrail(['build', 'content', '--out', 'site', '--no-gate'], { cwd: place });
  expect(built.code, built.stderr).toBe(0);
  const { server, address } = await startPreview(path.join(place, 'site'), 0);
  url = address.replace('localhost', '127.0.0.1');
  close = () => server.close();
});
afterAll(() => close?.());

test('names of every property of document, window and elements break nothing', async () => {
  const page = await browser.open('about:blank', WITH_CLIPBOARD);
  const complaints = complaintsOf(page, url);
  await page.goto(`${url}runbooks/evil/`);
  await page.locator('runbook-toolbar [data-do=values]').first().click();
  for (const name of ['namespace', ...HOLES.split(' ')])
    await page.locator('runbook-toolbar').getByLabel(name, { exact: true }).fill('shop');
  await expect(blockWith(page, 'echo shop').textContent()).resolves.toContain('echo shop\necho shop');
  await blockWith(page, 'echo shop').locator('.copy').click();
  await expect.poll(() => pasted(page)).toContain('echo shop');
  await page.locator('[data-step] > .tick, [data-step] > p > .tick').first().check();
  await page.locator('theme-switch button').click();
  await expect(page.locator('html').getAttribute('data-theme')).resolves.toBe('light');
  await page.keyboard.press('Escape');
  await page.locator('search-trigger a').click();
  await page.locator('.search-dialog').getByRole('combobox').fill('database refuses');
  await page.locator('.search-dialog .result').first().waitFor();
  await page.goto(`${url}guides/tabs/`);
  await page.getByRole('tab', { name: 'Two' }).click();
  await page.getByText('second').waitFor();
  expect(complaints.filter((text) => !/image|404/i.test(text))).toEqual([]);
});

test('no id of the interface is on a page twice', async () => {
  const page = await browser.open(`${url}runbooks/evil/`);
  await page.locator('runbook-toolbar [data-do=values]').first().click();
  const twice = await page.evaluate(() => {
    const counts = new Map<string, number>();
    for (const { id } of document.querySelectorAll('[id]')) counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts].filter(([id, count]) => count > 1 && /^[A-Z]/.test(id));
  });
  expect(twice).toEqual([]);
  await page.goto(`${url}runbooks/evil/#Main`);
  await expect(
    page
      .locator(':target')
      .first()
      .evaluate(({ tagName }) => tagName),
  ).resolves.toBe('MAIN');
});

test('nothing in content has the look of the interface', async () => {
  const page = await browser.open(`${url}guides/looks/`);
  await page.locator('.copy, theme-switch button').first().waitFor();
  const { different, compared } = await page.evaluate(() => {
    // Sizes follow from what stands around an element.
    const skipped =
      /^(?:block-size|inline-size|height|width|perspective-origin|transform-origin|.*margin.*|.*inset.*|top|left|right|bottom)$/;
    const look = (element: Element): string =>
      [null, '::before', '::after']
        .map((part) => {
          const style = getComputedStyle(element, part);
          return Array.from(style, (name) =>
            skipped.test(name) ? '' : `${name}:${style.getPropertyValue(name)}`,
          ).join(';');
        })
        .join('|');
    const plain = new Map(
      Array.from(document.querySelectorAll('[title=plain]'), (element) => [element.tagName, look(element)]),
    );
    const others = Array.from(document.querySelectorAll('[title=imitation]'));
    return {
      compared: others.length,
      different: others
        .filter((element) => plain.get(element.tagName) !== look(element))
        .map((element) => element.outerHTML),
    };
  });
  expect(compared).toBeGreaterThan(1000);
  expect(different).toEqual([]);
});
