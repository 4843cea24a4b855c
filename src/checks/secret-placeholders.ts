import { isUnfilled } from '../placeholders/forms.ts';

/** Words that say that the value is none, wherever they occur in it. */
const SPOKEN =
  /example|placeholder|redacted|removed|change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)|(?<![a-z0-9])(?:my|your)[-_]|not[-_]?a?[-_]?real|do[-_]?not[-_]?use|(?<![a-z0-9])x{3}|x{5}|\*\*\*|12345678|23456789|abcdefgh|deadbeef|([\w*.#-])\1{7}/i;
/** A value made of such words alone is the name of a value, or a default that every manual prints. */
const WORDS =
  /^(?:(?:my|your|some|new|old|super|very|strong|long|secure|random|plain|db|database|redis|postgres(?:ql)?|mysql|mongo|root|admin|user|username|login|test|testing|demo|dummy|fake|sample|local|dev|default|password|p(?:a|@|%40)ssw0rd|passwd|passphrase|pass|pswd|pwd|pw|secret|token|key|api|auth|access|value|string|text|none|null|nil|undefined|true|false|yes|no|foobared|foo|bar|baz|guest|public|anonymous|elastic|grafana|prometheus|rabbitmq|minio|minioadmin|vagrant|git|oauth2|here|it|the|is|to|from|for|and|of|file|env|stdin|prompt|hidden|masked|omitted|unset|empty|basic)[-_ .]?)+\d{0,4}!?$/i;
/** Printed in the manuals of those who made the form, by a part that no other value has. */
const DOCUMENTED = [
  // https://jwt.io
  'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
  // https://learn.microsoft.com/azure/storage/common/storage-use-azurite
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
  // https://docs.stripe.com/keys
  '4eC39HqLyjWDarjtT1zdp7dc',
  'BQokikJOvBiI2HlWgH4olfQ2',
];
const MAX_WORDS_LENGTH = 60;

/** Whether a value is a placeholder, a default or an example, and no secret. */
export function isPlaceholder(value: string): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(value) ||
    isUnfilled(value) ||
    SPOKEN.test(value) ||
    /^(.)\1*$/u.test(value) ||
    (value.length <= MAX_WORDS_LENGTH && WORDS.test(value)) ||
    DOCUMENTED.some((example) => value.includes(example))
  );
}

/** What a value begins with that is only the name or address of a secret, or sealed (https://github.com/bitnami-labs/sealed-secrets). */
const ADDRESS =
  /^(?:Ag[A-D][\w+/]{200}|[a-z][a-z0-9+.-]*:\/\/|arn:|ref\+|vault:|projects\/|secrets?\/|[.~]{0,2}\/|@|[\w.]+[([])/i;
const MIN_RANDOM_LENGTH = 8;
/** As many changes between letters, capitals, digits and signs as a word with a number in it does not have. */
const MIN_CHANGES = 4;

/**
 * Whether a value looks generated, and not like a word, a name, a version or a path.
 *
 * @example 'q7Wer2Tyu9' → true, 'db-credentials-v2' → false
 */
export function looksRandom(value: string): boolean {
  if (value.length < MIN_RANDOM_LENGTH || isPlaceholder(value) || ADDRESS.test(value)) return false;
  if (isPlaceholder(decoded(value) || value)) return false;
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  const kinds = value.replace(/[-_./:]/g, '').replace(/[A-Z](?=[a-z])/g, 'a');
  const changes = kinds.match(/[a-z](?![a-z])|[A-Z](?![A-Z])|\d(?!\d)|[^A-Za-z\d](?=[A-Za-z\d])/g) ?? [];
  return changes.length - 1 >= MIN_CHANGES;
}

/** Base64 → text; empty where it is none that one can read. */
export function decoded(base64: string): string {
  const text = Buffer.from(base64, 'base64').toString('utf8').trim();
  return /^[\x20-\x7e\n\t]+$/.test(text) ? text : '';
}
