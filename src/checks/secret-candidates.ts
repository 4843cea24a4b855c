/** Every token has as many of its characters one after the other. */
const MIN_RUN = 16;
/** What a token begins with, or is introduced by, is so near. */
const MAX_BEFORE = 32;

/** By code: what tokens are made of. */
const IN_RUN = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w+/-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/**
 * The parts of a text that a token may be in, one to a line. Most of a page is words: they are stepped over, so that few
 * characters are looked at, and fewer are read for the words that tokens begin with.
 *
 * @example 'The key is AKIA2E0A8F3B244C9986 now.' → 'The key is AKIA2E0A8F3B244C9986\n'
 */
export function tokenCandidates(text: string): string {
  let candidates = '';
  let end = MIN_RUN - 1;
  while (end < text.length) {
    const before = runStart(text, end, MIN_RUN);
    if (end - before + 1 < MIN_RUN) end = before + MIN_RUN - 1;
    else {
      const start = runStart(text, end, Infinity);
      const stop = runEnd(text, end);
      const isToken = /[A-Z0-9]/.test(text.slice(start, stop));
      if (isToken) candidates += `${text.slice(Math.max(0, start - MAX_BEFORE), stop)}\n`;
      end = stop + MIN_RUN;
    }
  }
  return candidates;
}

/** Where the run begins that ends at `end`, no further back than `most` characters; after `end` where it is in none. */
function runStart(text: string, end: number, most: number): number {
  let start = end + 1;
  while (start > 0 && end - start + 1 < most && isInRun(text, start - 1)) start--;
  return start;
}

function runEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isInRun(text, end)) end++;
  return end;
}

function isInRun(text: string, at: number): boolean {
  return IN_RUN[text.charCodeAt(at)] === 1;
}
