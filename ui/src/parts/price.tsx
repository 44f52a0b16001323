import { formatMoney } from '../money/money.ts';
import { locale } from '../words/index.ts';

export function Price({ amount, currency }: { amount: number; currency: string }) {
  return <span class="number">{formatMoney(amount, currency, locale())}</span>;
}
