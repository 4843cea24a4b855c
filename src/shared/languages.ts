import { bundledLanguages } from 'shiki/langs';

/** Names that people write for a language the highlighter knows under another, or for text. */
const ALIASES = new Map(
  Object.entries({
    console: 'shellsession',
    'sh-session': 'shellsession',
    'shell-session': 'shellsession',
    metricsql: 'promql',
    prometheus: 'promql',
    prom: 'promql',
    logql: 'plain',
    plaintext: 'plain',
    text: 'plain',
    txt: 'plain',
    plain: 'plain',
    none: 'plain',
    log: 'plain',
    output: 'plain',
    conf: 'ini',
    env: 'dotenv',
    jinja2: 'jinja',
    golang: 'go',
    postgresql: 'sql',
    psql: 'sql',
    shel: 'shellscript',
    mermaid: 'plain',
    plantuml: 'plain',
    cron: 'plain',
    crontab: 'plain',
    math: 'plain',
  }),
);

/** What is known without a grammar of Shiki's. */
const OWN = new Set(['', 'plain', 'promql']);

/** The highlighter's name for a fence's language; `plain` where nothing is to be coloured, nothing where it is unknown. */
export function languageOf(fence: string): string | undefined {
  const name = fenceName(fence);
  const known = ALIASES.get(name) ?? name;
  const isKnown = OWN.has(known) || Object.hasOwn(bundledLanguages, known);
  return isKnown ? known || 'plain' : undefined;
}

/** What is written as ```` ```Bash ````, ```` ```{.bash} ```` or ```` ```bash,ignore ````: `bash`. */
export function fenceName(fence: string): string {
  return fence
    .toLowerCase()
    .replace(/^\{?\.?/, '')
    .replace(/[,{}].*$/, '');
}

/** Scripts for shells, as people write their language. */
export const SHELL_SCRIPTS: ReadonlySet<string> = new Set(
  'bash sh shell zsh ksh shellscript shel'.split(' '),
);
/** What was typed into a shell, with prompts. */
export const SHELL_SESSIONS: ReadonlySet<string> = new Set(
  'console shellsession sh-session shell-session terminal'.split(' '),
);
/** Without a language most blocks are commands, too. */
const OTHER_COMMANDS = new Set(['', 'fish', 'powershell', 'pwsh', 'ps1', 'bat', 'cmd']);

/** The first command of a block, comments passed over; empty where its language is not one that people run line by line. */
export function firstCommand(fence: string, code: string): string {
  const name = fenceName(fence);
  if (![SHELL_SCRIPTS, SHELL_SESSIONS, OTHER_COMMANDS].some((names) => names.has(name))) return '';
  const lines = code.split('\n').map((line) => line.trim());
  const written = lines.filter((line) => line !== '');
  return written.find((line) => !line.startsWith('#')) ?? written[0] ?? '';
}

/** Whether two names mean one language: `yml` and `YAML`. What nobody can highlight is only what it is called. */
export function isSameLanguage(one: string, other: string): boolean {
  const [a, b] = [fenceName(one), fenceName(other)];
  const grammar = grammarOf(a);
  return a === b || (grammar !== undefined && grammar === grammarOf(b));
}

function grammarOf(name: string): unknown {
  const known = ALIASES.get(name) ?? name;
  if (known === 'promql') return known;
  return Object.hasOwn(bundledLanguages, known)
    ? bundledLanguages[known as keyof typeof bundledLanguages]
    : undefined;
}
