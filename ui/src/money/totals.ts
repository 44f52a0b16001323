import type { Total } from '../server/answers.ts';
import { locale } from '../words/index.ts';
import { formatMoney, fromMinor, toMinor } from './money.ts';

/** Sums by currency, which are never mixed. */
export function totalsOf(amounts: readonly { code: string; amount: number }[]): Total[] {
  const sums = new Map<string, number>();
  for (const { code, amount } of amounts) sums.set(code, (sums.get(code) ?? 0) + toMinor(amount, code));
  return [...sums].map(([code, minor]) => ({ code, total: fromMinor(minor, code) }));
}

/** "€117 + $20"; nothing is 0 of nothing. */
export const formatTotals = (totals: readonly Total[]) =>
  totals.map(({ code, total }) => formatMoney(total, code, locale())).join(' + ') || '–';
