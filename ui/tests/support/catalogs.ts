import accountDe from '../../src/words/de/account.ts';
import bidderDe from '../../src/words/de/index.ts';
import listsDe from '../../src/words/de/lists.ts';
import organiserDe from '../../src/words/de/organiser.ts';
import accountEn from '../../src/words/en/account.ts';
import bidderEn from '../../src/words/en/index.ts';
import listsEn from '../../src/words/en/lists.ts';
import organiserEn from '../../src/words/en/organiser.ts';
import accountEs from '../../src/words/es/account.ts';
import bidderEs from '../../src/words/es/index.ts';
import listsEs from '../../src/words/es/lists.ts';
import organiserEs from '../../src/words/es/organiser.ts';
import accountHu from '../../src/words/hu/account.ts';
import bidderHu from '../../src/words/hu/index.ts';
import listsHu from '../../src/words/hu/lists.ts';
import organiserHu from '../../src/words/hu/organiser.ts';
import type { Language, Part, Phrase } from '../../src/words/index.ts';
import accountPl from '../../src/words/pl/account.ts';
import bidderPl from '../../src/words/pl/index.ts';
import listsPl from '../../src/words/pl/lists.ts';
import organiserPl from '../../src/words/pl/organiser.ts';

export const catalogs: Record<Language, Record<Part, Record<string, Phrase>>> = {
  en: { bidder: bidderEn, lists: listsEn, account: accountEn, organiser: organiserEn },
  de: { bidder: bidderDe, lists: listsDe, account: accountDe, organiser: organiserDe },
  es: { bidder: bidderEs, lists: listsEs, account: accountEs, organiser: organiserEs },
  hu: { bidder: bidderHu, lists: listsHu, account: accountHu, organiser: organiserHu },
  pl: { bidder: bidderPl, lists: listsPl, account: accountPl, organiser: organiserPl },
};

export const parts = Object.keys(catalogs.en) as Part[];

/** All words of a language. */
export const wordsOf = (language: Language): Map<string, Phrase> =>
  new Map(parts.flatMap((part) => Object.entries(catalogs[language][part])));
