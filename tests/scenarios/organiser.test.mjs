// What those who run an auction do: close it, look at its results, copy it, and see its pages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { bid, fromNow, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';
import { auctionChannel, Listener } from '../support/listener.mjs';

let house, owner, admin, seller, ann, bob;

before(async () => {
  house = await startHouse();
  [owner, admin, seller, ann, bob] = await newPeople(house, 'Olga', 'Adam', 'Selma', 'Ann', 'Bob');
});
after(() => house.close());

async function newClub(fields) {
  const auction = await newAuction(owner, [admin, seller, ann, bob], fields);
  await setRole(owner, auction, admin, 'ADMIN');
  await setRole(owner, auction, seller, 'CREATOR');
  return auction;
}

const close = (person, auction) => person.post(`${auction.path}/close`);
const noticesOf = async (person, type, item) =>
  (await person.get('/api/notifications')).body.notifications.filter((each) => each.type === type && each.itemId === item.id);
const rowsOf = async (person, auction) => (await person.get(`${auction.path}/results`)).body;

test('W-43: closing now ends everything with one stamp; a second close moves nothing and tells nobody', async () => {
  const auction = await newClub({ endDate: fromNow(3600e3) });
  const [sold, unsold] = [await newItem(seller, auction, { name: 'Sold' }), await newItem(seller, auction)];
  const draft = await newItem(seller, auction, { isPublished: false });
  for (const [who, amount] of [[ann, 10], [bob, 12]]) assert.equal((await bid(who, sold, amount)).status, 201);
  const listener = await Listener.open(house);
  await listener.subscribe(ann, auctionChannel(auction));
  for (const person of [admin, seller, ann]) assertRefused(await close(person, auction), 403, 'E_NO_PERMISSION');

  const first = await close(owner, auction);
  assert.equal(first.status, 200);
  const { endDate } = first.body.auction;
  assert.deepEqual(first.body, {
    message: first.body.message,
    auction: { id: auction.id, name: auction.name, endDate },
    winners: [{
      itemId: sold.id, itemName: 'Sold', winningBid: 12, currencyCode: 'EUR',
      winner: { id: bob.id, name: bob.name, email: bob.email },
    }],
    totalItems: 2,
    itemsWithBids: 1,
  });
  await listener.event('auction:closed');
  assert.deepEqual((await close(owner, auction)).body, first.body);
  await listener.settle();
  const told = listener.heardOn(auctionChannel(auction)).map(({ event }) => event);
  assert.deepEqual(told.filter((name) => name === 'item:ended').length, 2);
  assert.deepEqual(told.filter((name) => name === 'auction:closed').length, 1);
  assert.equal((await noticesOf(bob, 'AUCTION_WON', sold)).length, 1);
  for (const item of [sold, unsold, draft])
    assert.equal((await seller.get(item.path)).body.item.closedAt, endDate, 'one stamp for all');
  assert.equal((await owner.get(auction.path)).body.closedAt, endDate);
  assertRefused(await bid(ann, sold, 20), 400, 'E_BIDDING_ENDED');
  listener.close();
});

test('W-12: what has ended is not opened again; a running item may be ended early in any mode', async () => {
  const auction = await newClub({ itemEndMode: 'AUCTION_END' });
  const item = await newItem(seller, auction);
  await bid(ann, item, 10);
  assert.equal((await seller.patch(item.path, { endDate: fromNow(-1) })).status, 200);
  assert.equal((await noticesOf(ann, 'AUCTION_WON', item)).length, 1);
  for (const endDate of [null, fromNow(3600e3)])
    assertRefused(await seller.patch(item.path, { endDate }), 400, 'E_CANNOT_EXTEND_ENDED');
  await close(owner, auction);
  for (const change of [{ endDate: fromNow(3600e3) }, { endDate: null }])
    assert.notEqual((await owner.patch(auction.path, change)).body.closedAt, null);
  assertRefused(await owner.patch(auction.path, { endDate: fromNow(3600e3) }), 400, 'E_AUCTION_CLOSED');
});

test('W-5: results name winners as the auction allows, and addresses only to who settles, after the end', async () => {
  for (const bidderVisibility of ['VISIBLE', 'ANONYMOUS']) {
    const auction = await newClub({ bidderVisibility });
    const item = await newItem(seller, auction);
    await newItem(seller, auction, { isPublished: false });
    await bid(bob, item, 10);
    const viewed = async (person) => {
      const { winners, userWins, totalItems, totalBids, auction: { isEnded } } = await rowsOf(person, auction);
      assert.deepEqual([totalItems, totalBids, userWins.length], [1, 1, person === bob ? 1 : 0]);
      const [{ winner, seller: from, isCurrentUser, isItemCreator }] = winners;
      assert.deepEqual([isCurrentUser, isItemCreator], [person === bob, person === seller]);
      return [isEnded, winner && winner.name, winner?.email ?? null, from.email];
    };
    const name = bidderVisibility === 'VISIBLE' ? bob.name : null;
    assert.deepEqual(await viewed(ann), [false, name, null, null]);
    assert.deepEqual(await viewed(seller), [false, bob.name, null, seller.email]);
    assert.deepEqual(await viewed(owner), [false, bob.name, null, null]);
    await close(owner, auction);
    assert.deepEqual(await viewed(ann), [true, name, null, null]);
    assert.deepEqual(await viewed(bob), [true, bob.name, bob.email, seller.email]);
    for (const knowing of [seller, owner, admin])
      assert.deepEqual(await viewed(knowing), [true, bob.name, bob.email, seller.email]);
  }
});

test('W-39: an auction’s defaults hold for its items, and no item outlives it', async () => {
  const auction = await newClub({
    endDate: fromNow(3600e3), defaultAntiSnipe: true, defaultAntiSnipeThreshold: 120, defaultAntiSnipeExtension: 60,
    defaultItemsEditableByAdmin: true,
  });
  const item = await newItem(seller, auction, { discussionsEnabled: false });
  assert.deepEqual(
    [item.antiSnipeEnabled, item.antiSnipeThresholdSeconds, item.antiSnipeExtensionSeconds, item.isEditableByAdmin, item.discussionsEnabled],
    [true, 120, 60, true, false],
  );
  const late = { name: 'Late', currencyCode: 'EUR', endDate: fromNow(7200e3) };
  assertRefused(await seller.post(`${auction.path}/items`, late), 400, 'E_END_AFTER_AUCTION');
  assertRefused(await ann.post(`${item.path}/discussions`, { content: 'Hello' }), 400, 'E_DISCUSSIONS_DISABLED');
});

test('a copy has settings and items, and nothing of what happened', async () => {
  const auction = await newClub({ bidderVisibility: 'PER_BID', memberCanInvite: true, endDate: fromNow(3600e3), description: 'Yearly' });
  const end = fromNow(1800e3);
  const kept = await newItem(seller, auction, { name: 'First', endDate: end, startingBid: 7 });
  await newItem(seller, auction, { name: 'Secret', isPublished: false });
  await newItem(seller, auction, { name: 'Second', isEditableByAdmin: true, isPublished: false });
  await bid(ann, kept, 7);
  for (const person of [seller, ann]) assertRefused(await person.post(`${auction.path}/copy`, {}), 403, 'E_NO_PERMISSION');

  const { status, body: copy } = await admin.post(`${auction.path}/copy`, { name: 'Next year' });
  assert.equal(status, 201);
  assert.deepEqual(
    [copy.name, copy.description, copy.bidderVisibility, copy.memberCanInvite, copy.endDate, copy.creatorId, copy._count],
    ['Next year', 'Yearly', 'PER_BID', true, auction.endDate, admin.id, { items: 2, members: 1 }],
  );
  assert.notEqual(copy.id, auction.id);
  const { body: items } = await admin.get(`/api/auctions/${copy.id}/items`);
  assert.deepEqual(items.map(({ name }) => name), ['Second', 'First']);
  const [, first] = items;
  assert.deepEqual(
    [first.isPublished, first.startingBid, first.currentBid, first._count.bids, first.creatorId, first.endDate],
    [false, 7, null, 0, admin.id, end],
  );
  assertRefused(await owner.get(`/api/auctions/${copy.id}/details`), 403, 'E_NOT_MEMBER');

  await close(owner, auction);
  const { body: later } = await owner.post(`${auction.path}/copy`, {});
  assert.deepEqual([later.name, later.closedAt], [auction.name, null]);
});

test('an item’s page says all at once, and no more than its viewer may know', async () => {
  const auction = await newClub({ bidderVisibility: 'ANONYMOUS' });
  const item = await newItem(seller, auction);
  const other = await newItem(seller, auction, { name: 'Vase' });
  await bid(bob, item, 10);
  await ann.post(`${item.path}/discussions`, { content: 'Who bids?' });
  const page = async (person) => (await person.get(`${item.path}/page`)).body;
  const shown = ({ isHighestBidder, canBid, canEdit, isItemOwner, isOwnerOrAdmin }) =>
    [isHighestBidder, canBid, canEdit, isItemOwner, isOwnerOrAdmin];
  const [annSees, bobSees, sellerSees, adminSees] = [await page(ann), await page(bob), await page(seller), await page(admin)];
  assert.deepEqual(shown(annSees), [false, true, false, false, false]);
  assert.deepEqual(shown(bobSees), [true, true, false, false, false]);
  assert.deepEqual(shown(sellerSees), [false, false, true, true, false]);
  assert.deepEqual(shown(adminSees), [false, true, false, false, true]);
  assert.ok(!JSON.stringify(annSees).includes(bob.id));
  assert.deepEqual([annSees.item.highestBidderId, bobSees.item.highestBidderId], [bobSees.myBidderId, bob.id]);
  assert.deepEqual(sellerSees.bids[0].user, { id: bob.id, name: bob.name, email: bob.email });
  assert.deepEqual(annSees.auctionItems.map(({ id }) => id).sort(), [item.id, other.id].sort());
  assert.deepEqual(annSees.discussions.map(({ content }) => content.replace(/<[^>]*>/g, '')), ['Who bids?']);
  assert.deepEqual([annSees.images, annSees.itemSidebarCollapsed, annSees.winnerEmail], [[], false, null]);
  assert.deepEqual([annSees.minBid, annSees.userHighestBid], [11, null]);
  assert.deepEqual([bobSees.minBid, bobSees.userHighestBid], [11, 10]);
  assert.deepEqual(annSees.auction, {
    id: auction.id, name: auction.name, bidMode: 'PLAIN', bidderVisibility: 'ANONYMOUS', itemEndMode: 'CUSTOM',
    softCloseMode: 'ADD_TO_END', hardStop: null, closedAt: null,
  });
  await close(owner, auction);
  assert.deepEqual([(await page(ann)).canBid, (await page(seller)).winnerEmail], [false, bob.email]);
  assert.notEqual((await page(ann)).auction.closedAt, null);
  assertRefused(await ann.get(`${(await newClub()).path}/items/${item.id}/page`), 404, 'E_ITEM_NOT_FOUND');
});

test('where maxima are bid, an item’s page tells its viewer his own and what would raise it', async () => {
  const auction = await newClub({ bidMode: 'PROXY' });
  const item = await newItem(seller, auction);
  const seen = async (person) => {
    const { body: { isHighestBidder, minBid, userHighestBid } } = await person.get(`${item.path}/page`);
    return [isHighestBidder, minBid, userHighestBid];
  };
  assert.deepEqual(await seen(ann), [false, 10, null]);
  await bid(ann, item, 25);
  assert.deepEqual([await seen(ann), await seen(bob)], [[true, 25.01, 25], [false, 11, null]]);
  assertRefused(await bid(ann, item, 25), 400, 'E_NOT_HIGHER_THAN_OWN_MAX');
  assert.equal((await bid(ann, item, 25.01)).status, 201);
  await bid(bob, item, 30);
  assert.deepEqual([await seen(ann), await seen(bob)], [[false, 27.01, 25.01], [true, 30.01, 30]]);
});

test('an item’s editor opens for who may edit it', async () => {
  const auction = await newClub();
  const item = await newItem(seller, auction);
  const draft = await newItem(seller, auction, { isPublished: false, isEditableByAdmin: true });
  const { body } = await seller.get(`${item.path}/edit`);
  assert.deepEqual([body.item.id, body.hasBids, body.canEdit, body.isItemOwner, body.images], [item.id, false, true, true, []]);
  for (const person of [owner, ann]) assertRefused(await person.get(`${item.path}/edit`), 403, 'E_CANNOT_EDIT_ITEM');
  assert.equal((await owner.get(`${draft.path}/edit`)).body.isItemOwner, false);
  assertRefused(await ann.get(`${draft.path}/edit`), 404, 'E_ITEM_NOT_FOUND');
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
