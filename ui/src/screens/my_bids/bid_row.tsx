import { formatMoney } from '../../money/money.ts';
import { Price } from '../../parts/price.tsx';
import type { BidItem } from '../../server/answers.ts';
import { locale, t } from '../../words/index.ts';
import { Row } from '../lists/row.tsx';
import { standingOf } from '../lists/standing.ts';
import { StateChip } from '../lists/state_chip.tsx';
import { When } from '../lists/when.tsx';

export function BidRow({ item, myId }: { item: BidItem; myId: string }) {
  const standing = standingOf(item, myId)!;
  const href = `/auctions/${item.auctionId}/items/${item.id}`;
  const money = (amount: number) => formatMoney(amount, item.currencyCode, locale());
  // More than the price: only a maximum can be that.
  const max = item.userHighestBid > (item.currentBid ?? 0);
  return (
    <Row
      href={href}
      name={item.name}
      picture={item.thumbnailUrl}
      aside={
        <>
          <strong class="list-price">
            <Price amount={item.currentBid ?? item.startingBid} currency={item.currencyCode} />
          </strong>
          {standing === 'outbid' && (
            <a class="button" href={`${href}?bid=next`}>
              {t('bid.again')}
              <span class="hidden-text">: {item.name}</span>
            </a>
          )}
        </>
      }
    >
      <p class="row tight">
        <StateChip standing={standing} />
        <When endsAt={item.endsAt} closedAt={item.closedAt} />
      </p>
      <p class="quiet small">
        {item.auctionName}
        {standing !== 'won' && ` · ${t(max ? 'bids.max' : 'bids.yours', { amount: money(item.userHighestBid) })}`}
        {standing === 'won' && ` · ${t('bids.owe', { amount: money(item.currentBid!) })}`}
      </p>
    </Row>
  );
}
