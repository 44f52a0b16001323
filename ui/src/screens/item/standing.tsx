import { useRemaining, wordsOf } from '../../parts/countdown.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Price } from '../../parts/price.tsx';
import type { ItemPage } from '../../server/answers.ts';
import { clock } from '../../server/clock.ts';
import { formatExactly, formatMoment } from '../../time/dates.ts';
import { formatNumber, t } from '../../words/index.ts';
import { MyState } from './my_state.tsx';

/** What it costs, how long still, and what that means for me. */
export function Standing({ page, isLeadSaid }: { page: ItemPage; isLeadSaid: boolean }) {
  const { item, bids } = page;
  const left = useRemaining(item.endsAt, item.closedAt !== null);
  const end = item.closedAt ?? item.endsAt;
  const label = item.closedAt ? 'item.finalBid' : item.currentBid === null ? 'item.startingBid' : 'item.currentBid';
  const sync = clock.uncertainty();
  return (
    <div class="stack">
      <dl class="standing">
        <div>
          <dt>{t(label)}</dt>
          <dd class="standing-price">
            <Price amount={item.currentBid ?? item.startingBid} currency={item.currencyCode} />
          </dd>
          <dd class="quiet small">{t('item.bids', { count: bids.length })}</dd>
        </div>
        <div class={left.phase === 'soon' || left.phase === 'closing' ? 'standing-time soon' : 'standing-time'}>
          <dt>{left.phase === 'closed' ? t('state.closed') : t('time.left')}</dt>
          <dd class="standing-left">
            {left.phase === 'closed' ? <Icon name="lock" size={28} /> : <span role="timer">{wordsOf(left)}</span>}
          </dd>
          {end && (
            <dd class="quiet small">
              <time dateTime={end} title={formatExactly(end)}>
                {t(item.closedAt ? 'time.ended' : 'time.ends', { time: formatMoment(end) })}
              </time>
              {sync !== undefined && !item.closedAt && (
                <span class={sync < 500 ? 'sync good' : 'sync'} title={t('time.sync', { ms: formatNumber(Math.ceil(sync)) })} />
              )}
            </dd>
          )}
        </div>
      </dl>
      <MyState page={page} isLeadSaid={isLeadSaid} />
    </div>
  );
}
