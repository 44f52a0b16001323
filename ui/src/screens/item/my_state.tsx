import type { ComponentChildren } from 'preact';

import { Icon, type IconName } from '../../parts/icon.tsx';
import { formatMoney } from '../../money/money.ts';
import type { ItemPage } from '../../server/answers.ts';
import { locale, t } from '../../words/index.ts';

function Note({ look, icon, children }: { look: string; icon: IconName; children: ComponentChildren }) {
  return (
    <div class={`note ${look}`}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}

/** What the item is to me: told by colour, icon and words. */
export function MyState({ page, isLeadSaid }: { page: ItemPage; isLeadSaid: boolean }) {
  const { item, auction, bids } = page;
  const money = (amount: number) => formatMoney(amount, item.currencyCode, locale());
  const took = page.userHighestBid !== null;
  if (!item.isPublished) return <Note look="warn" icon="edit" children={t('item.draft')} />;
  if (item.closedAt) {
    if (page.isHighestBidder) return <Note look="good" icon="trophy" children={t('item.won', { amount: money(item.currentBid!) })} />;
    return <Outcome page={page} took={took} />;
  }
  if (page.isItemOwner) return <Note look="" icon="user" children={t('item.own')} />;
  if (page.isHighestBidder) {
    const max = auction.bidMode === 'PROXY' && page.userHighestBid;
    // What became of the bid says it already.
    if (isLeadSaid && !max) return null;
    return <Note look="good" icon="check" children={max ? t('item.leadMax', { amount: money(max) }) : t('item.lead')} />;
  }
  if (took) return <Note look="bad" icon="alert" children={t('item.outbid', { amount: money(page.minBid) })} />;
  return bids.length === 0 ? <p class="quiet">{t('item.noBids')}</p> : null;
}

function Outcome({ page, took }: { page: ItemPage; took: boolean }) {
  const { item, bids, winnerEmail } = page;
  if (item.currentBid === null) return <Note look="" icon="lock" children={t('item.notSold')} />;
  const winning = bids.find((each) => each.bidderId === item.highestBidderId);
  const words = winning?.user?.name ? t('item.winner', { name: winning.user.name }) : t('item.winnerHidden');
  return (
    <Note look="" icon="trophy">
      {took ? `${t('item.lost')} ` : ''}
      {words}
      {winnerEmail && (
        <>
          {' · '}
          <a href={`mailto:${winnerEmail}`}>{t('item.writeWinner')}</a>
        </>
      )}
    </Note>
  );
}
