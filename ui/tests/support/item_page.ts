import type { Heard } from '../../src/live/followed.ts';
import type { Bid, Comment, ItemAndBids, ItemPage, PlacedBid } from '../../src/server/answers.ts';

export const me = 'jonas';
/** What others see of me where bidders are hidden. */
export const myMark = 'anon-7';
export const ends = '2026-12-04T20:00:00.000Z';
export const extended = '2026-12-04T20:05:00.000Z';

export const timeOf = (seq: number) => new Date(Date.parse('2026-12-04T19:00:00.000Z') + seq * 1000).toISOString();

/** The bid that was announced as `seq`. */
export const bidOf = (seq: number, amount: number, bidderId = 'marek'): Bid => ({
  id: `bid ${seq}`,
  amount,
  createdAt: timeOf(seq),
  isAnonymous: false,
  bidderId,
  user: { id: bidderId, name: bidderId },
});

const start = 10;
const step = 1;

/** An item with a starting bid of 10 and steps of 1, as it is once these bids were made. */
export function pageWith(bids: Bid[], seq: number, more: Partial<ItemPage> = {}): ItemPage {
  const [first] = bids;
  return {
    item: {
      id: 'i1',
      auctionId: 'a1',
      name: 'Lantern',
      currencyCode: 'EUR',
      startingBid: start,
      minBidIncrement: step,
      currentBid: first?.amount ?? null,
      highestBidderId: first?.bidderId ?? null,
      isPublished: true,
      endsAt: ends,
      closedAt: null,
    } as ItemPage['item'],
    bids,
    winnerEmail: null,
    seq,
    epoch: 'A',
    images: [],
    discussions: [],
    isHighestBidder: first?.bidderId === me,
    canBid: true,
    canEdit: false,
    isItemOwner: false,
    isOwnerOrAdmin: false,
    auctionItems: [],
    auction: { bidMode: 'PLAIN', bidderVisibility: 'VISIBLE' } as ItemPage['auction'],
    minBid: first ? first.amount + step : start,
    userHighestBid: bids.find((each) => each.bidderId === me)?.amount ?? null,
    myBidderId: myMark,
    ...more,
  };
}

export const proxy = { auction: { bidMode: 'PROXY', bidderVisibility: 'VISIBLE' } as ItemPage['auction'] };

/** What the channel says of a bid. */
export function bidNew(seq: number, bid: Bid, more: Record<string, unknown> = {}): Heard {
  const data = {
    seq,
    epoch: 'A',
    bidId: bid.id,
    amount: bid.amount,
    bidderId: bid.bidderId,
    bidderName: bid.user?.name ?? null,
    isAnonymous: bid.isAnonymous,
    timestamp: bid.createdAt,
    highestBid: bid.amount,
    minBid: bid.amount + step,
  };
  return { event: 'bid:new', data: { ...data, ...more } };
}

/** What our bid is answered. */
export function placedAs(seq: number, amount: number, more: Partial<PlacedBid> = {}): PlacedBid {
  return {
    id: `bid ${seq}`,
    amount,
    createdAt: timeOf(seq),
    isAnonymous: false,
    leads: true,
    currentBid: amount,
    minBid: amount + step,
    endsAt: ends,
    seq,
    ...more,
  };
}

/** What a poll answers. */
export const polledOf = ({ item, bids, winnerEmail, myBidderId, seq, epoch }: ItemPage): ItemAndBids => ({
  item,
  bids,
  winnerEmail,
  myBidderId,
  seq,
  epoch,
});

export const commentOf = (id: string, parentId: string | null = null, replies: Comment[] = []): Comment => ({
  id,
  content: `<p>${id}</p>`,
  createdAt: timeOf(0),
  isEdited: false,
  parentId,
  user: { id: 'ilse', name: 'Ilse' },
  replies,
});
