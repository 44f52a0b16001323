import { useState } from 'preact/hooks';

import { formatMoney, isUnusual, nameMoney, parseMoney, plainMoney, toMinor } from '../../money/money.ts';
import { leastOf } from '../../live/item.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { ItemPage } from '../../server/answers.ts';
import { locale, t } from '../../words/index.ts';

interface Props {
  page: ItemPage;
  /** Chosen already; without one it is typed here. */
  amount?: number;
  isOffline: boolean;
  onConfirm: (amount: string, isAnonymous: boolean) => void;
  onClose: () => void;
}

/** The last look before a bid that cannot be taken back. */
export function ConfirmSheet({ page, amount, isOffline, onConfirm, onClose }: Props) {
  const { item, auction } = page;
  const { currencyCode: currency } = item;
  const money = (value: number) => formatMoney(value, currency, locale());
  const isProxy = auction.bidMode === 'PROXY';
  const [typed, setTyped] = useState(amount === undefined ? '' : plainMoney(amount, currency, locale()));
  const [isAnonymous, setAnonymous] = useState(false);
  const [isMeant, setMeant] = useState(false);
  const [touched, setTouched] = useState(amount !== undefined);

  const parsed = parseMoney(typed, currency, locale());
  const least = leastOf(page);
  const tooLow = parsed.fault === undefined && toMinor(parsed.value, currency) < toMinor(least, currency);
  const fault = parsed.fault ? t(`amount.${parsed.fault}`) : tooLow ? t('amount.tooLow', { amount: money(least) }) : undefined;
  const moved = amount !== undefined && tooLow;
  const unusual = parsed.fault === undefined && !tooLow && isUnusual(parsed.value, least, item.currentBid);
  const isOff = isOffline || (unusual && !isMeant);
  const submit = (event: Event) => {
    event.preventDefault();
    setTouched(true);
    if (parsed.fault === undefined && !tooLow && !isOff) onConfirm(parsed.text, isAnonymous);
  };
  return (
    <Dialog title={t('bid.confirmTitle')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        {amount === undefined ? (
          <TextField
            label={t(isProxy ? 'bid.max' : 'bid.amount')}
            hint={t('bid.next', { amount: money(least) })}
            fault={touched ? fault : undefined}
            value={typed}
            onValue={setTyped}
            onBlur={() => setTouched(typed !== '')}
            inputMode="decimal"
            autoComplete="off"
            enterKeyHint="send"
            autoFocus
          />
        ) : null}
        {parsed.fault === undefined && (
          <div class="confirm-amount">
            <strong class="number">{money(parsed.value)}</strong>
            <span class="quiet">{nameMoney(parsed.value, currency, locale())}</span>
            <span>{t('bid.on', { item: item.name })}</span>
          </div>
        )}
        {moved && (
          <p class="note warn" role="alert">
            <Icon name="alert" />
            {t('bid.priceMoved', { amount: money(least) })}
          </p>
        )}
        {unusual && (
          <div class="note warn">
            <Check
              label={t('bid.unusual', { amount: money(least), mine: nameMoney(parsed.value, currency, locale()) })}
              checked={isMeant}
              onValue={setMeant}
            />
          </div>
        )}
        {auction.bidderVisibility === 'PER_BID' && (
          <Check label={t('bid.anonymous')} checked={isAnonymous} onValue={setAnonymous} />
        )}
        <p class="quiet small">
          {isProxy ? `${t('rule.proxy')} ` : ''}
          {t('bid.binding')}
        </p>
        <div class="dialog-actions">
          {moved ? (
            <Button onClick={() => setTyped(plainMoney(least, currency, locale()))}>
              {t(isProxy ? 'bid.quickMax' : 'bid.quick', { amount: money(least) })}
            </Button>
          ) : (
            <Button type="submit" off={isOff} autoFocus={amount !== undefined}>
              {isOffline
                ? t('bid.offline')
                : parsed.fault !== undefined
                  ? t('bid.review')
                  : t(isProxy ? 'bid.confirmMax' : 'bid.confirm', { amount: money(parsed.value) })}
            </Button>
          )}
          <Button look="second" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
