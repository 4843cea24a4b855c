import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect } from 'vitest';
import { startPreview } from '../../src/integration/preview.ts';
import { faultsOn, SCREENS } from './browser.ts';
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

type Open = (url: string) => Promise<Page>;

/** Neither phone nor desktop finds fault with a page, in either theme, and nothing makes it move sideways. */
export async function expectSound(url: string, open: Open): Promise<void> {
  const page = await open(url);
  expect(await faultsOn(page, [...SCREENS, ['light', 320]])).toEqual([]);
}
