import { auctionPath, type AuctionPage, auctionSource, hearAuction, keepPrices } from '../../live/auction.ts';
import type { Source } from '../../live/followed.ts';
import { totalsOf } from '../../money/totals.ts';
import type { Time, Total } from '../../server/answers.ts';
import type { AdminItem } from '../../server/desk_answers.ts';
import { get } from '../../server/ask.ts';

/** What those see who run an auction: all items that are out, and of drafts those that they may edit. */
export interface Desk extends AuctionPage {
  editable: AdminItem[];
}

export type RowState = 'draft' | 'open' | 'closed';

/** An item at the desk. */
export interface Row {
  id: string;
  name: string;
  thumbnailUrl: string | null;
  currencyCode: string;
  startingBid: number;
  /** Nothing where the seller keeps his item to himself. */
  step: number | undefined;
  currentBid: number | null;
  bids: number;
  endsAt: Time | null;
  closedAt: Time | null;
  createdAt: Time;
  seller: string | null;
  state: RowState;
  mayEdit: boolean;
}

export function deskSource(auction: string, myId: string): Source<Desk> {
  const whole = auctionSource(auction, myId);
  // Asked for afterwards, so that it is not older: what happens in between is told by an event.
  const complete = async (page: AuctionPage): Promise<Desk> => {
    const { items } = await get<{ items: AdminItem[] }>(`${auctionPath(auction)}/admin-items`);
    return { ...page, editable: items };
  };
  /** Answered, and not shown yet: it is not answered twice. */
  let news: AuctionPage | undefined;
  return {
    channel: whole.channel,
    load: async () => {
      news = undefined;
      return complete(await whole.load());
    },
    recheck: async (shown, joined) => {
      news = (await whole.recheck(shown, joined)) ?? news;
      const read = news && (await complete(news));
      news = undefined;
      return read;
    },
    hear: (shown, heard) => hearAuction(shown, heard, myId),
    merge: keepPrices,
  };
}

const stateOf = (isPublished: boolean, closedAt: Time | null): RowState =>
  !isPublished ? 'draft' : closedAt ? 'closed' : 'open';

/** All items in the order in which they came. */
export function rowsOf({ auction, items, editable }: Desk): Row[] {
  const mayEdit = new Map(editable.map((each) => [each.id, each]));
  const out = items.map((card): Row => {
    const own = mayEdit.get(card.id);
    return {
      ...card,
      step: own?.minBidIncrement,
      bids: card._count.bids,
      seller: own?.creatorName ?? null,
      state: stateOf(card.isPublished, card.closedAt),
      mayEdit: own !== undefined,
    };
  });
  const shown = new Set(items.map((each) => each.id));
  const drafts = editable
    .filter((each) => !shown.has(each.id))
    .map((each): Row => ({
      ...each,
      step: each.minBidIncrement,
      currentBid: null,
      bids: each.bidCount,
      endsAt: each.endDate ?? auction.endDate,
      closedAt: auction.closedAt,
      seller: each.creatorName,
      state: stateOf(each.isPublished, auction.closedAt),
      mayEdit: true,
    }));
  const place = (row: Row) => `${row.createdAt} ${row.id}`;
  return [...out, ...drafts].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

export interface Wanted {
  state: RowState | 'all';
  text: string;
}

export function filtered(rows: Row[], { state, text }: Wanted): Row[] {
  const needle = text.trim().toLowerCase();
  const found = (row: Row) => `${row.name} ${row.seller ?? ''}`.toLowerCase().includes(needle);
  return rows.filter((row) => (state === 'all' || row.state === state) && found(row));
}

/** What all current bids come to, each currency by itself. */
export function sumsOf(rows: Row[]): Total[] {
  const bids = rows.flatMap(({ currencyCode: code, currentBid }) => (currentBid === null ? [] : [{ code, amount: currentBid }]));
  return totalsOf(bids).sort((a, b) => (a.code < b.code ? -1 : 1));
}
