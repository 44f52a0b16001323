import { useEffect, useMemo, useState } from 'preact/hooks';

import { useFollowed } from '../live/follow.ts';
import { itemPath, itemSource, withPlaced } from '../live/item.ts';
import { Bidding } from '../live/placing.ts';
import { Back } from '../parts/back.tsx';
import { Icon } from '../parts/icon.tsx';
import { Rich } from '../parts/rich.tsx';
import { Bones, Problem } from '../parts/states.tsx';
import type { ItemCard, ItemPage } from '../server/answers.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { me } from '../shell/session.ts';
import { useTitle } from '../shell/title.ts';
import { useValue } from '../value.ts';
import { t } from '../words/index.ts';
import { Announcer } from './item/announcer.tsx';
import { BidBox } from './item/bid_box.tsx';
import { BidList } from './item/bid_list.tsx';
import { Discussion } from './item/discussion.tsx';
import { Gallery } from './item/gallery.tsx';
import { Standing } from './item/standing.tsx';

export default function ItemScreen({ at, query }: ScreenProps) {
  const user = useValue(me)!;
  const { auction, item } = at as { auction: string; item: string };
  const path = itemPath(auction, item);
  const { page, problem, link, followed } = useFollowed(path, () => itemSource(auction, item, user.id), 'critical');
  const bidding = useMemo(() => new Bidding(`${path}/bids`, user.id, sessionStorage), [path, user.id]);
  const placing = useValue(bidding.placing);
  useEffect(() => bidding.resume(), [bidding]);
  useEffect(() => {
    if (placing.state === 'placed') followed?.change((shown) => withPlaced(shown, placing.bid, user.id, user.name));
    // What the page says may be older than what refused us.
    if (placing.state === 'refused') followed?.askSoon(0);
  }, [placing.state, followed]);
  const wasOutbid = useOutbid(page);
  useTitle(page && (wasOutbid ? `(${t('state.outbid')}) ${page.item.name}` : page.item.name));

  if (!page) return problem ? <Problem problem={problem} onRetry={() => followed?.wake()} /> : <Bones rows={4} />;
  return (
    <article>
      <Back href={`/auctions/${auction}`} text={page.auction.name}>
        <Neighbours auction={auction} item={item} all={page.auctionItems} />
      </Back>
      <div class="item-layout">
        <Gallery name={page.item.name} images={page.images} />
        <section class="item-panel sheet stack">
          <header class="stack tight">
            <div class="row spread">
              <h1>{page.item.name}</h1>
              {page.canEdit && (
                <a class="button second" href={`/auctions/${auction}/items/${item}/edit`}>
                  <Icon name="edit" />
                  {t('edit')}
                </a>
              )}
            </div>
            <p class="quiet">{t('item.by', { name: page.item.creator.name ?? '' })}</p>
          </header>
          <Standing page={page} isLeadSaid={placing.state === 'placed' && placing.bid.leads} />
          <BidBox page={page} bidding={bidding} link={link} openNext={query.get('bid') === 'next'} />
        </section>
        <div class="item-rest stack wide">
          {page.item.description && (
            <section class="stack tight">
              <h2>{t('item.about')}</h2>
              <Rich html={page.item.description} />
            </section>
          )}
          <BidList page={page} myId={user.id} />
          <Discussion page={page} path={path} followed={followed} myId={user.id} />
        </div>
      </div>
      <Announcer page={page} />
    </article>
  );
}

/** Whether we led while this page was open, and do not any more. */
function useOutbid(page: ItemPage | undefined): boolean {
  const [led, setLed] = useState(false);
  useEffect(() => {
    if (page?.isHighestBidder) setLed(true);
  }, [page?.isHighestBidder]);
  return led && page !== undefined && !page.isHighestBidder && !page.item.closedAt;
}

function Neighbours({ auction, item, all }: { auction: string; item: string; all: ItemCard[] }) {
  const here = all.findIndex((each) => each.id === item);
  const before = all[here - 1];
  const behind = here < 0 ? undefined : all[here + 1];
  const link = (to: ItemCard) => `/auctions/${auction}/items/${to.id}`;
  return (
    <span class="neighbours">
      {before && (
        <a href={link(before)} rel="prev" aria-label={`${t('item.previous')}: ${before.name}`}>
          <Icon name="back" />
        </a>
      )}
      {behind && (
        <a href={link(behind)} rel="next" aria-label={`${t('item.next')}: ${behind.name}`}>
          <Icon name="next" />
        </a>
      )}
    </span>
  );
}
