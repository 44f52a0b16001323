import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { formatNumber, knows, language, locale, preferredLanguage, speak, speakPart, t } from '../src/words/index.ts';
import { catalogs } from './support/catalogs.ts';
import { standIn } from './support/page.ts';

beforeEach(async () => {
  standIn(['en-GB']);
  await speak('en');
});

test('what was chosen here is spoken', () => {
  standIn(['de-AT', 'en'], new Map([['auktiva.language', 'hu']]));
  assert.equal(preferredLanguage(), 'hu');
});

test('else it is the first that the browser asks for and we speak', () => {
  standIn(['fr-CH', 'pl-PL', 'de']);
  assert.equal(preferredLanguage(), 'pl');
});

test('what was chosen and is not spoken counts for nothing', () => {
  standIn(['ES'], new Map([['auktiva.language', 'tlh']]));
  assert.equal(preferredLanguage(), 'es');
});

test('who asks for nothing that we speak is answered in English', () => {
  standIn(['fr', 'it']);
  assert.equal(preferredLanguage(), 'en');
  standIn([]);
  assert.equal(preferredLanguage(), 'en');
});

test('where nothing may be stored a language is spoken all the same', async () => {
  const page = standIn(['de'], 'forbidden');
  assert.equal(preferredLanguage(), 'de');
  await speak('de');
  assert.equal(language.get(), 'de');
  assert.equal(page.lang, 'de');
});

test('a language that is chosen is remembered, and told to the page', async () => {
  const storage = new Map<string, string>();
  const page = standIn(['en'], storage);
  await speak('es');
  assert.deepEqual([...storage], [['auktiva.language', 'es']]);
  assert.equal(page.lang, 'es');
});

test('of two languages that are chosen in a hurry the last is spoken', async () => {
  await Promise.all([speak('de'), speak('pl')]);
  assert.equal(language.get(), 'pl');
});

test('amounts and dates are of the region of the reader', async () => {
  standIn(['fr', 'de-AT', 'de']);
  await speak('de');
  assert.equal(locale(), 'de-AT');
  standIn(['fr']);
  assert.equal(locale(), 'de');
});

test('numbers are as the language has them', async () => {
  assert.equal(formatNumber(12345.6), '12,345.6');
  await speak('de');
  assert.equal(formatNumber(12345.6), '12.345,6');
});

test('a phrase is filled in', () => {
  assert.equal(t('item.by', { name: 'Ilse' }), catalogs.en.bidder['item.by']!.toString().replace('{name}', 'Ilse'));
});

test('what is filled in is not read as a phrase', () => {
  assert(t('item.by', { name: '{name} $& $1' }).includes('{name} $& $1'));
});

test('what is not told stays as it is', () => {
  assert(t('item.by').includes('{name}'));
});

test('numbers that are filled in are grouped', () => {
  assert(t('item.bids', { count: 12345 }).includes('12,345'));
});

test('the count chooses the plural', () => {
  assert.equal(t('item.bids', { count: 1 }), '1 bid');
  for (const count of [0, 2, 101]) assert.equal(t('item.bids', { count }), `${count} bids`);
});

test('what there are no words for is shown by its name', () => {
  assert.equal(knows('refusal.E_NOBODY_KNOWS'), false);
  assert.equal(t('refusal.E_NOBODY_KNOWS' as never), 'refusal.E_NOBODY_KNOWS');
});

test('words that come with a screen are there with it, and stay in every language', async () => {
  const [key] = Object.keys(catalogs.en.organiser);
  assert.equal(knows(key!), false);
  await Promise.all([speakPart('organiser'), speakPart('organiser')]);
  assert.equal(knows(key!), true);
  await speak('hu');
  assert.equal(knows(key!), true);
});
