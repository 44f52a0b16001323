import { Value } from '../value.ts';
import type accountEn from './en/account.ts';
import type en from './en/index.ts';
import type listsEn from './en/lists.ts';
import type organiserEn from './en/organiser.ts';

export const languages = ['en', 'de', 'es', 'hu', 'pl'] as const;
export type Language = (typeof languages)[number];

/** Each in its own words. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  hu: 'Magyar',
  pl: 'Polski',
};

/** A phrase, or what it is for each plural of the language. `{name}` is filled in. */
export type Phrase = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Key = keyof typeof en | keyof typeof listsEn | keyof typeof accountEn | keyof typeof organiserEn;

/** What bidders read while they bid; lists of auctions, items and bids; signing in, joining and settings; what organisers read. */
export type Part = 'bidder' | 'lists' | 'account' | 'organiser';

const catalogs: Record<Part, Record<Language, () => Promise<{ default: Record<string, Phrase> }>>> = {
  bidder: {
    en: () => import('./en/index.ts'),
    de: () => import('./de/index.ts'),
    es: () => import('./es/index.ts'),
    hu: () => import('./hu/index.ts'),
    pl: () => import('./pl/index.ts'),
  },
  lists: {
    en: () => import('./en/lists.ts'),
    de: () => import('./de/lists.ts'),
    es: () => import('./es/lists.ts'),
    hu: () => import('./hu/lists.ts'),
    pl: () => import('./pl/lists.ts'),
  },
  account: {
    en: () => import('./en/account.ts'),
    de: () => import('./de/account.ts'),
    es: () => import('./es/account.ts'),
    hu: () => import('./hu/account.ts'),
    pl: () => import('./pl/account.ts'),
  },
  organiser: {
    en: () => import('./en/organiser.ts'),
    de: () => import('./de/organiser.ts'),
    es: () => import('./es/organiser.ts'),
    hu: () => import('./hu/organiser.ts'),
    pl: () => import('./pl/organiser.ts'),
  },
};

const stored = 'auktiva.language';

function isLanguage(text: string | null | undefined): text is Language {
  return languages.includes(text as Language);
}

/** What was chosen here, else the first that the browser asks for. */
export function preferredLanguage(): Language {
  try {
    const chosen = localStorage.getItem(stored);
    if (isLanguage(chosen)) return chosen;
  } catch {
    // Storage may be forbidden.
  }
  return navigator.languages.map((each) => each.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

let words = new Map<string, Phrase>();
let wanted: Language = 'en';
const spoken = new Set<Part>(['bidder']);

/** Changes with the language; whoever shows words watches it. */
export const language = new Value<Language>('en');

/** With the reader's region, if his browser has one for the language: dates and amounts look as he knows them. */
export function locale(): string {
  const its = language.get();
  return navigator.languages.find((each) => each.toLowerCase().startsWith(its)) ?? its;
}

let loading: Promise<void> = Promise.resolve();

/** One after the other: each has the parts and the language that are wanted by then. */
function load(): Promise<void> {
  loading = loading.catch(() => {}).then(async () => {
    const loaded = await Promise.all([...spoken].map((part) => catalogs[part][wanted]()));
    words = new Map(loaded.flatMap((each) => Object.entries(each.default)));
  });
  return loading;
}

export async function speak(its: Language): Promise<void> {
  wanted = its;
  await load();
  if (its !== wanted) return;
  document.documentElement.lang = its;
  try {
    localStorage.setItem(stored, its);
  } catch {
    // Then it is asked again next time.
  }
  language.set(its);
}

/** The words of further screens, which come with them. */
export async function speakPart(part: Part): Promise<void> {
  if (spoken.has(part)) return loading;
  spoken.add(part);
  try {
    await load();
  } catch (failure) {
    spoken.delete(part);
    throw failure;
  }
}

function fill(phrase: string, values: Record<string, string | number>): string {
  return phrase.replace(/\{(\w+)\}/g, (all, name: string) => {
    const value = values[name];
    return value === undefined ? all : typeof value === 'number' ? formatNumber(value) : value;
  });
}

export const formatNumber = (value: number) => new Intl.NumberFormat(locale()).format(value);

/** The phrase in the reader's language; `count` chooses its plural. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  const phrase = words.get(key);
  if (phrase === undefined) return key;
  if (typeof phrase === 'string') return fill(phrase, values);
  const plural = new Intl.PluralRules(language.get()).select(Number(values.count ?? 0));
  return fill(phrase[plural] ?? phrase.other ?? key, values);
}

/** Whether there are words for it: keys may be made of what the server says. */
export const knows = (key: string): key is Key => words.has(key);
