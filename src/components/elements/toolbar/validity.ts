import { parseDuration } from '../../../shared/duration.ts';
import type { ToolbarField } from '../../../site/runbook-toolbar.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

const MAX_VALUE_LENGTH = 500;
/** What cannot be seen, or turns the direction of writing: neither belongs into a command, and both deceive the eye. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;
const HOST_NAME =
  /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*\.?$/i;
const IPV6 = /^\[?[\da-f:]{2,39}(?:%\w+)?\]?$/i;

const CHECKS: Readonly<Record<ToolbarField['type'], (text: string) => boolean>> = {
  text: () => true,
  number: (text) => /^-?\d{1,18}(?:\.\d{1,9})?$/.test(text),
  host: (text) => HOST_NAME.test(text) || (IPV6.test(text) && text.includes('::')),
  port: (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
  namespace: (text) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/.test(text),
  duration: (text) => parseDuration(text) !== undefined && !/\s/.test(text),
  uuid: (text) => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text),
  url: isWebAddress,
  choice: () => true,
};

/** What is wrong with a value, in words that complete "must be …"; empty where nothing is. */
export function valueError(
  text: string,
  { type, choices, min }: Pick<ToolbarField, 'type' | 'choices' | 'min'>,
): string {
  const texts = toolbarTexts().types;
  if (text.length > MAX_VALUE_LENGTH) return texts.maxLength(MAX_VALUE_LENGTH);
  if (INVISIBLE.test(text)) return texts.visible;
  if (choices && !choices.includes(text)) return texts.oneOf(choices);
  if (!CHECKS[type](text)) return texts[type];
  const isTooSmall = type === 'number' && (min === undefined ? text.startsWith('-') : Number(text) < min);
  return isTooSmall ? texts.atLeast(min ?? 0) : '';
}

/** What comes with an address and begins with a dash would be an option of the command. */
export function addressValueError(text: string, field: ToolbarField): string {
  if (field.isSecret) return toolbarTexts().types.typedSecret;
  return text.startsWith('-') && field.type !== 'number'
    ? toolbarTexts().types.notAnOption
    : valueError(text, field);
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s'"`<>\\]+$/i.test(text) && URL.canParse(text);
}
