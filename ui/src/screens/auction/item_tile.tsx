import { Component } from 'preact';
import { useRef } from 'preact/hooks';

import { Picture } from '../../parts/picture.tsx';
import { Price } from '../../parts/price.tsx';
import type { ItemCard } from '../../server/answers.ts';
import { t } from '../../words/index.ts';
import { standingOf } from '../lists/standing.ts';
import { StateChip } from '../lists/state_chip.tsx';
import { When } from '../lists/when.tsx';

interface Props {
  auction: string;
  item: ItemCard;
  myId: string;
}

/** Drawn anew only if its item has changed: of hundreds, few do at once. */
export class ItemTile extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return next.item !== this.props.item;
  }

  override render({ auction, item, myId }: Props) {
    const standing = standingOf(item, myId);
    return (
      <li class={`card item-card sheet ${standing ?? ''}`}>
        <Picture url={item.thumbnailUrl} />
        <div class="card-text">
          <h2>
            <a class="stretch" href={`/auctions/${auction}/items/${item.id}`}>
              {item.name}
            </a>
          </h2>
          <Standing item={item} />
          <p class="row tight">
            {standing && <StateChip standing={standing} />}
            <When endsAt={item.endsAt} closedAt={item.closedAt} />
          </p>
        </div>
      </li>
    );
  }
}

/** What moved while one looks is marked for a moment. */
function Standing({ item }: { item: ItemCard }) {
  const first = useRef(item._count.bids);
  const moved = item._count.bids !== first.current;
  return (
    <p class={moved ? 'card-price moved' : 'card-price'} key={item._count.bids}>
      <strong>
        <Price amount={item.currentBid ?? item.startingBid} currency={item.currencyCode} />
      </strong>
      <span class="quiet small">
        {item.currentBid === null ? t('item.startingBid') : t('item.bids', { count: item._count.bids })}
      </span>
    </p>
  );
}
