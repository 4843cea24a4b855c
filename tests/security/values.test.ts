import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { filledLink } from '../../src/placeholders/links.ts';
import { written } from '../../src/components/elements/hand/quoting.ts';
import { faultFromAddress, faultOf } from '../../src/components/elements/hand/validity.ts';
import type { CodeReading, ReadCode } from '../../src/shared/code-reading.ts';
import { codeReader } from '../../src/placeholders/code-reader.ts';
import { HOSTILE } from '../unit/components/hand/hostile.ts';
import { entryOf, graphOf } from '../unit/pipeline.ts';
import { HARMLESS, QUOTABLE, READ_AGAIN, RUNS_IT } from './value-templates.ts';

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-values-'));
afterAll(() => fs.rmSync(place, { recursive: true, force: true, maxRetries: 5 }));
const trace = path.join(place, 'trace');
const evil = path.join(place, 'evil');
const stubs = path.join(place, 'bin');
const home = path.join(place, 'home');
fs.mkdirSync(stubs);
fs.mkdirSync(home);

function stub(name: string, script: string): void {
  fs.writeFileSync(path.join(stubs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** Whatever runs one of these leaves a trace. */
stub('PWNED', `echo "$FILLED" >> '${trace}'`);
fs.writeFileSync(evil, `#!/bin/sh\necho "$FILLED" >> '${trace}'\n`, { mode: 0o755 });
fs.copyFileSync(evil, path.join(home, 'evil'));
/** Programs that do nothing with their words. */
for (const name of `kubectl docker helm git aws gcloud vault consul redis-cli promtool amtool systemctl journalctl dig nslookup ping
  nc traceroute tool kill pkill ps rm cp mv chmod chown ls df du mkdir`.split(/\s+/))
  fs.symlinkSync('/usr/bin/true', path.join(stubs, name));
/** Programs that have a shell read their words, as the real ones do. */
const join = 'shift $SKIP; [ $# -gt 0 ] && exec /bin/sh -c "$*"; exec /bin/sh';
stub(
  'ssh',
  `SKIP=1; for a; do case $a in -o) "$2";; -F) . "$2";; -o*|-F*) eval "\${a#-?}";; esac; done; ${join}`,
);
stub('scp', 'for a; do case $a in *:*) /bin/sh -c "scp -f ${a#*:}";; esac; done');
stub('watch', `SKIP=0; ${join}`);
stub('pdsh', `SKIP=2; ${join}`);
stub('salt', 'shift 2; exec /bin/sh -c "$*"');
for (const name of ['su', 'runuser', 'sg', 'flock', 'script'])
  stub(name, 'while [ $# -gt 0 ]; do case $1 in -c) /bin/sh -c "$2"; exit;; *) "$1";; esac; shift; done');
stub('sudo', 'while :; do case $1 in -u) shift 2;; -*) shift;; *) break;; esac; done; exec "$@"');
for (const name of ['psql', 'mysql'])
  stub(name, 'printf "%s\\n" "$@" | sed -n "s/.*\\\\\\\\! *//p" | /bin/sh');
for (const name of ['curl', 'wget'])
  stub(name, `case "$*" in *evil*|*PWNED*) echo PWNED; echo PWNED > x.sh;; esac`);
for (const name of `bash sh dash env xargs awk sed grep make find sort uniq wc head tr timeout nohup perl python3 jq cat sleep touch`.split(
  ' ',
))
  linkProgram(name);

/** The real program. */
function linkProgram(name: string): void {
  const found = ['/usr/bin', '/bin']
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file));
  if (found) fs.symlinkSync(found, path.join(stubs, name));
}

let read: ReadCode | undefined;
const readings = new Map<string, CodeReading>();
const block: ReadCode = (fence) => {
  read ??= codeReader(entryOf(graphOf({ 'runbooks/a.md': '---\ntitle: A\n---\n' }), 'runbooks/a.md')).block;
  const reading = readings.get(fence.code) ?? read(fence);
  readings.set(fence.code, reading);
  return reading;
};
const field = { key: 'v', name: 'v', description: '', type: 'text', isSecret: false } as const;

const VALUES: readonly string[] = [
  ...HOSTILE.map(([, value]) => value),
  'PWNED',
  evil,
  'evil',
  '../home/evil',
  `=PWNED`,
  `+PWNED`,
  'x/ePWNED',
  'x/e PWNED;',
  '-oProxyCommand=PWNED',
  'ProxyCommand=PWNED',
  'alias.log=!PWNED',
  'ext::PWNED',
  'evil.example.com/x',
  'a[$(PWNED)]',
  'x\\',
  "\\';PWNED;\\'",
  '\\\\";PWNED;"',
  '!:1',
  `"!$"; !$; "`,
  '^true^^',
  '{PWNED,}',
  '"$(PWNED)"',
  'x"`PWNED`"',
  '1 || PWNED',
  "' OR 1=1; \\! PWNED",
  '\\! PWNED',
  'system("PWNED")',
  '@{[`PWNED`]}',
  '*/PWNED/*',
  '%0aPWNED',
  '&PWNED&',
  '\u{e0050}PWNED',
  'x\ufe0fPWNED',
  'x\u00a0PWNED',
  'x\u3164PWNED',
];

/** What a page makes of a block; nothing where the value is refused, at one of its placeholders or altogether. */
function filled(template: string, value: string, isTyped: boolean): string | undefined {
  const fault = isTyped ? faultOf(value, field) : faultFromAddress(value, field);
  if (fault !== '') return undefined;
  const language = template.startsWith('$ ') ? 'console' : 'bash';
  const { placeholders, remarks, prompts, typed } = block({ language, code: template, meta: '' });
  let command = '';
  let at = 0;
  const [{ end = template.length } = {}] = language === 'console' ? typed : [];
  for (const { start, end: to, insertion } of placeholders) {
    if (remarks.some((remark) => remark.start <= start && to <= remark.end)) continue;
    const text = written(value, insertion, isTyped);
    if (text === undefined) return undefined;
    command += template.slice(at, start) + text;
    at = to;
  }
  if (at === 0) return undefined;
  return (command + template.slice(at, end)).slice(prompts[0]?.end ?? 0);
}

const EACH = 'n=0; for c; do (FILLED=$n; export FILLED; eval "$c"); n=$((n+1)); done';
const SHELLS = {
  bash: ['--norc', '-c', EACH, 'bash'],
  dash: ['-c', EACH, 'dash'],
  zsh: ['-f', '-c', EACH, 'zsh'],
  fish: ['--no-config', '-c', 'set n 0; for c in $argv; set -x FILLED $n; eval $c; set n (math $n + 1); end'],
} as const;

/** Runs commands one after the other, and returns those by which something was run. */
function executed(commands: readonly string[], shell: keyof typeof SHELLS): string[] {
  const folder = fs.mkdtempSync(path.join(home, 'run-'));
  for (const name of ['file', 'out']) fs.writeFileSync(path.join(folder, name), 'a\n');
  fs.copyFileSync(evil, path.join(folder, 'evil'));
  runShell(shell, [...SHELLS[shell], ...commands], folder);
  const ran = fs.existsSync(trace) ? fs.readFileSync(trace, 'utf8').trim().split('\n') : [];
  fs.rmSync(trace, { force: true });
  return ran.map((index) => commands[Number(index)] ?? `after command ${index}`);
}

function runShell(shell: string, words: readonly string[], cwd: string, input = ''): void {
  const env = { PATH: stubs, HOME: home, TERM: 'dumb', HISTFILE: '/dev/null' };
  const { error } = spawnSync(`/usr/bin/${shell}`, words, {
    cwd,
    env,
    input,
    timeout: 120_000,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  if (error) throw error;
}

function isInstalled(shell: string): boolean {
  return fs.existsSync(`/usr/bin/${shell}`);
}

/** Quotes are few; other shells than the first are tried with some of the commands in which they are all there is. */
const TEMPLATES = {
  bash: [...QUOTABLE, ...READ_AGAIN, ...RUNS_IT],
  others: [...QUOTABLE.filter((_, index) => index % 4 === 0), ...READ_AGAIN, ...RUNS_IT],
};

test('the canary is seen: a value that is put in as it is runs', () => {
  expect(
    executed(['echo $(PWNED)', `. ${evil}`, 'ssh x "echo; PWNED"', 'make SHELL=./evil', 'true'], 'bash'),
  ).toHaveLength(3);
});

describe.each(Object.keys(SHELLS) as (keyof typeof SHELLS)[])('in %s', (shell) => {
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

test.each(['bash', 'zsh'])('no history of an interactive %s gets into a value', (shell) => {
  if (!isInstalled(shell)) return;
  const lines = [...QUOTABLE, ...READ_AGAIN]
    .filter((template) => !template.includes('\n'))
    .flatMap((template) => VALUES.map((value) => filled(template, value, true)))
    .filter((command) => command !== undefined && command.includes('!'));
  expect(lines.length).toBeGreaterThan(200);
  const flags = shell === 'bash' ? ['--norc', '-i'] : ['-f', '-i'];
  runShell(shell, flags, home, lines.map((line) => `true '; PWNED'\n${line}\n`).join(''));
  expect(fs.existsSync(trace) ? fs.readFileSync(trace, 'utf8') : '').toBe('');
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
  for (const sign of signs) expect(faultOf(`a${sign}b`, field)).not.toBe('');
});

test('a number has a minus sign only where the smallest is below 0', () => {
  expect(faultOf('-1', { type: 'number' })).not.toBe('');
  expect(faultOf('-0', { type: 'number' })).not.toBe('');
  expect(faultOf('-1', { type: 'number', min: -5 })).toBe('');
  expect(faultOf('-6', { type: 'number', min: -5 })).toBe('at least -5');
});
