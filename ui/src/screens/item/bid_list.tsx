import { useState } from 'preact/hooks';

import { isMine } from '../../live/item.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Price } from '../../parts/price.tsx';
import type { Bid, ItemPage } from '../../server/answers.ts';
import { formatAgo, formatExactly } from '../../time/dates.ts';
import { useNow } from '../../time/now.ts';
import { t } from '../../words/index.ts';

const few = 8;

/** A pseudonym is too long to tell people apart by. */
const markOf = (bidderId: string) => bidderId.slice(-4).toUpperCase();

export function BidList({ page, myId }: { page: ItemPage; myId: string }) {
  const { bids, item } = page;
  const [all, showAll] = useState(false);
  const now = useNow();
  if (bids.length === 0) return null;
  const nameOf = (bid: Bid) => {
    if (isMine(bid.bidderId, page, myId)) return t(bid.isAnonymous ? 'bid.youHidden' : 'bid.you');
    return bid.user?.name ?? t('bid.hidden', { mark: markOf(bid.bidderId) });
  };
  return (
    <section class="stack tight" aria-labelledby="bids">
      <h2 id="bids">{t('bid.history')}</h2>
      <ol class="plain-list bid-list">
        {(all ? bids : bids.slice(0, few)).map((each, at) => (
          <li key={each.id} class={isMine(each.bidderId, page, myId) ? 'mine' : ''}>
            <span class="bid-who">
              {nameOf(each)}
              {each.isAnonymous && each.user && <Icon name="lock" size={14} />}
            </span>
            <time class="quiet small" dateTime={each.createdAt} title={formatExactly(each.createdAt)}>
              {formatAgo(each.createdAt, now)}
            </time>
            <strong class={at ? 'bid-amount' : 'bid-amount first'}>
              <Price amount={each.amount} currency={item.currencyCode} />
            </strong>
          </li>
        ))}
      </ol>
      {!all && bids.length > few && (
        <Button look="bare" onClick={() => showAll(true)}>
          {t('bid.more', { count: bids.length })}
        </Button>
      )}
    </section>
  );
}
