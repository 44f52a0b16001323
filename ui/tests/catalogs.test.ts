import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { type Language, languages, type Phrase } from '../src/words/index.ts';
import { catalogs, parts, wordsOf } from './support/catalogs.ts';

const english = wordsOf('en');

const formsOf = (phrase: Phrase): [string, string][] =>
  typeof phrase === 'string' ? [['other', phrase]] : (Object.entries(phrase) as [string, string][]);

const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

/** All that is wrong, at once: a translator does not want to hear it word by word. */
function assertNone(wrong: string[]): void {
  assert.equal(wrong.join('\n'), '');
}

function wrongIn(check: (language: Language, key: string, phrase: Phrase) => string | undefined): string[] {
  const wrong: string[] = [];
  for (const language of languages)
    for (const part of parts) {
      const words = catalogs[language][part];
      // Not translated yet.
      if (language !== 'en' && words === catalogs.en[part]) continue;
      for (const [key, phrase] of Object.entries(words)) {
        const fault = check(language, key, phrase);
        if (fault) wrong.push(`${language} ${key}: ${fault}`);
      }
    }
  return wrong;
}

test('every language has the words of English, each in the same part, and no others', () => {
  for (const language of languages)
    for (const part of parts)
      assert.deepEqual(Object.keys(catalogs[language][part]).sort(), Object.keys(catalogs.en[part]).sort(), `${language} ${part}`);
});

test('no word is in two parts', () => {
  const all = parts.flatMap((part) => Object.keys(catalogs.en[part]));
  assertNone(all.filter((key, at) => all.indexOf(key) !== at));
});

test('no word is empty, or has spaces around it', () => {
  assertNone(wrongIn((_, __, phrase) => formsOf(phrase).find(([, text]) => !text || text !== text.trim())?.[0]));
});

test('every language fills in what English fills in', () => {
  const wrong = wrongIn((_, key, phrase) => {
    const expected = namesIn(formsOf(english.get(key)!).at(-1)![1]);
    // One thing need not be counted.
    const uncounted = expected.filter((each) => each !== '{count}');
    const fits = ([plural, text]: [string, string]) =>
      namesIn(text).join() === expected.join() || (plural === 'one' && namesIn(text).join() === uncounted.join());
    const unfit = formsOf(phrase).find((each) => !fits(each));
    return unfit && `${unfit[1]} (${expected.join(' ')})`;
  });
  assertNone(wrong);
});

test('what has plurals in English has all plurals of the language, and no others', () => {
  const wrong = wrongIn((language, key, phrase) => {
    if (typeof phrase === 'string') return typeof english.get(key) === 'string' ? undefined : 'no plurals';
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const had = Object.keys(phrase);
    return [...needed].sort().join() === had.sort().join() ? undefined : `${had.join(' ')} (${needed.join(' ')})`;
  });
  assertNone(wrong);
});

test('the plurals that are needed are known', () => {
  const needed = (language: Language) => new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort().join(' ');
  assert.deepEqual(languages.map(needed), ['one other', 'one other', 'many one other', 'one other', 'few many one other']);
});

/** The sources but the words themselves. */
const sources = readdirSync('src', { recursive: true })
  .filter((name) => /\.tsx?$/.test(name) && !/^words\/../.test(name.replace('words/index.ts', '')))
  .map((name) => readFileSync(`src/${name}`, 'utf8'))
  .join('\n');

/** What is in the first argument of each t(…). */
function* askedFor(): Generator<string> {
  for (const { index } of sources.matchAll(/(?<![\w.])t\(/g)) {
    let depth = 0;
    let end = index! + 1;
    do {
      const char = sources[end++];
      if (char === '(') ++depth;
      if (char === ')') --depth;
      if (char === ',' && depth === 1) break;
    } while (depth > 0);
    yield sources.slice(index! + 2, end);
  }
}

test('there is a word for whatever is asked for by name', () => {
  const names = [...askedFor()].flatMap((each) =>
    // But what is compared, or looked up by.
    [...each.replace(/[!=]== '[^']*'|\[[^\]]*\]/g, '').matchAll(/'([^']+)'/g)].map(([, name]) => name!),
  );
  assert(names.length > 50);
  assertNone([...new Set(names)].filter((name) => !english.has(name)));
});

test('there is a word for whatever begins with what is asked for', () => {
  const prefixes = [...askedFor()].flatMap((each) => [...each.matchAll(/`([\w.]+)\$\{/g)].map(([, prefix]) => prefix!));
  assertNone([...new Set(prefixes)].filter((prefix) => ![...english.keys()].some((key) => key.startsWith(prefix))));
});

test('every word is asked for', () => {
  const named = new Set([...sources.matchAll(/['"`]([\w.]+)['"`]/g)].map(([, name]) => name!));
  const prefixes = new Set([...sources.matchAll(/`([\w.]+\.)\$\{[^}`]*\}`/g)].map(([, prefix]) => prefix!));
  const isAskedFor = (key: string) => named.has(key) || prefixes.has(key.slice(0, key.lastIndexOf('.') + 1));
  assertNone([...english.keys()].filter((key) => !isAskedFor(key)));
});
