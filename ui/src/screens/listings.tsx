import { formatTotals, totalsOf } from '../money/totals.ts';
import { Icon } from '../parts/icon.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Price } from '../parts/price.tsx';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import type { Listing } from '../server/answers.ts';
import { get } from '../server/ask.ts';
import { useScrollBack } from '../shell/scroll_back.ts';
import { useTitle } from '../shell/title.ts';
import { t } from '../words/index.ts';
import { Row } from './lists/row.tsx';
import { StateChip } from './lists/state_chip.tsx';
import { When } from './lists/when.tsx';

export default function Listings() {
  const { value: page, problem, reload } = useLoaded(() => get<Listing[]>('/api/user/listings'), []);
  useTitle(t('listings.title'));
  useScrollBack(page !== undefined);
  if (!page) return problem ? <Problem problem={problem} onRetry={() => void reload()} /> : <Bones rows={5} />;
  const sold = page.filter((each) => each.closedAt && each.currentBid !== null);
  return (
    <div class="stack">
      <header class="stack tight">
        <h1>{t('listings.title')}</h1>
        {sold.length > 0 && (
          <p class="quiet">
            {t('listings.sold', {
              count: sold.length,
              amount: formatTotals(totalsOf(sold.map((each) => ({ code: each.currencyCode, amount: each.currentBid! })))),
            })}
          </p>
        )}
      </header>
      {page.length === 0 ? (
        <Empty icon="box" title={t('listings.empty')}>
          <p>{t('listings.emptyText')}</p>
        </Empty>
      ) : (
        <ul class="plain-list list sheet">
          {page.map((each) => (
            <Entry item={each} key={each.id} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Entry({ item }: { item: Listing }) {
  const { winner } = item;
  const standing = !item.isPublished ? 'draft' : !item.closedAt ? undefined : item.currentBid === null ? 'closed' : 'sold';
  return (
    <Row
      href={`/auctions/${item.auctionId}/items/${item.id}`}
      name={item.name}
      picture={item.thumbnailUrl}
      level={2}
      aside={
        <>
          <strong class="list-price">
            <Price amount={item.currentBid ?? item.startingBid} currency={item.currencyCode} />
          </strong>
          <span class="quiet small">
            {item.currentBid === null ? t('item.startingBid') : t('item.bids', { count: item.bidCount })}
          </span>
        </>
      }
    >
      <p class="row tight">
        {standing && <StateChip standing={standing} />}
        <When endsAt={item.endsAt} closedAt={item.closedAt} />
      </p>
      <p class="quiet small">{item.auctionName}</p>
      {winner && (
        <p class="row tight">
          {t('item.winner', { name: winner.name ?? winner.email })}
          <a class="button second above" href={`mailto:${winner.email}`}>
            <Icon name="comment" size={16} />
            {t('item.writeWinner')}
          </a>
        </p>
      )}
    </Row>
  );
}
