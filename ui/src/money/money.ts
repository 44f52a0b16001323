/** How many decimals a currency has, by ISO 4217. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Whole minor units: amounts are added and compared in these alone. */
export const toMinor = (amount: number, currency: string) => Math.round(Number(`${amount}e${decimalsOf(currency)}`));
export const fromMinor = (minor: number, currency: string) => Number(`${minor}e-${decimalsOf(currency)}`);

/** As people read it: whole amounts without decimals. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const decimals = Number.isInteger(amount) ? 0 : decimalsOf(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount);
}

/** With the currency's name, to be read twice before it is confirmed. */
export function nameMoney(amount: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'name' }).format(amount);
}

/** As it stands in a field to be edited. */
export function plainMoney(amount: number, currency: string, locale: string): string {
  const decimals = Number.isInteger(amount) ? 0 : decimalsOf(currency);
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount);
}

export type AmountFault = 'empty' | 'notAnAmount' | 'tooManyDecimals' | 'tooLarge';

/** What was typed: `text` is the amount as the API takes it, with a point. */
export type Amount = { text: string; value: number; fault?: undefined } | { fault: AmountFault };

const separators = (locale: string) => {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1234567.5);
  return {
    decimal: parts.find((each) => each.type === 'decimal')?.value ?? '.',
    group: parts.find((each) => each.type === 'group')?.value ?? ',',
  };
};

/**
 * Reads an amount as people type it: comma or point, with or without grouping, currency sign and spaces. What could
 * mean two things is read as the reader's language has it, and refused where that leaves too many decimals.
 */
export function parseMoney(typed: string, currency: string, locale: string): Amount {
  const bare = typed
    .normalize('NFKC')
    .replace(/[\p{Sc}\s'’_]|[A-Za-z]{3}|\bFt\b|\bzł\b|\bkr\.?|,-$|\.-$|,–$/giu, '')
    .trim();
  if (!bare) return { fault: typed.trim() ? 'notAnAmount' : 'empty' };
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(bare)) return { fault: 'notAnAmount' };

  const decimals = decimalsOf(currency);
  const found = [...bare.matchAll(/[.,]/g)].map((each) => each[0]);
  const last = found.at(-1);
  const kinds = new Set(found).size;
  const behind = last ? bare.length - bare.lastIndexOf(last) - 1 : 0;
  // Two kinds: the last is the decimal one. One kind, many times: grouping. Once, with three digits behind: by language.
  const groupsOnly =
    last !== undefined && kinds === 1 && (found.length > 1 || (behind === 3 && decimals < 3 && separators(locale).group === last));
  if (kinds === 2 && found.filter((each) => each === last).length > 1) return { fault: 'notAnAmount' };
  const whole = last && !groupsOnly ? bare.slice(0, bare.lastIndexOf(last)) : bare;
  const part = last && !groupsOnly ? bare.slice(bare.lastIndexOf(last) + 1) : '';
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,]\d{3})+$/.test(whole)) return { fault: 'notAnAmount' };

  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '') || '0';
  const fraction = part.replace(/0+$/, '');
  if (fraction.length > decimals) return { fault: 'tooManyDecimals' };
  const text = fraction ? `${digits}.${fraction}` : digits;
  if (digits.length + decimals > 15) return { fault: 'tooLarge' };
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
  return amount >= 5 * minBid || (current !== null && current > 0 && amount >= 10 * current);
}
