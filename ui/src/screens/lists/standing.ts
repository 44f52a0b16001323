/** What an item is to me. */
export type Standing = 'draft' | 'winning' | 'outbid' | 'won' | 'lost' | 'sold' | 'closed' | 'mine';

interface Standable {
  currentBid: number | null;
  highestBidderId: string | null;
  closedAt: string | null;
  userHasBid?: boolean;
  creatorId?: string;
  isPublished?: boolean;
}

/** Nothing: it is open, and I have nothing to do with it yet. */
export function standingOf(item: Standable, myId: string): Standing | undefined {
  // In lists of what I bid on it is not said that I did.
  const { userHasBid = true, isPublished = true } = item;
  const leads = item.highestBidderId === myId;
  if (!isPublished) return 'draft';
  if (item.closedAt) return leads ? 'won' : userHasBid ? 'lost' : item.currentBid === null ? 'closed' : 'sold';
  if (leads) return 'winning';
  if (userHasBid) return 'outbid';
  return item.creatorId === myId ? 'mine' : undefined;
}
