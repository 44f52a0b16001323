import type { Placing } from '../../live/placing.ts';
import { formatMoney } from '../../money/money.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { ItemPage } from '../../server/answers.ts';
import { explain } from '../../shell/toasts.tsx';
import { locale, t } from '../../words/index.ts';

interface Props {
  placing: Placing;
  page: ItemPage;
  onAgain: () => void;
}

/** What became of the bid: placed, not placed and why, or not known yet and tried again. */
export function Verdict({ placing, page, onAgain }: Props) {
  return (
    <div role="status" aria-atomic="true">
      <Words placing={placing} page={page} onAgain={onAgain} />
    </div>
  );
}

function Words({ placing, page, onAgain }: Props) {
  const money = (amount: number) => formatMoney(amount, page.item.currencyCode, locale());
  switch (placing.state) {
    case 'none':
      return null;
    case 'sending':
    case 'retrying':
      return (
        <p class={placing.state === 'retrying' ? 'note warn' : 'note'}>
          <span class="spinner" />
          {t(placing.state === 'retrying' ? 'bid.retrying' : 'bid.sending')}
        </p>
      );
    case 'placed': {
      const { amount, leads, minBid } = placing.bid;
      // What the page says by itself need not be said twice.
      if (leads && !page.isHighestBidder) return null;
      return (
        <p class={leads ? 'note good' : 'note bad'}>
          <Icon name={leads ? 'check' : 'alert'} />
          {leads ? t('bid.placedLeads', { amount: money(amount) }) : t('bid.placedBeaten', { amount: money(amount), next: money(minBid) })}
        </p>
      );
    }
    case 'refused': {
      const { refusal } = placing;
      const next = refusal.body.minBid;
      return (
        <div class="note bad">
          <Icon name="alert" />
          <div class="stack tight">
            <p>
              {refusal.key === 'E_BID_TOO_LOW' && next !== undefined
                ? t('bid.refusedLow', { next: money(next) })
                : t('bid.refused', { reason: explain(refusal) })}
            </p>
            {next !== undefined && page.canBid && (
              <Button look="second" onClick={onAgain}>
                {t('bid.again')}
              </Button>
            )}
          </div>
        </div>
      );
    }
  }
}
