import type { Command } from 'unbash';
import { KNOWN_COMMANDS } from './known-commands.ts';
import { commandsIn } from './script.ts';

/** One thing that a script does. */
export type Run =
  /** Words with one space between them; those that contain spaces are left out. Where it writes a file there is a second: `> file`. */
  | { readonly is: 'command'; readonly line: string }
  /** In lower case, without comments and without what stands in quotes. */
  | { readonly is: 'sql'; readonly statement: string };

/** A script in a script in a script is not written by hand. */
const DEEPEST = 3;
const LONGEST_LINE = 1000;

/** Commands that run the rest of their words, with their options that take a value. */
const WRAPPERS: Readonly<Record<string, RegExp>> = {
  sudo: /^-[ughpCRDT]$|^--(?:user|group|host)$/,
  doas: /^-[uC]$/,
  env: /^-[uC]$/,
  nice: /^-n$/,
  ionice: /^-[cnp]$/,
  xargs: /^-[IndLPsaE]$/,
  timeout: /^-[sk]$|^\d+[smhd]?$/,
  watch: /^-n$/,
  parallel: /^-[jnN]$/,
  nohup: /^$/,
  setsid: /^$/,
  npx: /^-[cp]$|^--package$/,
  chpst: /^-[uUebm/cdfoprst]$/,
  envdir: /^\/etc\//,
  nsenter: /^-[tSG]$|^--target$/,
  chroot: /^\/(?:host|mnt|sysroot)\b/,
  time: /^$/,
  exec: /^-a$/,
  command: /^-[vV]$/,
  stdbuf: /^$/,
};
const SHELL = /^(?:bash|sh|zsh|dash|ash|su)$/;
const SQL_CLIENT = /^(?:psql|mysql|mariadb|sqlite3|gitlab-psql|cockroach|clickhouse-client|cqlsh)$/;
const SSH_VALUE = /^-[bcDEeFIiJLlmOopQRSWw]$/;
const KNIFE_VALUE = /^-[aCGiPpx]$|^--(?:attribute|concurrency|ssh-\w+)$/;
const CONTAINER_VALUE = /^-[cenuw]$|^--(?:container|env|namespace|user|workdir|context)$/;

/** What the commands of a script run, and where each begins; also through `sudo`, `ssh`, `bash -c`, `kubectl exec`, `psql -c`. */
export function runsOf(code: string): { run: Run; at: number }[] {
  return commandsIn(code, { substituted: true }).flatMap((command) =>
    runsOfCommand(command, 0).map((run) => ({ run, at: command.name?.pos ?? command.pos })),
  );
}

function runsOfCommand({ name, args, redirects }: Command, depth: number): Run[] {
  const words = name === undefined ? [] : [name, ...args].map(wordText);
  const given = redirects.flatMap((redirect) => {
    if (redirect.type === 'HereDoc') return [redirect.body.text];
    return redirect.type === 'HereString' ? [redirect.target?.value ?? ''] : [];
  });
  return [...runsOfWords(words, given, depth), ...writesOf(words, redirects)];
}

function wordText(word: NonNullable<Command['name']> | Command['args'][number]): string {
  return word.type === 'Word' ? word.value : word.text;
}

function nameOf(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** What is run inside counts; where that is not seen, as of a shell that waits for somebody to type, the command itself. */
function runsOfWords(words: readonly string[], given: readonly string[], depth: number): Run[] {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  const name = nameOf(first);
  const inside = runsInside(name, rest, given, depth);
  if (inside.length > 0) return inside;
  const line = [name, ...rest.filter((word) => !/\s/.test(word))].join(' ');
  return [{ is: 'command', line: line.slice(0, LONGEST_LINE) }];
}

function runsInside(name: string, rest: readonly string[], given: readonly string[], depth: number): Run[] {
  const script = (texts: readonly string[]): Run[] =>
    depth === DEEPEST
      ? []
      : texts.flatMap((text) =>
          commandsIn(text, { substituted: true }).flatMap((command) => runsOfCommand(command, depth + 1)),
        );
  const wrapped = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  if (wrapped) {
    const words = withoutOptions(rest, wrapped);
    // What comes from the standard input stands at the end.
    const piped = words.length > 0 && (name === 'xargs' || name === 'parallel') ? ['{}'] : [];
    return runsOfWords([...words, ...piped], given, depth);
  }
  if (name === 'ssh') return script([withoutOptions(rest, SSH_VALUE).slice(1).join(' '), ...given]);
  if (name === 'eval') return script([rest.join(' ')]);
  if (SHELL.test(name)) return script([...valuesOf(rest, /^-\w*c$/), ...given]);
  if (SQL_CLIENT.test(name)) {
    const texts =
      name === 'sqlite3' ? rest.slice(-1) : valuesOf(rest, /^(?:-[ceq]|--(?:command|execute|query))$/);
    return [...texts, ...given].flatMap(sqlRuns);
  }
  if (name === 'knife' && rest[0] === 'ssh') {
    const [, ...words] = withoutOptions(rest.slice(1), KNIFE_VALUE);
    return script([withoutOptions(words, KNIFE_VALUE).join(' ')]);
  }
  if (name === 'gcloud' && rest.includes('ssh') && !rest.includes('--'))
    return script(valuesOf(rest, /^--command$/));
  return runsOfWords(insideOf(name, rest), given, depth);
}

/** The files that a command writes, where it is one: in output and prose `>` means other things. */
function writesOf([name]: readonly string[], redirects: Command['redirects']): Run[] {
  if (name !== undefined && !KNOWN_COMMANDS.has(nameOf(name))) return [];
  return redirects.flatMap((redirect) => {
    if (redirect.type !== 'Redirect' || !/^&?>[>|]?$/.test(redirect.operator)) return [];
    const file = redirect.target?.value ?? '';
    return file === '' || file.startsWith('/dev/null') ? [] : [{ is: 'command', line: `> ${file}` }];
  });
}

/** The command that `kubectl exec pod -- …`, `docker exec container …` or `bundle exec …` runs. */
function insideOf(name: string, words: readonly string[]): string[] {
  if (name === 'bundle' && words[0] === 'exec') return words.slice(1);
  if (!/^(?:kubectl|oc|docker|podman|crictl|nerdctl|railway|fly|heroku|gcloud)$/.test(name)) return [];
  const dashes = words.indexOf('--');
  if (dashes !== -1) return words.slice(dashes + 1);
  const exec = words.indexOf(name === 'oc' ? 'rsh' : 'exec');
  return exec === -1 || name === 'kubectl'
    ? []
    : withoutOptions(words.slice(exec + 1), CONTAINER_VALUE).slice(1);
}

/** Without leading options, their values, and assignments. */
function withoutOptions(words: readonly string[], takesValue: RegExp): string[] {
  let at = 0;
  for (let word = words[at]; word !== undefined; word = words[at]) {
    if (takesValue.test(word)) at += word.startsWith('-') ? 2 : 1;
    else if (word.startsWith('-') || /^[A-Za-z_]\w*=/.test(word)) at++;
    else break;
  }
  return words.slice(at);
}

/** What stands behind an option: `-c TEXT`, `--command=TEXT`, `-cTEXT`. */
function valuesOf(words: readonly string[], option: RegExp): string[] {
  return words.flatMap((word, index) => {
    if (option.test(word)) return words[index + 1] ?? [];
    const [, name = '', value = ''] = /^(--[a-z]+)=(.*)$/s.exec(word) ?? /^(-[a-z])(.*)$/s.exec(word) ?? [];
    return value !== '' && option.test(name) ? value : [];
  });
}

/** The statements of an SQL text. */
export function sqlRuns(text: string): Run[] {
  return text
    .replace(/--.*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (found) => (found.startsWith("'") ? "''" : ' '))
    .split(';')
    .map((statement) => statement.replace(/\s+/g, ' ').trim().toLowerCase().slice(0, LONGEST_LINE))
    .filter((statement) => statement !== '')
    .map((statement) => ({ is: 'sql', statement }));
}
