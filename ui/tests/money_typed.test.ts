import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type AmountFault, parseMoney } from '../src/money/money.ts';

const locales = ['en', 'de', 'es', 'hu', 'pl', 'fr-CH'];

/** What the API is told, or what is wrong. */
function read(typed: string, currency: string, locale: string): string {
  const amount = parseMoney(typed, currency, locale);
  if (amount.fault !== undefined) return amount.fault;
  assert.equal(amount.value, Number(amount.text));
  return amount.text;
}

function assertEverywhere(typed: string, expected: string, currency = 'EUR'): void {
  for (const locale of locales) assert.equal(read(typed, currency, locale), expected, `${JSON.stringify(typed)} in ${locale}`);
}

function assertRefused(typed: string, fault: AmountFault, currency = 'EUR'): void {
  assertEverywhere(typed, fault, currency);
}

test('comma and point are both decimal in every language', () => {
  for (const typed of ['12,5', '12.5', '12,50', '12.50']) assertEverywhere(typed, '12.5');
  for (const typed of ['0,05', '0.05']) assertEverywhere(typed, '0.05');
});

test('a separator without digits on one side of it is read', () => {
  assertEverywhere('12.', '12');
  assertEverywhere('12,', '12');
  assertEverywhere('.5', '0.5');
  assertEverywhere(',5', '0.5');
});

test('of two kinds of separators the last is decimal in every language', () => {
  assertEverywhere('1,234.50', '1234.5');
  assertEverywhere('1.234,50', '1234.5');
  assertEverywhere('1.234.567,89', '1234567.89');
  assertEverywhere('1,234,567.89', '1234567.89');
});

test('one kind of separator many times is grouping in every language', () => {
  assertEverywhere('1.234.567', '1234567');
  assertEverywhere('1,234,567', '1234567');
});

test('one separator with three digits behind it groups where the language groups with it', () => {
  assert.equal(read('1.234', 'EUR', 'de'), '1234');
  assert.equal(read('1.234', 'EUR', 'es'), '1234');
  assert.equal(read('1,234', 'EUR', 'en'), '1234');
  assert.equal(read('1.234', 'EUR', 'de-AT'), '1234');
});

test('one separator with three digits behind it is refused where it can only be decimal', () => {
  assert.equal(read('1.234', 'EUR', 'en'), 'tooManyDecimals');
  assert.equal(read('1,234', 'EUR', 'de'), 'tooManyDecimals');
  assert.equal(read('1,234', 'EUR', 'es'), 'tooManyDecimals');
  for (const locale of ['hu', 'pl', 'fr-CH'])
    for (const typed of ['1.234', '1,234']) assert.equal(read(typed, 'EUR', locale), 'tooManyDecimals', locale);
});

test('three decimals are read by language where the currency has them', () => {
  assert.equal(read('1.234', 'KWD', 'en'), '1.234');
  assert.equal(read('1,234', 'KWD', 'en'), '1234');
  assert.equal(read('1,234', 'KWD', 'de'), '1.234');
  assert.equal(read('1.234', 'KWD', 'de'), '1234');
  assert.equal(read('1.234', 'KWD', 'hu'), '1.234');
});

test('no group begins with nought: three digits behind it are decimals', () => {
  assertEverywhere('0.500', '0.5');
  assertEverywhere('0,500', '0.5');
  assertEverywhere('0.125', '0.125', 'KWD');
});

test('groups that are not of three digits are refused', () => {
  for (const typed of ['1,2,3', '1.2.3', '12,34,56', '1,2345,678', '1234,567.5', '1.23,456,7', '1,234.567,8', '1..5', '1,,5', '1,.5'])
    assertRefused(typed, 'notAnAmount');
});

test('spaces of every kind and apostrophes group', () => {
  for (const typed of ['1 234 567', '1\u00a0234\u00a0567', '1\u202f234\u202f567', "1'234'567", '1’234’567', '1\u2009234\u00a0567'])
    assertEverywhere(typed, '1234567');
  for (const typed of ['1 234,50', '1\u00a0234.50', "1'234.50", '1’234,50']) assertEverywhere(typed, '1234.5');
});

test('a space or an apostrophe that does not group is refused', () => {
  for (const typed of ['12 50', '1 2', "12'50", '1 23', '12 5000', '0 500', '1 234.567,8']) assertRefused(typed, 'notAnAmount');
});

test('spaces around are no part of the amount', () => {
  assertEverywhere('  12,50\u00a0', '12.5');
});

test('the sign and the code of the currency may stand before or behind', () => {
  for (const typed of ['€12', '€ 12', '12€', '12 €', 'EUR 12', '12EUR', '12 eur', '12\u00a0€']) assertEverywhere(typed, '12');
  for (const typed of ['$1.50', 'USD 1.50', '1.50$']) assertEverywhere(typed, '1.5', 'USD');
  for (const typed of ['CHF 20.50', '20.50 chf']) assertEverywhere(typed, '20.5', 'CHF');
});

test('forints, złotys and crowns are known as their people write them', () => {
  for (const typed of ['500 Ft', '500Ft', '500 ft', 'Ft 500', 'HUF500']) assertEverywhere(typed, '500', 'HUF');
  for (const typed of ['19,99 zł', '19,99zł', '19,99 ZŁ', 'PLN 19,99']) assertEverywhere(typed, '19.99', 'PLN');
  for (const typed of ['50 kr', '50kr', '50 kr.', 'kr. 50', '50,- kr']) assertEverywhere(typed, '50', 'SEK');
  for (const typed of ['50 Kč', '50Kč', '50,- Kč']) assertEverywhere(typed, '50', 'CZK');
});

test('another currency than that of the item is refused', () => {
  for (const typed of ['$12', '12 USD', '12 Ft', '£12']) assertRefused(typed, 'notAnAmount');
});

test('a sign in place of the decimal separator is refused', () => {
  for (const typed of ['12€50', '12 EUR 50']) assertRefused(typed, 'notAnAmount');
});

test('a dash in place of decimals is none', () => {
  for (const typed of ['12,-', '12.-', '12,–', '12,—', '€ 12,-', '12,- €']) assertEverywhere(typed, '12');
});

test('nothing is empty, and what says nothing is no amount', () => {
  for (const typed of ['', ' ', '\u00a0', '\t']) assertRefused(typed, 'empty');
  for (const typed of ['€', 'EUR', ',', '.', ',-', '-', 'abc']) assertRefused(typed, 'notAnAmount');
});

test('signs, exponents, words and other letters are refused', () => {
  for (const typed of ['-5', '−5', '+5', '5-', '1e3', '0x10', '12 or 13', '12and34', '5k', '5 mil', '5 Tsd', 'NaN', 'Infinity', '1/2', '12;50'])
    assertRefused(typed, 'notAnAmount');
});

test('full-width digits are read as what they are', () => {
  assertEverywhere('１２', '12');
  assertEverywhere('１２．５', '12.5');
  assertEverywhere('￥５００', '500', 'JPY');
});

test('digits that are raised or circled are refused', () => {
  for (const typed of ['12⁵⁰', '5²', '①', '½', '1½']) assertRefused(typed, 'notAnAmount');
});

test('noughts around say nothing', () => {
  assertEverywhere('007', '7');
  assertEverywhere('12.00', '12');
  assertEverywhere('0.500', '0.5', 'KWD');
  assertEverywhere('0', '0');
  assertEverywhere('0,00', '0');
});

test('more decimals than the currency has are refused', () => {
  assertRefused('12.345678', 'tooManyDecimals');
  assertRefused('12,5', 'tooManyDecimals', 'JPY');
  assertRefused('1,2345', 'tooManyDecimals', 'KWD');
});

test('decimals of noughts are well where the currency has none', () => {
  assertEverywhere('12,0', '12', 'JPY');
  assertEverywhere('12.00', '12', 'JPY');
});

test('fillér are read as the server counts them', () => {
  assertEverywhere('1234,50 Ft', '1234.5', 'HUF');
});

test('more than the server takes is too large', () => {
  assertEverywhere('10000000000', '10000000000');
  assertRefused('10000000000.01', 'tooLarge');
  assertEverywhere('1000000000000', '1000000000000', 'JPY');
  assertRefused('1000000000001', 'tooLarge', 'JPY');
  assertRefused('9'.repeat(400), 'tooLarge');
});
