import { TimeLeft } from '../../parts/countdown.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Picture } from '../../parts/picture.tsx';
import type { AuctionCard, BidItem } from '../../server/answers.ts';
import { t } from '../../words/index.ts';
import { standingOf } from '../lists/standing.ts';

interface Props {
  auction: AuctionCard;
  bids: BidItem[];
  myId: string;
}

export function AuctionTile({ auction, bids, myId }: Props) {
  const { id, role, closedAt } = auction;
  const standings = bids.filter((each) => each.auctionId === id).map((each) => standingOf(each, myId));
  const count = (standing: string) => standings.filter((each) => each === standing).length;
  const winning = count('winning');
  const outbid = count('outbid');
  const won = count('won');
  return (
    <li class="card sheet">
      <Picture url={auction.thumbnailUrl} />
      <div class="card-text">
        <h3>
          <a class="stretch" href={role === 'Open' ? `/join/${id}` : `/auctions/${id}`}>
            {auction.name}
          </a>
        </h3>
        <p class="row tight">
          {!closedAt && (
            <span class="chip good">
              <Icon name="gavel" size={14} />
              {t('home.open')}
            </span>
          )}
          <TimeLeft endsAt={auction.endDate} closedAt={closedAt} />
        </p>
        <p class="quiet small">
          {role !== 'Open' && `${t(`role.${role}`)} · `}
          {t('list.items', { count: auction._count.items })} · {t('list.members', { count: auction._count.members })}
        </p>
        {winning + outbid + won > 0 && (
          <p class="row tight">
            {outbid > 0 && <Tally look="bad" icon="alert" text={t('home.outbid', { count: outbid })} />}
            {winning > 0 && <Tally look="good" icon="check" text={t('home.winning', { count: winning })} />}
            {won > 0 && <Tally look="good" icon="trophy" text={t('home.won', { count: won })} />}
          </p>
        )}
      </div>
    </li>
  );
}

export function Tally({ look, icon, text }: { look: string; icon: 'alert' | 'check' | 'trophy'; text: string }) {
  return (
    <span class={`chip ${look}`}>
      <Icon name={icon} size={14} />
      {text}
    </span>
  );
}
