import { parse, printParseErrorCode, type ParseError as JsonError } from 'jsonc-parser';
import { isPattern } from '../placeholders/forms.ts';
import type { ParseError } from '../shared/code-analysis.ts';

const STRING = /"(?:[^"\\\n]|\\.)*"/g;
/** Only a whole object or list is judged: logs begin with a bracket, too. */
const WHOLE = /^(?:\{\s*(?:["'}]|[a-z]\w*\s*:|$)|\[\s*(?:["[{\]]|-?\d+\s*[,\]]|true|false|null|$))/;
/** Comments, outside text in quotes. */
const REMARK = /(?:^|\s)(?:\/\/|\/\*|#|\$)/m;

/** What stands behind a whole value. */
const BEHIND = 'EndOfFileExpected';

const REASONS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'invalid value; text needs double quotes',
  InvalidNumberFormat: 'invalid number',
  PropertyNameExpected: 'missing name in double quotes',
  ValueExpected: 'missing value',
  ColonExpected: 'missing ":" before this',
  CommaExpected: 'missing "," before this',
  CloseBraceExpected: 'missing "}"',
  CloseBracketExpected: 'missing "]"',
  EndOfFileExpected: 'unmatched closing bracket',
  UnexpectedEndOfString: 'unclosed quote',
  UnexpectedEndOfNumber: 'incomplete number',
  InvalidUnicode: 'missing four hexadecimal digits after "\\u"',
  InvalidEscapeCharacter: 'invalid escape sequence',
  InvalidCharacter: 'tab or other control character in text',
};

/** The first place where a text that is meant as JSON is none. */
export function jsonFault(code: string): ParseError | undefined {
  const bare = code.replace(STRING, '""');
  if (isPattern(bare) || REMARK.test(bare) || isJson(code)) return undefined;
  if (WHOLE.test(bare.trim())) return faultIn(code);
  if (!isPart(bare)) return undefined;
  const fault = faultIn(`{${code.replace(/,\s*$/, '')}}`);
  return fault && { ...fault, at: fault.at - 1 };
}

/** Fields without the object that they stand in, with as many brackets open as closed. */
function isPart(bare: string): boolean {
  const opened = bare.match(/[[{]/g)?.length ?? 0;
  return /^\s*""\s*:/.test(bare) && opened === (bare.match(/[\]}]/g)?.length ?? 0);
}

function faultIn(code: string): ParseError | undefined {
  const [first, ...others] = errorsIn(code);
  if (!first) return undefined;
  const { offset, name } = first;
  const rest = code.slice(offset);
  const isBehind = [first, ...others].some((error) => error.offset === offset && error.name === BEHIND);
  // Several values, or the answer to a command and the next command.
  if (isBehind && !/^[\]}]/.test(rest)) return undefined;
  const comma = /^[\]}]/.test(rest) ? /,\s*$/.exec(code.slice(0, offset)) : null;
  if (comma) return { reason: 'trailing ","', at: comma.index };
  return { reason: REASONS[name] ?? 'syntax error', at: offset };
}

function errorsIn(code: string): { name: string; offset: number }[] {
  const errors: JsonError[] = [];
  try {
    parse(code, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser goes down the stack of what nests deeply.
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
  return errors
    .map(({ error, offset }) => ({ name: printParseErrorCode(error), offset }))
    .toSorted((a, b) => a.offset - b.offset);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
