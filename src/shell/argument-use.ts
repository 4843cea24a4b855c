import { ARGUMENT_RULES, RUNNING_OPTION, USES_BY_RISK, usualUse, type Use } from './programs.ts';
import { innerCommand, programName, SHELL, SQL_CLIENT } from './wrappers.ts';

/** Beside the uses of an argument: a script of the shell, a text that may be one, and SQL. */
export type ArgumentUse = Use | 'script' | 'maybe-script' | 'sql';

const ARGUMENT_USES_BY_RISK = ['data', 'plain', 'maybe-script', 'sql', 'script', 'name', 'code'] as const;

/** An argument of a command that holds a value. */
export interface Argument {
  /** The words of the command, its program first. */
  readonly words: readonly string[];
  readonly index: number;
  /** Its text before the value, with its quotes. */
  readonly before: string;
}

/** The use that allows less. */
export function riskier(one: Use, other: Use): Use {
  return USES_BY_RISK.indexOf(one) > USES_BY_RISK.indexOf(other) ? one : other;
}

/** The same of arguments. */
export function riskierArgument(one: ArgumentUse, other: ArgumentUse): ArgumentUse {
  return ARGUMENT_USES_BY_RISK.indexOf(one) > ARGUMENT_USES_BY_RISK.indexOf(other) ? one : other;
}

/** What a command does with one of its words. */
export function argumentUse({ words, index, before }: Argument): ArgumentUse {
  const prefix = before.replace(/["'\\]/g, '');
  const name = programName(words[0] ?? '');
  const [word = '', previous = ''] = [words[index], words[index - 1]];
  if (index === 0) return 'code';
  if (name === 'timeout' && words.slice(1, index).every((other) => other.startsWith('-'))) return 'name';
  const inner = innerCommand(words);
  const start = words.length - (inner?.words.length ?? 0);
  if (inner && index >= start) {
    const use = innerUse({ words: inner.words, index: index - start, before }, inner.isReadAgain);
    return inner.isReadAgain && use === 'data' ? 'plain' : use;
  }
  const line = [name, ...words.slice(1, index), prefix].join(' ');
  const rule = ARGUMENT_RULES.find(([pattern]) => pattern.test(line))?.[1];
  if (rule !== undefined) return rule;
  if (RUNNING_OPTION.test(/^(--?[\w-]+)=/.exec(word)?.[1] ?? previous))
    return prefix === '' || prefix.endsWith('=') ? 'code' : 'script';
  if (SHELL.test(name)) return shellUse(name, previous, word);
  if (SQL_CLIENT.test(name))
    return isText(word) || /^(?:-[ce]|--(?:command|execute|query))$/.test(previous) ? 'sql' : 'plain';
  if (/^(?:sudo|doas|ssh|nice|ionice|timeout|stdbuf|pdsh|dsh|clush)$/.test(name)) return 'plain';
  return programUse({ words, index, before }, usualUse(name));
}

function innerUse(argument: Argument, isReadAgain: boolean): ArgumentUse {
  const { words, index } = argument;
  const text = words[index] ?? '';
  if (!isReadAgain) return argumentUse(argument);
  if (isText(text)) return 'script';
  // Which command it is an argument of is only known where no other word ends one.
  return words.some((word) => /[;&|\n`(]/.test(word)) ? 'code' : argumentUse(argument);
}

function shellUse(name: string, option: string, word: string): ArgumentUse {
  if (/^(?:-\w*c|--command)$/.test(option) || word.startsWith('--command=')) return 'script';
  return name === 'su' && !option.startsWith('--') ? 'plain' : 'code';
}

function programUse({ words, index, before }: Argument, usual: Use): ArgumentUse {
  const word = words[index] ?? '';
  if (usual === 'name') return interpreterUse({ words, index, before });
  if (words[0] === 'trap') return 'script';
  const exec = words.findLastIndex((other, at) => at < index && /^-(?:exec|execdir|ok|okdir)$/.test(other));
  if (exec > 0) return argumentUse({ words: words.slice(exec + 1), index: index - exec - 1, before });
  if (usual === 'data') return 'data';
  // A program that is not known may run the rest of its words.
  const runs = words.findLastIndex(
    (other, at) => at > 0 && at < index && (SHELL.test(programName(other)) || usualUse(other) === 'code'),
  );
  if (runs > 0) return argumentUse({ words: words.slice(runs), index: index - runs, before });
  return usual === 'plain' && isText(word) ? 'maybe-script' : usual;
}

/** The script that an interpreter runs is a file, or it is given behind an option. */
function interpreterUse({ words, index, before }: Argument): Use {
  const name = programName(words[0] ?? '');
  const isWhole = /^["'\\]*$/.test(before);
  if (name === 'jq' && isInJqString(before)) return 'plain';
  const isScript = !words.slice(1, index).some((word) => !word.startsWith('-'));
  const isTextGiven = /^-\w*[ecpn]\w*$/.test(words[index - 1] ?? '') || isText(words[index] ?? '');
  if (/^(?:[gmn]?awk|g?sed|jq|yq|bc|dc|m4)$/.test(name))
    return isScript || !isWhole || isTextGiven ? 'name' : 'plain';
  return isScript && !isTextGiven ? 'code' : isTextGiven || !isWhole ? 'name' : 'plain';
}

/** A string that jq compares or prints; a file that it imports is named by one as well. */
function isInJqString(before: string): boolean {
  return (
    /^'[^'"\\#]*"(?:[^'"\\#]*"[^'"\\#]*")*[^'"\\#]*$/.test(before) && !/\b(?:import|include)\b/.test(before)
  );
}

function isText(word: string): boolean {
  return /\s/.test(word);
}
