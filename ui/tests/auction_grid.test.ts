import assert from 'node:assert/strict';
import { test } from 'node:test';

import { auctionSource, type AuctionPage, hearAuction } from '../src/live/auction.ts';
import { arrange, countFilters, type Filter, passes, type Sort } from '../src/screens/auction/filters.ts';
import { standingOf } from '../src/screens/lists/standing.ts';
import type { BidderVisibility, ItemCard, ItemPrice } from '../src/server/answers.ts';

const now = Date.parse('2030-01-01T12:00:00Z');
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

const itemOf = (id: string, { bids = 0, ...more }: Partial<ItemCard> & { bids?: number } = {}) =>
  ({
    id,
    name: id,
    description: null,
    currencyCode: 'EUR',
    startingBid: 10,
    currentBid: null,
    highestBidderId: null,
    userHasBid: false,
    endsAt: at(120),
    closedAt: null,
    createdAt: at(-60),
    creatorId: 'seller',
    isPublished: true,
    thumbnailUrl: null,
    _count: { bids },
    ...more,
  }) as ItemCard;

const priceOf = (itemId: string, bidCount: number, highestBidderId: string): ItemPrice => ({
  itemId,
  currencyCode: 'EUR',
  currentBid: 10 + bidCount,
  bidCount,
  minBid: 11 + bidCount,
  highestBidderId,
  endsAt: at(130),
});

const pageOf = (items: ItemCard[], bidderVisibility: BidderVisibility = 'VISIBLE') =>
  ({ auction: { bidderVisibility }, items, role: 'BIDDER', seq: 1, epoch: 'A' }) as AuctionPage;

const hear = (page: AuctionPage, ...items: ItemPrice[]) => hearAuction(page, { event: 'item:prices', data: { items } }, 'me');
const lead = { currentBid: 12, highestBidderId: 'me', userHasBid: true, bids: 2 };

test('prices change in place, and nothing else does', () => {
  const page = pageOf([itemOf('a'), itemOf('b'), itemOf('c')]);
  const told = hear(page, priceOf('b', 1, 'ben'));
  assert.deepEqual(told.page.items.map((each) => each.currentBid), [null, 11, null]);
  assert.equal(told.page.items[0], page.items[0]);
  assert.equal(told.page.items[1]!.endsAt, at(130));
  assert.ok(!told.ask);
});

test('somebody else who leads is told without a question where bidders are seen', () => {
  const told = hear(pageOf([itemOf('a', lead)]), priceOf('a', 3, 'ben'));
  assert.equal(standingOf(told.page.items[0]!, 'me'), 'outbid');
  assert.ok(!told.ask);
});

test('that we lead, by whatever window, means that we have bid', () => {
  const told = hear(pageOf([itemOf('a')]), priceOf('a', 1, 'me'));
  assert.equal(standingOf(told.page.items[0]!, 'me'), 'winning');
});

test('where bidders are hidden a pseudonym on what we bid on is asked about', () => {
  const told = hear(pageOf([itemOf('a', lead), itemOf('b')], 'ANONYMOUS'), priceOf('a', 3, 'c123'));
  assert.equal(told.page.items[0]!.currentBid, 13);
  assert.equal(standingOf(told.page.items[0]!, 'me'), 'winning');
  assert.ok(told.ask);
  assert.ok(!hear(pageOf([itemOf('b')], 'ANONYMOUS'), priceOf('b', 1, 'c123')).ask);
});

test('what was heard late does not set a price back', () => {
  const page = pageOf([itemOf('a', { currentBid: 15, bids: 5 })]);
  const told = hear(page, priceOf('a', 4, 'ben'));
  assert.equal(told.page.items[0], page.items[0]);
  assert.ok(told.ask);
});

test('prices that were heard while we asked are kept if they are newer', () => {
  const { merge } = auctionSource('x', 'me');
  const asked = pageOf([itemOf('a'), itemOf('b')]);
  const newest = hear(asked, priceOf('a', 2, 'ben'), priceOf('b', 1, 'ben')).page;
  const read = pageOf([itemOf('a', { currentBid: 11, bids: 1 }), itemOf('b', { currentBid: 13, bids: 3 })]);
  assert.deepEqual(merge!(read, asked, newest).items.map((each) => each.currentBid), [12, 13]);
});

test('what no event tells all about is asked for', () => {
  const page = pageOf([itemOf('a'), itemOf('b')]);
  for (const event of ['item:created', 'item:updated', 'item:ended', 'auction:updated', 'auction:closed'])
    assert.deepEqual(hearAuction(page, { event, data: { itemId: 'a' } }, 'me'), { page, ask: true }, event);
  const deleted = hearAuction(page, { event: 'item:deleted', data: { itemId: 'a' } }, 'me');
  assert.deepEqual(deleted.page.items.map((each) => each.id), ['b']);
});

test('an item is to me what it is', () => {
  const standing = (more: Parameters<typeof itemOf>[1]) => standingOf(itemOf('a', more), 'me');
  const over = { closedAt: at(-1) };
  assert.equal(standing({}), undefined);
  assert.equal(standing({ creatorId: 'me' }), 'mine');
  assert.equal(standing({ creatorId: 'me', isPublished: false }), 'draft');
  assert.equal(standing(lead), 'winning');
  assert.equal(standing({ ...lead, highestBidderId: 'ben' }), 'outbid');
  assert.equal(standing({ ...lead, ...over }), 'won');
  assert.equal(standing({ ...lead, ...over, highestBidderId: 'ben' }), 'lost');
  assert.equal(standing({ ...over, currentBid: 12, highestBidderId: 'ben' }), 'sold');
  assert.equal(standing(over), 'closed');
});

test('each filter leaves what it says', () => {
  const items = [
    itemOf('untouched'),
    itemOf('winning', lead),
    itemOf('outbid', { ...lead, highestBidderId: 'ben' }),
    itemOf('soon', { endsAt: at(59), currentBid: 12, bids: 1 }),
    itemOf('mine', { creatorId: 'me', currentBid: 12, bids: 1 }),
    itemOf('draft', { creatorId: 'me', isPublished: false }),
    itemOf('won', { ...lead, closedAt: at(-5) }),
    itemOf('lost', { ...lead, highestBidderId: 'ben', closedAt: at(-5) }),
  ];
  const left = (filter: Filter) => items.filter((each) => passes(each, filter, 'me', now)).map((each) => each.id).join(' ');
  assert.equal(left('all').split(' ').length, items.length);
  assert.equal(left('winning'), 'winning');
  assert.equal(left('outbid'), 'outbid');
  assert.equal(left('bidOn'), 'winning outbid');
  assert.equal(left('noBids'), 'untouched');
  assert.equal(left('soon'), 'soon');
  assert.equal(left('mine'), 'mine draft');
  assert.equal(left('closed'), 'won lost');
  assert.equal(left('won'), 'won');
  assert.equal(left('lost'), 'lost');
});

test('filters that would leave all or nothing are not offered, but for the one that is chosen', () => {
  const items = [itemOf('a'), itemOf('b', lead)];
  assert.deepEqual(countFilters(items, 'closed', 'me', now), [['all', 2], ['winning', 1], ['bidOn', 1], ['noBids', 1], ['closed', 0]]);
});

test('items are found by words, whatever their accents, and not by markup', () => {
  const items = [itemOf('Šálek', { description: '<p>White <strong>china</strong></p>' }), itemOf('Cup', { description: '<p>Tin</p>' })];
  const found = (search: string) => arrange(items, { filter: 'all', sort: 'name', search }, 'me', now).map((each) => each.name);
  assert.deepEqual(found('salek'), ['Šálek']);
  assert.deepEqual(found('CHINA white'), ['Šálek']);
  assert.deepEqual(found('strong'), []);
  assert.deepEqual(found(' '), ['Cup', 'Šálek']);
});

test('each order is what it says', () => {
  const items = [
    itemOf('b', { startingBid: 30, createdAt: at(-3), endsAt: null }),
    itemOf('a', { startingBid: 5, currentBid: 20, createdAt: at(-2), endsAt: at(5) }),
    itemOf('c', { startingBid: 10, createdAt: at(-1), closedAt: at(-1), endsAt: at(-1) }),
  ];
  const order = (sort: Sort) => arrange(items, { filter: 'all', sort, search: '' }, 'me', now).map((each) => each.id).join('');
  assert.equal(order('new'), 'cab');
  assert.equal(order('ending'), 'abc');
  assert.equal(order('cheap'), 'cab');
  assert.equal(order('dear'), 'bac');
  assert.equal(order('name'), 'abc');
});
