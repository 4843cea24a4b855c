import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A symbolic link in a tree, to be made after the files. */
export interface Link {
  readonly to: string;
}

export type Files = Readonly<Record<string, string | Buffer | Link>>;

/** A content folder for one test: `tree({ 'a.md': '# A' })` gives its path. It is gone when the test has finished. */
export function tree(files: Files): string {
  const outer = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'handrail-unit-'));
  onTestFinished(() => fs.rmSync(outer, { recursive: true, force: true }));
  const root = path.join(outer, 'tree');
  fs.mkdirSync(root);
  writeFiles(root, files);
  return root;
}

/** Writes files below a folder, and makes the links after them. */
export function writeFiles(root: string, files: Files): void {
  const links: [file: string, to: string][] = [];
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === 'string' || Buffer.isBuffer(content)) fs.writeFileSync(file, content);
    else links.push([file, content.to]);
  }
  for (const [file, to] of links) fs.symlinkSync(to, file);
}

/** Runs `work` with an ordinary user's rights, since nothing is forbidden to root. */
export function withoutPrivileges<Result>(work: () => Result): Result {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}
