import { formatTotals } from '../money/totals.ts';
import { Back } from '../parts/back.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { usePaged } from '../parts/paged.ts';
import { Price } from '../parts/price.tsx';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import type { History, PastBid } from '../server/answers.ts';
import { useScrollBack } from '../shell/scroll_back.ts';
import { useTitle } from '../shell/title.ts';
import { formatMoment } from '../time/dates.ts';
import { t } from '../words/index.ts';
import { Row } from './lists/row.tsx';

export default function HistoryScreen() {
  const { parts, problem, again, more } = usePaged<History>('/api/user/history', 50);
  useTitle(t('history.title'));
  useScrollBack(parts.length > 0);
  const stats = parts[0]?.stats;
  if (!stats) return problem ? <Problem problem={problem} onRetry={() => void again()} /> : <Bones rows={5} />;
  return (
    <div class="stack">
      <header class="stack tight">
        <Back href="/bids" text={t('nav.bids')} />
        <h1>{t('history.title')}</h1>
        {stats.totalBids > 0 && (
          <p class="quiet">
            {t('item.bids', { count: stats.totalBids })}
            {stats.winningBids > 0 &&
              ` · ${t('history.leads', { count: stats.winningBids, amount: formatTotals(stats.winningTotals) })}`}
          </p>
        )}
      </header>
      {stats.totalBids === 0 ? (
        <Empty icon="flag" title={t('bids.empty')}>
          <p>{t('bids.emptyText')}</p>
        </Empty>
      ) : (
        <ul class="plain-list list sheet">
          {parts.flatMap((part) => part.bids.map((each) => <Entry bid={each} key={each.id} />))}
        </ul>
      )}
      {more && (
        <Button look="second" onClick={more}>
          {t('list.more')}
        </Button>
      )}
    </div>
  );
}

function Entry({ bid }: { bid: PastBid }) {
  const { item, auction } = bid;
  return (
    <Row
      href={`/auctions/${auction.id}/items/${item.id}`}
      name={item.name}
      level={2}
      aside={
        <strong class="list-price">
          <Price amount={bid.amount} currency={item.currency.code} />
        </strong>
      }
    >
      <p class="row tight quiet small">
        <span>{auction.name}</span>
        <time dateTime={bid.createdAt}>{formatMoment(bid.createdAt)}</time>
        {bid.isWinning && (
          <span class="chip good">
            <Icon name="check" size={14} />
            {t('history.highest')}
          </span>
        )}
      </p>
    </Row>
  );
}
