import { Icon } from '../../parts/icon.tsx';
import { Price } from '../../parts/price.tsx';
import type { Winner } from '../../server/answers.ts';
import { t } from '../../words/index.ts';
import { Row } from '../lists/row.tsx';
import { StateChip } from '../lists/state_chip.tsx';

/** Who settles it with whom is told to these two and to organisers, and after the end only. */
export function ResultRow({ result, auction }: { result: Winner; auction: string }) {
  const { winner, seller, isCurrentUser, isItemCreator, closedAt } = result;
  const leader = winner ? (winner.name ?? winner.email ?? '') : undefined;
  return (
    <Row
      href={`/auctions/${auction}/items/${result.itemId}`}
      name={result.itemName}
      picture={result.thumbnailUrl}
      aside={
        <strong class="list-price">
          <Price amount={result.winningBid} currency={result.currencyCode} />
        </strong>
      }
    >
      {isCurrentUser ? (
        <p class="row tight">
          <StateChip standing={closedAt ? 'won' : 'winning'} />
          <span class="quiet small">{t('item.by', { name: seller.name ?? '' })}</span>
        </p>
      ) : (
        <p class="row tight">
          {isItemCreator && <StateChip standing="mine" />}
          {leader === undefined
            ? t(closedAt ? 'item.winnerHidden' : 'results.leaderHidden')
            : t(closedAt ? 'item.winner' : 'results.leader', { name: leader })}
        </p>
      )}
      {closedAt && isCurrentUser && seller.email && <Mail to={seller.email} text={t('results.writeSeller')} />}
      {closedAt && !isCurrentUser && winner?.email && <Mail to={winner.email} text={t('item.writeWinner')} />}
    </Row>
  );
}

function Mail({ to, text }: { to: string; text: string }) {
  return (
    <p>
      <a class="button second above" href={`mailto:${to}`}>
        <Icon name="comment" size={16} />
        {text}
      </a>
    </p>
  );
}
