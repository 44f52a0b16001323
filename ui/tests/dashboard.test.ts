import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dashboardSource, hearDashboard, withPrices } from '../src/live/dashboard.ts';
import { pathOfLink } from '../src/screens/home/open_link.tsx';
import { totalsOf } from '../src/money/totals.ts';
import type { BidItem, Dashboard, ItemPrice } from '../src/server/answers.ts';

const itemOf = (id: string, currentBid: number, highestBidderId: string) =>
  ({ id, currentBid, highestBidderId, endsAt: null, closedAt: null, currencyCode: 'EUR' }) as BidItem;

const pageOf = (...bidItems: BidItem[]) => ({ auctions: [], bidItems, userItems: [], seq: 1, epoch: 'A' }) as unknown as Dashboard;

const priceOf = (itemId: string, currentBid: number, highestBidderId: string) =>
  ({ itemId, currentBid, highestBidderId, endsAt: null }) as ItemPrice;

const shown = (page: Dashboard) => page.bidItems.map(({ currentBid, highestBidderId }) => [currentBid, highestBidderId]);

test('being outbid is shown at once', () => {
  const told = hearDashboard(pageOf(itemOf('a', 10, 'me'), itemOf('b', 20, 'me')), {
    event: 'bid:outbid',
    data: { itemId: 'a', newHighestBid: 12 },
  });
  assert.deepEqual(shown(told.page), [[12, ''], [20, 'me']]);
  assert.ok(told.ask);
});

test('what was read or counted changes nothing', () => {
  const page = pageOf(itemOf('a', 10, 'me'));
  assert.deepEqual(hearDashboard(page, { event: 'notification:count', data: { unreadCount: 1 } }), { page });
});

test('a price alone does not take the lead from us: it may be ours under a pseudonym', () => {
  const page = withPrices(pageOf(itemOf('a', 10, 'me'), itemOf('b', 10, '')), [priceOf('a', 14, 'c1'), priceOf('b', 15, 'me')], 'me');
  assert.deepEqual(shown(page), [[14, 'me'], [15, 'me']]);
});

test('prices that were heard while we asked are kept if they are newer', () => {
  const { merge } = dashboardSource('me');
  const asked = pageOf(itemOf('a', 10, ''), itemOf('b', 10, ''));
  const newest = withPrices(asked, [priceOf('a', 14, 'ben'), priceOf('b', 11, 'ben')], 'me');
  assert.deepEqual(shown(merge!(pageOf(itemOf('a', 12, ''), itemOf('b', 13, '')), asked, newest)), [[14, ''], [13, '']]);
});

test('sums are exact, and of one currency each', () => {
  const amounts = [0.1, 0.2].map((amount) => ({ code: 'EUR', amount }));
  assert.deepEqual(totalsOf([...amounts, { code: 'HUF', amount: 1500 }]), [{ code: 'EUR', total: 0.3 }, { code: 'HUF', total: 1500 }]);
  assert.deepEqual(totalsOf([]), []);
});

test('a link that was pasted leads to a page of ours, whatever stands around it', () => {
  assert.equal(pathOfLink(' https://club.example.org/join/abc123?token=x-Y_9 '), '/join/abc123?token=x-Y_9');
  assert.equal(pathOfLink('Come: http://10.0.0.5:3000/invite/tok-en_1!'), '/invite/tok-en_1');
  assert.equal(pathOfLink('cmwx0su6qmqxz1esfpxgmkr0m'), '/invite/cmwx0su6qmqxz1esfpxgmkr0m');
  assert.equal(pathOfLink('https://evil.example/'), undefined);
  assert.equal(pathOfLink('hello'), undefined);
});
