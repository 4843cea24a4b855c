import { isSecretKey } from './secret-contexts.ts';
import { decoded, isPlaceholder } from './secret-placeholders.ts';

/** Offsets of a secret in a text. */
export interface SecretRange {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const KEY_BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** Headers of an encrypted key come before it. */
const MAX_KEY_HEADER = 600;
const MAX_KEY_LENGTH = 20_000;
/** No real key repeats so few characters. */
const MIN_KEY_ALPHABET = 10;

/** Private keys in PEM, encrypted ones too: https://www.rfc-editor.org/rfc/rfc7468. Lines may be indented, quoted or escaped. */
export function privateKeys(text: string): SecretRange[] {
  const ranges: SecretRange[] = [];
  for (const { index, 0: begin } of text.matchAll(KEY_BEGIN)) {
    const from = index + begin.length;
    const [head = ''] = text.slice(from, from + MAX_KEY_HEADER).split(/-----|```/, 1);
    const body = /[A-Za-z0-9+/=]{40,}/.exec(head);
    if (!body || new Set(body[0]).size < MIN_KEY_ALPHABET) continue;
    const end = /-----(?:END|BEGIN) [^-\n]{0,60}-----/.exec(text.slice(from, from + MAX_KEY_LENGTH));
    const stop = end ? from + end.index + (end[0].startsWith('-----END') ? end[0].length : 0) : undefined;
    ranges.push({ name: 'private key', start: index, end: stop ?? from + body.index + body[0].length });
  }
  return ranges;
}

const SECRET_KIND = /kind["']?[ \t]{0,20}:[ \t]{0,20}["']?Secret(?!\w)/;
const DOCUMENT_END = /^[ \t>#*]*(?:---|\.\.\.|```|~~~)/;
/** Lists and comments of YAML may be before a field. */
const FIELD = /^([\s>#*/-]{0,200})["']?(\w[\w.-]{0,250})["']?[ \t]{0,20}:/;

interface Field {
  readonly indent: number;
  readonly key: string;
  readonly value: string;
  readonly start: number;
}

/**
 * Values below `data` and `stringData` of Kubernetes secrets, in YAML or JSON with a value per line:
 * https://kubernetes.io/docs/concepts/configuration/secret
 */
export function kubernetesSecrets(text: string): SecretRange[] {
  if (!SECRET_KIND.test(text)) return [];
  const ranges: SecretRange[] = [];
  let fields: Field[] = [];
  let offset = 0;
  for (const line of [...text.split('\n'), '---']) {
    if (DOCUMENT_END.test(line)) {
      if (fields.some(({ key, value }) => key === 'kind' && value === 'Secret'))
        ranges.push(...valuesOf(fields));
      fields = [];
    } else {
      const field = fieldOf(line, offset);
      if (field) fields.push(field);
    }
    offset += line.length + 1;
  }
  return ranges;
}

/** A line of YAML or JSON; its value without quotes, comment and comma. */
function fieldOf(line: string, offset: number): Field | undefined {
  const [head, indent = '', key = ''] = FIELD.exec(line) ?? [];
  if (head === undefined) return undefined;
  const [rest = ''] = line.slice(head.length).split(/\s#/, 1);
  const [quoted = ''] = /["'][^"']*["']|[^\s,"']+/.exec(rest) ?? [];
  const bare = quoted.replaceAll(/["']/g, '');
  const value = bare.includes('{') ? bare : bare.replace(/\}+$/, '');
  const start = offset + head.length + rest.indexOf(quoted) + (/^["']/.test(quoted) ? 1 : 0);
  return { indent: indent.length, key, value, start };
}

function valuesOf(fields: readonly Field[]): SecretRange[] {
  let block: Field | undefined;
  return fields.flatMap((field): SecretRange[] => {
    if (block && field.indent <= block.indent) block = undefined;
    if (!block) {
      if (field.key === 'data' || field.key === 'stringData') block = field;
      return [];
    }
    const { key, value, start } = field;
    if (!isSecretValue(key, value, block.key === 'data')) return [];
    return [{ name: 'value of a Kubernetes secret', start, end: start + value.length }];
  });
}

const MIN_VALUE_LENGTH = 3;

function isSecretValue(key: string, value: string, isEncoded: boolean): boolean {
  if (!isSecretKey(key) || isPlaceholder(value)) return false;
  if (!isEncoded) return value.length >= MIN_VALUE_LENGTH && !/^[|>][+-]?\d?$/.test(value);
  if (!/^[A-Za-z0-9+/]{4,}={0,2}$/.test(value)) return false;
  // What is no text is a key.
  return !isPlaceholder(decoded(value) || value);
}
