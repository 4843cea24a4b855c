import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { executed, filledPage, home, isInstalled, runShell, SHELLS, VALUES } from './value-shells.ts';
import { HARMLESS, PAGES, PAGES_THAT_READ_AGAIN } from './value-templates.ts';

const shells = Object.keys(SHELLS) as (keyof typeof SHELLS)[];

/** What somebody types is run where it is to be run, but only as a word. */
function typedFor(template: string): readonly string[] {
  return PAGES.includes(template) ? VALUES : VALUES.filter((value) => !/^[\w.,:/@%+=-]+$/.test(value));
}

/** Numbers from 0 to below `limit`, the same in each run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const PIECES =
  `PWNED PWNED PWNED x a ' ' " " \\ \\ \` $( ) $ { } ; & | > < ( [ ] ! !! # ~ * ? = - -o -exec %0a ^ , : / é .. \${ @ +`.split(
    ' ',
  );
const NAMES = ['POD_NAME', 'NODE', 'mount_point', 'NAMESPACE'];
const SETS = ["$='<v>'", '$="<v>"', '$=<v>', "$='a <v>'", '$=x<v>', '$="<v>"; OTHER_NAME="$"'];
const USES = [
  'kubectl get pod "$"',
  'kubectl get pod "${$}" -o wide',
  'oc debug "node/$"',
  'df -hi "/host/$"',
  'echo "$" | grep -F "$"',
  'echo "a: $!"',
  'cat <<< "$"',
  'find . -name "*$*" -exec cat {} +',
  '[[ "$" == a ]] && echo "$"',
  'case "$" in a) echo;; esac',
  'if grep "$" file; then echo "$"; fi',
  'X_NAME="$"; kubectl get pod "$X_NAME"',
  'X_NAME="a/$"; rm "$X_NAME"',
  'sudo -u app cat "/tmp/$"',
  'git log --grep="$" | head -n 1',
  'curl -H "X: $" "https://shop.example.com/$"',
  'ssh node "echo $"',
  'sh -c "echo $"',
  'eval echo "$"',
  'kubectl get pod $',
  'xargs echo <<< "$"',
];

/** A random page that sets a variable and uses it once or twice. */
function randomPage(next: (limit: number) => number): string {
  const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
  const name = pick(NAMES);
  const fence = next(2) === 0 ? '\n%\n\n%bash\n' : '\n';
  const uses = Array.from({ length: 1 + next(2) }, () => pick(USES)).join('\n');
  const written = (text: string): string => text.replace(/\$(?![A-Z({])/g, `$${name}`).replace('${$', '${');
  return `%bash\n${pick(SETS).replace(/^\$/, name).replaceAll('"$"', `"$${name}"`)}${fence}${written(uses)}\n%`;
}

function randomValue(next: (limit: number) => number): string {
  return Array.from({ length: 1 + next(7) }, () => PIECES[next(PIECES.length)] ?? '').join(
    next(3) === 0 ? ' ' : '',
  );
}

describe.each(shells)('in %s', (shell) => {
  const templates = [...PAGES, ...PAGES_THAT_READ_AGAIN];
  test(`no value of ${VALUES.length} runs on ${templates.length} pages`, (context) => {
    if (!isInstalled(shell)) context.skip(`${shell} is not installed`);
    const commands = templates.flatMap((template) => [
      ...VALUES.map((value) => filledPage(template, value, false)),
      ...typedFor(template).map((value) => filledPage(template, value, true)),
    ]);
    const filled = [...new Set(commands.filter((command) => command !== undefined))];
    expect(executed(filled, shell)).toEqual([]);
  });

  test('no random value runs on a random page', (context) => {
    if (!isInstalled(shell)) context.skip(`${shell} is not installed`);
    const next = numbers(16);
    const commands = Array.from({ length: 40 }, () => randomPage(next)).flatMap((page) =>
      Array.from({ length: 40 }, () => filledPage(page, randomValue(next), true)),
    );
    const filled = [...new Set(commands.filter((command) => command !== undefined))];
    expect(filled.length).toBeGreaterThan(300);
    expect(executed(filled, shell)).toEqual([]);
  });
});

test.for(['bash', 'dash', 'zsh'])(
  'a variable in quotes is one word, whatever its value, in %s',
  (shell, context) => {
    if (!isInstalled(shell)) context.skip(`${shell} is not installed`);
    const file = path.join(home, 'words');
    const page = `%bash\nNODE_NAME=<v>\nprintf "[%s]" "node/$NODE_NAME"\n%`.replace('[%s]', '[@s]');
    const values = VALUES.filter((value) => filledPage(page, value, true) !== undefined);
    expect(values.length).toBeGreaterThan(60);
    const script = values.map((value) => filledPage(page, value, true)?.replace('[@s]', '[%s]')).join('\n');
    runShell(shell, ['-c', `{\n${script}\n} > '${file}'`], { cwd: home });
    expect(fs.readFileSync(file, 'utf8')).toBe(values.map((value) => `[node/${value}]`).join(''));
  },
);

/** So many of them were inserted before a tree of the shell said where they can be. */
test.each([
  ['typed', true, 374],
  ['from an address', false, 374],
])('values that do no harm are inserted on pages, %s', (_name, isTyped, before) => {
  const accepted = PAGES.flatMap((page) =>
    HARMLESS.filter((value) => filledPage(page, value, isTyped) !== undefined),
  ).length;
  expect(accepted / before).toBeGreaterThan(0.95);
});
