import { parseMoment } from '../schemas/moment.ts';
import { isBase } from '../shared/base.ts';
import { nearest } from '../shared/nearest.ts';
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
  /** May be written several times; only for strings. */
  readonly multiple?: true;
}

/** `--rules` of the commands that read content. */
export const RULES: Option = {
  type: 'string',
  value: 'GLOB',
  help: 'Prometheus rule files, added to those of "rules" in handrail.yaml; a glob in quotes (repeatable)',
  multiple: true,
};

export interface Argument {
  readonly name: string;
  readonly help: string;
  /** What is taken where nothing is written; without one the argument is needed. */
  readonly default?: string;
}

/** One subcommand: what `--help` shows of it and what it does. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** In the order in which they are written. */
  readonly takes: readonly Argument[];
  readonly options: Readonly<Record<string, Option>>;
  /** Gets as many arguments as it takes. */
  readonly run: (given: readonly string[], options: Values) => Promise<ExitCode>;
}

export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The command was called in a way that it does not understand. Its message says which. */
export class UsageError extends Error {}

export interface Call {
  readonly given: readonly string[];
  readonly values: Values;
  readonly help: boolean;
}

/** @throws UsageError for an unknown option, a missing value, an argument too many or too few */
export function parseCall({ name, takes, options }: Command, args: readonly string[]): Call {
  const config: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const [option, { type, multiple = false }] of Object.entries(options))
    config[option] = { type, multiple };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: config,
      allowPositionals: true,
      strict: true,
    });
    const help = values['help'] === true;
    if (positionals.length > takes.length) {
      const names = takes.map((argument) => argument.name).join(' and ');
      const wanted = takes.length === 1 ? `one ${names}` : names;
      throw new UsageError(`Too many arguments: ${positionals.join(', ')}; "${name}" takes ${wanted}.`);
    }
    const given = takes.map((argument, index) => {
      const value = positionals[index] ?? argument.default ?? (help ? '' : undefined);
      if (value === undefined) throw new UsageError(`Missing argument ${argument.name}: ${argument.help}.`);
      return value;
    });
    return { given, values: values as Values, help };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(optionError((error as Error).message, Object.keys(options)));
  }
}

/** The first sentence of the parser's message; for an unknown option with the one that was probably meant. */
function optionError(message: string, known: readonly string[]): string {
  const [sentence = message] = message.split(/\. (?=[A-Z])/, 1);
  const [, unknown] = /^Unknown option '--([^']+)'/.exec(message) ?? [];
  const meant = unknown === undefined ? undefined : nearest(unknown, known);
  return `${sentence.replace(/\.?$/, '.')}${meant === undefined ? '' : ` Did you mean "--${meant}"?`}`;
}

/** @param expected completes "expected …" */
export function invalidOption(name: string, value: string | number, expected: string): UsageError {
  return new UsageError(`Invalid value for --${name}: "${value}"; expected ${expected}.`);
}

export function numberOption(values: Values, name: string): number | undefined {
  const text = values[name];
  if (typeof text !== 'string') return undefined;
  if (!/^\d+$/.test(text)) throw invalidOption(name, text, 'a whole number');
  return Number(text);
}

/** @returns milliseconds since 1970, UTC */
export function dateOption(values: Values, name: string): number | undefined {
  const text = textOption(values, name);
  if (text === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseMoment(text)?.at : undefined;
  if (day !== undefined) return day;
  throw invalidOption(name, text, 'a date, e.g. 2026-11-20');
}

export function portOption(values: Values): number | undefined {
  const port = numberOption(values, 'port');
  if (port !== undefined && port > 65_535) throw invalidOption('port', port, 'a number up to 65535');
  return port;
}

/** @throws UsageError for what no address could begin with */
export function baseOption(values: Values): string | undefined {
  const base = textOption(values, 'base');
  if (base === undefined || isBase(base)) return base;
  throw invalidOption('base', base, 'a path, e.g. /ops/');
}

export function textOption(values: Values, name: string): string | undefined {
  const text = values[name];
  return typeof text === 'string' ? text : undefined;
}

/** Every value of an option that may be written several times. */
export function textsOption(values: Values, name: string): readonly string[] {
  const texts = values[name];
  return Array.isArray(texts) ? texts : [];
}

export function helpOf({ name, summary, takes, options }: Command): string {
  const written = takes.map((argument) =>
    argument.default === undefined ? `<${argument.name}>` : `[${argument.name}]`,
  );
  const rows = [
    ...takes.map(({ help, default: standard }, index) => [
      written[index] ?? '',
      standard === undefined ? help : `${help} (default: ${standard})`,
    ]),
    ...Object.entries(options).map(([option, { value, help, default: standard }]) => [
      `--${option}${value ? ` ${value}` : ''}`,
      standard === undefined ? help : `${help} (default: ${standard})`,
    ]),
    ['-h, --help', 'Show this'],
  ];
  return `handrail ${name}: ${summary}\n\nUsage: handrail ${name} ${written.join(' ')} [options]\n\n${table(rows)}\n`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', ...rest]) => `  ${first.padEnd(width)}  ${rest.join(' ')}`).join('\n');
}
