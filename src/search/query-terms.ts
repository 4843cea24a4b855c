import { expressionMatchesAt, type Expression, type SynonymGroup } from './glossary.ts';
import type { IndexReader } from './index-reader.ts';
import type { PostingList } from './postings.ts';
import type { Phrase, Query } from './query.ts';
import type { QueryTerm, TermVariant } from './rank.ts';
import { compoundName, type Word } from './words.ts';

/** How much a word counts that means the same, and one that is spelt nearly the same. */
const SYNONYM_WEIGHT = 0.7;
const FUZZY_WEIGHT = 0.8;
/** How much more than a word the whole question says, where it is one name. */
const WHOLE_QUERY_WEIGHT = 3;
/** Each may take another file of the index. */
const MAX_SYNONYMS = 14;
/** In words. */
const MAX_NAME_WORDS = 8;

/** What a question asks for, found in the index: its words, what they mean, and what was meant by words that no page has. */
export async function buildQueryTerms(
  question: Query,
  reader: IndexReader,
  groups: readonly SynonymGroup[],
): Promise<QueryTerm[]> {
  const weights = new Map<string, number>();
  const inOne = new Set<string>();
  for (const { words, weight } of question.phrases)
    words.forEach(({ term, from }, at) => {
      // The whole comes before its parts.
      const isInOne = words[at + 1]?.from === from && words[at - 1]?.from !== from;
      const isAll = isInOne && words.every((word) => word.from === from);
      weights.set(term, Math.max(weights.get(term) ?? 0, isAll ? WHOLE_QUERY_WEIGHT : weight));
      if (isInOne) inOne.add(term);
    });
  const wanted = await Promise.all(
    [...weights].map(async ([term, weight]): Promise<QueryTerm> => ({
      term,
      weight,
      isName: inOne.has(term),
      variants: await expandTerm(term, reader),
    })),
  );
  if (question.isPaste) return wanted;
  const names = await Promise.all(question.phrases.map((phrase) => writtenInOne(phrase, reader)));
  return [...(await withMeanings(wanted, question, reader, groups)), ...names.flat()];
}

/** Identifiers typed as words: `kube pod crash looping`. The whole may have typing errors. */
async function writtenInOne({ words }: Phrase, reader: IndexReader): Promise<QueryTerm[]> {
  const typed = words.filter(({ from }, at) => words[at - 1]?.from !== from);
  const found = typed.flatMap((_, start) =>
    typed.slice(start + 1, start + MAX_NAME_WORDS).map(async (__, more): Promise<QueryTerm> => {
      const part = typed.slice(start, start + more + 2);
      const term = compoundName(part.map(({ text }) => text));
      const isWhole = part.length === typed.length;
      const variants = isWhole ? await expandTerm(term, reader) : await wayOf(term, 1, reader);
      return { term, weight: isWhole ? WHOLE_QUERY_WEIGHT : 1, isName: true, variants };
    }),
  );
  return (await Promise.all(found)).filter(({ variants }) => variants.length > 0);
}

async function expandTerm(term: string, reader: IndexReader): Promise<TermVariant[]> {
  const postings = await reader.postings(term);
  if (postings) return [{ term, weight: 1, postings }];
  const variants = (await reader.alike(term)).map((other) => wayOf(other, FUZZY_WEIGHT, reader));
  return (await Promise.all(variants)).flat();
}

async function wayOf(term: string, weight: number, reader: IndexReader): Promise<TermVariant[]> {
  const postings = await reader.postings(term);
  return postings ? [{ term, weight, postings }] : [];
}

/** Adds what the glossary knows: to a word where it means a word, beside the words where it means several. */
async function withMeanings(
  wanted: readonly QueryTerm[],
  { phrases }: Query,
  reader: IndexReader,
  groups: readonly SynonymGroup[],
): Promise<QueryTerm[]> {
  const meanings = phrases.flatMap(({ words }) => groups.flatMap((group) => meaningsIn(words, group)));
  const found = await Promise.all(
    meanings.slice(0, MAX_SYNONYMS).map(async ({ of, meaning }) => {
      const postings = await matchExpression(meaning, reader);
      const term = meaning.map((word) => word.term).join(' ');
      return { of, variants: postings ? [{ term, weight: SYNONYM_WEIGHT, postings }] : [] };
    }),
  );
  const own = wanted.map((one) => ({
    ...one,
    variants: [
      ...one.variants,
      ...found
        .filter(({ of }) => of.length === 1 && of[0]?.term === one.term)
        .flatMap(({ variants }) => variants),
    ],
  }));
  const more = found
    .filter(({ of, variants }) => of.length > 1 && variants.length > 0)
    .map(({ of, variants }) => ({ term: `= ${of.map(({ term }) => term).join(' ')}`, weight: 1, variants }));
  return [...own, ...more];
}

/** What the expressions of a group that stand among the words mean beside themselves. */
function meaningsIn(words: readonly Word[], group: SynonymGroup): { of: Expression; meaning: Expression }[] {
  const said = group.filter((expression) =>
    words.some((_, at) => expressionMatchesAt(expression, words, at)),
  );
  return said.flatMap((of) =>
    group.filter((meaning) => !said.includes(meaning)).map((meaning) => ({ of, meaning })),
  );
}

/** Where the words of an expression stand together, as the places of its first word. */
async function matchExpression(
  expression: Expression,
  reader: IndexReader,
): Promise<PostingList | undefined> {
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
