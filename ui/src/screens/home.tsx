import { useDashboard } from '../live/dashboard.ts';
import { Icon } from '../parts/icon.tsx';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import type { AuctionCard, Dashboard } from '../server/answers.ts';
import { useScrollBack } from '../shell/scroll_back.ts';
import { me } from '../shell/session.ts';
import { useTitle } from '../shell/title.ts';
import { useValue } from '../value.ts';
import { t } from '../words/index.ts';
import { AuctionTile } from './home/auction_tile.tsx';
import { Invitations } from './home/invitations.tsx';
import { Mine } from './home/mine.tsx';
import { OpenLink } from './home/open_link.tsx';

export default function Home() {
  const user = useValue(me)!;
  const { page, problem, followed } = useDashboard(user.id);
  useTitle(undefined);
  useScrollBack(page !== undefined);
  if (!page) return problem ? <Problem problem={problem} onRetry={() => followed?.wake()} /> : <Bones rows={4} />;
  return (
    <>
      <header class="page-head">
        <h1>{t('nav.auctions')}</h1>
        <a class="button" href="/auctions/new">
          <Icon name="plus" />
          {t('home.new')}
        </a>
      </header>
      <div class="home-layout">
        <Auctions page={page} myId={user.id} />
        <aside class="stack">
          <Mine page={page} myId={user.id} />
          {page.auctions.length > 0 && <OpenLink />}
        </aside>
      </div>
    </>
  );
}

/** What ends next comes first, what has no end last. */
const byEnd = (a: AuctionCard, b: AuctionCard) => (a.endDate ?? '9').localeCompare(b.endDate ?? '9');
const byClosing = (a: AuctionCard, b: AuctionCard) => b.closedAt!.localeCompare(a.closedAt!);

function Auctions({ page, myId }: { page: Dashboard; myId: string }) {
  const mine = page.auctions.filter((each) => each.role !== 'Open');
  const going = mine.filter((each) => !each.closedAt).sort(byEnd);
  const joinable = page.auctions.filter((each) => each.role === 'Open' && !each.closedAt).sort(byEnd);
  const over = mine.filter((each) => each.closedAt).sort(byClosing);
  const tiles = (auctions: AuctionCard[]) => (
    <ul class="plain-list card-grid">
      {auctions.map((each) => (
        <AuctionTile auction={each} bids={page.bidItems} myId={myId} key={each.id} />
      ))}
    </ul>
  );
  return (
    <div class="stack wide">
      <Invitations />
      {mine.length === 0 && (
        <Empty icon="gavel" title={t('home.empty')}>
          <p>{t('home.emptyText')}</p>
          <OpenLink />
        </Empty>
      )}
      {going.length > 0 && (
        <section>
          <h2 class="hidden-text">{t('home.going')}</h2>
          {tiles(going)}
        </section>
      )}
      {joinable.length > 0 && (
        <section class="stack">
          <h2>{t('home.joinable')}</h2>
          {tiles(joinable)}
        </section>
      )}
      {over.length > 0 && (
        <section class="stack">
          <h2>{t('state.closed')}</h2>
          {tiles(over)}
        </section>
      )}
    </div>
  );
}
