import { auctionPath, resultsSource, type ResultsPage } from '../live/auction.ts';
import { useFollowed } from '../live/follow.ts';
import { formatTotals, totalsOf } from '../money/totals.ts';
import { Back } from '../parts/back.tsx';
import { TimeLeft } from '../parts/countdown.tsx';
import { Icon } from '../parts/icon.tsx';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import { Refusal } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { me } from '../shell/session.ts';
import { useTitle } from '../shell/title.ts';
import { useValue } from '../value.ts';
import { type Key, t } from '../words/index.ts';
import { Stranger } from './auction/stranger.tsx';
import { ResultRow } from './results/result_row.tsx';

export default function ResultsScreen({ at }: ScreenProps) {
  const user = useValue(me)!;
  const auction = at.auction!;
  const key = `${auctionPath(auction)}/results`;
  const { page, problem, followed } = useFollowed(key, () => resultsSource(auction, user.id), 'high');
  const title = t(page?.auction.closedAt ? 'grid.results' : 'grid.leaders');
  useTitle(page && `${title} – ${page.auction.name}`);
  if (!page && problem instanceof Refusal && problem.status === 403) return <Stranger auction={auction} problem={problem} />;
  if (!page) return problem ? <Problem problem={problem} onRetry={() => followed?.wake()} /> : <Bones rows={4} />;
  return (
    <>
      <Back href={`/auctions/${auction}`} text={page.auction.name} />
      <header class="page-head">
        <h1>{title}</h1>
        <TimeLeft endsAt={page.auction.endDate} closedAt={page.auction.closedAt} />
      </header>
      <Found page={page} />
    </>
  );
}

function Found({ page }: { page: ResultsPage }) {
  const { results, auction } = page;
  const { winners, userWins, totalItems } = results;
  const isOver = auction.closedAt !== null;
  const others = winners.filter((each) => !each.isCurrentUser);
  if (winners.length === 0)
    return <Empty icon="trophy" title={t(isOver ? 'results.nothingSold' : 'results.noBids')} />;
  return (
    <div class="stack wide">
      {userWins.length > 0 && (
        <section class="stack tight">
          <h2>{t(isOver ? 'results.mine' : 'results.mineSoFar')}</h2>
          <ul class="plain-list list sheet">
            {userWins.map((each) => (
              <ResultRow result={each} auction={auction.id} key={each.itemId} />
            ))}
          </ul>
          <p class="note good">
            <Icon name="trophy" />
            {t(isOver ? 'results.owe' : 'results.oweSoFar', {
              amount: formatTotals(totalsOf(userWins.map((each) => ({ code: each.currencyCode, amount: each.winningBid })))),
            })}
          </p>
        </section>
      )}
      {others.length > 0 && (
        <section class="stack tight">
          <h2>{t(othersTitle(isOver, userWins.length > 0))}</h2>
          <ul class="plain-list list sheet">
            {others.map((each) => (
              <ResultRow result={each} auction={auction.id} key={each.itemId} />
            ))}
          </ul>
        </section>
      )}
      {totalItems > winners.length && (
        <p class="quiet">{t(isOver ? 'results.unsold' : 'results.withoutBids', { count: totalItems - winners.length })}</p>
      )}
    </div>
  );
}

function othersTitle(isOver: boolean, isInIt: boolean): Key {
  if (isInIt) return isOver ? 'results.others' : 'results.othersSoFar';
  return isOver ? 'results.all' : 'results.allSoFar';
}
