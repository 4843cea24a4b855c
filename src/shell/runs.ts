import type { Command } from 'unbash';
import { KNOWN_COMMANDS } from './programs.ts';
import { commandsIn } from './script.ts';
import { innerCommand, programName, SHELL, SQL_CLIENT } from './wrappers.ts';

/** One thing that a script does. */
export type Run =
  /** Words with one space between them; those that contain spaces are left out. Where it writes a file there is a second: `> file`. */
  | { readonly is: 'command'; readonly line: string }
  /** In lower case, without comments and without what stands in quotes. */
  | { readonly is: 'sql'; readonly statement: string };

/** A script in a script in a script is not written by hand. */
const DEEPEST = 3;
const LONGEST_LINE = 1000;

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

/** What is run inside counts; where that is not seen, as of a shell that waits for input, the command itself. */
function runsOfWords(words: readonly string[], given: readonly string[], depth: number): Run[] {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  const name = programName(first);
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
  if (SHELL.test(name)) return script([...valuesOf(rest, /^(?:-\w*c|--command)$/), ...given]);
  if (SQL_CLIENT.test(name)) {
    const texts =
      name === 'sqlite3' ? rest.slice(-1) : valuesOf(rest, /^(?:-[ceq]|--(?:command|execute|query))$/);
    return [...texts, ...given].flatMap(sqlRuns);
  }
  if (name === 'gcloud' && rest.includes('ssh') && !rest.includes('--'))
    return script(valuesOf(rest, /^--command$/));
  const inner = innerCommand([name, ...rest]);
  if (!inner) return [];
  if (inner.isReadAgain && !/^(?:watch|parallel|xargs)$/.test(name))
    return script([inner.words.join(' '), ...given]);
  // What comes from the standard input stands at the end.
  const piped = inner.words.length > 0 && (name === 'xargs' || name === 'parallel') ? ['{}'] : [];
  return runsOfWords([...inner.words, ...piped], given, depth);
}

/** The files that a command writes, where it is one: in output and prose `>` means other things. */
function writesOf([name]: readonly string[], redirects: Command['redirects']): Run[] {
  if (name !== undefined && !KNOWN_COMMANDS.has(programName(name))) return [];
  return redirects.flatMap((redirect) => {
    if (redirect.type !== 'Redirect' || !/^&?>[>|]?$/.test(redirect.operator)) return [];
    const file = redirect.target?.value ?? '';
    return file === '' || file.startsWith('/dev/null') ? [] : [{ is: 'command', line: `> ${file}` }];
  });
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
