import fs from 'node:fs';
import path from 'node:path';
import { PACKAGE } from '../../integration/version.ts';
import { displayPath } from '../../shared/path.ts';
import { count } from '../../shared/text.ts';
import { EXIT, UsageError, type Command } from '../command.ts';
import { print } from '../terminal.ts';

/** The tree that `init` writes; a dot before `github` would hide it from the package. */
const STARTER = path.join(PACKAGE, 'src/cli/starter');

export const init: Command = {
  name: 'init',
  summary: 'write a small content tree to start from, with a CI workflow',
  takes: [{ name: 'dir', help: 'The project that gets a folder "content"', default: '.' }],
  options: {},
  run([dir = '.']) {
    const target = path.resolve(dir);
    if (fs.existsSync(target) && !fs.statSync(target).isDirectory())
      throw new UsageError(`Not a folder: ${dir}.`);
    const files = fs
      .readdirSync(STARTER, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => path.relative(STARTER, path.join(item.parentPath, item.name)))
      .toSorted();
    const pairs = files.map(
      (file) => [path.join(STARTER, file), path.join(target, file.replace(/^github\b/, '.github'))] as const,
    );
    const there = pairs.filter(([, to]) => fs.existsSync(to));
    if (there.length > 0) {
      const [, first = ''] = there[0] ?? [];
      throw new UsageError(
        `File exists: ${displayPath(first)}. Choose another folder; "init" overwrites nothing.`,
      );
    }
    for (const [from, to] of pairs) {
      fs.mkdirSync(path.dirname(to), { recursive: true });
      fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
    }
    const content = displayPath(path.join(target, 'content'));
    print(
      `Wrote ${count(files.length, 'file')}. Next:`,
      `  handrail check ${content}`,
      `  handrail dev ${content}`,
    );
    print('The workflow expects Handrail among the development dependencies of the project.');
    return Promise.resolve(EXIT.ok);
  },
};
