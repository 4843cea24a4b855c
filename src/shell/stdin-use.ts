import type { SyntaxNode, Word } from 'unbash';
import type { ArgumentUse } from './argument-use.ts';
import { usualUse } from './programs.ts';
import { wordsOf } from './script.ts';
import { innerCommand, programName, SHELL, SQL_CLIENT } from './wrappers.ts';

/** What a command does with its standard input. */
export function stdinUse(command: SyntaxNode | { readonly words: readonly string[] }): ArgumentUse {
  const words = 'words' in command ? command.words : wordsOf(command);
  const name = programName(words[0] ?? '');
  const inner = innerCommand(words);
  if (inner) {
    if (inner.words.length > 0) {
      const use = stdinUse({ words: inner.words });
      if (name !== 'xargs' && name !== 'parallel') return use;
      return use === 'script' || isProgramOf(words, inner.words) ? 'code' : 'plain';
    }
    if (name === 'ssh' || name === 'sudo') return 'script';
    return name === 'xargs' ? 'plain' : 'code';
  }
  if (SHELL.test(name) || name === 'at' || name === 'batch')
    return words.some((word) => /^-\w*c$/.test(word)) ? 'plain' : 'script';
  if (SQL_CLIENT.test(name)) return 'sql';
  const usual = usualUse(name);
  if (usual !== 'name') return usual;
  // Without a script of its own an interpreter reads one.
  return words.length === 1 || words.at(-1) === '-'
    ? /^(?:jq|yq|[gmn]?awk|g?sed)$/.test(name)
      ? 'plain'
      : 'code'
    : 'plain';
}

/** Whether `xargs` puts what it reads where a shell expects a program: `xargs -I{} sh -c "{} --now"`. */
function isProgramOf(words: readonly string[], inner: readonly string[]): boolean {
  const mark = /(?:^| )-I ?(\S+)/.exec(words.join(' '))?.[1] ?? '{}';
  const texts = SHELL.test(programName(inner[0] ?? '')) ? inner : inner.slice(0, 1);
  return texts.some((text) => text.split(/[;&|(`\n]/).some((command) => command.trim().startsWith(mark)));
}

/** What prints its words. */
export const SHOWING = /^(?:echo|printf|cat)$/;

/** What becomes of a word that is printed. */
export function shownUse(use: ArgumentUse, word: Word, readers: readonly SyntaxNode[]): ArgumentUse {
  const uses = readers.map(stdinUse);
  if (uses.includes('sql')) return 'sql';
  if (uses.includes('script')) return /\s/.test(word.value) && !/%/.test(word.value) ? 'script' : 'code';
  return use === 'data' && uses.some((one) => one !== 'data') ? 'plain' : use;
}
