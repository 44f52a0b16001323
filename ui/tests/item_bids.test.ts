import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hearItem, isMine, renew, withPlaced } from '../src/live/item.ts';
import type { Bid, ItemPage } from '../src/server/answers.ts';
import { bidNew, bidOf, ends, extended, me, myMark, pageWith, placedAs, polledOf, proxy } from './support/item_page.ts';

const hear = (page: ItemPage, seq: number, bid: Bid, more = {}): ItemPage => ({
  ...hearItem(page, bidNew(seq, bid, more), me).page,
  seq,
});
const place = (page: ItemPage, placed = placedAs(7, 14)) => withPlaced(page, placed, me, 'Jonas');
const ids = (page: ItemPage) => page.bids.map((each) => each.id);

test('a bid of somebody else is the price, and he leads', () => {
  const page = hear(pageWith([bidOf(5, 10, me)], 5), 6, bidOf(6, 12));
  assert.deepEqual(ids(page), ['bid 6', 'bid 5']);
  assert.equal(page.item.currentBid, 12);
  assert.equal(page.item.highestBidderId, 'marek');
  assert.equal(page.minBid, 13);
  assert.equal(page.isHighestBidder, false);
});

test('the first bid is the price', () => {
  const page = hear(pageWith([], 0), 1, bidOf(1, 10));
  assert.equal(page.item.currentBid, 10);
  assert.equal(page.minBid, 11);
});

test('a bid of ours from elsewhere is ours', () => {
  const page = hear(pageWith([bidOf(5, 10)], 5), 6, bidOf(6, 12, me));
  assert.equal(page.isHighestBidder, true);
  assert.equal(page.userHighestBid, 12);
});

test('a bid under our mark is ours', () => {
  const page = hear(pageWith([bidOf(5, 10)], 5), 6, { ...bidOf(6, 12, myMark), isAnonymous: true, user: null });
  assert.equal(page.isHighestBidder, true);
  assert.equal(page.userHighestBid, 12);
  assert.equal(page.bids[0]?.user, null);
  assert(isMine(page.bids[0]!.bidderId, page, me));
});

test('a bid that moves the end moves it', () => {
  const page = pageWith([], 0);
  assert.equal(hear(page, 1, bidOf(1, 10), { newEndDate: extended }).item.endsAt, extended);
  assert.equal(hear(page, 1, bidOf(1, 10)).item.endsAt, ends);
});

test('a page tells all of a plain bid, and asks about one by proxy', () => {
  const asks = (more: Partial<ItemPage>, bid = bidOf(1, 10)) => Boolean(hearItem(pageWith([], 0, more), bidNew(1, bid), me).ask);
  assert.equal(asks({}), false);
  assert.equal(asks(proxy), true);
});

test('only who may know hidden bidders asks who it was', () => {
  const hidden = { ...bidOf(1, 10, 'anon-3'), isAnonymous: true, user: null };
  const asks = (more: Partial<ItemPage>) => Boolean(hearItem(pageWith([], 0, more), bidNew(1, hidden), me).ask);
  assert.equal(asks({}), false);
  assert.equal(asks({ isItemOwner: true }), true);
  assert.equal(asks({ isOwnerOrAdmin: true }), true);
});

test('our bid shows when it is answered', () => {
  const page = place(pageWith([bidOf(6, 12)], 6), placedAs(7, 14, { endsAt: extended }));
  assert.deepEqual(page.bids[0], { ...bidOf(7, 14, me), user: { id: me, name: 'Jonas' } });
  assert.equal(page.item.currentBid, 14);
  assert.equal(page.item.highestBidderId, me);
  assert.equal(page.item.endsAt, extended);
  assert.equal(page.minBid, 15);
  assert.equal(page.userHighestBid, 14);
  assert.equal(page.isHighestBidder, true);
});

test('answer and event of a bid make one bid, in either order', () => {
  const page = pageWith([bidOf(6, 12)], 6);
  const answerFirst = hear(place(page), 7, bidOf(7, 14, me));
  const eventFirst = place(hear(page, 7, bidOf(7, 14, me)));
  for (const each of [answerFirst, eventFirst]) {
    assert.deepEqual(ids(each), ['bid 7', 'bid 6']);
    assert.equal(each.isHighestBidder, true);
    assert.equal(each.item.currentBid, 14);
    assert.equal(each.userHighestBid, 14);
  }
});

test('answer, event and poll of a bid make one bid, in any order', () => {
  const before = pageWith([bidOf(6, 12)], 6);
  const after = pageWith([bidOf(7, 14, me), bidOf(6, 12)], 7);
  const steps: Record<string, (page: ItemPage) => ItemPage> = {
    answer: (page) => place(page),
    event: (page) => (page.seq < 7 ? hear(page, 7, bidOf(7, 14, me)) : page),
    poll: (page) => renew(page, polledOf(after), me),
  };
  const orders = ['answer event poll', 'answer poll event', 'event answer poll', 'event poll answer', 'poll answer event', 'poll event answer'];
  for (const order of orders) {
    const page = order.split(' ').reduce((shown, step) => steps[step]!(shown), before);
    assert.deepEqual(ids(page), ['bid 7', 'bid 6'], order);
    assert.deepEqual([page.item.currentBid, page.minBid, page.isHighestBidder, page.userHighestBid], [14, 15, true, 14], order);
  }
});

test('a bid of somebody else that was under way before our answer does not take the lead', () => {
  const answered = place(pageWith([bidOf(5, 10)], 5));
  const told = hearItem(answered, bidNew(6, bidOf(6, 12)), me);
  assert.deepEqual(ids(told.page), ['bid 7', 'bid 6', 'bid 5']);
  assert.deepEqual([told.page.item.currentBid, told.page.minBid, told.page.isHighestBidder], [14, 15, true]);
});

test('a price that goes down is asked about', () => {
  const page = pageWith([bidOf(5, 20)], 5);
  assert.equal(hearItem(page, bidNew(6, bidOf(6, 12)), me).ask, true);
});

test('an answer that comes after we were outbid does not bring the lead back', () => {
  const outbid = hear(hear(pageWith([bidOf(6, 12)], 6), 7, bidOf(7, 14, me)), 8, bidOf(8, 20));
  const page = place(outbid);
  assert.deepEqual(ids(page), ['bid 8', 'bid 7', 'bid 6']);
  assert.deepEqual([page.item.currentBid, page.isHighestBidder, page.userHighestBid], [20, false, 14]);
});

test('who bids by proxy and is overbid at once does not lead', () => {
  const page = pageWith([bidOf(5, 10)], 5, proxy);
  const overbid = { highestBid: 31, minBid: 32 };
  const answer = placedAs(6, 30, { leads: false, currentBid: 31, minBid: 32 });
  const eventFirst = place(hear(page, 6, bidOf(6, 30, me), overbid), answer);
  const answerFirst = hear(place(page, answer), 6, bidOf(6, 30, me), overbid);
  for (const each of [eventFirst, answerFirst]) {
    assert.deepEqual([each.isHighestBidder, each.item.highestBidderId, each.item.currentBid], [false, 'marek', 31]);
    assert.equal(each.userHighestBid, 30);
    assert.equal(each.bids.filter((bid) => bid.bidderId === me).length, 1);
  }
});

test('who leads by proxy and answers another bid at once still leads', () => {
  const mine = pageWith([bidOf(5, 10, me)], 5, { ...proxy, userHighestBid: 50 });
  const page = hear(mine, 6, bidOf(6, 30), { highestBid: 31, minBid: 32 });
  assert.deepEqual([page.isHighestBidder, page.item.highestBidderId, page.item.currentBid], [true, me, 31]);
});

test('of two equal maxima the earlier leads', () => {
  const tie = { highestBid: 50, minBid: 51 };
  const mine = pageWith([bidOf(5, 10, me)], 5, { ...proxy, userHighestBid: 50 });
  assert.equal(hear(mine, 6, bidOf(6, 50), tie).isHighestBidder, true);

  const other = pageWith([bidOf(5, 10)], 5, proxy);
  const answer = placedAs(6, 50, { leads: false, minBid: 51 });
  assert.equal(hear(place(other, answer), 6, bidOf(6, 50, me), tie).isHighestBidder, false);
  assert.equal(place(hear(other, 6, bidOf(6, 50, me), tie), answer).isHighestBidder, false);
});

test('a maximum above ours takes the lead', () => {
  const mine = pageWith([bidOf(5, 10, me)], 5, { ...proxy, userHighestBid: 50 });
  assert.equal(hear(mine, 6, bidOf(6, 51), { highestBid: 51, minBid: 52 }).isHighestBidder, false);
});

test('a maximum that is raised changes the maximum alone', () => {
  const page = pageWith([bidOf(5, 10, me)], 5, { ...proxy, userHighestBid: 30 });
  const raised = place(page, placedAs(5, 80, { currentBid: 10, minBid: 11 }));
  assert.deepEqual({ ...raised, userHighestBid: 30 }, page);
  assert.equal(raised.userHighestBid, 80);
});

test('our maximum stays a secret in the list of bids', () => {
  const page = place(pageWith([bidOf(5, 10)], 5, proxy), placedAs(6, 80, { currentBid: 11, minBid: 12 }));
  assert.equal(page.bids[0]?.amount, 11);
  assert.equal(page.userHighestBid, 80);
});
