import { standsAt, type Expression, type Group } from './glossary.ts';
import type { IndexReader } from './index-reader.ts';
import type { Postings } from './postings.ts';
import type { Phrase, Question } from './question.ts';
import type { Wanted, Way } from './rank.ts';
import { nameOf, type Word } from './words.ts';

/** How much a word counts that means the same, and one that is spelt nearly the same. */
const MEANS = 0.7;
const ALIKE = 0.8;
/** How much more than a word the whole question says, where it is one name. */
const WHOLE = 3;
/** Each may take another file of the index. */
const MOST_MEANINGS = 14;
/** In words. */
const LONGEST_NAME = 8;

/** What a question asks for, found in the index: its words, what they mean, and what was meant by words that no page has. */
export async function wantedOf(
  question: Question,
  reader: IndexReader,
  groups: readonly Group[],
): Promise<Wanted[]> {
  const weights = new Map<string, number>();
  const inOne = new Set<string>();
  for (const { words, weight } of question.phrases)
    words.forEach(({ term, from }, at) => {
      // The whole comes before its parts.
      const isInOne = words[at + 1]?.from === from && words[at - 1]?.from !== from;
      const isAll = isInOne && words.every((word) => word.from === from);
      weights.set(term, Math.max(weights.get(term) ?? 0, isAll ? WHOLE : weight));
      if (isInOne) inOne.add(term);
    });
  const wanted = await Promise.all(
    [...weights].map(async ([term, weight]): Promise<Wanted> => ({
      term,
      weight,
      isName: inOne.has(term),
      ways: await waysOf(term, reader),
    })),
  );
  if (question.isPaste) return wanted;
  const names = await Promise.all(question.phrases.map((phrase) => writtenInOne(phrase, reader)));
  return [...(await withMeanings(wanted, question, reader, groups)), ...names.flat()];
}

/** Identifiers that somebody typed as words: `kube pod crash looping`. The whole may have typing errors. */
async function writtenInOne({ words }: Phrase, reader: IndexReader): Promise<Wanted[]> {
  const typed = words.filter(({ from }, at) => words[at - 1]?.from !== from);
  const found = typed.flatMap((_, start) =>
    typed.slice(start + 1, start + LONGEST_NAME).map(async (__, more): Promise<Wanted> => {
      const part = typed.slice(start, start + more + 2);
      const term = nameOf(part.map(({ text }) => text));
      const isWhole = part.length === typed.length;
      const ways = isWhole ? await waysOf(term, reader) : await wayOf(term, 1, reader);
      return { term, weight: isWhole ? WHOLE : 1, isName: true, ways };
    }),
  );
  return (await Promise.all(found)).filter(({ ways }) => ways.length > 0);
}

async function waysOf(term: string, reader: IndexReader): Promise<Way[]> {
  const postings = await reader.postings(term);
  if (postings) return [{ term, weight: 1, postings }];
  const ways = (await reader.alike(term)).map((other) => wayOf(other, ALIKE, reader));
  return (await Promise.all(ways)).flat();
}

async function wayOf(term: string, weight: number, reader: IndexReader): Promise<Way[]> {
  const postings = await reader.postings(term);
  return postings ? [{ term, weight, postings }] : [];
}

/** Adds what the glossary knows: to a word where it means a word, beside the words where it means several. */
async function withMeanings(
  wanted: readonly Wanted[],
  { phrases }: Question,
  reader: IndexReader,
  groups: readonly Group[],
): Promise<Wanted[]> {
  const meanings = phrases.flatMap(({ words }) => groups.flatMap((group) => meaningsIn(words, group)));
  const found = await Promise.all(
    meanings.slice(0, MOST_MEANINGS).map(async ({ of, meaning }) => {
      const postings = await standing(meaning, reader);
      const term = meaning.map((word) => word.term).join(' ');
      return { of, ways: postings ? [{ term, weight: MEANS, postings }] : [] };
    }),
  );
  const own = wanted.map((one) => ({
    ...one,
    ways: [
      ...one.ways,
      ...found.filter(({ of }) => of.length === 1 && of[0]?.term === one.term).flatMap(({ ways }) => ways),
    ],
  }));
  const more = found
    .filter(({ of, ways }) => of.length > 1 && ways.length > 0)
    .map(({ of, ways }) => ({ term: `= ${of.map(({ term }) => term).join(' ')}`, weight: 1, ways }));
  return [...own, ...more];
}

/** What the expressions of a group that stand among the words mean beside themselves. */
function meaningsIn(words: readonly Word[], group: Group): { of: Expression; meaning: Expression }[] {
  const said = group.filter((expression) => words.some((_, at) => standsAt(expression, words, at)));
  return said.flatMap((of) =>
    group.filter((meaning) => !said.includes(meaning)).map((meaning) => ({ of, meaning })),
  );
}

/** Where the words of an expression stand together, as the places of its first word. */
async function standing(expression: Expression, reader: IndexReader): Promise<Postings | undefined> {
  const all = await Promise.all(expression.map(({ term }) => reader.postings(term)));
  const [first, ...others] = all;
  if (!first || others.some((postings) => !postings)) return undefined;
  if (others.length === 0) return first;
  const found = new Map<number, number[]>();
  for (const [page, places] of first) {
    const together = places.filter((packed) =>
      others.every((postings, at) => {
        const away = expression[at + 1]?.place ?? 0;
        return postings?.get(page)?.some((other) => Math.abs((other >>> 3) - (packed >>> 3) - away) <= 1);
      }),
    );
    if (together.length > 0) found.set(page, together);
  }
  return found.size > 0 ? found : undefined;
}
