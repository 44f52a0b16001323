// A grid of items on the auction's channel: every price in batches, however fast the bids come.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertSilent } from '../support/crawl.mjs';
import { eventually, memberPath, newAuction, newItem, slowness } from '../support/house.mjs';
import { auctionChannel, Listener } from '../support/listener.mjs';
import { mustBid, openClub } from './club.mjs';
import { Page, versions } from './pusher-js.mjs';
import { ResumingPage } from './resuming-page.mjs';

const interval = 500;
/** Batches that may come in so many ms: one at once, one at the end, and the interval between any two. */
const most = (ms) => 2 + Math.floor(ms / interval);
const latest = Object.values(versions)[0];

let club;
const guests = [];
const welcome = (guest) => (guests.push(guest), guest);

before(async () => (club = await openClub()));
after(async () => {
  guests.forEach((guest) => guest.close());
  await club.close();
});

/** An auction of its own, an item, and the page of a member who listens. */
async function newGrid({ fields, Pusher = latest, Kind = Page, listener = club.bob } = {}) {
  const auction = await newAuction(club.seller, [club.ann, club.bob], fields);
  const item = await newItem(club.seller, auction);
  const page = welcome(new Kind(Pusher, club.house, listener));
  await page.subscribe(auctionChannel(auction));
  return { auction, item, page };
}

const batches = (page) => page.events.filter(({ name }) => name === 'item:prices').map(({ data }) => data);
const lastOf = (page, { id }) => batches(page).flatMap(({ items }) => items).filter(({ itemId }) => itemId === id).at(-1);

async function bidUp(item, first, count) {
  for (let step = 0; step < count; ++step) await mustBid(step % 2 ? club.bob : club.ann, item, first + step);
}

for (const [version, Pusher] of Object.entries(versions))
  test(`${version} hears the new price on the auction's channel within a second of the bid`, async () => {
    const { auction, item, page } = await newGrid({ Pusher });
    const onAllChannels = [];
    page.pusher.bind('item:prices', (data) => onAllChannels.push(data));
    const { seq } = await mustBid(club.ann, item, 12.5);
    const answered = Date.now();
    const [heard] = await page.heard('item:prices');
    const waited = Date.now() - answered;
    assert.ok(waited < 1000 * slowness, `after ${waited} ms`);
    const { epoch, item: shown } = (await club.bob.get(item.path)).body;
    const told = {
      itemId: item.id, currencyCode: 'EUR', currentBid: 12.5, bidCount: 1, minBid: 13.5,
      highestBidderId: club.ann.id, endsAt: shown.endsAt, seq,
    };
    assert.deepEqual(heard, { auctionId: auction.id, items: [told], epoch });
    assert.deepEqual(onAllChannels, [heard]);
  });

test('fifty bids in a burst are a few batches, and the last has the final price', async () => {
  const { auction, item, page } = await newGrid();
  const other = await newItem(club.seller, auction);
  const began = Date.now();
  await mustBid(club.ann, other, 10);
  await bidUp(item, 20, 50);
  const took = Date.now() - began;
  await eventually('the final price is heard', () => lastOf(page, item)?.currentBid === 69);
  assert.ok(batches(page).length <= most(took), `${batches(page).length} batches in ${took} ms`);
  assert.equal(lastOf(page, item).bidCount, 50);
  const prices = batches(page).flatMap(({ items }) => items).filter(({ itemId }) => itemId === item.id);
  assert.deepEqual(prices.map(({ currentBid }) => currentBid), prices.map(({ currentBid }) => currentBid).sort());
  const ofOther = batches(page).filter(({ items }) => items.some(({ itemId }) => itemId === other.id));
  assert.equal(ofOther.length, 1, 'a batch has only what has changed');
});

test('three hundred listeners hear no more than two batches a second', async () => {
  const { auction, item } = await newGrid();
  const sockets = await Promise.all(Array.from({ length: 300 }, () => Listener.open(club.house)));
  sockets.forEach(welcome);
  await Promise.all(sockets.map((socket) => socket.subscribe(club.bob, auctionChannel(auction))));
  const began = Date.now();
  let price = 20;
  for (; Date.now() - began < 2000; price += 20) await bidUp(item, price, 20);
  const final = ({ frames }) =>
    frames.some(({ event, data }) => event === 'item:prices' && data.items[0].currentBid === price - 1);
  await eventually('all hear the final price', () => sockets.every(final));
  const took = Date.now() - began;
  for (const socket of sockets) {
    const heard = socket.heardOn(auctionChannel(auction)).length;
    assert.ok(heard <= most(took), `${heard} batches in ${took} ms`);
  }
});

test('an end that a late bid moves is told with its price', async () => {
  const { auction, page } = await newGrid();
  const endDate = new Date(Date.now() + 60_000).toISOString();
  const item = await newItem(club.seller, auction, { endDate, antiSnipeEnabled: true });
  const { endsAt, newEndDate } = await mustBid(club.ann, item, 10);
  assert.ok(newEndDate > endDate);
  await eventually('the end is heard', () => lastOf(page, item)?.endsAt === endsAt);
});

test('a draft is in no batch', async () => {
  const { auction, item, page } = await newGrid();
  const draft = await newItem(club.seller, auction, { isPublished: false });
  await club.seller.patch(draft.path, { startingBid: 20, endDate: new Date(Date.now() + 60_000).toISOString() });
  await mustBid(club.ann, item, 10);
  await eventually('the bid is heard', () => lastOf(page, item));
  assertSilent([['the page', JSON.stringify(page.events)]], draft.id);
});

test('a member who is removed hears no price of what is committed afterwards', async () => {
  const { auction, item, page } = await newGrid();
  const other = welcome(new Page(latest, club.house, club.ann));
  await other.subscribe(auctionChannel(auction));
  await mustBid(club.ann, item, 10);
  await page.heard('item:prices');
  // This one waits for its batch when he is removed.
  await mustBid(club.ann, item, 11);
  assert.equal((await club.seller.delete(await memberPath(club.seller, auction, club.bob))).status, 200);
  await mustBid(club.ann, item, 12);
  await eventually('the member who stays hears it', () => lastOf(other, item)?.currentBid === 12);
  await page.settle();
  assert.equal(page.events.at(-1).name, 'pusher:subscription_error');
  assert.ok(lastOf(page, item).currentBid < 12);
});

for (const bidderVisibility of ['ANONYMOUS', 'PER_BID'])
  test(`${bidderVisibility}: no batch tells who bids, not even to the seller`, async () => {
    const { item, page } = await newGrid({ fields: { bidderVisibility }, listener: club.seller });
    for (const amount of [10, 11, 12, 13]) await club.ann.post(`${item.path}/bids`, { amount, isAnonymous: true });
    await eventually('the final price is heard', () => lastOf(page, item)?.currentBid === 13);
    const { myBidderId } = (await club.ann.get(item.path)).body;
    for (const { items } of batches(page)) assert.equal(items[0].highestBidderId, myBidderId);
    const { id, name, email } = club.ann;
    assertSilent([['a batch', JSON.stringify(batches(page))]], id, name, email);
  });

test('what waits when an auction is made anonymous is not told any more', async () => {
  const { auction, item, page } = await newGrid();
  await mustBid(club.ann, item, 10);
  await page.heard('item:prices');
  await mustBid(club.ann, item, 11);
  assert.equal((await club.seller.patch(auction.path, { bidderVisibility: 'ANONYMOUS' })).status, 200);
  await page.heard('sync:reset');
  const from = page.events.findIndex(({ name }) => name === 'sync:reset');
  await mustBid(club.ann, item, 12);
  await eventually('the next price is heard', () => lastOf(page, item)?.currentBid === 12);
  assertSilent([['after the reset', JSON.stringify(page.events.slice(from))]], club.ann.id);
});

test('who resumes is not confused by what has no seq', async () => {
  const { auction, item, page } = await newGrid({ Kind: ResumingPage });
  page.begin(auctionChannel(auction), (await club.bob.get(`${auction.path}/details`)).body);
  await mustBid(club.ann, item, 10);
  await page.heard('item:prices');
  page.pusher.disconnect();
  await eventually('it is disconnected', () => page.state === 'disconnected');
  await newItem(club.seller, auction, { name: 'Missed' });
  page.pusher.connect();
  const [missed] = await page.heard('item:created');
  assert.equal(missed.name, 'Missed');
  await mustBid(club.bob, item, 11);
  await page.heard('item:prices', 2);
  assert.deepEqual(page.events.filter(({ name }) => name === 'sync:reset'), []);
});

test('nothing in all this was a fault', () => assert.doesNotMatch(club.house.log, /level=error/));
