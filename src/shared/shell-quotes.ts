import type { Part, Place } from './code-reading.ts';

/** What reads its words again, as code of a shell or of its own: quotes that are right for the first reader say nothing there. */
const READS_AGAIN =
  /(?:^|[\s;|&(`/])(?:ssh|eval|watch|parallel|xargs|[gm]?awk|perl|python[\d.]*|ruby|node|php|lua|Rscript|(?:ba|z|da|k|a|fi)?sh|su|source|trap|find|env|crontab|at|batch|expect|psql|mysql|mariadb|sqlite3|cqlsh|mongo(?:sh)?|redis-cli|jq|yq|sed|tmux|screen|let|declare|typeset|local|export|unset|test|printf|read|\[\[?|\(\()(?=[\s'"]|$)/;
/** What comes before a word that is run. */
const RUNS_NEXT = /(?:^|[;|&({]|(?:^|\s)(?:--|sudo|then|do|else|exec|nohup|time|!))\s*$/;
const ADDRESS = /https?:\/\/[^\s'"]*$/;

const SINGLE = /^'[^']*'/;
const HEREDOC = /^<<-?\s*["'\\]?([\w.-]+)["']?/;
const ANSI = /^'(?:\\[\s\S]|[^'\\])*'/;

type Frame = 'bare' | 'double' | 'tick' | 'brace' | 'sum';

/** How a script reads each of its places. */
export interface ShellText {
  readonly remarks: readonly Part[];
  readonly placeOf: (part: Part) => Place;
}

/**
 * Follows the quotes of a script as a POSIX shell does. Where it loses track, quotes that are never closed included, it says
 * `raw`.
 */
export function readShell(code: string): ShellText {
  return new ShellReader(code).read();
}

class ShellReader {
  readonly #code: string;
  readonly #states: Place[] = [];
  readonly #remarks: Part[] = [];
  readonly #frames: Frame[] = ['bare'];
  /** The words that end the texts which begin on the next line. */
  readonly #heredocs: string[] = [];
  /** Where a command may begin: lines that stand in no quotes. */
  readonly #starts = [0];
  #at = 0;
  #isLost: boolean;

  constructor(code: string) {
    this.#code = code;
    // A pattern of `case` ends with a bracket that nothing opened.
    this.#isLost = /\bcase\b/.test(code) && code.includes('$(');
  }

  read(): ShellText {
    while (this.#at < this.#code.length) this.#step();
    const lines = { code: this.#code, starts: this.#starts };
    const isLost = this.#isLost || this.#frames.length > 1;
    return {
      remarks: isLost ? [] : this.#remarks,
      placeOf: (part) => (isLost ? 'raw' : placeAt(part, this.#states[part.start] ?? 'raw', lines)),
    };
  }

  #step(): void {
    const char = this.#code.charAt(this.#at);
    if (char === '\\') this.#put(2);
    else if (char === '$') this.#expansion();
    else if (char === '`') this.#toggle('tick');
    else if (char === '"') this.#toggle('double');
    else if (this.#top() === 'double') this.#put(1);
    else if (char === "'") this.#singleQuotes();
    else if (char === '(') this.#push(this.#isSum() ? 'sum' : 'bare', 1);
    else if (char === ')') this.#close(this.#top() === 'bare' || this.#top() === 'sum');
    else if (char === '}') this.#close(this.#top() === 'brace');
    else if (char === '#') this.#remark();
    else if (char === '<') this.#redirection();
    else if (char === '\n') this.#lineBreak();
    else this.#put(1);
  }

  #top(): Frame {
    return this.#frames.at(-1) ?? 'bare';
  }

  #isNested(): boolean {
    return this.#frames.some((frame) => frame !== 'bare' && frame !== 'double');
  }

  #put(length: number, place?: Place): void {
    const here = this.#isNested() ? 'raw' : this.#top() === 'double' ? 'double' : 'bare';
    for (const end = this.#at + length; this.#at < end; this.#at++) this.#states[this.#at] = place ?? here;
  }

  #push(frame: Frame, length: number): void {
    this.#put(length);
    this.#frames.push(frame);
  }

  #close(isOpen: boolean): void {
    this.#put(1);
    if (isOpen && this.#frames.length > 1) this.#frames.pop();
  }

  #toggle(frame: Frame): void {
    if (this.#top() === frame) this.#close(true);
    else this.#push(frame, 1);
  }

  #expansion(): void {
    const next = this.#code.slice(this.#at, this.#at + 3);
    if (next === '$((') {
      this.#push('sum', 3);
      this.#frames.push('sum');
    } else if (next.startsWith('$(')) this.#push('bare', 2);
    else if (next.startsWith('${')) this.#push('brace', 2);
    else this.#put(1);
  }

  #isSum(): boolean {
    return this.#top() === 'sum' || this.#code.charAt(this.#at + 1) === '(';
  }

  #singleQuotes(): void {
    const isAnsi = this.#code.charAt(this.#at - 1) === '$';
    const [quoted = ''] = (isAnsi ? ANSI : SINGLE).exec(this.#code.slice(this.#at)) ?? [];
    this.#isLost ||= quoted === '';
    this.#put(quoted.length || 1, isAnsi || this.#isNested() ? 'raw' : 'single');
  }

  #remark(): void {
    const start = this.#at;
    const isRemark = /^$|[\s;&|()]/.test(this.#code.charAt(start - 1)) && !this.#code.startsWith('#!');
    if (!isRemark) {
      this.#put(1);
      return;
    }
    const end = endOfLine(this.#code, start);
    this.#put(end - start, 'raw');
    this.#remarks.push({ start, end });
  }

  /** `<<EOF`, but not `<<<`. */
  #redirection(): void {
    const [whole = '<', delimiter = ''] = HEREDOC.exec(this.#code.slice(this.#at, this.#at + 80)) ?? [];
    if (delimiter !== '' && this.#code.charAt(this.#at - 1) !== '<') this.#heredocs.push(delimiter);
    this.#put(whole.length);
  }

  #lineBreak(): void {
    this.#put(1);
    for (const delimiter of this.#heredocs.splice(0)) {
      this.#put(endOfHeredoc(this.#code, this.#at, delimiter) - this.#at, 'plain');
      this.#put(endOfLine(this.#code, this.#at) - this.#at, 'raw');
    }
    if (this.#frames.length === 1) this.#starts.push(this.#at);
  }
}

function placeAt({ start, end }: Part, state: Place, { code, starts }: Lines): Place {
  const from = code.lastIndexOf('\n', start - 1) + 1;
  const before = code.slice(from, start);
  const after = code.slice(end, endOfLine(code, end));
  // Alone on its line it might end a text that is given to a command.
  if (state === 'plain') {
    if (before.trim() === '' && after.trim() === '') return 'none';
    return READS_AGAIN.test(commandAround({ code, starts }, start)) ? 'raw' : 'plain';
  }
  const address = ADDRESS.exec(before)?.[0];
  if (address !== undefined) return address.includes('?') ? 'query' : 'path';
  // Behind a backslash, as a name of a variable, as a subscript: each is read in a way of its own.
  if (state === 'raw' || /[\\$]$|\w\[[^\]\s]*$/.test(before)) return 'raw';
  if (READS_AGAIN.test(commandAround({ code, starts }, start))) return 'raw';
  if (state === 'bare') return RUNS_NEXT.test(before) ? 'command' : 'bare';
  // JSON and the like: what ends one of its texts would begin something else.
  return /["'][{[][^'\n]*$/.test(before) ? 'plain' : state;
}

interface Lines {
  readonly code: string;
  readonly starts: readonly number[];
}

/** All lines of a command, quoted ones and texts that are given to it included. */
function commandAround({ code, starts }: Lines, at: number): string {
  const from = starts.findLast((start) => start <= at) ?? 0;
  return code.slice(from, starts.find((start) => start > at) ?? code.length);
}

function endOfLine(code: string, at: number): number {
  const end = code.indexOf('\n', at);
  return end === -1 ? code.length : end;
}

/** Where the line begins that ends it. */
function endOfHeredoc(code: string, from: number, delimiter: string): number {
  for (let at = from; at < code.length; at = endOfLine(code, at) + 1)
    if (code.slice(at, endOfLine(code, at)).trim() === delimiter) return at;
  return code.length;
}
