import type { Bid, Comment, ItemAndBids, ItemPage, PlacedBid } from '../server/answers.ts';
import { get, Polled } from '../server/ask.ts';
import { fromMinor, quickBids, toMinor } from '../money/money.ts';
import { addComment, changeComment, commentOf, dropComment, type DiscussionNew } from './comments.ts';
import type { Heard, Source, Told } from './followed.ts';

export const itemPath = (auction: string, item: string) => `/api/auctions/${auction}/items/${item}`;

interface BidNew {
  bidId: string;
  amount: number;
  bidderId: string;
  bidderName: string | null;
  isAnonymous: boolean;
  timestamp: string;
  highestBid: number;
  newEndDate?: string;
  minBid: number;
}

/** The page of one item. */
export function itemSource(auction: string, item: string, myId: string): Source<ItemPage> {
  const path = itemPath(auction, item);
  const polled = new Polled<ItemAndBids>(path);
  /** Answered, and not shown yet: it is not answered twice. */
  let news: ItemAndBids | undefined;
  return {
    channel: `private-item-${item}`,
    load: () => {
      news = undefined;
      return get<ItemPage>(`${path}/page`);
    },
    recheck: async (shown) => {
      news = (await polled.changes()) ?? news;
      if (!news) return undefined;
      // Comments are not polled: they are asked for when something has happened that no event has told us of yet. It is
      // taken for known when it does.
      const missed = news.seq !== shown.seq || news.epoch !== shown.epoch;
      const talk = missed ? await get<{ discussions: Comment[] }>(`${path}/discussions?order=newest`) : undefined;
      const read = renew(shown, news, myId, talk?.discussions);
      news = undefined;
      return read;
    },
    hear: (shown, heard) => hearItem(shown, heard, myId),
    merge: (read, asked, newest) => ({
      ...read,
      discussions: read.discussions === asked.discussions ? newest.discussions : read.discussions,
      userHighestBid: larger(read.userHighestBid, newest.userHighestBid),
    }),
  };
}

const larger = (one: number | null, other: number | null) => Math.max(one ?? 0, other ?? 0) || null;

/** The page with what was polled in it. */
export function renew(shown: ItemPage, news: ItemAndBids, myId: string, discussions = shown.discussions): ItemPage {
  const { item, bids } = news;
  const mine = bids.filter((each) => isMine(each.bidderId, shown, myId)).map((each) => each.amount);
  return {
    ...shown,
    ...news,
    discussions,
    isHighestBidder: item.highestBidderId !== null && isMine(item.highestBidderId, shown, myId),
    canBid: item.isPublished && !item.closedAt && !shown.isItemOwner,
    minBid: leastBid(item.currentBid, item.startingBid, item.minBidIncrement, item.currencyCode),
    userHighestBid: larger(shown.userHighestBid, Math.max(0, ...mine)),
  };
}

export const isMine = (bidderId: string, page: { myBidderId: string }, myId: string) =>
  bidderId === myId || bidderId === page.myBidderId;

function leastBid(current: number | null, start: number, step: number, currency: string): number {
  // Nothing is no bid.
  const least = current === null ? Math.max(toMinor(start, currency), 1) : toMinor(current, currency) + toMinor(step, currency);
  return fromMinor(least, currency);
}

/** Our maximum, where we lead by one: all we can do then is to raise it. */
function leadingMaximum(page: ItemPage): number | undefined {
  const leads = page.auction.bidMode === 'PROXY' && page.isHighestBidder;
  return leads && page.userHighestBid !== null ? toMinor(page.userHighestBid, page.item.currencyCode) : undefined;
}

/** The least we may bid. */
export function leastOf(page: ItemPage): number {
  const maximum = leadingMaximum(page);
  return maximum === undefined ? page.minBid : fromMinor(maximum + 1, page.item.currencyCode);
}

/** The next three amounts. */
export function nextBids(page: ItemPage): number[] {
  const { currencyCode, minBidIncrement } = page.item;
  const maximum = leadingMaximum(page);
  const first = maximum === undefined ? page.minBid : fromMinor(maximum + toMinor(minBidIncrement, currencyCode), currencyCode);
  return quickBids(first, minBidIncrement, currencyCode);
}

export function hearItem(shown: ItemPage, heard: Heard, myId: string): Told<ItemPage> {
  const { event, data } = heard;
  const talk = (discussions: Comment[]) => ({ page: { ...shown, discussions } });
  switch (event) {
    case 'bid:new':
      return { page: withBid(shown, data as BidNew, myId), ask: leavesOut(shown, heard) || isOlder(shown, data as BidNew) };
    case 'discussion:new':
      return talk(addComment(shown.discussions, commentOf(data as DiscussionNew)));
    case 'discussion:updated':
      return talk(
        changeComment(shown.discussions, data.discussionId, (each) => ({ ...each, content: data.content, isEdited: true })),
      );
    case 'discussion:deleted':
      return talk(dropComment(shown.discussions, data.discussionId));
    case 'item:updated':
    case 'item:ended':
    case 'item:deleted':
      return { page: shown, ask: true };
    default:
      return { page: shown };
  }
}

function withBid(shown: ItemPage, heard: BidNew, myId: string): ItemPage {
  const { item, bids } = shown;
  // Our own: its answer has told more.
  if (bids.some((each) => each.id === heard.bidId)) return shown;
  const bid: Bid = {
    id: heard.bidId,
    amount: heard.amount,
    createdAt: heard.timestamp,
    isAnonymous: heard.isAnonymous,
    bidderId: heard.bidderId,
    user: heard.bidderName ? { id: heard.bidderId, name: heard.bidderName } : null,
  };
  const mine = isMine(heard.bidderId, shown, myId);
  const seen = {
    ...shown,
    bids: addBid(bids, bid),
    userHighestBid: mine ? larger(shown.userHighestBid, heard.amount) : shown.userHighestBid,
  };
  if (isOlder(shown, heard)) return seen;
  const leads = heard.amount >= heard.highestBid && !(shown.isHighestBidder && !mine && isWithinMyMaximum(shown, heard));
  return {
    ...seen,
    item: {
      ...item,
      currentBid: heard.highestBid,
      highestBidderId: leads ? heard.bidderId : item.highestBidderId,
      endsAt: heard.newEndDate ?? item.endsAt,
    },
    minBid: heard.minBid,
    isHighestBidder: leads ? mine : shown.isHighestBidder,
  };
}

/** What our own bid was answered may be newer than what is heard. */
const isOlder = ({ item }: ItemPage, heard: BidNew) => item.currentBid !== null && heard.highestBid < item.currentBid;

/** Of two equal maxima the earlier leads. */
const isWithinMyMaximum = (shown: ItemPage, heard: BidNew) =>
  shown.auction.bidMode === 'PROXY' && heard.highestBid <= (shown.userHighestBid ?? 0);

/** Highest first, as the server has them; of equal ones the earlier. */
function addBid(bids: Bid[], bid: Bid): Bid[] {
  if (bids.some((each) => each.id === bid.id)) return bids;
  const at = bids.findIndex((each) => each.amount < bid.amount);
  return at < 0 ? [...bids, bid] : [...bids.slice(0, at), bid, ...bids.slice(at)];
}

/** Whether an event left something out that this viewer may see: names where others see none, who answered a proxy bid. */
function leavesOut(shown: ItemPage, heard: Heard): boolean {
  const knowsNames = shown.isItemOwner || shown.isOwnerOrAdmin;
  return shown.auction.bidMode === 'PROXY' || (heard.data.isAnonymous && knowsNames);
}

/** The page as it is once our bid was answered, whether the event came before or is still under way. */
export function withPlaced(shown: ItemPage, placed: PlacedBid, myId: string, myName: string | null): ItemPage {
  const userHighestBid = larger(shown.userHighestBid, placed.amount);
  // What has happened since is known better by the page. Of the bid itself nobody knows more than its answer.
  if (placed.seq < shown.seq) return { ...shown, userHighestBid };
  const mine: Bid = {
    id: placed.id,
    amount: Math.min(placed.amount, placed.currentBid),
    createdAt: placed.createdAt,
    isAnonymous: placed.isAnonymous,
    bidderId: myId,
    user: { id: myId, name: myName },
  };
  return {
    ...shown,
    bids: addBid(shown.bids, mine),
    item: {
      ...shown.item,
      currentBid: placed.currentBid,
      highestBidderId: placed.leads ? myId : shown.item.highestBidderId,
      endsAt: placed.endsAt,
    },
    minBid: placed.minBid,
    isHighestBidder: placed.leads,
    userHighestBid,
  };
}
