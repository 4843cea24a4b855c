import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { written } from '../../../../src/components/elements/toolbar/quoting.ts';
import { addressValueError, valueError } from '../../../../src/components/elements/toolbar/validity.ts';
import { scriptInsertions } from '../../../../src/shell/insertions.ts';
import { HOSTILE } from './hostile.ts';

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-unit-'));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));
const trace = path.join(place, 'trace');
afterEach(() => fs.rmSync(trace, { force: true }));
/** Whatever runs it leaves a trace. */
fs.writeFileSync(path.join(place, 'PWNED'), `#!/bin/sh\necho ran >> '${trace}'\n`, { mode: 0o755 });
/** Stands for any command that reads its words again, and for any other: prints its words, one per line. */
for (const name of ['kubectl', 'show'])
  fs.writeFileSync(path.join(place, name), `#!/bin/sh\nprintf '%s\\n' "$@"\n`, { mode: 0o755 });

/** The command with the value put in as the page does it; nothing where the page refuses. */
function filled(template: string, value: string): string | undefined {
  const parts = [...template.matchAll(/<v>|\$VALUE/g)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const { insertions } = scriptInsertions(template, parts);
  let isRefused = false;
  const command = template.replaceAll(/<v>|\$VALUE/g, (_found, at: number) => {
    const text = written(value, insertions[parts.findIndex(({ start }) => start === at)] ?? 'none', true);
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
    timeout: 600_000,
  });
  return { stdout, status };
}

/** What every one of these must kubectl is the value itself, between the words that stand around it. */
const TEMPLATES: readonly (readonly [template: string, around: (value: string) => string])[] = [
  ['kubectl <v>', (value) => value],
  ['kubectl x<v>y', (value) => `x${value}y`],
  ["kubectl '<v>'", (value) => value],
  ["kubectl 'a <v> b'", (value) => `a ${value} b`],
  ['kubectl "<v>"', (value) => value],
  ['kubectl "a <v> b"', (value) => `a ${value} b`],
  ['kubectl --name=<v>', (value) => `--name=${value}`],
  ['kubectl "$(kubectl <v>)"', (value) => value],
  ['kubectl "$(kubectl "<v>")"', (value) => value],
  ["kubectl \\\n  '<v>'", (value) => value],
  ['(kubectl <v>)', (value) => value],
  ['if true; then kubectl <v>; fi', (value) => value],
  ['kubectl a | cat >/dev/null; kubectl <v> # <v>', (value) => value],
];

/** Places at which a value is only taken where nothing can be made of it. */
const RISKY: readonly string[] = [
  "bash -c 'kubectl <v>'",
  'bash -c "kubectl <v>"',
  'eval kubectl <v>',
  'kubectl `kubectl <v>`',
  'kubectl "`kubectl <v>`"',
  'kubectl ${x:-<v>}',
  'kubectl "${x:-<v>}"',
  "kubectl $'a <v>'",
  "kubectl $'it\\'s <v>'",
  'kubectl $<v>',
  'kubectl \\<v>',
  'kubectl "\\<v>"',
  'kubectl $((<v>))',
  '[[ <v> -eq 1 ]]',
  'cat <<EOF\n<v>\nEOF',
  'cat <<EOF\na <v> b\nEOF',
  "cat <<'EOF'\na <v> b\nEOF",
  'bash <<EOF\nshow <v>\nEOF',
  'awk \'BEGIN { print "<v>" }\'',
  "xargs -I{} sh -c 'kubectl <v>' <<< x",
  "bash -c '\nshow <v>\n'",
  'bash -c "\nshow <v>\n"',
  'bash -s <<EOF\nshow a <v>\nEOF',
  'if (( <v> > 1 )); then kubectl x; fi',
  '((\n<v>\n))',
  'kubectl ${x[<v>]}',
  'x[<v>]=1',
  'let <v>',
  'declare "x=<v>"; eval "kubectl $x"',
  'test -v <v>',
  "trap 'kubectl <v>' EXIT",
  '. <v>',
  "kubectl '<v>",
  'kubectl "<v>',
  'kubectl $(case x in x) kubectl "<v>";; esac)',
  'kubectl "$(case x in x) kubectl <v>;; esac)"',
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
    const command = filled("kubectl 'https://shop.example.com/<v>?q=<v>'", value) ?? '';
    expect(command).toMatch(/^kubectl 'https:\/\/shop\.example\.com\/[\w%/:@,+=.-]*\?q=[\w%.-]*'$/);
    expect(new URL(command.slice(9, -1)).searchParams.get('q')).toBe(value);
  });

  test('is not taken from an address where nobody could see what it is', () => {
    const field = { key: 'v', name: 'v', description: '', type: 'text', isSecret: false } as const;
    const isUnseen = /[\p{Cc}\p{Cf}\u2028\ud800]/u.test(value) || value.length > 500 || value.startsWith('-');
    expect(addressValueError(value, field) !== '').toBe(isUnseen);
    for (const type of ['number', 'host', 'port', 'namespace', 'duration', 'uuid', 'url'] as const)
      expect(valueError(value, { type }) === '' && !(value === 'EOF' && type === 'host')).toBe(false);
    expect(addressValueError('shop', { ...field, isSecret: true })).not.toBe('');
  });
});

test.each([
  ['shop', 'bare', 'shop'],
  ['two words', '^bare', "'two words'"],
  ['-x', '^bare', undefined],
  ['-x', 'bare', "'-x'"],
  ['=x', 'bare', "'=x'"],
  ["it's", 'single', "it'\\''s"],
  ['a\\b', 'single', "a'\\\\'b"],
  ['a "b" $c', 'double', 'a \\"b\\" \\$c'],
  ['a!', 'double', `a"'!'"`],
  ['api/customers', 'path', 'api/customers'],
  ['a/../b', 'path', undefined],
  ['a b&c', 'query', 'a%20b%26c'],
  ['db.example.com:5432', 'host', 'db.example.com:5432'],
  ['evil/', 'host', undefined],
  ['cart-1', 'plain', 'cart-1'],
  ['cart 1', 'plain', undefined],
  ['-x', 'plain', undefined],
  ['a/b', 'name', undefined],
  ['Größe 1', 'text', 'Größe 1'],
  ["it's", 'text', undefined],
  ["it's", 'sql', "'it''s'"],
  ['42', 'sql', '42'],
  ['cart-1', 'sql-plain', "'cart-1'"],
  ['a\\', 'sql', undefined],
  ['x', 'none', undefined],
] as const)('%j at a place that is %s is %j', (value, at, expected) => {
  expect(written(value, at, true)).toBe(expected);
});

test('a value of an address is not taken where only typed ones are', () => {
  expect(written('x', 'typed', false)).toBeUndefined();
  expect(written('x', 'typed', true)).toBe('x');
});

test.each([
  ['number', ['3', '0.5'], ['', '-1', 'three', '1e3', '0x10']],
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
  for (const text of right) expect({ text, fault: valueError(text, { type }) }).toEqual({ text, fault: '' });
  for (const text of wrong)
    expect({ text, isRight: valueError(text, { type }) === '' }).toEqual({ text, isRight: false });
});

test('of choices, one', () => {
  expect(valueError('staging', { type: 'choice', choices: ['staging', 'production'] })).toBe('');
  expect(valueError('prod', { type: 'choice', choices: ['staging', 'production'] })).toBe(
    'one of staging, production',
  );
});
