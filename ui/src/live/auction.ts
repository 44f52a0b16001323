import type { AuctionCard, Details, ItemCard, ItemPrice, Results, Role } from '../server/answers.ts';
import { get, Polled } from '../server/ask.ts';
import type { Heard, Source, Told } from './followed.ts';

export const auctionPath = (auction: string) => `/api/auctions/${auction}`;

/** An auction and its items, and who we are in it. */
export interface AuctionPage extends Details {
  role: Role | undefined;
}

/** Nothing if we are no member of it. */
export async function roleIn(auction: string): Promise<Role | undefined> {
  const mine = await get<AuctionCard[]>('/api/auctions');
  const role = mine.find((each) => each.id === auction)?.role;
  return role === 'Open' ? undefined : role;
}

/** Its items and what they stand at. */
export function auctionSource(auction: string, myId: string): Source<AuctionPage> {
  const path = `${auctionPath(auction)}/details`;
  let polled = new Polled<Details>(path);
  return {
    channel: `private-auction-${auction}`,
    load: async () => {
      polled = new Polled<Details>(path);
      const [role, details] = await Promise.all([roleIn(auction), polled.changes()]);
      return { ...details!, role };
    },
    recheck: async (shown) => {
      const news = await polled.changes();
      return news && { ...shown, ...news };
    },
    hear: (shown, heard) => hearAuction(shown, heard, myId),
    merge: keepPrices,
  };
}

/** Prices are not of the log: what was heard while we asked may be newer than the answer. */
export function keepPrices<T extends Details>(read: T, asked: T, newest: T): T {
  const before = new Set(asked.items);
  const heard = new Map(newest.items.filter((each) => !before.has(each)).map((each) => [each.id, each]));
  const items = read.items.map((item) => {
    const its = heard.get(item.id);
    if (!its || its._count.bids <= item._count.bids) return item;
    const { currentBid, endsAt, highestBidderId, userHasBid, _count } = its;
    return { ...item, currentBid, endsAt, highestBidderId, userHasBid, _count };
  });
  return { ...read, items };
}

export function hearAuction<T extends Details>(shown: T, { event, data }: Heard, myId: string): Told<T> {
  switch (event) {
    case 'item:prices':
      return priced(shown, data.items, myId);
    case 'item:deleted':
      return { page: { ...shown, items: shown.items.filter((each) => each.id !== data.itemId) }, ask: true };
    case 'item:created':
    case 'item:updated':
    case 'item:ended':
    case 'auction:updated':
    case 'auction:closed':
      return { page: shown, ask: true };
    default:
      return { page: shown };
  }
}

function priced<T extends Details>(shown: T, prices: ItemPrice[], myId: string): Told<T> {
  const news = new Map(prices.map((each) => [each.itemId, each]));
  let ask = false;
  const items = shown.items.map((item) => {
    const price = news.get(item.id);
    if (!price) return item;
    // Bids that vanish are rare; more often what was heard is older than what was read.
    if (price.bidCount < item._count.bids) {
      ask = true;
      return item;
    }
    // Where bidders are hidden nobody can tell from outside whether it was us.
    const hidden = shown.auction.bidderVisibility !== 'VISIBLE' && item.userHasBid && price.highestBidderId !== myId;
    if (hidden) ask = true;
    return withPrice(item, price, hidden ? item.highestBidderId : price.highestBidderId, myId);
  });
  return { page: { ...shown, items }, ask };
}

const withPrice = (item: ItemCard, price: ItemPrice, leader: string | null, myId: string): ItemCard => ({
  ...item,
  currencyCode: price.currencyCode,
  currentBid: price.currentBid,
  endsAt: price.endsAt,
  highestBidderId: leader,
  userHasBid: item.userHasBid || leader === myId,
  _count: { bids: price.bidCount },
});

export interface ResultsPage extends AuctionPage {
  results: Results;
}

/** Who leads, and who has won once it is over. */
export function resultsSource(auction: string, myId: string): Source<ResultsPage> {
  const details = auctionSource(auction, myId);
  const results = () => get<Results>(`${auctionPath(auction)}/results`);
  /** Answered, and not shown yet: it is not answered twice. */
  let news: AuctionPage | undefined;
  return {
    channel: details.channel,
    load: async () => {
      news = undefined;
      const [page, found] = await Promise.all([details.load(), results()]);
      return { ...page, results: found };
    },
    recheck: async (shown, joined) => {
      news = (await details.recheck(shown, joined)) ?? news;
      if (!news) return undefined;
      const read = { ...news, results: await results() };
      news = undefined;
      return read;
    },
    // A price alone does not say who leads.
    hear: (shown, { event }) => ({ page: shown, ask: /^(item|auction):/.test(event) }),
  };
}
