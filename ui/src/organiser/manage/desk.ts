import type { Heard, Source, Told } from '../../live/followed.ts';
import { fromMinor, toMinor } from '../../money/money.ts';
import type { AdminItem, Details, ItemCard, Time, Total } from '../../server/answers.ts';
import { get, Polled } from '../../server/ask.ts';

/** What those see who run an auction: all items that are out, and of drafts those that they may edit. */
export interface Desk extends Details {
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

export function deskSource(auctionPath: string): Source<Desk> {
  const details = new Polled<Details>(`${auctionPath}/details`);
  // Asked for afterwards, so that it is not older: what happens in between is told by an event.
  const complete = async (found: Details): Promise<Desk> => {
    const { items } = await get<{ items: AdminItem[] }>(`${auctionPath}/admin-items`);
    return { ...found, editable: items };
  };
  return {
    channel: `private-auction-${auctionPath.split('/').at(-1)}`,
    load: async () => complete(await get<Details>(`${auctionPath}/details`)),
    recheck: async () => {
      const news = await details.changes();
      return news && complete(news);
    },
    hear: hearDesk,
  };
}

interface Priced {
  itemId: string;
  currentBid: number | null;
  bidCount: number;
  highestBidderId: string | null;
  endsAt: Time | null;
}

export function hearDesk(shown: Desk, { event, data }: Heard): Told<Desk> {
  if (event === 'item:prices') {
    const news = new Map((data.items as Priced[]).map((each) => [each.itemId, each]));
    return { page: { ...shown, items: shown.items.map((each) => withPrice(each, news.get(each.id))) } };
  }
  return { page: shown, ask: event.startsWith('item:') || event.startsWith('auction:') };
}

function withPrice(card: ItemCard, news: Priced | undefined): ItemCard {
  // Bids are only added: what counts fewer is older than what is shown.
  if (!news || news.bidCount < card._count.bids) return card;
  const { currentBid, highestBidderId, endsAt, bidCount } = news;
  return { ...card, currentBid, highestBidderId, endsAt, _count: { bids: bidCount } };
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
export function totalsOf(rows: Row[]): Total[] {
  const minor = new Map<string, number>();
  for (const { currencyCode, currentBid } of rows)
    if (currentBid !== null) minor.set(currencyCode, (minor.get(currencyCode) ?? 0) + toMinor(currentBid, currencyCode));
  return [...minor].sort().map(([code, total]) => ({ code, total: fromMinor(total, code) }));
}
