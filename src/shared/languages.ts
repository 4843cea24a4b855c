import { bundledLanguages } from 'shiki/langs';
import { fenceName } from './fence.ts';

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
    ansi: 'plain',
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

/** Whether two names mean one language: `yml` and `YAML`. An unknown language is only its name. */
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
