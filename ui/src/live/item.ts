import type { Bid, Comment, ItemAndBids, ItemPage, PlacedBid } from '../server/answers.ts';
import { get, Polled } from '../server/ask.ts';
import { fromMinor, toMinor } from '../money/money.ts';
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
  return {
    channel: `private-item-${item}`,
    load: () => get<ItemPage>(`${path}/page`),
    recheck: async (shown, joined) => {
      const news = await polled.changes();
      if (!news) return undefined;
      // Comments are not polled: they are asked for when something has happened that no event told us of.
      const missed = !joined && news.seq !== shown.seq;
      const talk = missed ? await get<{ discussions: Comment[] }>(`${path}/discussions?order=newest`) : undefined;
      return renew(shown, news, myId, talk?.discussions);
    },
    hear: (shown, heard) => hearItem(shown, heard, myId),
  };
}

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
    userHighestBid: Math.max(shown.userHighestBid ?? 0, ...mine) || null,
  };
}

export const isMine = (bidderId: string, page: { myBidderId: string }, myId: string) =>
  bidderId === myId || bidderId === page.myBidderId;

function leastBid(current: number | null, start: number, step: number, currency: string): number {
  if (current === null) return start;
  return fromMinor(toMinor(current, currency) + toMinor(step, currency), currency);
}

export function hearItem(shown: ItemPage, heard: Heard, myId: string): Told<ItemPage> {
  const { event, data } = heard;
  const talk = (discussions: Comment[]) => ({ page: { ...shown, discussions } });
  switch (event) {
    case 'bid:new':
      return { page: withBid(shown, data as BidNew, myId), ask: leavesOut(shown, heard) };
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
  const known = shown.bids.some((each) => each.id === heard.bidId);
  const leads = heard.amount >= heard.highestBid;
  const bid: Bid = {
    id: heard.bidId,
    amount: heard.amount,
    createdAt: heard.timestamp,
    isAnonymous: heard.isAnonymous,
    bidderId: heard.bidderId,
    user: heard.bidderName ? { id: heard.bidderId, name: heard.bidderName } : null,
  };
  return {
    ...shown,
    item: {
      ...shown.item,
      currentBid: heard.highestBid,
      highestBidderId: leads ? heard.bidderId : shown.item.highestBidderId,
      endsAt: heard.newEndDate ?? shown.item.endsAt,
    },
    bids: known ? shown.bids : [bid, ...shown.bids],
    minBid: heard.minBid,
    isHighestBidder: leads ? isMine(heard.bidderId, shown, myId) : shown.isHighestBidder,
  };
}

/** Whether an event left something out that this viewer may see: names where others see none, who answered a proxy bid. */
function leavesOut(shown: ItemPage, heard: Heard): boolean {
  const knowsNames = shown.isItemOwner || shown.isOwnerOrAdmin;
  return shown.auction.bidMode === 'PROXY' || (heard.data.isAnonymous && knowsNames);
}

/** The page as it is once our bid was answered, whether the event came before or is still under way. */
export function withPlaced(shown: ItemPage, placed: PlacedBid, myId: string, myName: string | null): ItemPage {
  const known = shown.bids.some((each) => each.id === placed.id);
  const mine: Bid = {
    id: placed.id,
    amount: Math.min(placed.amount, placed.currentBid),
    createdAt: placed.createdAt,
    isAnonymous: placed.isAnonymous,
    bidderId: myId,
    user: { id: myId, name: myName },
  };
  const newer = placed.seq > shown.seq;
  return {
    ...shown,
    bids: known || !newer ? shown.bids : [mine, ...shown.bids],
    item: newer
      ? {
          ...shown.item,
          currentBid: placed.currentBid,
          highestBidderId: placed.leads ? myId : shown.item.highestBidderId,
          endsAt: placed.endsAt,
        }
      : shown.item,
    minBid: newer ? placed.minBid : shown.minBid,
    isHighestBidder: newer ? placed.leads : shown.isHighestBidder,
    userHighestBid: Math.max(shown.userHighestBid ?? 0, placed.amount),
  };
}
