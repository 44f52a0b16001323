import { formatTotals, totalsOf } from '../../money/totals.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Dashboard } from '../../server/answers.ts';
import { t } from '../../words/index.ts';
import { standingOf } from '../lists/standing.ts';
import { Tally } from './auction_tile.tsx';

/** My bids and my items in a few numbers. */
export function Mine({ page, myId }: { page: Dashboard; myId: string }) {
  const leading = page.bidItems.filter((each) => standingOf(each, myId) === 'winning');
  const outbid = page.bidItems.filter((each) => standingOf(each, myId) === 'outbid').length;
  const items = page.userItems;
  return (
    <>
      {page.bidItems.length > 0 && (
        <section class="sheet stack tight">
          <h2>{t('nav.bids')}</h2>
          <p class="row tight">
            {outbid > 0 && <Tally look="bad" icon="alert" text={t('home.outbid', { count: outbid })} />}
            {leading.length > 0 && <Tally look="good" icon="check" text={t('home.winning', { count: leading.length })} />}
          </p>
          {leading.length > 0 && (
            <p>
              {t('bids.lead')} <strong class="number">{formatTotals(leadTotals(leading))}</strong>
            </p>
          )}
          <More href="/bids" text={t('home.toBids')} />
        </section>
      )}
      {items.length > 0 && (
        <section class="sheet stack tight">
          <h2>{t('listings.title')}</h2>
          <p>
            {t('list.items', { count: items.length })} · {t('home.withBids', { count: items.filter((each) => each.bidCount > 0).length })}
          </p>
          <More href="/listings" text={t('home.toListings')} />
        </section>
      )}
    </>
  );
}

const leadTotals = (leading: Dashboard['bidItems']) =>
  totalsOf(leading.map((each) => ({ code: each.currencyCode, amount: each.currentBid! })));

function More({ href, text }: { href: string; text: string }) {
  return (
    <a class="button second" href={href}>
      {text}
      <Icon name="next" size={16} />
    </a>
  );
}
