import { useEffect } from 'preact/hooks';

import type { BidItem, Dashboard, ItemPrice } from '../server/answers.ts';
import { Polled } from '../server/ask.ts';
import { useFollowed } from './follow.ts';
import type { Followed, Heard, Source, Told } from './followed.ts';
import { type Listener, socket } from './socket.ts';

const path = '/api/user/dashboard';

/** Somebody who is not us; who it is, our own lists do not show. */
const somebody = '';

/** One's auctions, bids and items. */
export function dashboardSource(myId: string): Source<Dashboard> {
  let polled = new Polled<Dashboard>(path);
  return {
    channel: `private-user-${myId}`,
    load: async () => {
      polled = new Polled<Dashboard>(path);
      return (await polled.changes())!;
    },
    recheck: () => polled.changes(),
    hear: hearDashboard,
    merge: keepPrices,
  };
}

/** Prices are not of the log: what was heard while we asked may be newer than the answer. */
function keepPrices(read: Dashboard, asked: Dashboard, newest: Dashboard): Dashboard {
  const before = new Set(asked.bidItems);
  const heard = new Map(newest.bidItems.filter((each) => !before.has(each)).map((each) => [each.id, each]));
  const bidItems = read.bidItems.map((item) => {
    const its = heard.get(item.id);
    if (!its || (its.currentBid ?? 0) <= (item.currentBid ?? 0)) return item;
    return { ...item, currentBid: its.currentBid, endsAt: its.endsAt, highestBidderId: its.highestBidderId };
  });
  return { ...read, bidItems };
}

export function hearDashboard(shown: Dashboard, { event, data }: Heard): Told<Dashboard> {
  switch (event) {
    case 'bid:outbid':
      return {
        page: changeBid(shown, data.itemId, (item) => ({ ...item, currentBid: data.newHighestBid, highestBidderId: somebody })),
        ask: true,
      };
    case 'notification:new':
    case 'member:joined':
      return { page: shown, ask: true };
    default:
      return { page: shown };
  }
}

function changeBid(shown: Dashboard, id: string, change: (item: BidItem) => BidItem): Dashboard {
  return { ...shown, bidItems: shown.bidItems.map((each) => (each.id === id ? change(each) : each)) };
}

/** That we lost the lead is told to us alone, and by our own channel: where bidders are hidden no price tells. */
export function withPrices(shown: Dashboard, prices: ItemPrice[], myId: string): Dashboard {
  return prices.reduce(
    (page, price) =>
      changeBid(page, price.itemId, (item) => ({
        ...item,
        currentBid: price.currentBid,
        endsAt: price.endsAt,
        highestBidderId: price.highestBidderId === myId ? myId : item.highestBidderId,
      })),
    shown,
  );
}

/** A socket may have a hundred channels. */
const mostChannels = 20;

/** What others bid on what we bid on is told on the channels of the auctions. */
function usePrices(shown: Dashboard | undefined, followed: Followed<Dashboard> | undefined, myId: string): void {
  const auctions = [...new Set(shown?.bidItems.filter((each) => !each.closedAt).map((each) => each.auctionId))]
    .slice(0, mostChannels)
    .join(' ');
  useEffect(() => {
    if (!followed || !auctions) return;
    const hear = ({ event, data }: Heard) => {
      if (event === 'item:prices') followed.change((page) => withPrices(page, data.items as ItemPrice[], myId));
      else if (event === 'item:ended' || event === 'auction:closed') followed.askSoon();
    };
    const listener: Listener = { position: undefined, hear, join: () => {} };
    const leave = auctions.split(' ').map((id) => socket.listen(`private-auction-${id}`, listener));
    return () => leave.forEach((each) => each());
  }, [auctions, followed]);
}

export function useDashboard(myId: string) {
  const shown = useFollowed(path, () => dashboardSource(myId), 'medium');
  usePrices(shown.page, shown.followed, myId);
  return shown;
}
