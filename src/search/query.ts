/** What a log line carries besides its message: times, ids, addresses, names of fields, numbers. */
const NOISE = [
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?/g,
  /\b[0-9a-f]{8}-[0-9a-f-]{27,}\b/gi,
  /\b(?=[0-9a-f]*\d)[0-9a-f]{7,}\b/gi,
  /\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b/g,
  /"?\b(ts|time|level|caller|msg|message)"?\s*[=:]/gi,
  /\b\d[\d.,:]*(ms|s|m|h|%|[KMG]i?B?)?\b/gi,
];

const STOP_WORDS = new Set(
  (
    "a about after all an and any are as at be before but by can can't cannot did do does for from get gets had has have " +
    'how i if in into is it its just me my no not of off on only or our out over so some than that the their them then ' +
    'there this to too up us was we were what when where which who why will with without you your'
  ).split(' '),
);

/** More of them would make a search slow, not better. */
const MOST_WORDS = 24;

/** One line, as it can stand in a box: pasted lines are joined. */
export function oneLine(query: string): string {
  return query.replace(/\s+/g, ' ').trim();
}

/** The distinct words of a question or a pasted log that tell something, in their order. */
export function tellingWords(query: string): string[] {
  const message = NOISE.reduce((text, noise) => text.replace(noise, ' '), query);
  const words = message.toLowerCase().split(/[^\p{L}\p{N}_.'-]+/u);
  const bare = words.map((word) => word.replace(/^[-_.']+|[-_.']+$/g, ''));
  return [...new Set(bare.filter((word) => word.length > 1 && !STOP_WORDS.has(word)))].slice(0, MOST_WORDS);
}

/** What an address that leads nowhere says: its last part, as words. */
export function wordsOfAddress(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && !/^index\.html?$/.test(part));
  const words = decode(parts.at(-1) ?? '').replace(/\.(html?|md)$/i, '');
  return oneLine(words.replace(/[-_+.%]+/g, ' '));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
