import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect } from 'vitest';
import { startPreview } from '../../src/integration/preview.ts';
import { handrail } from './command.ts';

/** A site built from these files, and served while the tests of one file run. */
export function useSite(files: Readonly<Record<string, string>>): { readonly url: () => string } {
  let url = '';
  let close: (() => void) | undefined;
  beforeAll(async () => {
    const place = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-site-')));
    fs.mkdirSync(path.join(place, 'tmp'));
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(place, 'content', name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
    const built = await handrail(['build', '--out', 'site', '--no-gate', '--today', '2026-11-20'], {
      cwd: place,
    });
    expect(built).toMatchObject({ code: 0 });
    const { server, address } = await startPreview(path.join(place, 'site'), 0);
    url = address.replace('localhost', '127.0.0.1');
    close = () => {
      server.close();
      fs.rmSync(place, { recursive: true, force: true });
    };
  });
  afterAll(() => close?.());
  return { url: () => url };
}

type Open = (url: string, options: object) => Promise<Page>;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Neither phone nor desktop finds fault with a page, in either theme, and nothing makes it move sideways. */
export async function expectSound(url: string, open: Open): Promise<void> {
  for (const [colorScheme, width] of [
    ['light', 390],
    ['dark', 390],
    ['light', 1440],
    ['dark', 1440],
    ['light', 320],
  ] as const) {
    const page = await open(url, { colorScheme, viewport: { width, height: 900 } });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`);
    expect({ colorScheme, width, wide: wide > 0, found }).toEqual({
      colorScheme,
      width,
      wide: false,
      found: [],
    });
    await page.context().close();
  }
}
