// What one user sees of all his auctions: dashboard, bids, history, listings.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bid, fromNow, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';

let house, seller, ann, bob, carol;

before(async () => {
  house = await startHouse({ env: { ALLOW_OPEN_AUCTIONS: 'true' } });
  [seller, ann, bob, carol] = await newPeople(house, 'Seller', 'Ann', 'Bob', 'Carol');
});
after(async () => {
  assert.doesNotMatch(house.log, /level=error/);
  await house.close();
});

const end = (item) => seller.patch(item.path, { endDate: fromNow(-1000) });

test('app-data names the auctions one runs', async () => {
  assert.deepEqual((await carol.get('/api/user/app-data')).body, { isAuctionAdmin: false, adminAuctionIds: [] });
  const own = await newAuction(carol);
  const helped = await newAuction(seller, [carol]);
  const joined = await newAuction(seller, [carol]);
  await setRole(seller, helped, carol, 'ADMIN');
  await setRole(seller, joined, carol, 'CREATOR');
  const { body } = await carol.get('/api/user/app-data');
  assert.deepEqual(body, { isAuctionAdmin: true, adminAuctionIds: [own.id, helped.id].sort() });
});

test('the dashboard shows one’s auctions, then the open ones', async () => {
  const [guest] = await newPeople(house, 'Guest');
  const joined = await newAuction(seller, [guest], { name: 'Joined' });
  const open = await newAuction(seller, [], { name: 'Open to all', joinMode: 'FREE' });
  const { body } = await guest.get('/api/user/dashboard');
  assert.deepEqual(body.auctions.map(({ id, role }) => [id, role]), [[joined.id, 'BIDDER'], [open.id, 'Open']]);
  assert.deepEqual(body.bidStats, { totalBids: 0, currencyTotals: [], itemsBidOn: 0, currentlyWinning: 0 });
});

test('bids are summed up exactly, currency by currency', async () => {
  const [eve] = await newPeople(house, 'Eve');
  const auction = await newAuction(seller, [eve, bob]);
  const euros = await newItem(seller, auction, { startingBid: '0.10', minBidIncrement: '0.10' });
  const yen = await newItem(seller, auction, { currencyCode: 'JPY', startingBid: 100 });
  const dinars = await newItem(seller, auction, { currencyCode: 'SAR', startingBid: '1.10' });
  for (const amount of ['0.10', '0.20', '0.30']) assert.equal((await bid(eve, euros, amount)).status, 201);
  await bid(eve, yen, 500);
  await bid(eve, dinars, '1.10');
  await bid(bob, dinars, '3.30');
  const { bidStats, bidItems, nextCursor } = (await eve.get('/api/user/bids')).body;
  assert.deepEqual(bidStats.currencyTotals, [
    { code: 'SAR', symbol: '﷼', total: 1.1 }, { code: 'EUR', symbol: '€', total: 0.6 }, { code: 'JPY', symbol: '¥', total: 500 },
  ].sort((a, b) => order(b) - order(a)));
  assert.deepEqual([bidStats.totalBids, bidStats.itemsBidOn, bidStats.currentlyWinning], [5, 3, 2]);
  assert.deepEqual(bidItems.map(({ id, userHighestBid }) => [id, userHighestBid]), [
    [dinars.id, 1.1], [yen.id, 500], [euros.id, 0.3],
  ]);
  assert.equal(nextCursor, null);
  const board = (await eve.get('/api/user/dashboard')).body;
  assert.deepEqual([board.bidStats, board.bidItems], [bidStats, bidItems]);
});

/** Totals are ordered by their number of minor units. */
const order = ({ code, total }) => Math.round(total * (code === 'JPY' ? 1 : 100));

test('W-4: an anonymous leader stays a pseudonym on the dashboards of others, and is himself on his own', async () => {
  const auction = await newAuction(seller, [ann, bob], { bidderVisibility: 'ANONYMOUS' });
  const item = await newItem(seller, auction);
  await bid(ann, item, 10);
  await bid(bob, item, 11);
  const leaderFor = async (person) =>
    (await person.get('/api/user/bids')).body.bidItems.find(({ id }) => id === item.id).highestBidderId;
  assert.equal(await leaderFor(bob), bob.id);
  assert.match(await leaderFor(ann), /^c[a-z0-9]{24}$/);
  assert.notEqual(await leaderFor(ann), bob.id);
});

test('W-44: only the highest bid on an item one leads is winning, and the sums are over all bids', async () => {
  const [dora, emil] = await newPeople(house, 'Dora', 'Emil');
  const auction = await newAuction(seller, [dora, emil]);
  const won = await newItem(seller, auction);
  const lost = await newItem(seller, auction);
  for (const amount of [10, 11, 12]) await bid(dora, won, amount);
  await bid(dora, lost, 10);
  await bid(emil, lost, 11);
  const whole = (await dora.get('/api/user/history')).body;
  assert.deepEqual(whole.bids.map(({ amount, isWinning }) => [amount, isWinning]), [
    [10, false], [12, true], [11, false], [10, false],
  ]);
  assert.deepEqual(whole.stats, { totalBids: 4, winningBids: 1, winningTotals: [{ code: 'EUR', symbol: '€', total: 12 }] });
  assert.deepEqual(whole.bids[0].auction, { id: auction.id, name: 'Autumn' });
  const part = (await dora.get('/api/user/history?limit=1')).body;
  assert.deepEqual([part.bids.length, part.stats], [1, whole.stats]);
});

test('history begins with the latest hundred and goes on behind them', async () => {
  const [fred] = await newPeople(house, 'Fred');
  const auction = await newAuction(seller, [fred]);
  const item = await newItem(seller, auction);
  for (let price = 10; price < 113; ++price) await bid(fred, item, price);
  const { bids, nextCursor, stats } = (await fred.get('/api/user/history')).body;
  assert.deepEqual([bids.length, bids[0].amount, bids[99].amount, stats.totalBids], [100, 112, 13, 103]);
  const rest = (await fred.get(`/api/user/history?cursor=${nextCursor}`)).body;
  assert.deepEqual([rest.bids.map((each) => each.amount), rest.nextCursor], [[12, 11, 10], null]);
  assert.equal((await fred.get('/api/user/history?limit=1000')).body.bids.length, 103);
});

test('W-5: a listing names its winner once it is closed, not who leads before', async () => {
  const auction = await newAuction(seller, [ann], { bidderVisibility: 'ANONYMOUS' });
  const item = await newItem(seller, auction);
  const unsold = await newItem(seller, auction);
  await bid(ann, item, 10);
  const listed = async (what) => (await seller.get('/api/user/listings')).body.find(({ id }) => id === what.id);
  const running = await listed(item);
  assert.deepEqual([running.winner, running.currentBid, running.bidCount], [null, 10, 1]);
  await end(item);
  await end(unsold);
  assert.deepEqual((await listed(item)).winner, { name: 'Ann', email: ann.email });
  assert.equal((await listed(unsold)).winner, null);
  const { userItems } = (await seller.get('/api/user/dashboard')).body;
  assert.deepEqual(userItems, (await seller.get('/api/user/listings')).body);
  assert.deepEqual((await ann.get('/api/user/listings')).body, []);
});

test('strangers see none of it', async () => {
  const stranger = Object.assign(Object.create(Object.getPrototypeOf(ann)), ann, { cookies: new Map() });
  for (const route of ['app-data', 'dashboard', 'bids', 'history', 'listings'])
    assert.equal((await stranger.get(`/api/user/${route}`)).status, 401, route);
});

/** Fills every list a polled body shows. */
async function fill(owner, bidders, rows) {
  const auction = await newAuction(owner, bidders);
  let item;
  for (let made = 0; made < rows; ++made) {
    item = await newItem(owner, auction);
    await bid(bidders[made % 2], item, 10);
    await bid(bidders[(made + 1) % 2], item, 11);
  }
  for (let made = 0; made < rows; ++made) await bid(bidders[made % 2], item, 12 + made);
  return { auction, item };
}

test('W-50: no polled body or list takes more statements for fifty rows than for one', async () => {
  const count = async (rows) => {
    const [owner, first, second] = await newPeople(house, `Owner ${rows}`, `First ${rows}`, `Second ${rows}`);
    const { auction, item } = await fill(owner, [first, second], rows);
    const statements = {};
    for (const [person, who] of [[owner, 'owner'], [first, 'bidder']])
      for (const [name, target] of Object.entries({
        auction: auction.path, details: `${auction.path}/details`, item: item.path, notifications: '/api/notifications',
        dashboard: '/api/user/dashboard', auctions: '/api/auctions', items: `${auction.path}/items`,
        bids: `${item.path}/bids`, discussions: `${item.path}/discussions`, members: `${auction.path}/members`,
        invites: `${auction.path}/invites`, mine: '/api/user/bids', history: '/api/user/history',
        listings: '/api/user/listings',
      })) {
        const { status, headers } = await person.get(target);
        if (status === 200) statements[`${who}: ${name}`] = Number(headers['x-statements']);
      }
    return statements;
  };
  const one = await count(1);
  assert.deepEqual(await count(50), one);
  assert.ok(Math.max(...Object.values(one)) <= 8, JSON.stringify(one));
  assert.ok(Math.min(...Object.values(one)) >= 1, JSON.stringify(one));
});
