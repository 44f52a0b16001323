import { useState } from 'preact/hooks';

import { parseMoney } from '../../money/money.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Choice, type Faults, Form, TextField } from '../../parts/field.tsx';
import { useLoaded } from '../../parts/loaded.ts';
import { MoneyField } from '../../parts/money_field.tsx';
import type { Currency } from '../../server/desk_answers.ts';
import { get } from '../../server/ask.ts';
import { locale, t } from '../../words/index.ts';
import { currencyOptions } from '../item_form/currency_choice.tsx';
import type { Row } from './desk.ts';

/** What is to be so of all of them; what is not named stays. */
export interface Updates {
  startingBid?: string;
  minBidIncrement?: string;
  currencyCode?: string;
  isPublished?: boolean;
  discussionsEnabled?: boolean;
  isEditableByAdmin?: boolean;
}

type Flag = '' | 'yes' | 'no';

interface Props {
  rows: Row[];
  onSend: (updates: Updates) => Promise<void>;
  onClose: () => void;
}

export function BulkForm({ rows, onSend, onClose }: Props) {
  const [startingBid, setStart] = useState('');
  const [minBidIncrement, setStep] = useState('');
  const [currencyCode, setCurrency] = useState('');
  const [discussionsEnabled, setDiscussions] = useState<Flag>('');
  const [isEditableByAdmin, setEditable] = useState<Flag>('');
  // None as long as they are not there: then the currency stays as it is.
  const { value: currencies = [] } = useLoaded(() => get<Currency[]>('/api/currencies'), []);
  const currency = currencyCode || rows[0]!.currencyCode;
  // Where there are several, the server refuses an amount that one of them cannot have.
  const isMixed = !currencyCode && rows.some((row) => row.currencyCode !== currency);

  const send = async (): Promise<Faults | void> => {
    const faults: Faults = {};
    const updates: Updates = {};
    for (const [field, typed] of Object.entries({ startingBid, minBidIncrement })) {
      if (!typed.trim()) continue;
      const amount = parseMoney(typed, currency, locale());
      if (amount.fault === undefined) updates[field as 'startingBid' | 'minBidIncrement'] = amount.text;
      else faults[field] = t(`amount.${amount.fault}`);
    }
    for (const [field, flag] of Object.entries({ discussionsEnabled, isEditableByAdmin }))
      if (flag) updates[field as 'discussionsEnabled' | 'isEditableByAdmin'] = flag === 'yes';
    if (currencyCode) updates.currencyCode = currencyCode;
    if (Object.keys(faults).length > 0) return faults;
    if (Object.keys(updates).length === 0) return { '': t('desk.nothingChosen') };
    await onSend(updates);
  };
  const leaving = [
    ['', t('desk.leave')],
    ['yes', t('desk.yes')],
    ['no', t('desk.no')],
  ] as const;
  return (
    <Dialog title={t('desk.changeTitle', { count: rows.length })} onClose={onClose}>
      <p class="quiet">{t('desk.changeText')}</p>
      <Form onSubmit={send} submit={t('save')}>
        {(faults) => (
          <>
            <div class="fields-2">
              <Amount
                label={t('item.startingBid')}
                fault={faults.startingBid ?? faults['updates.startingBid']}
                value={startingBid}
                onValue={setStart}
                currency={isMixed ? undefined : currency}
              />
              <Amount
                label={t('desk.stepLabel')}
                fault={faults.minBidIncrement ?? faults['updates.minBidIncrement']}
                value={minBidIncrement}
                onValue={setStep}
                currency={isMixed ? undefined : currency}
              />
            </div>
            <Choice
              label={t('desk.currency')}
              value={currencyCode}
              options={[['', t('desk.leave')], ...currencyOptions(currencies)]}
              onValue={setCurrency}
            />
            <Choice label={t('desk.discussions')} value={discussionsEnabled} options={leaving} onValue={setDiscussions} />
            <Choice
              label={t('desk.editable')}
              hint={t('desk.editableHint')}
              value={isEditableByAdmin}
              options={leaving}
              onValue={setEditable}
            />
          </>
        )}
      </Form>
    </Dialog>
  );
}

interface AmountProps {
  label: string;
  fault: string | undefined;
  value: string;
  onValue: (value: string) => void;
  currency: string | undefined;
}

function Amount({ currency, ...field }: AmountProps) {
  if (currency) return <MoneyField {...field} currency={currency} />;
  return <TextField {...field} hint={t('desk.mixed')} inputMode="decimal" autoComplete="off" />;
}
