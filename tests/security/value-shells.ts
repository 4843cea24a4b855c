import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { written } from '../../src/components/elements/toolbar/quoting.ts';
import { addressValueError, valueError } from '../../src/components/elements/toolbar/validity.ts';
import type { CodeBlock } from '../../src/entries/entry.ts';
import type { CodeAnalysis, Part, AnalyzeCode } from '../../src/shared/code-analysis.ts';
import { codeAnalyzer } from '../../src/placeholders/code-analyzer.ts';
import { HOSTILE } from '../unit/components/toolbar/hostile.ts';
import { entryOf, graphOf } from '../unit/pipeline.ts';

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-values-'));
afterAll(() => fs.rmSync(place, { recursive: true, force: true, maxRetries: 5 }));
const trace = path.join(place, 'trace');
export const evil = path.join(place, 'evil');
const stubs = path.join(place, 'bin');
export const home = path.join(place, 'home');
fs.mkdirSync(stubs);
fs.mkdirSync(home);

function stub(name: string, script: string): void {
  fs.writeFileSync(path.join(stubs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** Whatever runs one of these leaves a trace. */
const canary = `#!/bin/sh\necho "$FILLED" >> '${trace}'\n`;
const canaries = [path.join(stubs, 'PWNED'), evil, path.join(home, 'evil')];
for (const file of canaries) fs.writeFileSync(file, canary, { mode: 0o755 });
/** Programs that do nothing with their words; functions as well, since starting a program takes milliseconds. */
const IDLE =
  `kubectl oc perf knife gpg docker helm git aws gcloud vault consul promtool amtool systemctl journalctl dig nslookup ping
  nc traceroute tool pkill ps rm cp mv chmod chown ls df du mkdir grep head jq tail uniq wc`.split(/\s+/);
// A shell has `kill` itself, and `redis-cli` is no name for a function everywhere.
for (const name of [...IDLE, 'kill', 'redis-cli']) fs.symlinkSync('/usr/bin/true', path.join(stubs, name));
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
for (const name of `bash sh dash env xargs awk sed make find sort tr timeout nohup perl python3 cat sleep touch`.split(
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

let read: AnalyzeCode | undefined;
const readings = new Map<string, CodeAnalysis>();
export const block: AnalyzeCode = (fence) => {
  read ??= codeAnalyzer(entryOf(graphOf({ 'runbooks/a.md': '---\ntitle: A\n---\n' }), 'runbooks/a.md')).block;
  const reading = readings.get(fence.code) ?? read(fence);
  readings.set(fence.code, reading);
  return reading;
};
export const field = { key: 'v', name: 'v', description: '', type: 'text', isSecret: false } as const;

export const VALUES: readonly string[] = [
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

/** What a runbook makes of a block; nothing where the value is refused, at one of its placeholders or altogether. */
export function filled(template: string, value: string, isTyped: boolean): string | undefined {
  if (faultIn(value, isTyped) !== '') return undefined;
  const language = template.startsWith('$ ') ? 'console' : 'bash';
  const { placeholders, comments, prompts, typed } = block({ language, code: template, meta: '' });
  let command = '';
  let at = 0;
  const [{ end = template.length } = {}] = language === 'console' ? typed : [];
  for (const { start, end: to, insertion } of placeholders) {
    if (comments.some((remark) => remark.start <= start && to <= remark.end)) continue;
    const text = written(value, insertion, isTyped);
    if (text === undefined) return undefined;
    command += template.slice(at, start) + text;
    at = to;
  }
  if (at === 0) return undefined;
  return (command + template.slice(at, end)).slice(prompts[0]?.end ?? 0);
}

/** Words that change the shell for what comes after them. */
const CHANGES_SHELL =
  /\b(?:alias|builtin|cd|command|declare|enable|exec|exit|export|hash|IFS|PATH|readonly|return|set|setopt|shopt|source|trap|typeset|unset|unsetopt)\b|\(\)|(?:^|[\s;&|])\. /;

/**
 * Runs each of its arguments and prints how many it has run. Those that may change the shell begin with `(` and have one of their
 * own. `restore` follows those that may have written into a canary: `echo x > <v>`.
 */
const inEach = (restore: string): string =>
  `${IDLE.map((name) => `${name}() { :; }`).join('\n')}
export FILLED; HR_PLACE=$PWD; HR_PATH=$PATH
for HR_COMMAND; do
  cd "$HR_PLACE"; PATH=$HR_PATH; FILLED=$((FILLED + 1))
  case $HR_COMMAND in
    '('*) (eval "\${HR_COMMAND#?}") > /dev/null;;
    *) eval "\${HR_COMMAND#?}" > /dev/null;;
  esac
  case $HR_COMMAND in *'>'*) ${restore};; esac
  echo $FILLED
done`;
const inEachOfFish = (restore: string): string =>
  `${IDLE.map((name) => `function ${name}; end`).join('\n')}
set -gx FILLED $FILLED
for c in $argv
  set FILLED (math $FILLED + 1); eval (string sub -s 2 -- $c | string collect) > /dev/null
  string match -q '*>*' -- $c; and begin; ${restore}; end
  echo $FILLED
end`;
export const SHELLS = {
  bash: (restore: string) => ['--norc', '-c', inEach(restore), 'bash'],
  dash: (restore: string) => ['-c', inEach(restore), 'dash'],
  zsh: (restore: string) => ['-f', '-c', inEach(restore), 'zsh'],
  fish: (restore: string) => ['--no-config', '-c', inEachOfFish(restore)],
} as const;

/** Runs commands one after the other, and returns those by which something was run. */
export function executed(commands: readonly string[], shell: keyof typeof SHELLS): string[] {
  const folder = fs.mkdtempSync(path.join(home, 'run-'));
  for (const name of ['file', 'out']) fs.writeFileSync(path.join(folder, name), 'a\n');
  fs.writeFileSync(path.join(folder, 'evil'), canary, { mode: 0o755 });
  const restore = [...canaries, path.join(folder, 'evil')]
    .map((file) => `printf %s "$CANARY" > '${file}'`)
    .join('; ');
  const words = commands.map((command) => (CHANGES_SHELL.test(command) ? '(' : ' ') + command);
  // A command may end the shell, by a fault of its syntax for one; the next one begins another shell.
  for (let ran = 0; ran < words.length;) {
    const env = { FILLED: String(ran) };
    const printed = runShell(shell, [...SHELLS[shell](restore), ...words.slice(ran)], { cwd: folder, env });
    const last = Number(printed.trim().split('\n').at(-1));
    ran = last === words.length ? last : Math.max(last, ran) + 1;
  }
  return tracesLeft().map((index) => commands[Number(index) - 1] ?? `after command ${index}`);
}

/** What the canaries that ran since the last call were told; they forget it. */
export function tracesLeft(): string[] {
  const traces = fs.existsSync(trace) ? fs.readFileSync(trace, 'utf8').trim().split('\n') : [];
  fs.rmSync(trace, { force: true });
  return traces;
}

interface ShellOptions {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What the shell printed. */
export function runShell(
  shell: string,
  words: readonly string[],
  { cwd, input = '', env = {} }: ShellOptions,
): string {
  for (const file of canaries) fs.writeFileSync(file, canary);
  const { error, stdout } = spawnSync(`/usr/bin/${shell}`, words, {
    cwd,
    env: { PATH: stubs, HOME: home, TERM: 'dumb', HISTFILE: '/dev/null', CANARY: canary, ...env },
    input,
    timeout: 600_000,
    stdio: ['pipe', 'pipe', 'ignore'],
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  if (error) throw error;
  return stdout;
}

export function isInstalled(shell: string): boolean {
  return fs.existsSync(`/usr/bin/${shell}`);
}

const pages = new Map<string, { readonly blocks: readonly CodeBlock[]; readonly read: AnalyzeCode }>();

function pageOf(template: string): { readonly blocks: readonly CodeBlock[]; readonly read: AnalyzeCode } {
  const known = pages.get(template);
  if (known) return known;
  const text = template.replaceAll('%', '```');
  const entry = entryOf(graphOf({ 'runbooks/a.md': `---\ntitle: A\n---\n${text}\n` }), 'runbooks/a.md');
  const page = { blocks: entry.outline.blocks, read: codeAnalyzer(entry).block };
  pages.set(template, page);
  return page;
}

/** What is typed of a page's blocks, one after the other; nothing where the value is refused. */
export function filledPage(template: string, value: string, isTyped: boolean): string | undefined {
  if (faultIn(value, isTyped) !== '') return undefined;
  const { blocks, read: readBlock } = pageOf(template);
  const commands = blocks.flatMap((fence) => {
    const reading = readBlock({ ...fence, meta: '' });
    if (reading.is !== 'commands') return [fence.code];
    return reading.typed.map((part) => typedText(fence.code, part, reading, value, isTyped));
  });
  return commands.includes(undefined) ? undefined : commands.join('\n');
}

function typedText(
  code: string,
  { start, end }: Part,
  { placeholders, prompts }: CodeAnalysis,
  value: string,
  isTyped: boolean,
): string | undefined {
  let text = '';
  let at = prompts.find((prompt) => prompt.start === start)?.end ?? start;
  for (const one of placeholders.filter(
    (placeholder) => start <= placeholder.start && placeholder.end <= end,
  )) {
    const inserted = written(value, one.insertion, isTyped);
    if (inserted === undefined) return undefined;
    text += code.slice(at, one.start) + inserted;
    at = one.end;
  }
  return text + code.slice(at, end);
}

function faultIn(value: string, isTyped: boolean): string {
  return isTyped ? valueError(value, field) : addressValueError(value, field);
}
