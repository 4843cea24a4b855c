import fs from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { emptyPlace, filesOf, handrail, write } from './command.ts';

const { open } = useBrowser();

test('an old address leads to the page that has it as an alias, and never over a page', async () => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), {
    'guides/a.md':
      '---\ntitle: New & <better>\naliases: [/Old/Place/, "/was.html", /guides/b/, ../../../etc/x]\n---\nText.\n',
    'guides/b.md': '# B\n\nIts own text.\n',
  });
  expect(await handrail(['build', '--base', '/ops/', '--out', 'site'], { cwd })).toMatchObject({ code: 0 });
  for (const file of ['Old/Place/index.html', 'was.html', 'etc/x/index.html'])
    expect(fs.readFileSync(path.join(cwd, 'site', file), 'utf8')).toContain(
      'content="0; url=/ops/guides/a/"',
    );
  expect(fs.readFileSync(path.join(cwd, 'site/guides/b/index.html'), 'utf8')).toContain('Its own text.');
  expect(fs.existsSync(path.join(cwd, 'etc'))).toBe(false);
});

test('a link in raw HTML runs nothing', async () => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), {
    'guides/a.md': '# A\n\n<a data-footnote-ref href="javascript:alert(1)">x</a>\n',
  });
  expect(await handrail(['build', '--out', 'site'], { cwd })).toMatchObject({ code: 0 });
  expect(fs.readFileSync(path.join(cwd, 'site/guides/a/index.html'), 'utf8')).not.toContain('javascript:');
});

test('the language of the site reaches its pages, that of an entry its text; the interface stays English', async () => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), {
    'handrail.yaml': 'lang: ar\n',
    'guides/a.md': '# دليل\n\nنص.\n',
    'guides/b.md': '---\nlang: de\n---\n# Anleitung\n\nText.\n',
  });
  expect(await handrail(['build', '--out', 'site'], { cwd })).toMatchObject({ code: 0 });
  const page = (name: string): string =>
    fs.readFileSync(path.join(cwd, 'site/guides', name, 'index.html'), 'utf8');
  expect(page('a')).toMatch(/<html lang="ar" dir="rtl"/);
  expect(page('a')).not.toMatch(/<article[^>]* lang=/);
  expect(page('a')).toMatch(/<footer[^>]* lang="en"/);
  expect(page('b')).toMatch(/<h1 lang="de" dir="ltr">[\s\S]*<article[^>]* lang="de" dir="ltr"/);
});

test('long lists lead to everything: folders with a page of their own, services with and without one', async () => {
  const cwd = emptyPlace();
  const runbooks = Object.fromEntries(
    Array.from({ length: 130 }, (_, i) => [
      `runbooks/shop/r${i}.md`,
      `---\ntitle: Run ${i}\nservices: [${i % 2 ? 'Payment API' : 'payment api'}, shop]\n---\nText.\n`,
    ]),
  );
  write(path.join(cwd, 'content'), {
    ...runbooks,
    'runbooks/shop/README.md': '# The shop\n\nAbout it.\n',
    'runbooks/README.md': '# All runbooks\n\nRead this first.\n',
    'services/shop.md': '# Shop\n',
    'runbooks/secret.md': '---\ntitle: Unfinished\ndraft: true\n---\nx\n',
  });
  expect(await handrail(['build', '--out', 'site'], { cwd })).toMatchObject({ code: 0 });
  const page = (file: string) => fs.readFileSync(path.join(cwd, 'site', file, 'index.html'), 'utf8');
  expect(page('runbooks')).toContain('Read this first.');
  expect(page('runbooks')).not.toContain('Unfinished');
  expect(page('runbooks/secret')).toContain('Unfinished');
  expect(page('runbooks/shop')).toContain('href="/runbooks/shop/~2/"');
  expect(page('services')).toMatch(/payment-api[\s\S]*Shop/);
  expect(page('services/payment-api')).toContain('href="/services/payment-api/~all/"');
  expect(page('services/payment-api/~all')).toContain('130 pages');
  expect(page('services/payment-api/~all')).toContain('href="/services/payment-api/~all/~2/"');
  expect(page('services/shop')).toContain('href="/services/shop/~all/"');
  expect(page('services/shop/~all')).toContain('Run 0');
});

test('an empty folder never replaces a site', async () => {
  const cwd = emptyPlace();
  write(path.join(cwd, 'content'), { 'a.md': '# A\n' });
  fs.mkdirSync(path.join(cwd, 'empty'));
  expect(await handrail(['build', '--out', 'site'], { cwd })).toMatchObject({ code: 0 });
  const before = filesOf(path.join(cwd, 'site'));
  const { code, stderr } = await handrail(['build', 'empty', '--out', 'site'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain('No pages to build');
  expect(filesOf(path.join(cwd, 'site'))).toEqual(before);
  expect(await handrail(['build', 'content', '--out', 'content/site'], { cwd })).toMatchObject({ code: 2 });
});

test('a placeholder in a command is one thing, whatever the grammar makes of its brackets', async () => {
  const page = await open(`${inject('starter').url}runbooks/checkout-fails/`);
  expect(await page.locator('pre var[data-key="namespace"]').count()).toBeGreaterThan(0);
});
