/** What a stack trace says besides the error: frames of Python, Java, Kotlin, Node, .NET, Go, Rust, Ruby and PHP. */
const FRAMES = [
  // Python, .NET and Ruby: a file and a line.
  /^File "[^"]*", line \d+/,
  /^at \S.*(?:\)|:\d+|:line \d+|<anonymous>)$/,
  /^at (?:async |new )?[\w$.<>[\]]+ ?\(/,
  /^from \S+:\d+(?::in\b.*)?$/,
  // Java's rest, Python's marks below a line.
  /^\.{3} \d+ (?:more|common frames omitted)$/,
  /^[\^~]+$/,
  // Go: routines, functions with arguments, files with offsets.
  /^goroutine \d+ \[[^\]]*\]:$/,
  /^[\w.\-/]+\.[\w.()*-]+\([{}.,?…\s\da-fx]*\)$/,
  /^created by \S+/,
  /^\/\S+\.go:\d+(?: \+0x[\da-f]+)?$/,
  // Rust.
  /^stack backtrace:$/,
  /^\d+: +(?:0x[\da-f]+ - )?(?:\S+::\S|<\w+ as |_?main$|rust_\w+$|__\w+$)/,
  /^note: (?:run with|Some details)/,
  // PHP.
  /^#\d+ +\S+(?:\(\d+\))?:? /,
  /^#\d+ \{main\}$/,
  /^thrown in \S+ on line \d+$/,
];

/** Lines that say that a trace follows, and nothing of what happened. */
const INTRODUCTIONS = [
  /^Traceback \(most recent call last\):$/,
  /^(?:The above exception was the direct cause|During handling of the above exception)/,
  /^-{3} End of .*stack trace/,
  /^Stack trace:$/,
  /^exit status \d+$/,
];

/** Where an error came from, before what it is. */
const ORIGINS = [
  /^Exception in thread "[^"]*" /,
  /^thread '[^']*' (?=panicked)/,
  /^panicked at \S+:\d+:\d+:?$/,
  /^panicked at /,
  /^Caused by: /,
  /^-{3}> /,
  /^Unhandled exception\. /,
  /^(?:Uncaught |PHP Fatal error: +Uncaught )/,
  // Ruby, Node: the place comes first.
  /^\S+\.rb:\d+:in [`'][^']*': /,
];

const ERROR_NAME =
  /\b[A-Z]\w*(?:Error|Exception|Panic|Fault|Warning|Interrupt|Exit)\b|^panic: |^fatal error: /;

const MAX_LINE_CHARACTERS = 1_000;

/** A line of a trace; nothing for one that is a frame. */
export interface TraceLine {
  readonly text: string;
  /** It names the error, or its cause. */
  readonly isError: boolean;
}

/**
 * The lines of a stack trace that say what happened.
 * @param lines with their indentation
 * @returns nothing where the text has no frames
 */
export function readStackTrace(lines: readonly string[]): TraceLine[] | undefined {
  const kept: string[] = [];
  let frames = 0;
  let isSource = false;
  for (const line of lines) {
    const text = line.slice(0, MAX_LINE_CHARACTERS).trim();
    const isFrame = FRAMES.some((frame) => frame.test(text));
    const isIntroduction = INTRODUCTIONS.some((introduction) => introduction.test(text));
    if (isFrame || isIntroduction) frames += 1;
    // Below a frame Python shows the line of code.
    else if (text !== '' && !(isSource && /^\s{4}/.test(line))) kept.push(text);
    isSource = text.startsWith('File "') || (isSource && /^[\^~]*$/.test(text));
  }
  if (frames === 0) return undefined;
  const said = kept.map((text) => ({ text: withoutOrigin(text), written: text }));
  return said
    .filter(({ text }) => text !== '')
    .map(({ text, written }) => ({ text, isError: ERROR_NAME.test(text) || text !== written }));
}

function withoutOrigin(text: string): string {
  return ORIGINS.reduce((left, origin) => left.replace(origin, ''), text).trim();
}
