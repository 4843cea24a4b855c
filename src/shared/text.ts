/** `1 page`, `2 pages`, `3 entries`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** `a gap`, `an incident` */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Safe between tags and between double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);
}

/** What cannot be said as a word is an abbreviation: `nfs`, `dns`. */
const ABBREVIATION = /\b[bcdfghjklmnpqrstvwxz]{2,4}\b/g;

/** `kube-state_metrics` → `Kube state metrics`, `nfs` → `NFS`; names with capitals of their own stay: `KubePodNotReady`. */
export function titleFromName(name: string): string {
  const words = name.replace(/[-_\s]+/g, ' ').trim();
  if (/[A-Z]/.test(words)) return words;
  const spelt = words.replace(ABBREVIATION, (letters) => letters.toUpperCase());
  return spelt.charAt(0).toUpperCase() + spelt.slice(1);
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
/** A shorter sentence says too little to be read alone: `Note.` */
const MIN_SENTENCE = 25;

/** The first sentence of a text, with those before it that are too short to say something. */
export function firstSentence(text: string): string {
  let end = 0;
  for (const { segment, index } of sentences.segment(text)) {
    end = index + segment.length;
    // Not within `../b`, where no space follows.
    if (end >= MIN_SENTENCE && /[\s\u3002\uff01\uff1f]$/.test(segment)) break;
  }
  return text.slice(0, end).trim();
}

/** Cuts at a word's end, with an ellipsis, so that at most `limit` characters stay. */
export function shorten(text: string, limit: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= limit) return plain;
  const cut = plain.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > limit / 2 ? space : cut.length).replace(/[\s,;:.–-]+$/, '')}…`;
}

/** One order on every machine: code points, never the locale of the machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The order a reader expects of titles: letters before case, numbers by value. */
const titles = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
export function compareTitles(a: string, b: string): number {
  return titles.compare(a, b) || compareText(a, b);
}

/** Without the full stop at its end: for a text in the middle of a sentence. */
export function withoutStop(text: string): string {
  return text.replace(/[.\s]+$/, '');
}
