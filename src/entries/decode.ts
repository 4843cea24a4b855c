import { FILE_START, lineCounter, type Span } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

const strictly = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
const loosely = new TextDecoder('utf-8', { fatal: false, ignoreBOM: false });

/**
 * Bytes → text without byte order mark, its lines ended by `\n` alone. What is not UTF-8 becomes U+FFFD and a finding at
 * the first such byte, so that the page can still be read where the author builds without the gate.
 */
export function decodeText(bytes: Buffer, file: string): { text: string; findings: Diagnostic[] } {
  const findings: Diagnostic[] = [];
  let text: string;
  try {
    text = oneLineEnding(strictly.decode(bytes));
  } catch {
    const utf16 = utf16Of(bytes);
    text = oneLineEnding((utf16 ?? loosely).decode(bytes));
    const [byte, span] = firstBadByte(bytes, text);
    findings.push(
      diagnostic('file/not-utf8', file, span, { byte, encoding: utf16 ? 'UTF-16' : 'WINDOWS-1252' }),
    );
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    findings.push(diagnostic('file/nul', file, lineCounter(text)(nul, nul + 1), {}));
    text = text.replaceAll('\0', '\u{fffd}');
  }
  return { text, findings };
}

/** Lines and columns stay: what is removed stands at a line's end. */
function oneLineEnding(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function utf16Of(bytes: Buffer): TextDecoder | undefined {
  const mark = bytes.toString('latin1', 0, 2);
  if (mark === '\xff\xfe') return new TextDecoder('utf-16le');
  return mark === '\xfe\xff' ? new TextDecoder('utf-16be') : undefined;
}

function firstBadByte(bytes: Buffer, text: string): [byte: string, span: Span] {
  const valid = validPrefix(bytes);
  const at = oneLineEnding(strictly.decode(bytes.subarray(0, valid))).length;
  const byte = `0x${(bytes[valid] ?? 0).toString(16).padStart(2, '0')}`;
  return [byte, at <= text.length ? lineCounter(text)(at, at + 1) : FILE_START];
}

/** Length of the longest prefix that is UTF-8, by halving. */
function validPrefix(bytes: Buffer): number {
  const isValid = (end: number): boolean => {
    try {
      strictly.decode(bytes.subarray(0, end), { stream: false });
      return true;
    } catch {
      return false;
    }
  };
  // A cut inside a character is invalid too, so look a few bytes back before giving a prefix up.
  const reaches = (end: number): boolean =>
    [0, 1, 2, 3].some((back) => end - back >= 0 && isValid(end - back));
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (reaches(middle)) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && !isValid(low)) low--;
  return low;
}
