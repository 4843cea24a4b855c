import { parseArgs, type ParseArgsConfig } from 'node:util';

/** How the command ended: well, with problems found (or no site), or misused. */
export const EXIT = { ok: 0, problems: 1, misuse: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Option {
  readonly type: 'string' | 'boolean';
  /** `DIR`, `N`: what the value is; only for strings. */
  readonly value?: string;
  readonly help: string;
  readonly default?: string;
}

/** One subcommand: what `--help` shows of it and what it does. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly argument: { readonly name: string; readonly help: string; readonly default: string };
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (argument: string, options: Values) => Promise<ExitCode>;
}

export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** The command was called in a way that it does not understand. Its message says which. */
export class UsageError extends Error {}

export interface Call {
  readonly argument: string;
  readonly values: Values;
  readonly help: boolean;
}

/** @throws UsageError for an unknown option, a missing value, a second argument */
export function parseCall({ name, argument, options }: Command, args: readonly string[]): Call {
  const config: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const [option, { type }] of Object.entries(options)) config[option] = { type };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: config,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length > 1)
      throw new UsageError(
        `"${name}" takes one ${argument.name}, not ${positionals.length}: ${positionals.join(', ')}.`,
      );
    return {
      argument: positionals[0] ?? argument.default,
      values: values as Values,
      help: values['help'] === true,
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(firstSentence((error as Error).message));
  }
}

function firstSentence(message: string): string {
  return message.split(/\. (?=[A-Z])/, 1)[0]?.replace(/\.?$/, '.') ?? message;
}

export function numberOption(values: Values, name: string): number | undefined {
  const text = values[name];
  if (typeof text !== 'string') return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
}

export function portOption(values: Values): number | undefined {
  const port = numberOption(values, 'port');
  if (port !== undefined && port > 65_535)
    throw new UsageError(`--port takes a number up to 65535, not ${port}.`);
  return port;
}

/** Letters, digits and `-._~` between slashes: what needs no escaping in an address, on any host. */
export function baseOption(values: Values): string | undefined {
  const base = textOption(values, 'base');
  if (base === undefined || /^\/?(?:(?!\.{1,2}(?:\/|$))[\w.~-]+(?:\/|$))*$/.test(base)) return base;
  throw new UsageError(`--base takes a path such as /ops/, not "${base}".`);
}

export function textOption(values: Values, name: string): string | undefined {
  const text = values[name];
  return typeof text === 'string' ? text : undefined;
}

export function helpOf({ name, summary, argument, options }: Command): string {
  const rows = [
    [`[${argument.name}]`, `${argument.help} (default: ${argument.default})`],
    ...Object.entries(options).map(([option, { value, help, default: standard }]) => [
      `--${option}${value ? ` ${value}` : ''}`,
      standard === undefined ? help : `${help} (default: ${standard})`,
    ]),
    ['-h, --help', 'Show this'],
  ];
  return `handrail ${name}: ${summary}\n\nUsage: handrail ${name} [${argument.name}] [options]\n\n${table(rows)}\n`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', ...rest]) => `  ${first.padEnd(width)}  ${rest.join(' ')}`).join('\n');
}
