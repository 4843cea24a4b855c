import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import type { TestProject } from 'vitest/node';
import { findBrowser } from '../../bin/browser.js';
import { startPreview } from '../../src/integration/preview.ts';
import { packed, type Packed } from './packed.ts';

/** The sample, built and served once for all tests that look at pages. */
export interface Sample {
  readonly dir: string;
  /** Address with the base and a slash at its end. */
  readonly url: string;
  readonly base: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    sample: Sample;
    /** The same below `/ops/`. */
    ops: Sample;
    /** What `handrail init` writes: a page of every kind. */
    starter: Sample;
    /** Address of the browser that all files share; it reaches nothing but this machine. */
    browser: string;
    packed: Packed;
  }
}

const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The workers inherit a cache of their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await chromium.launchServer({
    executablePath: await findBrowser(),
    args: BROWSER_ARGUMENTS,
  });
  project.provide('browser', browser.wsEndpoint());
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-sample-'));
  process.env['XDG_CACHE_HOME'] = path.join(scratch, 'cache');
  // Node otherwise keeps it in the folder for temporary files, which is a new one for each test.
  process.env['NODE_COMPILE_CACHE'] = path.join(scratch, 'compiled');
  const pack = packed();
  project.provide('packed', pack);
  const closers: (() => void)[] = [];
  const sites = [
    ['sample', '/', 'content'],
    ['ops', '/ops/', 'content'],
    ['starter', '/', 'src/cli/starter/content'],
  ] as const;
  await Promise.all(
    sites.map(async ([name, base, content]) => {
      const dir = path.join(scratch, name);
      await build(pack.bin, content, dir, base, scratch);
      const { server, address } = await startPreview(dir, 0);
      closers.push(() => server.close());
      project.provide(name, { dir, url: address.replace('localhost', '127.0.0.1'), base });
    }),
  );
  return async () => {
    for (const close of closers) close();
    await browser.close();
    fs.rmSync(scratch, { recursive: true, force: true });
  };
}

/** Throws with what the command said if it fails. */
async function build(bin: string, folder: string, out: string, base: string, cwd: string): Promise<void> {
  const content = path.resolve(import.meta.dirname, '../..', folder);
  const args = [bin, 'build', content, '--out', out, '--base', base];
  await promisify(execFile)(process.execPath, args, { cwd, maxBuffer: Infinity });
}
