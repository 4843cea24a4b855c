/** What a log line carries besides its message: times, addresses, ids, numbers, quoting and the names of its fields. */
const NOISE = [
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?/g,
  /\b[0-9a-f]{8}-[0-9a-f-]{27,}\b/gi,
  /\b(?=[0-9a-f]*\d)[0-9a-f]{7,}\b/gi,
  /\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b/g,
  /"?\b(ts|time|level|caller|msg|message|error|err|component)"?\s*[=:]/gi,
  /\b\d[\d.,:]*(ms|s|m|h|%|[KMG]i?B?)?\b/gi,
];

/** One line, as it can stand in a box: pasted lines are joined. */
export function oneLine(query: string): string {
  return query.replace(/\s+/g, ' ').trim();
}

/** The distinct words of a pasted text that may tell something, in their order. */
export function tellingWords(query: string): string[] {
  const message = NOISE.reduce((text, noise) => text.replace(noise, ' '), query);
  const words = message.split(/[^\p{L}\p{N}_.-]+/u).map((word) => word.replace(/^[-_.]+|[-_.]+$/g, ''));
  return [...new Set(words.filter((word) => word.length > 2))].slice(0, 16);
}

/** What an address that leads nowhere says: its last part, as words. */
export function wordsOfAddress(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && !/^index\.html?$/.test(part));
  return oneLine(
    decode(parts.at(-1) ?? '')
      .replace(/\.(html?|md)$/i, '')
      .replace(/[-_+.%]+/g, ' '),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
