import { inspect, stripVTControlCharacters } from 'node:util';
import { ContentError } from '../entries/content-error.ts';
import { OutputError } from '../integration/output-target.ts';
import { VERSION } from '../integration/version.ts';
import { nearest } from '../shared/nearest.ts';
import { EXIT, helpOf, parseCall, table, UsageError, type Command, type ExitCode } from './command.ts';
import { PortError } from './port.ts';
import { complain, print } from './terminal.ts';

/** Each is loaded when it is called: what one needs takes time before another can begin. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  build: async () => (await import('./commands/build.ts')).build,
  dev: async () => (await import('./commands/dev.ts')).dev,
  preview: async () => (await import('./commands/preview.ts')).preview,
  check: async () => (await import('./commands/check.ts')).check,
  diff: async () => (await import('./commands/diff.ts')).diff,
  import: async () => (await import('./commands/import.ts')).importEntries,
  init: async () => (await import('./commands/init.ts')).init,
  new: async () => (await import('./commands/new.ts')).newEntry,
};

/** Runs `handrail` with the arguments after its name. Never throws: what goes wrong is printed, and told by the status. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  // Node would print it as it is.
  process.once('uncaughtException', (error) => process.exit(explain(error, undefined)));
  const [first = '--help', ...others] = args;
  // `help build` is `build --help`.
  const [name, ...rest] =
    first === 'help' && others[0] !== undefined ? [others[0], '--help'] : [first, ...others];
  if (name === '--help' || name === '-h' || name === 'help') return say(await help());
  if (name === '--version' || name === '-v') return say(VERSION);
  let command: Command | undefined;
  try {
    command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.() : undefined;
    if (!command) throw new UsageError(unknown(name));
    const { given, values, help: asked } = parseCall(command, rest);
    return asked ? say(helpOf(command).trimEnd()) : await command.run(given, values);
  } catch (error) {
    return explain(error, command);
  }
}

/** `handrail check | head`: the reader has seen enough, and the status is the same. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function say(text: string): ExitCode {
  print(...text.split('\n'));
  return EXIT.ok;
}

async function help(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return [
    'Handrail turns a folder of Markdown about operations into a static site.',
    `Usage: handrail <command> [options]\n\n${table(commands.map(({ name, summary }) => [name, summary]))}`,
    '"handrail <command> --help" lists the options of a command.',
  ].join('\n\n');
}

function unknown(name: string): string {
  const meant = nearest(name, Object.keys(COMMANDS));
  return `Unknown command "${name}".${meant ? ` Did you mean "${meant}"?` : ''}`;
}

function explain(error: unknown, command: Command | undefined): ExitCode {
  if (error instanceof UsageError) {
    complain(`handrail: ${error.message}`, `See: handrail ${command ? `${command.name} ` : ''}--help`);
    return EXIT.misuse;
  }
  if (error instanceof ContentError || error instanceof OutputError || error instanceof PortError) {
    complain(`handrail: ${error.message}`);
    return EXIT.misuse;
  }
  complain(`handrail: ${reason(error as SystemError, command?.name === 'build')}`);
  if (process.env['HANDRAIL_DEBUG']) complain(...inspect(error).split('\n'));
  return EXIT.problems;
}

const FULL = /\b(ENOSPC|EDQUOT)\b/;
const CLOSED = /\b(EACCES|EPERM|EROFS)\b/;

/** `dest` is where a file was copied to. */
type SystemError = NodeJS.ErrnoException & { readonly dest?: string };

/** @param keepsSite whether the command replaces a site only as a whole */
function reason(
  { message = 'unknown reason', path: source = '', dest: path = source }: SystemError,
  keepsSite: boolean,
): string {
  const kept = keepsSite ? ' Previous site kept.' : '';
  if (FULL.test(message)) return `Disk full${path ? `: ${path}` : ''}.${kept}`;
  if (CLOSED.test(message)) return `Permission denied${path ? `: ${path}` : ''}.${kept}`;
  const [first = '', second = ''] = stripVTControlCharacters(message).split('\n').filter(Boolean);
  const cause = /^Caused by:\s+(.+)$/m.exec(message)?.[1];
  const told = first.endsWith(':') ? `${first} ${cause ?? second}` : first;
  return `${told.replace(/[.\s]*$/, '.')}${kept} (HANDRAIL_DEBUG=1 shows where.)`;
}
