import { MANIFEST_FILE, type IndexManifest } from './manifest.ts';
import { excerptOf, markWords, totalWeight, type TermWeights } from './excerpt.ts';
import { countFacets, matchesFilters } from './facets.ts';
import { synonymGroups, type SynonymGroup } from './glossary.ts';
import { IndexReader, type ReadFile } from './index-reader.ts';
import { unpackManifest } from './manifest-bytes.ts';
import { NameIndex, type NameMatch } from './names.ts';
import { parseQuery, type Query } from './query.ts';
import { ROLE_WEIGHT, rankPages, idf, type RankedIndex, type Ranked, type QueryTerm } from './rank.ts';
import type {
  SearchResponse,
  SearchRequest,
  NoResults,
  MarkedText,
  MatchReason,
  SearchResult,
} from './result.ts';
import { SymptomMatcher } from './symptoms.ts';
import { buildQueryTerms, matchExpression } from './query-terms.ts';
import { loadLanguages, type Language } from './languages.ts';
import { splitWords } from './words.ts';

/** A page with the reason why it was found. */
interface Hit extends Ranked {
  readonly why: MatchReason;
  /** What was found, in words: a symptom, an alert, a name. */
  readonly by?: string;
  /** The pasted line, where the reason is one line. */
  readonly line?: string;
}

/** A reason to raise a page, and how far: 1 is as much as the best page has by its words. */
interface Boost extends Pick<Hit, 'why' | 'by' | 'line'> {
  readonly page: number;
  readonly by: string;
  readonly lift: number;
}

/** A symptom is what the author says to be the answer; a name is what the reader asks for. */
const LIFT = { symptom: 2, name: 1.5, named: 0.8 } as const;
/** Names that are less alike lift nothing. */
const LEAST_LIKE = 0.6;
/** What has less of the question than this part of what the best has is left out. */
const LEAST = 0.2;
const MAX_LINE_CHARACTERS = 200;

/** The ranked pages of a question, with all that tells of it. */
interface Found {
  readonly question: Query;
  readonly wanted: readonly QueryTerm[];
  readonly hits: readonly Hit[];
}

/** A site's index, open to questions. Everything happens where it runs: nothing that was asked goes anywhere. */
export class SearchEngine {
  readonly #manifest: IndexManifest;
  readonly #reader: IndexReader;
  readonly #names: NameIndex;
  readonly #pages: Omit<RankedIndex, 'roleOf'>;
  readonly #groups: readonly SynonymGroup[];
  /** Made when it is first needed. */
  #symptomIndex: SymptomMatcher | undefined;
  #last: { readonly query: string; readonly found: Promise<Found> } | undefined;

  static async open(read: ReadFile): Promise<SearchEngine> {
    const manifest = unpackManifest(await read(MANIFEST_FILE));
    await loadLanguages(manifest.languages);
    return new SearchEngine(manifest, read);
  }

  private constructor(manifest: IndexManifest, read: ReadFile) {
    this.#manifest = manifest;
    this.#reader = new IndexReader(manifest, read);
    this.#names = new NameIndex(manifest);
    this.#pages = pagesOf(manifest);
    this.#groups = synonymGroups(manifest.glossary);
  }

  /** @param most how many results to tell of */
  async answer({ query, ...filters }: SearchRequest, most: number): Promise<SearchResponse> {
    const found = await this.#find(query);
    const hits = found.hits.filter(({ page }) => matchesFilters(page, filters, this.#manifest));
    const results = await Promise.all(hits.slice(0, most).map((hit) => this.#tell(hit, found)));
    const required = found.wanted.filter(({ isRequired }) => isRequired).length;
    const pages = query.trim() === '' ? this.#manifest.titles.keys() : found.hits.map(({ page }) => page);
    return {
      results,
      total: hits.length,
      isComplete: hits.some(({ has }) => has >= required) || hits.length === 0,
      counts: countFacets([...pages], filters, this.#manifest),
      ...(hits.length === 0 && query.trim() !== '' && { noResults: this.#nothing(found, query) }),
    };
  }

  #find(query: string): Promise<Found> {
    if (this.#last?.query !== query) {
      const found = this.#rank(parseQuery(query, this.#manifest.languages));
      this.#last = { query, found };
      found.catch(() => (this.#last = undefined));
    }
    return this.#last.found;
  }

  async #rank(question: Query): Promise<Found> {
    const wanted = await buildQueryTerms(question, this.#reader, this.#groups);
    const pages = { ...this.#pages, roleOf: this.#rolesFor(question) };
    const ranked = rankPages(wanted, question.phrases, pages);
    const names = question.isPaste ? this.#named(question) : this.#typed(question);
    const lifts = names.map((boost) => ({
      ...boost,
      lift: boost.lift * ROLE_WEIGHT[pages.roleOf(boost.page)],
    }));
    const hits = lifted(ranked, [...this.#symptoms(question), ...lifts]);
    return { question, wanted, hits: await this.#withPhrases(hits, question) };
  }

  /** A question may name a kind: `phase 7`, `gaps of checkout`. */
  #rolesFor({ phrases }: Query): RankedIndex['roleOf'] {
    const { kinds, kindOf, answers } = this.#manifest;
    const asked = new Set(phrases.flatMap(({ words }) => words.map(({ term }) => term)));
    const roles = kinds.map((kind) => {
      if (answers.includes(kind)) return 'answer';
      return splitWords(kind).words.some(({ term }) => asked.has(term)) ? 'named' : 'other';
    });
    return (page) => roles[kindOf[page] ?? -1] ?? 'other';
  }

  /** Only pages with every phrase that was typed in quotation marks, where there are any. */
  async #withPhrases(hits: readonly Hit[], { quoted }: Query): Promise<readonly Hit[]> {
    const pages = await Promise.all(quoted.map((words) => matchExpression(words, this.#reader, 0)));
    const left = hits.filter(({ page }) => pages.every((having) => having?.has(page) === true));
    return left.length > 0 ? left : hits;
  }

  #symptoms({ lines }: Query): Boost[] {
    return (this.#symptomIndex ??= new SymptomMatcher(this.#manifest))
      .match(lines)
      .map(({ page, symptom, line, length }) => ({
        page,
        why: 'symptom',
        by: symptom,
        line,
        lift: LIFT.symptom + length / 1000,
      }));
  }

  /** What was typed may be a name, or a part of one. */
  #typed({ lines }: Query): Boost[] {
    return this.#names
      .like(lines.join(' '))
      .filter(({ similarity }) => similarity > LEAST_LIKE)
      .map((match) => ({
        page: match.page,
        why: reasonOf(match),
        by: match.name,
        lift: (LIFT.name * (match.similarity - LEAST_LIKE)) / (1 - LEAST_LIKE),
      }));
  }

  /** What was pasted may name an alert: `[FIRING:1] KubePodNotReady`. Words that anybody could write are no name. */
  #named({ lines }: Query): Boost[] {
    const words = new Set(lines.flatMap((line) => line.match(/\b[A-Za-z]\w{6,100}\b/g) ?? []));
    const names = [...words].filter((word) => /[a-z][A-Z]|_/.test(word));
    return names
      .flatMap((name) => this.#names.exactly(name))
      .map((match) => ({ page: match.page, why: reasonOf(match), by: match.name, lift: LIFT.named }));
  }

  async #tell(hit: Hit, found: Found): Promise<SearchResult> {
    const { titles, urls, kinds, kindOf, severities, severityOf, services, servicesOf } = this.#manifest;
    const { page, why, by, place } = hit;
    const worth = this.#worthOf(found.wanted);
    const text = await this.#reader.text(page);
    const { section, pieces, marks } = text
      ? excerptOf(text, place, worth, this.#languageOf(page))
      : { pieces: [], marks: [], section: undefined };
    const title = titles[page] ?? '';
    const severity = severities[severityOf[page] ?? -1];
    const line = lineOf(hit, found.question, worth);
    return {
      title,
      url: `${urls[page]}${section ? `#${encodeURIComponent(section.id)}` : ''}`,
      kind: kinds[kindOf[page] ?? -1] ?? '',
      services: (servicesOf[page] ?? []).map((service) => services[service] ?? ''),
      why,
      excerpt: pieces,
      marks,
      ...(severity && { severity }),
      ...(by !== undefined && by !== title && { by }),
      ...(section && { section: section.heading }),
      ...(line && { line }),
    };
  }

  #languageOf(page: number): Language {
    const { languages, languageOf } = this.#manifest;
    return languages[languageOf[page] ?? 0] ?? 'en';
  }

  #worthOf(wanted: readonly QueryTerm[]): TermWeights {
    const worth = new Map<string, number>();
    for (const { variants, weight } of wanted)
      for (const way of variants)
        for (const term of way.forms ?? [way.term])
          worth.set(term, idf(way.postings.size, this.#pages.count) * weight * way.weight);
    return worth;
  }

  #nothing({ question }: Found, query: string): NoResults {
    const { newEntry, titles, urls } = this.#manifest;
    const tried = question.phrases.flatMap(({ words }) => words.map((word) => word.text));
    const pages = new Set(this.#names.like(query.slice(0, 100)).map(({ page }) => page));
    return {
      tried: [...new Set(tried)].slice(0, 12),
      ignoredTokens: question.ignoredTokens,
      nearest: [...pages].slice(0, 5).map((page) => ({ title: titles[page] ?? '', url: urls[page] ?? '' })),
      ...(newEntry && { newEntry }),
    };
  }
}

function reasonOf({ isAlert, similarity }: NameMatch): MatchReason {
  if (similarity < 1) return 'similar name';
  return isAlert ? 'alert' : 'name';
}

/** The pages by their words, those with a better reason raised by it. */
function lifted(ranked: readonly Ranked[], lifts: readonly Boost[]): Hit[] {
  const best = ranked[0]?.score ?? 1;
  const hits = new Map<number, Hit>(ranked.map((one) => [one.page, { ...one, why: 'text' }]));
  const strongest = new Map<number, Boost>();
  for (const lift of lifts)
    if (lift.lift > (strongest.get(lift.page)?.lift ?? 0)) strongest.set(lift.page, lift);
  for (const [page, { lift, ...reason }] of strongest) {
    const hit = hits.get(page) ?? { page, score: 0, place: 0, has: 0 };
    hits.set(page, { ...hit, ...reason, score: hit.score + lift * best });
  }
  return [...hits.values()]
    .filter(({ score, why }) => why !== 'text' || score >= LEAST * best)
    .toSorted((one, other) => other.score - one.score || one.page - other.page);
}

/** Of several lines, the one that led to the page. */
function lineOf(
  { line }: Hit,
  { isPaste, lines, language }: Query,
  worth: TermWeights,
): MarkedText[] | undefined {
  if (!isPaste) return undefined;
  const most = lines
    .map((one) => ({ one, has: totalWeight(splitWords(one, language).words, worth) }))
    .reduce((best, other) => (other.has > best.has ? other : best), { one: lines[0] ?? '', has: -1 });
  return markWords((line ?? most.one).slice(0, MAX_LINE_CHARACTERS), worth, language);
}

/** What ranking needs to know. The words of names weigh by how rare they are among names. */
function pagesOf(manifest: IndexManifest): Omit<RankedIndex, 'roleOf'> {
  const { titles, namesOf, alertsOf, lengths, languages, languageOf } = manifest;
  const termsOf = titles.map((title, page) => {
    const language = languages[languageOf[page] ?? 0];
    const names = [title, ...(namesOf[page] ?? []), ...(alertsOf[page] ?? [])];
    return new Set(names.flatMap((name) => splitWords(name, language).words.map(({ term }) => term)));
  });
  const having = new Map<string, number>();
  for (const terms of termsOf) for (const term of terms) having.set(term, (having.get(term) ?? 0) + 1);
  const weigh = (term: string): [string, number] => [term, idf(having.get(term) ?? 0, titles.length)];
  return {
    count: titles.length,
    averageLength: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
    lengthOf: (page) => lengths[page] ?? 0,
    namesOf: (page) => new Map([...(termsOf[page] ?? [])].map(weigh)),
  };
}
