import { useRef } from 'preact/hooks';

import type { AuctionPage } from '../../live/auction.ts';
import { Button } from '../../parts/button.tsx';
import { Choice, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { More } from '../../parts/more.tsx';
import { Empty } from '../../parts/states.tsx';
import { clock } from '../../server/clock.ts';
import { useScrollBack } from '../../shell/scroll_back.ts';
import { useNow } from '../../time/now.ts';
import { formatNumber, t } from '../../words/index.ts';
import { anything, countFilters, type Filter, type Sort, sorts, type Wish } from './filters.ts';
import { ItemTile } from './item_tile.tsx';
import { useView } from './view.ts';

/** More are found by looking for them. */
const few = 6;

export function Grid({ page, myId }: { page: AuctionPage; myId: string }) {
  const { items, auction } = page;
  const minute = 60_000;
  useNow(minute);
  const now = Math.floor(clock.now() / minute) * minute;
  const { wish, show, shown, waiting, more, backTo } = useView(auction.id, items, myId, now);
  useScrollBack(true, backTo);
  const list = useRef<HTMLUListElement>(null);
  /** Whoever is far down in what he leaves begins what he wishes at its beginning. */
  const choose = (next: Wish) => {
    show(next);
    if (list.current && list.current.getBoundingClientRect().top < 0) list.current.scrollIntoView();
  };
  if (items.length === 0)
    return (
      <Empty icon="box" title={t('grid.empty')}>
        <p>{t(page.role === 'BIDDER' ? 'grid.emptyText' : 'grid.emptySeller')}</p>
      </Empty>
    );
  return (
    <section class="stack" aria-label={t('grid.items')}>
      {items.length > few && <Search wish={wish} onWish={choose} />}
      <Filters wish={wish} counts={countFilters(items, wish.filter, myId, now)} onWish={choose} />
      <div role="status" class="waiting">
        {waiting > 0 && (
          <Button look="second" onClick={() => choose(wish)}>
            <Icon name="plus" />
            {t('grid.waiting', { count: waiting })}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <Empty icon="search" title={t('grid.nothing')}>
          <Button look="second" onClick={() => show(anything)}>
            {t('grid.showAll')}
          </Button>
        </Empty>
      ) : (
        <ul class="plain-list card-grid" ref={list}>
          {shown.map((each) => (
            <ItemTile auction={auction.id} item={each} myId={myId} key={each.id} />
          ))}
        </ul>
      )}
      {more && <More text={t('grid.more')} onMore={more} />}
    </section>
  );
}

interface WishProps {
  wish: Wish;
  onWish: (next: Wish) => void;
}

function Search({ wish, onWish }: WishProps) {
  return (
    <search class="wish">
      <TextField
        label={t('grid.search')}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        value={wish.search}
        onValue={(search) => onWish({ ...wish, search })}
      />
      <Choice<Sort>
        label={t('grid.sort')}
        value={wish.sort}
        options={sorts.map((each) => [each, t(`sort.${each}`)])}
        onValue={(sort) => onWish({ ...wish, sort })}
      />
    </search>
  );
}

function Filters({ wish, counts, onWish }: WishProps & { counts: [Filter, number][] }) {
  if (counts.length < 2) return null;
  return (
    <div class="filters" role="group" aria-label={t('grid.filters')}>
      {counts.map(([filter, count]) => (
        <button
          type="button"
          class={`filter ${filter}`}
          key={filter}
          aria-pressed={filter === wish.filter}
          onClick={() => onWish({ ...wish, filter })}
        >
          {t(`filter.${filter}`)} <span class="quiet number">{formatNumber(count)}</span>
        </button>
      ))}
    </div>
  );
}
