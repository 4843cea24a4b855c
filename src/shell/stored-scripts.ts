import { forEachChild, type Redirection, type SyntaxNode } from 'unbash';
import { wordsOf } from './script.ts';
import { SHOWING } from './stdin-use.ts';
import { innerCommand, programName, SHELL } from './wrappers.ts';

/** Whether a script runs files, which it may have loaded before. */
export function runsWhatItLoads(node: SyntaxNode): boolean {
  if (node.type === 'Command') {
    const words = wordsOf(node);
    const inner = innerCommand(words)?.words ?? words;
    const name = inner[0] ?? '';
    if (/^\.{0,2}\/|^(?:source|\.|pip3?|npm|apt|apt-get|rpm|dpkg|python\d?|perl)$/.test(name)) return true;
    if (SHELL.test(programName(name)) && inner.length > 1 && inner[1] !== '-c') return true;
    if (name === 'chmod') return /\+x|[157]\d\d/.test(inner.join(' '));
  }
  let runs = false;
  forEachChild(node, (child) => (runs ||= runsWhatItLoads(child)));
  return runs;
}

/** Whether a file may be what the words of a command say. */
export function isStored(
  [name = '', ...words]: readonly string[],
  redirects: readonly Redirection[],
  readers: readonly SyntaxNode[],
): boolean {
  if (/^(?:wget|cp|mv|ln)$/.test(name)) return true;
  const isWritten = redirects.some(({ type, operator }) => type === 'Redirect' && operator.includes('>'));
  if (SHOWING.test(name)) return isWritten || readers.some(isTee);
  if (name !== 'curl') return false;
  return redirects.length > 0 || words.some((word) => /^-\w*[oO]|^--(?:remote-name|output)/.test(word));
}

function isTee(node: SyntaxNode): boolean {
  return node.type === 'Command' && /^(?:sudo|tee)$/.test(node.name?.value ?? '');
}
