import { describe, expect, test } from 'vitest';
import { filledLink } from '../../src/placeholders/links.ts';
import { written } from '../../src/components/elements/toolbar/quoting.ts';
import { valueError } from '../../src/components/elements/toolbar/validity.ts';
import {
  block,
  evil,
  executed,
  field,
  filled,
  home,
  isInstalled,
  runShell,
  SHELLS,
  tracesLeft,
  VALUES,
} from './value-shells.ts';
import { HARMLESS, QUOTABLE, READ_AGAIN, RUNS_IT } from './value-templates.ts';

/** Quotes are few; other shells than the first are tried with some of the commands in which they are all there is. */
const TEMPLATES = {
  bash: [...QUOTABLE, ...READ_AGAIN, ...RUNS_IT],
  others: [...QUOTABLE.filter((_, index) => index % 4 === 0), ...READ_AGAIN, ...RUNS_IT],
};

const shells = Object.keys(SHELLS) as (keyof typeof SHELLS)[];

test.for(shells)('a value that is put in as it is runs in %s, and is seen', (shell, context) => {
  if (!isInstalled(shell)) context.skip(`${shell} is not installed`);
  const running = ['echo $(PWNED)', `. ${evil}`, 'ssh x "echo; PWNED"'];
  const others = [
    `echo x > ${evil}`,
    'echo x > ../../bin/PWNED',
    'echo x > evil',
    'make SHELL=./evil',
    'true',
  ];
  expect(executed([...others, ...running, ...others], shell)).toEqual(running);
});

describe.each(shells)('in %s', (shell) => {
  const templates = shell === 'bash' ? TEMPLATES.bash : TEMPLATES.others;
  test(`no value of ${VALUES.length} runs in ${templates.length} commands`, (context) => {
    if (!isInstalled(shell)) context.skip(`${shell} is not installed`);
    const ran = templates.flatMap((template) => {
      // What somebody types is run where it is to be run.
      const typed = RUNS_IT.includes(template) ? [] : VALUES;
      const commands = [
        ...VALUES.map((value) => filled(template, value, false)),
        ...typed.map((value) => filled(template, value, true)),
      ].filter((command) => command !== undefined);
      return executed([...new Set(commands)], shell);
    });
    expect(ran).toEqual([]);
  });
});

test.for(['bash', 'zsh'])('no history of an interactive %s gets into a value', (shell, context) => {
  if (!isInstalled(shell)) context.skip(`${shell} is not installed`);
  const lines = [...QUOTABLE, ...READ_AGAIN]
    .filter((template) => !template.includes('\n'))
    .flatMap((template) => VALUES.map((value) => filled(template, value, true)))
    .filter((command) => command !== undefined && command.includes('!'));
  expect(lines.length).toBeGreaterThan(200);
  const flags = shell === 'bash' ? ['--norc', '-i'] : ['-f', '-i'];
  runShell(shell, flags, { cwd: home, input: lines.map((line) => `true '; PWNED'\n${line}\n`).join('') });
  expect(tracesLeft()).toEqual([]);
});

/** How many values of all commands are inserted. */
function accepted(templates: readonly string[], isTyped: boolean): number {
  return templates.flatMap((template) =>
    HARMLESS.filter((value) => filled(template, value, isTyped) !== undefined),
  ).length;
}

describe('values that do no harm', () => {
  /** So many of them were inserted before a tree of the shell said where they can be. */
  test.each([
    ['typed', true, 7699],
    ['from an address', false, 7615],
  ])('are inserted, %s', (_name, isTyped, before) => {
    const share = accepted([...QUOTABLE, ...READ_AGAIN], isTyped) / before;
    expect(share).toBeGreaterThan(0.95);
  });

  test('no value of an address is inserted where it would be run', () => {
    expect(accepted(RUNS_IT, false)).toBe(0);
  });
});

describe('SQL', () => {
  test.each([
    ['SELECT * FROM t WHERE id = <val>', '42', 'SELECT * FROM t WHERE id = 42'],
    ['SELECT * FROM t WHERE id = <val>', "1' OR 1=1 --", "SELECT * FROM t WHERE id = '1'' OR 1=1 --'"],
    ["SELECT * FROM t WHERE n = '<val>'", "it's", "SELECT * FROM t WHERE n = 'it''s'"],
    ['SELECT * FROM t WHERE id = <val>', 'x\\', undefined],
    ['SELECT * FROM <val>', 'public.orders', 'SELECT * FROM public.orders'],
    ['SELECT * FROM <val>', 'orders; DROP TABLE x', undefined],
    ['\\! <val>', 'PWNED', undefined],
    ['\\i <val>', '/tmp/x', undefined],
  ])('%s with %s', (code, value, expected) => {
    const [placeholder] = block({ language: 'sql', code, meta: '' }).placeholders;
    const text = placeholder && written(value, placeholder.insertion, false);
    const result =
      text === undefined
        ? undefined
        : code.slice(0, placeholder?.start) + text + code.slice(placeholder?.end);
    expect(result).toBe(expected);
  });
});

test.each([
  ['//<v>/logs', 'evil.example', false],
  ['https://<v>.example.com/', 'evil.example/', false],
  ['https://<v>/x', 'evil.example', false],
  ['https://x@<v>', 'evil.example', false],
  ['https://<v>@example.com/', 'paypal.com', false],
  ['https://example.com:<v>/', '8443', true],
  ['https://example.com:<v>/', '80@evil.example', false],
  ['https://example.com<v>', '.evil.example', false],
  ['https://example.com/<v>', '@evil.example', true],
  ['https://example.com/<v>/x', '..', false],
  ['<v>', 'javascript:alert(1)', false],
  ['<v>:alert(1)', 'javascript', false],
  ['/\\<v>/x', 'evil.example', false],
  ['/d/x?var=<v>', 'a&b=c#d', true],
  ['mailto:<v>@example.com', 'a', true],
])('a link to %s takes %s: %s', (template, value, isTaken) => {
  const link = filledLink(template, () => value, 'https://ops.example.com/runbooks/a/');
  expect(link !== template).toBe(isTaken);
  if (isTaken)
    expect(new URL(link, 'https://ops.example.com/').hostname).toMatch(/^(?:|(?:ops\.)?example\.com)$/);
});

test.each([
  [
    '\u200b',
    '\u200d',
    '\ufe0f',
    '\u{e0041}',
    '\u202e',
    '\u2066',
    '\u2028',
    '\u2029',
    '\u00ad',
    '\u00a0',
    '\u2003',
  ],
  [
    '\u3164',
    '\u115f',
    '\u2800',
    '\u0000',
    '\u0085',
    '\u001b',
    '\ud800',
    '\ufeff',
    '\u061c',
    '\u180e',
    '\u3000',
  ],
])('what cannot be seen is refused in every value: %j and others', (...signs) => {
  for (const sign of signs) expect(valueError(`a${sign}b`, field)).not.toBe('');
});

test('a number has a minus sign only where the smallest is below 0', () => {
  expect(valueError('-1', { type: 'number' })).not.toBe('');
  expect(valueError('-0', { type: 'number' })).not.toBe('');
  expect(valueError('-1', { type: 'number', min: -5 })).toBe('');
  expect(valueError('-6', { type: 'number', min: -5 })).toBe('at least -5');
});
