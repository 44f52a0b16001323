import { Choice } from '../../parts/field.tsx';
import type { Currency } from '../../server/desk_answers.ts';
import { locale, t } from '../../words/index.ts';

interface Props {
  label?: string;
  hint?: string;
  fault?: string;
  value: string;
  currencies: readonly Currency[];
  onValue: (code: string) => void;
  disabled?: boolean;
}

/** By code, which is what the keyboard finds, each with its name in the reader's language. */
export function currencyOptions(currencies: readonly Currency[]): (readonly [string, string])[] {
  const names = new Intl.DisplayNames(locale(), { type: 'currency' });
  return currencies.map(({ code }) => [code, `${code} · ${names.of(code)}`] as const);
}

export function CurrencyChoice({ label = t('itemForm.currency'), currencies, ...choice }: Props) {
  return <Choice label={label} options={currencyOptions(currencies)} {...choice} />;
}
