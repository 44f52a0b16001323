import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leastOf, nextBids } from '../src/live/item.ts';
import { isUnusual } from '../src/money/money.ts';
import { bidOf, me, pageWith } from './support/item_page.ts';

const leading = { isHighestBidder: true, userHighestBid: 25 };
const page = { ...pageWith([bidOf(5, 10, me)], 5), minBid: 11, ...leading };
const inMaxima = { ...page, auction: { ...page.auction, bidMode: 'PROXY' as const } };

test('who leads at face value may outbid himself by a step', () => {
  assert.equal(leastOf(page), 11);
  assert.deepEqual(nextBids(page), [11, 12, 13]);
});

test('who leads with a maximum can only raise it', () => {
  assert.equal(leastOf(inMaxima), 25.01);
  assert.deepEqual(nextBids(inMaxima), [26, 27, 28]);
});

test('who does not lead bids on the price, whatever his maximum was', () => {
  const beaten = { ...inMaxima, isHighestBidder: false };
  assert.equal(leastOf(beaten), 11);
  assert.deepEqual(nextBids(beaten), [11, 12, 13]);
});

test('where anything may be bid the first bid is not unusual', () => {
  assert.equal(isUnusual(20, 0, null), false);
});
