import { useDashboard } from '../live/dashboard.ts';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import type { BidItem } from '../server/answers.ts';
import { useScrollBack } from '../shell/scroll_back.ts';
import { me } from '../shell/session.ts';
import { useTitle } from '../shell/title.ts';
import { useValue } from '../value.ts';
import { t } from '../words/index.ts';
import { type Standing, standingOf } from './lists/standing.ts';
import { BidRow } from './my_bids/bid_row.tsx';
import { Sums } from './my_bids/sums.tsx';

export default function MyBids() {
  const user = useValue(me)!;
  const { page, problem, followed } = useDashboard(user.id);
  useScrollBack(page !== undefined);
  const items = page?.bidItems ?? [];
  const those = (...standings: Standing[]) => items.filter((each) => standings.includes(standingOf(each, user.id)!));
  const outbid = those('outbid').sort(byEnd);
  const winning = those('winning').sort(byEnd);
  const won = those('won').sort(byClosing);
  const lost = those('lost').sort(byClosing);
  useTitle(outbid.length > 0 ? `(${outbid.length}) ${t('nav.bids')}` : t('nav.bids'));
  if (!page) return problem ? <Problem problem={problem} onRetry={() => followed?.wake()} /> : <Bones rows={4} />;
  return (
    <>
      <header class="page-head">
        <h1>{t('nav.bids')}</h1>
        <nav class="row" aria-label={t('bids.also')}>
          <a class="button second" href="/history">
            {t('history.title')}
          </a>
          <a class="button second" href="/listings">
            {t('listings.title')}
          </a>
        </nav>
      </header>
      {items.length === 0 ? (
        <Empty icon="flag" title={t('bids.empty')}>
          <p>{t('bids.emptyText')}</p>
          <a class="button" href="/">
            {t('home')}
          </a>
        </Empty>
      ) : (
        <div class="stack wide">
          <Sums winning={winning} won={won} outbid={outbid.length} />
          <Group title={t('state.outbid')} items={outbid} myId={user.id} />
          <Group title={t('state.winning')} items={winning} myId={user.id} />
          <Group title={t('state.won')} items={won} myId={user.id} />
          <Group title={t('state.lost')} items={lost} myId={user.id} />
        </div>
      )}
    </>
  );
}

/** What has no end last. */
const byEnd = (a: BidItem, b: BidItem) => (a.endsAt ?? '9').localeCompare(b.endsAt ?? '9');
const byClosing = (a: BidItem, b: BidItem) => b.closedAt!.localeCompare(a.closedAt!);

function Group({ title, items, myId }: { title: string; items: BidItem[]; myId: string }) {
  if (items.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>
        {title} <span class="quiet number">{items.length}</span>
      </h2>
      <ul class="plain-list list sheet">
        {items.map((each) => (
          <BidRow item={each} myId={myId} key={each.id} />
        ))}
      </ul>
    </section>
  );
}
