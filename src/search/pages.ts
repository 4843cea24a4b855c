import type { Catalogue } from './catalogue.ts';
import { rarity, type Pages } from './rank.ts';
import { wordsOf } from './words.ts';

/** What ranking needs to know. The words of names weigh by how rare they are among names. */
export function pagesOf({ titles, namesOf, alertsOf, lengths, kinds, kindOf, answers }: Catalogue): Pages {
  const termsOf = titles.map((title, page) => {
    const names = [title, ...(namesOf[page] ?? []), ...(alertsOf[page] ?? [])];
    return new Set(names.flatMap((name) => wordsOf(name).words.map(({ term }) => term)));
  });
  const isAnswer = new Set(answers.map((kind) => kinds.indexOf(kind)));
  const having = new Map<string, number>();
  for (const terms of termsOf) for (const term of terms) having.set(term, (having.get(term) ?? 0) + 1);
  const weigh = (term: string): [string, number] => [term, rarity(having.get(term) ?? 0, titles.length)];
  return {
    count: titles.length,
    averageLength: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
    isAnswer: (page) => isAnswer.has(kindOf[page] ?? -1),
    lengthOf: (page) => lengths[page] ?? 0,
    namesOf: (page) => new Map([...(termsOf[page] ?? [])].map(weigh)),
  };
}
