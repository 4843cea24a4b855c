import { expressionMatchesAt, type Expression, type SynonymGroup } from './glossary.ts';
import type { IndexReader } from './index-reader.ts';
import type { PostingList } from './postings.ts';
import type { Phrase, Query } from './query.ts';
import type { QueryTerm, TermVariant } from './rank.ts';
import type { Language } from './languages.ts';
import { compoundName, normalizeName, termOf, type Word } from './words.ts';

/** How much a word counts that means the same, and one that is spelt nearly the same. */
const SYNONYM_WEIGHT = 0.7;
const FUZZY_WEIGHT = 0.8;
/** How much more than a word the whole question says, where it is one name. */
const WHOLE_QUERY_WEIGHT = 3;
/** Each may take another file of the index. */
const MAX_SYNONYMS = 14;
/** In words. */
const MAX_NAME_WORDS = 8;
const MAX_PHRASE_WORDS = 20;

/** What a question asks for, found in the index: its words, what they mean, and what was meant by words that no page has. */
export async function buildQueryTerms(
  question: Query,
  reader: IndexReader,
  groups: readonly SynonymGroup[],
): Promise<QueryTerm[]> {
  const { languages } = reader.manifest;
  const asked = new Map<string, { part: string; weight: number; isName: boolean }>();
  for (const { words, weight } of question.phrases)
    for (const word of words) {
      const { term, part, isCompound = false } = word;
      const before = asked.get(term) ?? { part, weight: 0, isName: false };
      const isAll = isCompound && words.every((other) => isWithin(other, word));
      const most = Math.max(before.weight, isAll ? WHOLE_QUERY_WEIGHT : weight);
      asked.set(term, { part, weight: most, isName: before.isName || isCompound });
    }
  const expanded = await Promise.all(
    [...asked].map(async ([term, { part, weight, isName }]) => ({
      term,
      weight,
      isName,
      variants: await expandTerm(term, part, reader, languages),
    })),
  );
  const present = new Set(expanded.filter(hasItself).map(({ term }) => term));
  const required = requiredTerms(question, present);
  const wanted = expanded.map((one): QueryTerm => ({ ...one, isRequired: required.has(one.term) }));
  if (question.isPaste) return [...wanted, ...(await codesIn(question, reader))];
  const names = await Promise.all(question.phrases.map((phrase) => writtenInOne(phrase, reader)));
  return [...(await withMeanings(wanted, question, reader, groups)), ...names.flat()];
}

/** Identifiers typed as words: `kube pod crash looping`. The whole may have typing errors. */
async function writtenInOne({ written }: Phrase, reader: IndexReader): Promise<QueryTerm[]> {
  const typed = written.slice(0, MAX_PHRASE_WORDS);
  const found = typed.flatMap((_, start) =>
    typed.slice(start + 1, start + MAX_NAME_WORDS).map(async (__, more): Promise<QueryTerm> => {
      const part = typed.slice(start, start + more + 2);
      const term = compoundName(part);
      const isWhole = part.length === typed.length;
      const variants = isWhole
        ? await expandTerm(term, normalizeName(part.join('')), reader, [])
        : await wayOf(term, 1, reader);
      return { term, weight: isWhole ? WHOLE_QUERY_WEIGHT : 1, isName: true, variants };
    }),
  );
  return (await Promise.all(found)).filter(({ variants }) => variants.length > 0);
}

/** A word in the forms of every language of the site; where no page has it, what is spelt nearly the same. */
async function expandTerm(
  term: string,
  part: string,
  reader: IndexReader,
  languages: readonly Language[],
): Promise<TermVariant[]> {
  const forms = [...new Set([term, ...languages.map((language) => termOf(part, language))])];
  const found = await Promise.all(forms.map((form) => wayOf(form, 1, reader)));
  const [first, ...others] = found.flat();
  if (first) {
    if (others.length === 0 && first.term === term) return [first];
    const postings = unionOf([first, ...others].map((variant) => variant.postings));
    return [{ term, weight: 1, postings, forms }];
  }
  const variants = (await reader.alike(term)).map((other) => wayOf(other, FUZZY_WEIGHT, reader));
  return (await Promise.all(variants)).flat();
}

function unionOf(lists: readonly PostingList[]): PostingList {
  const all = new Map<number, readonly number[]>();
  for (const list of lists)
    for (const [page, places] of list)
      all.set(
        page,
        [...(all.get(page) ?? []), ...places].toSorted((one, other) => one - other),
      );
  return all;
}

function hasItself({ term, variants }: Pick<QueryTerm, 'term' | 'variants'>): boolean {
  return variants.some((variant) => variant.term === term);
}

/** What a page must have to have every word: what is written in one as a whole, where any page has it so, else its parts. */
function requiredTerms({ phrases }: Query, present: ReadonlySet<string>): Set<string> {
  return new Set(
    phrases.flatMap(({ words }) => {
      const wholes = words.filter(({ term, isCompound }) => isCompound === true && present.has(term));
      const isCovered = (word: Word): boolean =>
        wholes.some(
          (whole) => whole !== word && whole.text.length > word.text.length - 1 && isWithin(word, whole),
        );
      const own = words.filter((word) => word.isCompound !== true || wholes.includes(word));
      return own.filter((word) => !isCovered(word)).map(({ term }) => term);
    }),
  );
}

function isWithin(word: Word, whole: Word): boolean {
  return word.from >= whole.from && word.to <= whole.to;
}

const CODE = /^0x[\da-f]{4,16}$/i;

/** A hexadecimal value is noise, unless a page has the very same. */
async function codesIn({ ignoredTokens }: Query, reader: IndexReader): Promise<QueryTerm[]> {
  const terms = ignoredTokens
    .filter((token) => CODE.test(token))
    .map((token) => token.slice(2).toLowerCase());
  const found = await Promise.all(
    terms.map(async (term) => ({ term, weight: 1, isName: true, variants: await wayOf(term, 1, reader) })),
  );
  return found.filter(({ variants }) => variants.length > 0);
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

/**
 * Where the words of an expression stand together, as the places of its first word.
 * @param slack in words, by which each may be away from its place
 */
export async function matchExpression(
  expression: Expression,
  reader: IndexReader,
  slack = 1,
): Promise<PostingList | undefined> {
  const all = await Promise.all(expression.map(({ term }) => reader.postings(term)));
  const [first, ...others] = all;
  if (!first || others.some((postings) => !postings)) return undefined;
  if (others.length === 0) return first;
  const found = new Map<number, number[]>();
  for (const [page, places] of first) {
    const together = places.filter((packed) =>
      others.every((postings, at) => {
        const away = (expression[at + 1]?.place ?? 0) - (expression[0]?.place ?? 0);
        return postings?.get(page)?.some((other) => Math.abs((other >>> 3) - (packed >>> 3) - away) <= slack);
      }),
    );
    if (together.length > 0) found.set(page, together);
  }
  return found.size > 0 ? found : undefined;
}
