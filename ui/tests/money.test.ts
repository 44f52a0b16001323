import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  decimalsOf,
  formatMoney,
  fromMinor,
  isUnusual,
  nameMoney,
  parseMoney,
  plainMoney,
  quickBids,
  toMinor,
} from '../src/money/money.ts';
import { Random } from './support/random.ts';

const locales = ['en', 'de', 'es', 'hu', 'pl', 'fr-CH'];
/** Every kind: two decimals, none, three, signs and names that are not ASCII, what Intl prints without decimals. */
const currencies = ['EUR', 'USD', 'GBP', 'HUF', 'PLN', 'CHF', 'JPY', 'KRW', 'VND', 'KWD', 'BHD', 'CZK', 'SEK', 'INR', 'ILS', 'PKR'];

/** Both sorts of space that do not break, as formatters write them. */
const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('an amount has as many decimals as ISO 4217 gives its currency', () => {
  const some = Object.entries({ EUR: 2, USD: 2, JPY: 0, KRW: 0, VND: 0, CLP: 0, KWD: 3, TND: 3 });
  for (const [currency, decimals] of some) assert.equal(decimalsOf(currency), decimals, currency);
});

test('currencies that browsers print without decimals have those that the server counts', () => {
  for (const currency of ['HUF', 'COP', 'IDR', 'PKR']) assert.equal(decimalsOf(currency), 2, currency);
  assert.equal(toMinor(1234.5, 'HUF'), 123450);
});

test('amounts become minor units exactly, whatever they look like in binary', () => {
  const exact: [number, number][] = [[19.99, 1999], [1.15, 115], [4.35, 435], [0.1 + 0.2, 30], [1.005, 101], [0, 0], [1e9, 1e11]];
  for (const [amount, minor] of exact) assert.equal(toMinor(amount, 'EUR'), minor);
  assert.equal(toMinor(1.234, 'KWD'), 1234);
  assert.equal(toMinor(500, 'JPY'), 500);
});

test('minor units become the amount they stand for', () => {
  assert.equal(fromMinor(1999, 'EUR'), 19.99);
  assert.equal(fromMinor(115, 'EUR'), 1.15);
  assert.equal(fromMinor(435, 'EUR'), 4.35);
  assert.equal(fromMinor(30, 'EUR'), 0.3);
  assert.equal(fromMinor(1, 'KWD'), 0.001);
  assert.equal(fromMinor(500, 'JPY'), 500);
  assert.equal(fromMinor(1, 'HUF'), 0.01);
});

test('an amount survives being minor units', () => {
  const random = new Random(1);
  for (let times = 0; times < 2000; ++times) {
    const currency = random.one(currencies);
    const minor = random.below(1e12);
    assert.equal(toMinor(fromMinor(minor, currency), currency), minor, `${minor} ${currency}`);
  }
});

test('whole amounts are shown without decimals', () => {
  assert.equal(formatMoney(1234, 'EUR', 'en'), '€1,234');
  assert.equal(plainSpaces(formatMoney(1234, 'EUR', 'de')), '1.234 €');
  assert.equal(formatMoney(1000, 'JPY', 'en'), '¥1,000');
});

test('amounts that are not whole are shown with all their decimals', () => {
  assert.equal(formatMoney(1.5, 'EUR', 'en'), '€1.50');
  assert.equal(plainSpaces(formatMoney(1.5, 'KWD', 'en')), 'KWD 1.500');
  assert.equal(plainSpaces(formatMoney(1234.5, 'HUF', 'hu')), '1234,50 Ft');
});

test('the amount with the name of its currency is not rounded', () => {
  assert.equal(nameMoney(1234.5, 'EUR', 'en'), '1,234.50 euros');
  assert.equal(nameMoney(1234.5, 'HUF', 'en'), '1,234.50 Hungarian forints');
  assert.equal(nameMoney(50, 'EUR', 'en'), '50 euros');
});

test('an amount in a field is written without grouping, as the language has its decimals', () => {
  assert.equal(plainMoney(1234.5, 'EUR', 'de'), '1234,50');
  assert.equal(plainMoney(1234.5, 'EUR', 'en'), '1234.50');
  assert.equal(plainMoney(1234567, 'EUR', 'hu'), '1234567');
});

test('what is shown is read as the amount it was, in every language and currency', () => {
  const random = new Random(2);
  for (let times = 0; times < 400; ++times) {
    const currency = random.one(currencies);
    const locale = random.one([...locales, 'de-AT', 'de-CH', 'es-MX', 'en-GB']);
    const minor = random.below(10 ** (1 + random.below(12)));
    const amount = fromMinor(minor, currency);
    for (const shown of [formatMoney(amount, currency, locale), plainMoney(amount, currency, locale)]) {
      const read = parseMoney(shown, currency, locale);
      const how = `${JSON.stringify(shown)} in ${locale} as ${JSON.stringify(read)}`;
      assert(read.fault === undefined, how);
      assert.equal(toMinor(read.value, currency), minor, how);
      assert.match(read.text, /^\d+(\.\d*[1-9])?$/);
    }
  }
});

test('the next three bids are exact', () => {
  assert.deepEqual(quickBids(19.99, 0.1, 'EUR'), [19.99, 20.09, 20.19]);
  assert.deepEqual(quickBids(0.1, 0.1, 'EUR'), [0.1, 0.2, 0.3]);
  assert.deepEqual(quickBids(1.15, 1.1, 'USD'), [1.15, 2.25, 3.35]);
  assert.deepEqual(quickBids(1000, 500, 'JPY'), [1000, 1500, 2000]);
  assert.deepEqual(quickBids(1.001, 0.001, 'KWD'), [1.001, 1.002, 1.003]);
  assert.deepEqual(quickBids(100.5, 0.25, 'HUF'), [100.5, 100.75, 101]);
});

test('five times the next bid is unusual, and less is not', () => {
  assert.equal(isUnusual(50, 10, null), true);
  assert.equal(isUnusual(49.99, 10, null), false);
});

test('ten times the current bid is unusual, unless there is none', () => {
  assert.equal(isUnusual(100, 90, 10), true);
  assert.equal(isUnusual(99, 90, 10), false);
  assert.equal(isUnusual(100, 90, 0), false);
});
