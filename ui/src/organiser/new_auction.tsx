import { useState } from 'preact/hooks';

import { Form } from '../parts/field.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Bones, Problem } from '../parts/states.tsx';
import type { Currency } from '../server/desk_answers.ts';
import { get } from '../server/ask.ts';
import { go } from '../shell/router.ts';
import { useTitle } from '../shell/title.ts';
import { tell } from '../shell/toasts.tsx';
import { t } from '../words/index.ts';
import { faultsOfAuction, freshAuction } from './auction_form/fields.ts';
import { FirstFields } from './auction_form/first_fields.tsx';
import { Making } from './auction_form/making.ts';
import { MoreRules } from './auction_form/more_rules.tsx';
import { RulesPreview } from './auction_form/rules_preview.tsx';
import { CurrencyChoice } from './item_form/currency_choice.tsx';
import { keepCurrency, lastCurrency } from './item_form/currencies.ts';
import { noAnswer } from './sending.ts';
import { useUnsaved } from './unsaved.ts';

/** From nothing to an auction in five fields. */
export default function NewAuction() {
  useTitle(t('auctionForm.newTitle'));
  const { value: currencies, problem, reload } = useLoaded(() => get<Currency[]>('/api/currencies'), []);
  const [fields, setFields] = useState(freshAuction);
  const [currency, setCurrency] = useState(lastCurrency);
  const [making] = useState(() => new Making());
  const [isDone, setDone] = useState(false);
  useUnsaved(!isDone && fields !== freshAuction);

  const create = async () => {
    const faults = faultsOfAuction(fields);
    if (Object.keys(faults).length > 0) return faults;
    let id: string;
    try {
      id = await making.make(fields);
    } catch (failure) {
      return noAnswer(failure);
    }
    keepCurrency(currency);
    setDone(true);
    tell({
      text: t('auctionForm.created'),
      action: { text: t('auctionForm.invite'), href: `/auctions/${id}/members` },
    });
    go(`/auctions/${id}`, { replace: true });
  };
  if (!currencies) return problem ? <Problem problem={problem} onRetry={() => void reload()} /> : <Bones rows={5} />;
  const onChange = (news: Partial<typeof fields>) => setFields((before) => ({ ...before, ...news }));
  return (
    <article class="stack">
      <header class="stack tight">
        <h1>{t('auctionForm.newTitle')}</h1>
        <p class="quiet">{t('auctionForm.newText')}</p>
      </header>
      <div class="sheet">
        <Form onSubmit={create} submit={t('auctionForm.create')} blame={{ E_OPEN_AUCTIONS_DISABLED: 'joinMode' }}>
          {(faults) => (
            <>
              <FirstFields fields={fields} faults={faults} onChange={onChange}>
                <CurrencyChoice
                  label={t('auctionForm.currency')}
                  hint={t('auctionForm.currencyHint')}
                  value={currency}
                  currencies={currencies}
                  onValue={setCurrency}
                />
              </FirstFields>
              <MoreRules fields={fields} faults={faults} onChange={onChange} />
              <RulesPreview fields={fields} />
            </>
          )}
        </Form>
      </div>
    </article>
  );
}
