import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { written } from '../../../../src/components/elements/hand/quoting.ts';
import { faultFromAddress, faultOf } from '../../../../src/components/elements/hand/validity.ts';
import { readShell } from '../../../../src/shared/shell-quotes.ts';
import { HOSTILE } from './hostile.ts';

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-unit-'));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));
const trace = path.join(place, 'trace');
afterEach(() => fs.rmSync(trace, { force: true }));
/** Whatever runs it leaves a trace. */
fs.writeFileSync(path.join(place, 'PWNED'), `#!/bin/sh\necho ran >> '${trace}'\n`, { mode: 0o755 });
/** Stands for any command that reads its words again, and for any other: prints its words, one per line. */
for (const name of ['show', 'ssh-less'])
  fs.writeFileSync(path.join(place, name), `#!/bin/sh\nprintf '%s\\n' "$@"\n`, { mode: 0o755 });

/** The command with the value put in as the page does it; nothing where the page refuses. */
function filled(template: string, value: string): string | undefined {
  const shell = readShell(template);
  let isRefused = false;
  const command = template.replaceAll(/<v>|\$VALUE/g, (found, at: number) => {
    const text = written(value, shell.placeOf({ start: at, end: at + found.length }));
    isRefused ||= text === undefined;
    return text ?? '';
  });
  return isRefused ? undefined : command;
}

function run(command: string): { stdout: string; status: number | null } {
  const { stdout, status } = spawnSync('bash', ['-c', command], {
    cwd: place,
    env: { PATH: `${place}:/usr/bin:/bin`, HOME: '/home/of-the-test' },
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { stdout, status };
}

/** What every one of these must show is the value itself, between the words that stand around it. */
const TEMPLATES: readonly (readonly [template: string, around: (value: string) => string])[] = [
  ['show <v>', (value) => value],
  ['show x<v>y', (value) => `x${value}y`],
  ["show '<v>'", (value) => value],
  ["show 'a <v> b'", (value) => `a ${value} b`],
  ['show "<v>"', (value) => value],
  ['show "a <v> b"', (value) => `a ${value} b`],
  ['show --name=<v>', (value) => `--name=${value}`],
  ['show "$(show <v>)"', (value) => value],
  ['show "$(show "<v>")"', (value) => value],
  ["show \\\n  '<v>'", (value) => value],
  ['(show <v>)', (value) => value],
  ['if true; then show <v>; fi', (value) => value],
  ['show a | cat >/dev/null; show <v> # <v>', (value) => value],
];

/** Places at which a value is only taken where nothing can be made of it. */
const RISKY: readonly string[] = [
  "bash -c 'show <v>'",
  'bash -c "show <v>"',
  'eval show <v>',
  'show `show <v>`',
  'show "`show <v>`"',
  'show ${x:-<v>}',
  'show "${x:-<v>}"',
  "show $'a <v>'",
  "show $'it\\'s <v>'",
  'show $<v>',
  'show \\<v>',
  'show "\\<v>"',
  'show $((<v>))',
  '[[ <v> -eq 1 ]]',
  'cat <<EOF\n<v>\nEOF',
  'cat <<EOF\na <v> b\nEOF',
  "cat <<'EOF'\na <v> b\nEOF",
  'bash <<EOF\nshow <v>\nEOF',
  'awk \'BEGIN { print "<v>" }\'',
  "xargs -I{} sh -c 'show <v>' <<< x",
  "bash -c '\nshow <v>\n'",
  'bash -c "\nshow <v>\n"',
  'bash -s <<EOF\nshow a <v>\nEOF',
  'if (( <v> > 1 )); then show x; fi',
  '((\n<v>\n))',
  'show ${x[<v>]}',
  'x[<v>]=1',
  'let <v>',
  'declare "x=<v>"; eval "show $x"',
  'test -v <v>',
  "trap 'show <v>' EXIT",
  '. <v>',
  "show '<v>",
  'show "<v>',
  'show $(case x in x) show "<v>";; esac)',
  'show "$(case x in x) show <v>;; esac)"',
];

describe.each(HOSTILE)('%s', (_name, value) => {
  // A value that the fields refuse never comes to a command; but quoting must hold on its own.
  const cannotBeWord = value.includes('\0') || /[\r\n\u2028\ud800]/.test(value);

  test('is a word and nothing else, and is run by nobody', () => {
    // No command can hold a NUL: Node refuses to start one.
    if (value.includes('\0')) return void expect(() => run(value)).toThrow('null bytes');
    for (const [template, around] of TEMPLATES) {
      const isRemark = template.includes('#');
      const command = isRemark ? filled(template.replace(' # <v>', ''), value) : filled(template, value);
      if (command === undefined) continue;
      const { stdout } = run(command);
      if (!cannotBeWord) expect({ template, stdout }).toEqual({ template, stdout: `${around(value)}\n` });
      expect({ template, ran: fs.existsSync(trace) }).toEqual({ template, ran: false });
    }
    for (const template of RISKY) {
      const command = filled(template, value);
      if (command !== undefined) run(command);
      expect({ template, command, ran: fs.existsSync(trace) }).toEqual({ template, command, ran: false });
    }
  });

  test('is part of an address, and no more', () => {
    if (value.includes('\ud800')) return;
    const command = filled("show 'https://shop.example.com/<v>?q=<v>'", value) ?? '';
    expect(command).toMatch(/^show 'https:\/\/shop\.example\.com\/[\w%/:@,+=.-]*\?q=[\w%.-]*'$/);
    expect(new URL(command.slice(6, -1)).searchParams.get('q')).toBe(value);
  });

  test('is not taken from an address where nobody could see what it is', () => {
    const field = { key: 'v', name: 'v', description: '', type: 'text', isSecret: false } as const;
    const isUnseen = /[\p{Cc}\p{Cf}\u2028\ud800]/u.test(value) || value.length > 500 || value.startsWith('-');
    expect(faultFromAddress(value, field) !== '').toBe(isUnseen);
    for (const type of ['number', 'host', 'port', 'namespace', 'duration', 'uuid', 'url'] as const)
      expect(faultOf(value, { type }) === '' && !(value === 'EOF' && type === 'host')).toBe(false);
    expect(faultFromAddress('shop', { ...field, isSecret: true })).not.toBe('');
  });
});

test.each([
  ['shop', 'bare', 'shop'],
  ['two words', 'bare', "'two words'"],
  ["it's", 'single', "it'\\''s"],
  ['a "b" $c', 'double', 'a \\"b\\" \\$c'],
  ['api/customers', 'path', 'api/customers'],
  ['a b&c', 'query', 'a%20b%26c'],
  ['cart-1', 'raw', 'cart-1'],
  ['cart 1', 'raw', undefined],
  ['Größe 1', 'plain', 'Größe 1'],
  ["it's", 'plain', undefined],
  ['x', 'none', undefined],
] as const)('%j at a place that is %s is %j', (value, at, expected) => {
  expect(written(value, at)).toBe(expected);
});

test.each([
  ['number', ['3', '-1', '0.5'], ['', 'three', '1e3', '0x10']],
  ['port', ['1', '65535'], ['0', '65536', '-1', '80a']],
  [
    'host',
    ['db', 'db.example.com', '10.0.0.1', '::1', '[fe80::1]'],
    ['a b', '-x', 'a/b', 'a:80', 'user@host'],
  ],
  ['namespace', ['shop', 'shop-2'], ['Shop', '-shop', 'shop-', 'a.b']],
  ['duration', ['15m', '1h30m', '90s'], ['15', 'soon']],
  ['uuid', ['123e4567-e89b-12d3-a456-426614174000'], ['123e4567']],
  ['url', ['https://a.example.com/x?y=1'], ['javascript:alert(1)', 'ftp://a', 'https://', "https://a/'x"]],
] as const)('a %s is told from what is none', (type, right, wrong) => {
  for (const text of right) expect({ text, fault: faultOf(text, { type }) }).toEqual({ text, fault: '' });
  for (const text of wrong)
    expect({ text, isRight: faultOf(text, { type }) === '' }).toEqual({ text, isRight: false });
});

test('of choices, one', () => {
  expect(faultOf('staging', { type: 'choice', choices: ['staging', 'production'] })).toBe('');
  expect(faultOf('prod', { type: 'choice', choices: ['staging', 'production'] })).toBe(
    'one of staging, production',
  );
});
