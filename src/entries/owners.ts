import fs from 'node:fs';
import path from 'node:path';
import { globMatcher } from '../shared/glob.ts';
import { FILE_START } from '../shared/position.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { readRegularFile } from './file-access.ts';
import type { InferredService } from './infer.ts';
import { unreadableFile } from './reason.ts';
import { readYaml } from './yaml.ts';

/** Who owns a file, by what the tree itself says of it. */
export type OwnerLookup = (file: string) => InferredService<string> | undefined;

/** One line of a CODEOWNERS file. */
interface Ownership {
  readonly matches: (file: string) => boolean;
  /** Empty where the line removes the owners. */
  readonly owner: string;
  readonly line: number;
}

const CODEOWNERS = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/**
 * Reads the `OWNERS` files of a tree, of which the nearest above a file holds, and its `CODEOWNERS`, of which the last line
 * that fits holds.
 * @param files relative to `root`
 * @param rootName the root's own name: where it is a repository's `docs`, CODEOWNERS names files as `docs/…`
 * @param findings gets what cannot be read
 */
export function readOwners(
  root: string,
  files: ReadonlySet<string>,
  rootName: string,
  findings: Diagnostic[],
): OwnerLookup {
  const within = fs.realpathSync.native(root);
  const read = (file: string): string => {
    try {
      return readRegularFile(path.join(root, file), { use: 'owners', within }).toString('utf8');
    } catch (error) {
      findings.push(unreadableFile(error, file, FILE_START));
      return '';
    }
  };
  const folders = new Map<string, string>();
  for (const file of files) {
    if (path.posix.basename(file) !== 'OWNERS') continue;
    const owner = approversIn(read(file));
    if (owner !== '') folders.set(path.posix.dirname(file), owner);
  }
  const codeowners = CODEOWNERS.find((file) => isThere(path.join(root, file)));
  const lines = codeowners === undefined ? [] : ownershipsIn(read(codeowners));
  return (file) =>
    nearest(folders, file) ?? lastMatch(lines, (matches) => matches(file) || matches(`${rootName}/${file}`));
}

function isThere(file: string): boolean {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function nearest(folders: ReadonlyMap<string, string>, file: string): InferredService<string> | undefined {
  if (folders.size === 0) return undefined;
  for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
    const owner = folders.get(folder);
    if (owner !== undefined) return { value: owner, rule: path.posix.join(folder, 'OWNERS') };
    if (folder === '.') return undefined;
  }
}

function lastMatch(
  lines: readonly Ownership[],
  fits: (matches: Ownership['matches']) => boolean,
): InferredService<string> | undefined {
  const found = lines.findLast(({ matches }) => fits(matches));
  return found && found.owner !== ''
    ? { value: found.owner, rule: `CODEOWNERS, line ${found.line}` }
    : undefined;
}

/**
 * Kubernetes' form, a map with `approvers` (https://www.kubernetes.dev/docs/guide/owners/), or a name or address on each line,
 * as Chromium has it (https://chromium.googlesource.com/chromium/src/+/main/docs/code_reviews.md#OWNERS-files).
 */
function approversIn(text: string): string {
  const { data } = readYaml(text, 1);
  const listed = [data['approvers'], data['reviewers']].find(
    (names) => Array.isArray(names) && names.length > 0,
  );
  if (Array.isArray(listed)) return listed.filter((name) => typeof name === 'string').join(', ');
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim());
  return lines.filter((line) => /^@?[\w.+-]+(?:@[\w.-]+)?$/.test(line)).join(', ');
}

/**
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * and GitLab's sections, whose owners hold for lines without their own:
 * https://docs.gitlab.com/user/project/codeowners/reference/
 */
function ownershipsIn(text: string): Ownership[] {
  let ofSection = '';
  return text.split('\n').flatMap((written, index): Ownership[] => {
    const line = written.replace(/(?:^|\s)#.*/, '').trim();
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?(.*)$/.exec(line);
    if (section) ofSection = (section[1] ?? '').trim();
    if (line === '' || section) return [];
    const [pattern = '', ...owners] = line.split(/(?<!\\)\s+/);
    const owner = owners.join(', ') || ofSection.split(/\s+/).filter(Boolean).join(', ');
    return [{ matches: matcherOf(pattern.replaceAll('\\ ', ' ')), owner, line: index + 1 }];
  });
}

/** As in a `.gitignore`, but `docs/*` means the files of that folder only. */
function matcherOf(pattern: string): Ownership['matches'] {
  const isAnchored = pattern.replace(/\/$/, '').includes('/');
  const base = isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`;
  if (base.endsWith('/')) return globMatcher([`${base}**`]);
  const globs = /\*[^/]*$/.test(base) ? [base] : [base, `${base}/**`];
  return globMatcher(globs);
}
