/** A part of a text, by offsets. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** Why code does not parse. */
export interface Fault {
  readonly reason: string;
  /** Offset in the code. */
  readonly at: number;
}

/**
 * How a value must be written at a place of a command, so that no shell takes it for anything but a value:
 *
 * - `bare`: a word of its own, or a part of one
 * - `command`: the same where the word is what is run
 * - `single`, `double`: within quotes
 * - `path`, `query`: within the address of a web page
 * - `raw`: where another program reads the word again (`ssh`, `bash -c`, `awk`): only what nobody could take for code
 * - `plain`: in a text that is no command
 * - `none`: nowhere safe
 */
export type Place = 'bare' | 'command' | 'single' | 'double' | 'path' | 'query' | 'raw' | 'plain' | 'none';

/** A placeholder, where it stands in the code. */
export interface Hole extends Part {
  /** As written, without its brackets. */
  readonly name: string;
  readonly place: Place;
}

/** What commands do to the system that they are run on; the author's word wins. */
export type Effect = 'reads' | 'changes' | 'destroys';

/** A block of code as the reader uses it: what is typed, what is printed, what is filled in. */
export interface CodeReading {
  /** `text` where nothing is known to be typed into a shell. */
  readonly is: 'commands' | 'output' | 'text';
  /** Missing where it is not known. */
  readonly effect?: Effect;
  /** Which command destroys, as it is called. */
  readonly destroys: string;
  /** What is typed, with its prompts; what lies between is printed. */
  readonly typed: readonly Part[];
  readonly prompts: readonly Part[];
  /** Remarks of the shell: what is not copied. */
  readonly remarks: readonly Part[];
  /** In the order of the code. */
  readonly holes: readonly Hole[];
}

export interface Fence {
  /** As written after the fence; empty where nothing is. */
  readonly language: string;
  readonly code: string;
  /** What stands behind the language. */
  readonly meta: string;
}

export type ReadCode = (fence: Fence) => CodeReading;
