import { parseDuration } from '../../../shared/duration.ts';
import type { ToolbarField } from '../../../site/runbook-toolbar.ts';

const MAX_VALUE_LENGTH = 500;
/** What cannot be seen, or turns the direction of writing: neither belongs into a command, and both deceive the eye. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;
const HOST_NAME =
  /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*\.?$/i;
const IPV6 = /^\[?[\da-f:]{2,39}(?:%\w+)?\]?$/i;

const CHECKS: Readonly<
  Record<ToolbarField['type'], readonly [words: string, isRight: (text: string) => boolean]>
> = {
  text: ['text', () => true],
  number: ['a number, such as 3', (text) => /^-?\d{1,18}(?:\.\d{1,9})?$/.test(text)],
  host: [
    'a host name, such as db.example.com',
    (text) => HOST_NAME.test(text) || (IPV6.test(text) && text.includes('::')),
  ],
  port: [
    'a port, from 1 to 65535',
    (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
  ],
  namespace: [
    'a namespace: small letters, digits and dashes',
    (text) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/.test(text),
  ],
  duration: ['a duration, such as 15m', (text) => parseDuration(text) !== undefined && !/\s/.test(text)],
  uuid: ['a UUID', (text) => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)],
  url: ['an address that begins with https:// or http://', isWebAddress],
  choice: ['one of the choices', () => true],
};

/** What is wrong with a value, in words that complete "must be …"; empty where nothing is. */
export function valueError(
  text: string,
  { type, choices, min }: Pick<ToolbarField, 'type' | 'choices' | 'min'>,
): string {
  if (text.length > MAX_VALUE_LENGTH) return `at most ${MAX_VALUE_LENGTH} characters`;
  if (INVISIBLE.test(text)) return 'without line breaks and characters that cannot be seen';
  if (choices && !choices.includes(text)) return `one of ${choices.join(', ')}`;
  const [words, isRight] = CHECKS[type];
  if (!isRight(text)) return words;
  const isTooSmall = type === 'number' && (min === undefined ? text.startsWith('-') : Number(text) < min);
  return isTooSmall ? `at least ${min ?? 0}` : '';
}

/** What comes with an address and begins with a dash would be an option of the command. */
export function addressValueError(text: string, field: ToolbarField): string {
  if (field.isSecret) return 'typed by you: a secret is never taken from an address';
  return text.startsWith('-') && field.type !== 'number' ? 'more than an option' : valueError(text, field);
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s'"`<>\\]+$/i.test(text) && URL.canParse(text);
}
