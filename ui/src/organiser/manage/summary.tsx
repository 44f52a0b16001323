import { TimeLeft } from '../../parts/countdown.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Price } from '../../parts/price.tsx';
import type { Auction } from '../../server/answers.ts';
import { formatNumber, t } from '../../words/index.ts';
import { Crumbs } from '../crumbs.tsx';
import { type Row, sumsOf } from './desk.ts';

/** How the auction stands, at a glance. */
export function Summary({ auction, rows }: { auction: Auction; rows: Row[] }) {
  const count = (which: (row: Row) => boolean) => formatNumber(rows.filter(which).length);
  const totals = sumsOf(rows);
  return (
    <header>
      <Crumbs auction={auction} />
      <div class="row spread desk-head">
        <h1>{t('desk.title')}</h1>
        <div class="row">
          {auction.closedAt ? (
            <span class="chip">
              <Icon name="lock" size={16} />
              {t('state.closed')}
            </span>
          ) : (
            <span class="chip good">
              <Icon name="gavel" size={16} />
              {t('desk.open')}
            </span>
          )}
          <TimeLeft endsAt={auction.endDate} closedAt={auction.closedAt} />
        </div>
      </div>
      <dl class="desk-facts sheet">
        <div>
          <dt>{t('desk.items')}</dt>
          <dd>{formatNumber(rows.length)}</dd>
        </div>
        <div>
          <dt>{t('desk.drafts')}</dt>
          <dd>{count((row) => row.state === 'draft')}</dd>
        </div>
        <div>
          <dt>{t('desk.openItems')}</dt>
          <dd>{count((row) => row.state === 'open')}</dd>
        </div>
        <div>
          <dt>{t('desk.withBids')}</dt>
          <dd>{count((row) => row.bids > 0)}</dd>
        </div>
        <div>
          <dt>{t('desk.total')}</dt>
          {totals.length === 0 && <dd>–</dd>}
          {totals.map(({ code, total }) => (
            <dd key={code}>
              <Price amount={total} currency={code} />
            </dd>
          ))}
        </div>
      </dl>
    </header>
  );
}
