import type { ItemCard } from '../../server/answers.ts';
import { standingOf } from '../lists/standing.ts';

export const filters = ['all', 'outbid', 'winning', 'bidOn', 'noBids', 'soon', 'won', 'lost', 'mine', 'closed'] as const;
export type Filter = (typeof filters)[number];

export const sorts = ['new', 'ending', 'cheap', 'dear', 'name'] as const;
export type Sort = (typeof sorts)[number];

/** What is looked for, and in which order. */
export interface Wish {
  filter: Filter;
  sort: Sort;
  search: string;
}

export const anything: Wish = { filter: 'all', sort: 'new', search: '' };

/** So little time is left of what ends soon. */
const soon = 60 * 60_000;

export function passes(item: ItemCard, filter: Filter, myId: string, now: number): boolean {
  const isOpen = !item.closedAt && item.isPublished;
  switch (filter) {
    case 'all':
      return true;
    case 'bidOn':
      return isOpen && item.userHasBid;
    case 'noBids':
      return isOpen && item.currentBid === null;
    case 'soon':
      return isOpen && item.endsAt !== null && Date.parse(item.endsAt) - now < soon;
    case 'mine':
      return item.creatorId === myId;
    case 'closed':
      return item.closedAt !== null;
    default:
      return standingOf(item, myId) === filter;
  }
}

/** As people type: neither capitals nor accents nor markup count. */
const plain = (text: string) =>
  text
    .replace(/<[^>]*>/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

function matches(item: ItemCard, search: string): boolean {
  const text = plain(`${item.name} ${item.description ?? ''}`);
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What ends first; then what has no end, then what is over. */
const endOf = (item: ItemCard) => (item.closedAt ? `z${item.closedAt}` : (item.endsAt ?? 'y'));
const priceOf = (item: ItemCard) => item.currentBid ?? item.startingBid;

const compare: Record<Sort, (a: ItemCard, b: ItemCard) => number> = {
  new: (a, b) => b.createdAt.localeCompare(a.createdAt),
  ending: (a, b) => endOf(a).localeCompare(endOf(b)),
  cheap: (a, b) => priceOf(a) - priceOf(b),
  dear: (a, b) => priceOf(b) - priceOf(a),
  name: (a, b) => a.name.localeCompare(b.name),
};

export function arrange(items: readonly ItemCard[], { filter, sort, search }: Wish, myId: string, now: number): ItemCard[] {
  return items
    .filter((each) => passes(each, filter, myId, now) && (!search.trim() || matches(each, search)))
    .sort(compare[sort]);
}

/** How many there are of each, of those filters that would leave some and not all. */
export function countFilters(items: readonly ItemCard[], chosen: Filter, myId: string, now: number): [Filter, number][] {
  return filters
    .map((filter): [Filter, number] => [filter, items.filter((each) => passes(each, filter, myId, now)).length])
    .filter(([filter, count]) => filter === 'all' || filter === chosen || (count > 0 && count < items.length));
}
