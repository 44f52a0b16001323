import { formatTotals, totalsOf } from '../../money/totals.ts';
import type { BidItem } from '../../server/answers.ts';
import { formatNumber, t } from '../../words/index.ts';

interface Props {
  winning: BidItem[];
  won: BidItem[];
  outbid: number;
}

const sum = (items: BidItem[], amount: (item: BidItem) => number) =>
  formatTotals(totalsOf(items.map((each) => ({ code: each.currencyCode, amount: amount(each) }))));

/** What it comes to. */
export function Sums({ winning, won, outbid }: Props) {
  const price = (item: BidItem) => item.currentBid ?? 0;
  const atMost = (item: BidItem) => Math.max(price(item), item.userHighestBid);
  const leads = sum(winning, price);
  const most = sum(winning, atMost);
  return (
    <dl class="sums">
      <div class="sheet">
        <dt>{t('bids.lead')}</dt>
        <dd class="number">{leads}</dd>
        {most !== leads && <dd class="quiet small">{t('bids.atMost', { amount: most })}</dd>}
      </div>
      <div class="sheet">
        <dt>{t('bids.outbidOn')}</dt>
        <dd class="number">{formatNumber(outbid)}</dd>
      </div>
      {won.length > 0 && (
        <div class="sheet">
          <dt>{t('bids.wonFor')}</dt>
          <dd class="number">{sum(won, price)}</dd>
          <dd class="quiet small">{t('list.items', { count: won.length })}</dd>
        </div>
      )}
    </dl>
  );
}
