import type { ComponentChildren } from 'preact';

import { formatMoney, parseMoney } from '../money/money.ts';
import { locale, t } from '../words/index.ts';
import { Field } from './field.tsx';

interface Props {
  label: string;
  hint?: ComponentChildren;
  fault?: string;
  /** As it was typed. */
  value: string;
  currency: string;
  onValue: (value: string) => void;
  disabled?: boolean;
}

/** An amount, with comma or point. What could be read in two ways says how it is read. */
export function MoneyField({ label, hint, fault, value, currency, onValue, disabled }: Props) {
  const amount = parseMoney(value, currency, locale());
  const isPlain = /^\s*\d*\s*$/.test(value);
  const readAs =
    amount.fault === undefined &&
    !isPlain &&
    t('moneyField.readAs', { amount: formatMoney(amount.value, currency, locale()) });
  return (
    <Field label={label} hint={hint ?? (readAs || undefined)} fault={fault}>
      {(tied) => (
        <span class="money-field">
          <input
            class="input number"
            {...tied}
            inputMode="decimal"
            autoComplete="off"
            value={value}
            disabled={disabled}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
          <span class="quiet" aria-hidden="true">
            {currency}
          </span>
        </span>
      )}
    </Field>
  );
}

/** What is wrong with what was typed, in words. */
export function moneyFault(typed: string, currency: string): string | undefined {
  const { fault } = parseMoney(typed, currency, locale());
  return fault && t(`amount.${fault}`);
}
