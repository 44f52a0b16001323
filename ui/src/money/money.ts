// By ISO 4217 all others have two. Intl does not tell: it has forints without fillér, and the server counts fillér.
const withoutDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const withThree = 'BHD IQD JOD KWD LYD OMR TND';

/** How many decimals a currency has. */
export const decimalsOf = (currency: string) => (withoutDecimals.includes(currency) ? 0 : withThree.includes(currency) ? 3 : 2);

/** Whole minor units: amounts are added and compared in these alone. */
export const toMinor = (amount: number, currency: string) => Math.round(Number(`${amount}e${decimalsOf(currency)}`));
export const fromMinor = (minor: number, currency: string) => Number(`${minor}e-${decimalsOf(currency)}`);

/** Whole amounts without decimals. */
function digitsOf(amount: number, currency: string): Intl.NumberFormatOptions {
  const decimals = Number.isInteger(amount) ? 0 : decimalsOf(currency);
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

/** Made once for each: that takes longer than to use it many times. */
const formats = new Map<string, Intl.NumberFormat>();

/** As people read it. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const name = `${locale} ${currency} ${Number.isInteger(amount)}`;
  const digits = digitsOf(amount, currency);
  const its = formats.get(name) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits });
  formats.set(name, its);
  return its.format(amount);
}

/** With the currency's name, to be read twice before it is confirmed. */
export function nameMoney(amount: number, currency: string, locale: string): string {
  const digits = digitsOf(amount, currency);
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'name', ...digits }).format(amount);
}

/** As it stands in a field to be edited. */
export function plainMoney(amount: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { useGrouping: false, ...digitsOf(amount, currency) }).format(amount);
}

export type AmountFault = 'empty' | 'notAnAmount' | 'tooManyDecimals' | 'tooLarge';

/** What was typed: `text` is the amount as the API takes it, with a point. */
export type Amount = { text: string; value: number; fault?: undefined } | { fault: AmountFault };

/** How amounts are written: what stands between groups of digits, and the currency's own marks. */
function writtenIn(locale: string, currency: string) {
  const parts = [locale, 'en'].flatMap((language) =>
    (['narrowSymbol', 'symbol'] as const).flatMap((currencyDisplay) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay }).formatToParts(1234567),
    ),
  );
  const marks = parts.filter((each) => each.type === 'currency').map((each) => each.value.normalize('NFKC'));
  const group = parts.find((each) => each.type === 'group')?.value;
  return { group, marks: [...marks, currency].sort((a, b) => b.length - a.length) };
}

/** Without what tells the currency, before and behind. */
function withoutMarks(text: string, marks: string[]): string {
  const small = text.toLowerCase();
  const before = marks.find((each) => small.startsWith(each.toLowerCase()));
  const rest = before ? text.slice(before.length).replace(/^\./, '') : text;
  const behind = marks.find((each) => rest.toLowerCase().replace(/\.$/, '').endsWith(each.toLowerCase()));
  return (behind ? rest.replace(/\.$/, '').slice(0, -behind.length) : rest).trim();
}

const inGroups = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/;
const inSpacedGroups = /^[1-9]\d{0,2}(?:[\s'’]\d{3})+(?:[.,]\d*)?$/;
/** In minor units: the server takes no more. */
const most = 1e12;

/**
 * Reads an amount as people type it: comma or point, with or without grouping, its own currency before or behind. What
 * could mean two things is read as the reader's language has it, and refused where that leaves too many decimals.
 */
export function parseMoney(typed: string, currency: string, locale: string): Amount {
  if (!typed.trim()) return { fault: 'empty' };
  const { group, marks } = writtenIn(locale, currency);
  const spaced = withoutMarks(typed.normalize('NFKC').trim(), marks).replace(/[.,][-–—]$/, '');
  const bare = inSpacedGroups.test(spaced) ? spaced.replace(/[\s'’]/g, '') : spaced;
  // What is raised, or in a circle, is a digit to nobody but Unicode.
  if (/\p{No}/u.test(typed) || !/^\d[\d.,]*$|^[.,]\d+$/.test(bare)) return { fault: 'notAnAmount' };

  const points = bare.replace(/\d/g, '');
  const last = points.at(-1);
  // Many of one kind are grouping. One with three digits behind it: by language. Of two kinds the last is the decimal one.
  const isGrouped = points.length > 1 ? new Set(points).size === 1 : inGroups.test(bare) && last === group;
  const end = last === undefined || isGrouped ? bare.length : bare.lastIndexOf(last);
  const whole = bare.slice(0, end);
  if (/[.,]/.test(whole) && !inGroups.test(whole)) return { fault: 'notAnAmount' };

  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '') || '0';
  const fraction = bare.slice(end + 1).replace(/0+$/, '');
  if (fraction.length > decimalsOf(currency)) return { fault: 'tooManyDecimals' };
  const text = fraction ? `${digits}.${fraction}` : digits;
  if (digits.length > 15 || toMinor(Number(text), currency) > most) return { fault: 'tooLarge' };
  return { text, value: Number(text) };
}

/** The next three amounts one may bid. */
export function quickBids(minBid: number, step: number, currency: string): number[] {
  const first = toMinor(minBid, currency);
  const each = toMinor(step, currency);
  return [0, 1, 2].map((times) => fromMinor(first + times * each, currency));
}

/** So much more than needed that it may be a slip of the finger. */
export function isUnusual(amount: number, minBid: number, current: number | null): boolean {
  return (minBid > 0 && amount >= 5 * minBid) || (current !== null && current > 0 && amount >= 10 * current);
}
