// Many items changed alike, by their sellers and by organisers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { bid, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';
import { auctionChannel, Listener } from '../support/listener.mjs';

let house, owner, seller, ann, auction;

before(async () => {
  house = await startHouse();
  [owner, seller, ann] = await newPeople(house, 'Olga', 'Selma', 'Ann');
  auction = await newAuction(owner, [seller, ann]);
  await setRole(owner, auction, seller, 'CREATOR');
});
after(() => house.close());

const own = '/api/user/items/bulk-edit';
const editOwn = (person, items, updates) => person.patch(own, { itemIds: items.map(({ id }) => id), updates });
const editAll = (person, items, updates) =>
  person.patch(`${auction.path}/admin-items/bulk`, { itemIds: items.map(({ id }) => id), updates });
const shown = async (item, viewer = seller) => (await viewer.get(item.path)).body.item;

test('an organiser finds what he may edit, and a seller what is his', async () => {
  const open = await newItem(seller, auction, { name: 'Open', isEditableByAdmin: true });
  const shut = await newItem(seller, auction, { name: 'Shut' });
  const draft = await newItem(seller, auction, { name: 'Draft', isPublished: false, isEditableByAdmin: true });
  const mine = await newItem(owner, auction, { name: 'Mine' });
  const { body } = await owner.get(`${auction.path}/admin-items`);
  assert.deepEqual(body.items.map(({ id }) => id), [mine.id, draft.id, open.id]);
  assert.deepEqual(Object.keys(body.items[0]).sort(), [
    'auctionId', 'auctionName', 'bidCount', 'createdAt', 'creatorEmail', 'creatorId', 'creatorName', 'currencyCode',
    'currencySymbol', 'description', 'discussionsEnabled', 'endDate', 'id', 'isEditableByAdmin', 'isPublished',
    'lastUpdatedById', 'lastUpdatedByName', 'minBidIncrement', 'name', 'startingBid', 'thumbnailUrl', 'updatedAt',
  ]);
  for (const person of [seller, ann])
    assertRefused(await person.get(`${auction.path}/admin-items`), 403, 'E_NO_PERMISSION');
  assert.deepEqual((await seller.get(own)).body.map(({ id }) => id), [draft.id, shut.id, open.id]);
  assert.deepEqual((await ann.get(own)).body, []);
});

test('each item is changed as far as it may be, and what was left alone is told', async () => {
  const open = await newItem(seller, auction, { isEditableByAdmin: true });
  const bidOn = await newItem(seller, auction, { name: 'Bid on', isEditableByAdmin: true });
  const shut = await newItem(seller, auction, { name: 'Shut' });
  const secret = await newItem(seller, auction, { name: 'Secret', isPublished: false });
  await bid(ann, bidOn, 10);
  const all = [open, bidOn, shut, secret, { id: 'nosuchitem' }, open];
  const { status, body } = await editAll(owner, all, { startingBid: 20, isEditableByAdmin: false });
  assert.equal(status, 200);
  assert.deepEqual([body.updated, body.skipped], [1, 4]);
  assert.deepEqual(
    body.errors.map(({ itemName, errorType }) => [itemName, errorType]),
    [['Lantern', 'notOwner'], ['Bid on', 'notOwner'], ['Bid on', 'hasBids'], ['Shut', 'notEditable']],
  );
  const changed = await shown(open);
  assert.deepEqual([changed.startingBid, changed.isEditableByAdmin, changed.lastUpdatedById], [20, true, owner.id]);
  assert.equal((await shown(bidOn)).startingBid, 10);
  assert.deepEqual((await editAll(owner, [bidOn], { minBidIncrement: 5, isPublished: true })).body, {
    updated: 1, skipped: 0, errors: [],
  });
  for (const person of [seller, ann])
    assertRefused(await editAll(person, [open], { startingBid: 1 }), 403, 'E_NO_PERMISSION');
});

test('W-46: one’s own items by the same rules: ranges checked, the editor noted, foreign ids not counted', async () => {
  const [mine, bidOn] = [await newItem(seller, auction), await newItem(seller, auction, { name: 'Bid on' })];
  const foreign = await newItem(owner, auction, { isEditableByAdmin: true });
  await bid(ann, bidOn, 10);
  const { body } = await editOwn(seller, [mine, bidOn, foreign, { id: 'nosuchitem' }], { startingBid: 3, currencyCode: 'USD' });
  assert.deepEqual(body, {
    updated: 1, skipped: 1, errors: [{ itemId: bidOn.id, itemName: 'Bid on', errorType: 'hasBids' }],
  });
  const changed = await shown(mine);
  assert.deepEqual([changed.currencyCode, changed.startingBid, changed.lastUpdatedById], ['USD', 3, seller.id]);
  assert.deepEqual((await editOwn(seller, [mine], { discussionsEnabled: false })).body, { updated: 1, skipped: 0 });
  assert.deepEqual((await editOwn(seller, [foreign], { discussionsEnabled: false })).body, { updated: 0, skipped: 0 });
  assert.equal((await shown(foreign, owner)).discussionsEnabled, true);
  for (const updates of [{ minBidIncrement: -1 }, { startingBid: -1 }, { isPublished: 'yes' }, { currencyCode: 'EU' }, undefined, 'x'])
    assertRefused(await editOwn(seller, [mine], updates), 400, 'E_BAD_BULK_EDIT');
  assertRefused(await editOwn(seller, [mine], { currencyCode: 'XXX' }), 400, 'E_INVALID_CURRENCY');
  for (const itemIds of [[], undefined, Array(1001).fill(mine.id)])
    assertRefused(await seller.patch(own, { itemIds, updates: {} }), 400, 'E_BAD_BULK_EDIT');
});

test('an amount one currency cannot have refuses the whole edit', async () => {
  const [euro, yen] = [
    await newItem(seller, auction),
    await newItem(seller, auction, { currencyCode: 'JPY', startingBid: 100, minBidIncrement: 10 }),
  ];
  assertRefused(await editOwn(seller, [euro, yen], { startingBid: 1.5 }), 422, 'E_VALIDATION');
  assert.deepEqual([(await shown(euro)).startingBid, (await shown(yen)).startingBid], [10, 100]);
});

test('W-7: drafts published together are announced once, with one notice for all', async () => {
  const drafts = [];
  for (const name of ['One', 'Two', 'Three']) drafts.push(await newItem(seller, auction, { name, isPublished: false }));
  const old = await newItem(seller, auction);
  const listener = await Listener.open(house);
  await listener.subscribe(ann, auctionChannel(auction));
  const unread = async () => (await ann.get('/api/notifications')).body.unreadCount;
  const before = await unread();
  for (let times = 0; times < 2; ++times)
    assert.equal((await editOwn(seller, [...drafts, old], { isPublished: true })).body.updated, 4);
  await listener.settle();
  const told = listener.heardOn(auctionChannel(auction)).map(({ event, data }) => `${event} ${data.itemId}`);
  assert.deepEqual(told.filter((line) => line.startsWith('item:created')), drafts.map(({ id }) => `item:created ${id}`));
  assert.equal(told.filter((line) => line === `item:updated ${old.id}`).length, 2);
  assert.equal(await unread(), before + 1);
  listener.close();
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
