import { type Faults, TextField } from '../../parts/field.tsx';
import { MoneyField } from '../../parts/money_field.tsx';
import { RichField } from '../../parts/rich_field.tsx';
import type { Currency } from '../../server/desk_answers.ts';
import { t } from '../../words/index.ts';
import { CurrencyChoice } from './currency_choice.tsx';
import { type ItemFields, mostDescription, stepIn } from './fields.ts';

export interface FormPart {
  fields: ItemFields;
  faults: Faults;
  onChange: (news: Partial<ItemFields>) => void;
}

interface Props extends FormPart {
  currencies: readonly Currency[];
  hasBids?: boolean;
}

/** What an item has to say first. */
export function FirstItemFields({ fields, faults, onChange, currencies, hasBids }: Props) {
  const { currencyCode } = fields;
  // A step that nobody has touched is the one that is usual in the other currency.
  const changeCurrency = (next: string) =>
    onChange({
      currencyCode: next,
      ...(fields.minBidIncrement === stepIn(currencyCode) && { minBidIncrement: stepIn(next) }),
    });
  const fixed = hasBids ? t('itemForm.fixed') : undefined;
  return (
    <>
      <TextField
        label={t('itemForm.name')}
        fault={faults.name}
        value={fields.name}
        onValue={(name) => onChange({ name })}
        maxLength={200}
        autoComplete="off"
      />
      <div class="fields-2">
        <MoneyField
          label={t('itemForm.start')}
          hint={fixed}
          fault={faults.startingBid}
          value={fields.startingBid}
          currency={currencyCode}
          onValue={(startingBid) => onChange({ startingBid })}
          disabled={hasBids}
        />
        <MoneyField
          label={t('itemForm.step')}
          fault={faults.minBidIncrement}
          value={fields.minBidIncrement}
          currency={currencyCode}
          onValue={(minBidIncrement) => onChange({ minBidIncrement })}
        />
      </div>
      <CurrencyChoice
        hint={fixed}
        fault={faults.currencyCode}
        value={currencyCode}
        currencies={currencies}
        onValue={changeCurrency}
        disabled={hasBids}
      />
      <RichField
        label={t('itemForm.description')}
        fault={faults.description}
        html={fields.description}
        onHtml={(description) => onChange({ description })}
        most={mostDescription}
      />
    </>
  );
}
