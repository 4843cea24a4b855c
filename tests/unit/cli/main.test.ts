import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { tree } from '../tree.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Runs `handrail init` where no folder can be created. */
async function failingInit(debug: string | undefined): Promise<{ status: number; stderr: string }> {
  vi.stubEnv('HANDRAIL_DEBUG', debug);
  const folder = path.join(tree({}), 'new');
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(fs, 'mkdirSync').mockImplementation(() => {
    throw new Error('unexpected', { cause: new TypeError('the cause') });
  });
  const status = await main(['init', folder]);
  return { status, stderr: written.mock.calls.map(([text]) => String(text)).join('') };
}

test('an unexpected error is one line that names HANDRAIL_DEBUG', async () => {
  const { status, stderr } = await failingInit(undefined);
  expect(status).toBe(1);
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^handrail: unexpected\..*HANDRAIL_DEBUG=1/),
  ]);
});

test('HANDRAIL_DEBUG=1 adds its stack, with the stack of its cause', async () => {
  const { status, stderr } = await failingInit('1');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Error: unexpected\n +at /m);
  expect(stderr).toContain(`at Object.run (${path.resolve('src/cli/commands/init.ts')}`);
  expect(stderr).toMatch(/\[cause\]: TypeError: the cause\n +at /);
});
