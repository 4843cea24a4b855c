/** Languages whose words are found in all their forms; text in any other is read as English. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'ru'] as const;

export type Language = (typeof LANGUAGES)[number];

type Stem = (word: string) => string;

/** Snowball's algorithms (https://snowballstem.org), each loaded where the site has pages in its language. */
const LOADERS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly stemmer: Stem }>>> = {
  de: () => import('@orama/stemmers/german'),
  fr: () => import('@orama/stemmers/french'),
  es: () => import('@orama/stemmers/spanish'),
  pt: () => import('@orama/stemmers/portuguese'),
  it: () => import('@orama/stemmers/italian'),
  nl: () => import('@orama/stemmers/dutch'),
  ru: () => import('@orama/stemmers/russian'),
};

/** Frequent words that tell nothing of a page; they also tell languages apart. */
const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: setOf(
    'a about after all an and any are as at be before but by can could did do does doesn don for from get gets got had has ' +
      'have how i if in into is isn it its just me my of on only or our should so some t than that the their them then there ' +
      'these they this to too us was we were what when where which while who why will with would you your',
  ),
  de: setOf(
    'aber alle als also am an auch auf aus bei beim bis da damit dann das dass dem den der des die dies diese diesem diesen ' +
      'dieser dieses doch durch ein eine einem einen einer eines er es für hat haben hier ich ihm ihr im in ist ja kann kein ' +
      'keine man mit muss nach nicht noch nur ob oder ohne sein sich sie sind so über um und uns unter vom von vor wann warum ' +
      'was weil wenn werden wie wieder wird wir wo wurde zu zum zur',
  ),
  fr: setOf(
    'à afin ai alors au aucun aux avec avoir c ce ces cet cette comme comment d dans de des donc du elle en est et être eu fait ' +
      'faut il ils j je l la le les leur lorsque lui ma mais me mes n ne nos notre nous on ont ou où par pas peut plus pour ' +
      'pourquoi qu quand que quel quelle qui quoi s sa sans se ses si son sont sur ta te tous tout un une vers vos votre vous y',
  ),
  es: setOf(
    'a al algo ante antes aunque como cómo con cual cuando cuándo cuál de del desde donde dónde el ella ellos en entre era es ' +
      'esa ese eso esta está están estar este esto estos fue ha han hasta hay la las le les lo los más me mi mis muy ni no nos o ' +
      'os para pero por porque puede que qué quien se ser si sí sin sobre son su sus también te tiene todo todos tu un una uno ' +
      'unos y ya yo',
  ),
  pt: setOf(
    'a ao aos apenas as até com como da das de dela dele depois do dos e é ela ele eles em entre era essa esse esta está estão ' +
      'este eu foi há isso isto já lhe mais mas me mesmo meu na não nas nem no nos nós nossa nosso num numa o os ou para pela ' +
      'pelas pelo pelos pode por porque quando que quem se sem ser seu seus só sua suas são também tem têm um uma você',
  ),
  it: setOf(
    'a ad agli ai al alla alle allo anche c che chi ci come con cosa cui da dal dalla dalle dei degli del della delle dello di ' +
      'dove due e è ed era essere fra gli ha hanno i il in io l la le lo loro ma mi nei nel nella nelle non o ogni per perché più ' +
      'può quale quando questa questo questi se senza si sia sono su sua sul sulla suo tra tutti tutto un una uno viene vi',
  ),
  nl: setOf(
    'aan al alle als bij dan dat de deze die dit door dus een en er geen haar heb hebben heeft het hier hij hoe hun ik in is je ' +
      'kan maar me meer met mijn moet na naar niet nog nu of om omdat onder ons onze ook op over te tegen toch toen tot uit van ' +
      'veel voor waar waarom wanneer want was wat we wel wie wij worden wordt zal ze zich zijn zo zonder zou',
  ),
  ru: setOf(
    'а без более бы был была были было быть в вам вас весь во вот все всех вы где для до его ее её если есть еще ещё же за и из ' +
      'или им их к как ко когда которые который кто ли либо мне может мы на над не нет ни но о об он она они оно от по под после ' +
      'почему при с со так также там то того тоже только том ты у уже чего чем что чтобы эта эти это этого этот я',
  ),
};

const loaded = new Map<Language, Stem>();

/** Makes the words of these languages known to `splitWords`. */
export async function loadLanguages(languages: Iterable<Language>): Promise<void> {
  await Promise.all(
    [...languages].map(async (language) => {
      if (language !== 'en') loaded.set(language, (await LOADERS[language]()).stemmer);
    }),
  );
}

/** @throws Error where the language was not loaded */
export function stemmerOf(language: Exclude<Language, 'en'>): Stem {
  const stem = loaded.get(language);
  if (!stem) throw new Error(`Language not loaded: ${language}.`);
  return stem;
}

export function stopWordsOf(language: Language): ReadonlySet<string> {
  return STOP_WORDS[language];
}

/** So many words of a text tell its language. */
const MAX_TESTED_WORDS = 200;
/** Another language than the first needs so many times its frequent words. */
const CLEAR_LEAD = 1.5;

/**
 * The language of a text, by its frequent words: the first one, unless another is clearly more likely.
 * @param among in order of preference
 */
export function detectLanguage(text: string, among: readonly Language[] = LANGUAGES): Language {
  const counts = new Map<Language, number>();
  let left = MAX_TESTED_WORDS;
  for (const [written] of text.matchAll(/\p{L}+/gu)) {
    const word = written.toLowerCase();
    for (const language of among)
      if (STOP_WORDS[language].has(word)) counts.set(language, (counts.get(language) ?? 0) + 1);
    if ((left -= 1) === 0) break;
  }
  const countOf = (language: Language): number => counts.get(language) ?? 0;
  const [first = 'en'] = among;
  const best = among.reduce((one, other) => (countOf(other) > countOf(one) ? other : one), first);
  return countOf(best) > countOf(first) * CLEAR_LEAD ? best : first;
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
