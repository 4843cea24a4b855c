import { lineCounter } from '../shared/position.ts';
import { digestOf, NO_MEMORY, type Memory } from '../shared/memory.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { CLOUD_TOKENS } from './cloud-tokens.ts';
import { kubernetesSecrets, privateKeys, type SecretRange } from './secret-blocks.ts';
import { CONTEXT_FORMS } from './secret-contexts.ts';
import { STANDARD_TOKENS, type SecretForm } from './secret-forms.ts';
import { tokenCandidates } from './secret-candidates.ts';
import { LIBRARY_TRIGGERS, scanWithLibrary } from './secret-library.ts';
import { isPlaceholder } from './secret-placeholders.ts';
import type { ScannedText } from './secret-texts.ts';
import { SERVICE_TOKENS } from './service-tokens.ts';

/** A secret with its value, which is never printed. */
export interface Secret {
  readonly finding: Diagnostic;
  readonly value: string;
}

/** Tokens that begin with a word of their own, at most 32 characters before the 16 that follow each other without a dot. */
export const TOKEN_FORMS: readonly SecretForm[] = [...CLOUD_TOKENS, ...SERVICE_TOKENS, ...STANDARD_TOKENS];

type Scan = (text: string) => SecretRange[];

/** What finds the forms of a text by the words in it. The library's rules have their words, too, and no scan of ours. */
const TOKENS = triggered(
  [
    ...TOKEN_FORMS.map((form) => [form.triggers, scanFor(form)] as const),
    [Object.values(LIBRARY_TRIGGERS).flat(), byLibrary],
  ],
  '',
);
const CONTEXTS = triggered(
  [
    ...CONTEXT_FORMS.map((form) => [form.triggers, scanFor(form)] as const),
    [['key'], privateKeys],
    [['secret'], kubernetesSecrets],
  ],
  'i',
);

/**
 * Secrets in the texts: tokens, private keys, passwords in addresses and commands, each once, in the order of the texts.
 * Remembered is where they are, not what they are.
 */
export async function findSecrets(
  texts: readonly ScannedText[],
  memory: Memory = NO_MEMORY,
): Promise<Secret[]> {
  const found = texts.map((text) => {
    const step = { file: text.file, name: 'secrets', key: digestOf(text.source) } as const;
    return { text, step, ranges: memory.recall(step) as readonly SecretRange[] | undefined };
  });
  const unknown = found.flatMap(({ text, ranges }) => (ranges ? [] : [text]));
  const scanned = await rangesIn(unknown);
  return found.flatMap(({ text, step, ranges = scanned.get(text) ?? [] }) => {
    if (scanned.has(text)) memory.keep(step, ranges);
    return ranges.length === 0 ? [] : secretsOf(text, ranges);
  });
}

async function rangesIn(texts: readonly ScannedText[]): Promise<Map<ScannedText, SecretRange[]>> {
  const scanned = texts.map((text) => {
    const scans = new Set([...TOKENS(tokenCandidates(text.source)), ...CONTEXTS(text.source)]);
    return { text, scans, needsLibrary: scans.delete(byLibrary) };
  });
  const forLibrary = scanned.flatMap(({ text, needsLibrary }) => (needsLibrary ? [text] : []));
  const known =
    forLibrary.length > 0 ? await scanWithLibrary(forLibrary) : new Map<ScannedText, SecretRange[]>();
  return new Map(
    scanned.map(({ text, scans }) => [
      text,
      [...(known.get(text) ?? []), ...[...scans].flatMap((scan) => scan(text.source))],
    ]),
  );
}

/** Takes the place of the library among the scans: it reads all texts at once, later. */
function byLibrary(): SecretRange[] {
  return [];
}

function secretsOf({ file, source }: ScannedText, ranges: readonly SecretRange[]): Secret[] {
  const place = lineCounter(source);
  return withoutOverlaps(ranges).map(({ name, start, end }) => ({
    finding: diagnostic('code/secret', file, place(start, end), { what: name }),
    value: source.slice(start, end),
  }));
}

/** Of those that share characters the first that was found, which is the one whose form says most, with all characters of both. */
function withoutOverlaps(ranges: readonly SecretRange[]): SecretRange[] {
  const kept: SecretRange[] = [];
  const rank = new Map(ranges.map((range, index) => [range, index]));
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (!last || range.start >= last.end) kept.push(range);
    else {
      const first = (rank.get(range) ?? 0) < (rank.get(last) ?? 0) ? range : last;
      const both = { ...first, start: last.start, end: Math.max(last.end, range.end) };
      rank.set(both, rank.get(first) ?? 0);
      kept[kept.length - 1] = both;
    }
  }
  return kept;
}

function scanFor({ name, pattern, accepts }: SecretForm): Scan {
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ groups = {}, indices }) => {
      const [start, end] = indices?.groups?.['secret'] ?? [0, 0];
      const isSecret = accepts ? accepts(groups) : !isPlaceholder(groups['secret'] ?? '');
      return isSecret ? [{ name, start, end }] : [];
    });
}

/** One pass over a text for all triggers. */
function triggered(
  scans: readonly (readonly [triggers: readonly string[], scan: Scan])[],
  flags: '' | 'i',
): (text: string) => Scan[] {
  const byTrigger = new Map<string, Scan[]>();
  for (const [triggers, scan] of scans)
    for (const trigger of triggers) byTrigger.set(trigger, [...(byTrigger.get(trigger) ?? []), scan]);
  const pattern = anyOf([...byTrigger.keys()], `g${flags}`);
  return (text) => {
    const found = new Set([...text.matchAll(pattern)].map(([, word = '']) => word));
    return [...found].flatMap((word) => byTrigger.get(flags ? word.toLowerCase() : word) ?? []);
  };
}

/** Looks ahead, since words may share characters. */
function anyOf(words: readonly string[], flags: string): RegExp {
  return new RegExp(
    `(?=(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')}))`,
    flags,
  );
}
