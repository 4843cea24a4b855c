import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { CHECKOUT, eventually } from './command.ts';

const run = promisify(execFile);

/**
 * `npm pack` of the checkout: the file, absolute. The first test file that needs it makes it, others wait.
 * @throws Error with what npm said, for all of them
 */
export async function packed(): Promise<string> {
  const folder = inject('packed');
  const outcome = path.join(folder, 'outcome.json');
  if (isFirst(folder)) {
    const made = await pack(folder).then(
      (file) => ({ file }),
      ({ message }: Error) => ({ message }),
    );
    fs.writeFileSync(`${outcome}.new`, JSON.stringify(made));
    fs.renameSync(`${outcome}.new`, outcome);
  }
  const text = await eventually(() => fs.readFileSync(outcome, 'utf8'), 600_000);
  const { file, message } = JSON.parse(text) as { readonly file?: string; readonly message?: string };
  if (file === undefined) throw new Error(message);
  return file;
}

function isFirst(folder: string): boolean {
  try {
    fs.mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function pack(folder: string): Promise<string> {
  await run('npm', ['pack', '--pack-destination', folder, '--loglevel=error'], { cwd: CHECKOUT });
  const [name = ''] = fs.readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  return path.join(folder, name);
}
