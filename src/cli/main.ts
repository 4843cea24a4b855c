import { inspect, stripVTControlCharacters } from 'node:util';
import { ContentError } from '../entries/read.ts';
import { OutputError } from '../integration/output-target.ts';
import { VERSION } from '../integration/version.ts';
import { nearest } from '../shared/nearest.ts';
import { EXIT, helpOf, parseCall, table, UsageError, type Command, type ExitCode } from './command.ts';
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import { dev } from './commands/dev.ts';
import { importEntries } from './commands/import.ts';
import { init } from './commands/init.ts';
import { newEntry } from './commands/new.ts';
import { preview } from './commands/preview.ts';
import { PortError } from './port.ts';
import { complain, print } from './terminal.ts';

const COMMANDS: readonly Command[] = [build, dev, preview, check, importEntries, init, newEntry];

/** Runs `handrail` with the arguments after its name. Never throws: what goes wrong is printed, and told by the status. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  // A build tells nobody that it took place.
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  // Node would print it as it is.
  process.once('uncaughtException', (error) => process.exit(explain(error, undefined)));
  const [first = '--help', ...others] = args;
  // `help build` is `build --help`.
  const [name, ...rest] =
    first === 'help' && others[0] !== undefined ? [others[0], '--help'] : [first, ...others];
  if (name === '--help' || name === '-h' || name === 'help') return say(help());
  if (name === '--version' || name === '-v') return say(VERSION);
  const command = COMMANDS.find((candidate) => candidate.name === name);
  try {
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

function help(): string {
  return [
    'Handrail turns a folder of Markdown about operations into a static site.',
    `Usage: handrail <command> [options]\n\n${table(COMMANDS.map(({ name, summary }) => [name, summary]))}`,
    '"handrail <command> --help" lists the options of a command.',
  ].join('\n\n');
}

function unknown(name: string): string {
  const meant = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  return `There is no command "${name}".${meant ? ` Did you mean "${meant}"?` : ''}`;
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
  complain(`handrail: ${reason(error as NodeJS.ErrnoException, command === build)}`);
  if (process.env['HANDRAIL_DEBUG']) complain(...inspect(error).split('\n'));
  return EXIT.problems;
}

/** Vite's bundler wraps the system's reasons in texts of its own; there they are numbers. */
const FULL = /\b(ENOSPC|EDQUOT)\b|\(os error (28|122)\)/;
const CLOSED = /\b(EACCES|EPERM|EROFS)\b|\(os error (1|13|30)\)/;

/** @param keepsSite whether the command replaces a site only as a whole */
function reason(
  { message = 'unknown reason', path = '' }: NodeJS.ErrnoException,
  keepsSite: boolean,
): string {
  const kept = keepsSite ? ' Previous site kept.' : '';
  if (FULL.test(message)) return `The disk is full${path ? ` (${path})` : ''}.${kept}`;
  if (CLOSED.test(message)) return `There is no right to write ${path || 'here'}.${kept}`;
  const [first = '', second = ''] = stripVTControlCharacters(message).split('\n').filter(Boolean);
  const cause = /^Caused by:\s+(.+)$/m.exec(message)?.[1];
  const told = first.endsWith(':') ? `${first} ${cause ?? second}` : first;
  return `${told.replace(/[.\s]*$/, '.')}${kept} (HANDRAIL_DEBUG=1 shows where.)`;
}
