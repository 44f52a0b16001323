// What an item may be, who may change it, and what the first bid makes final.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { routes } from '../support/crawl.mjs';
import { bid, Client, fromNow, newAuction, newItem, newPeople, setRole, startHouse } from '../support/house.mjs';

let house, owner, admin, seller, ann, auction;

before(async () => {
  house = await startHouse();
  [owner, admin, seller, ann] = await newPeople(house, 'Olga', 'Adam', 'Selma', 'Ann');
  auction = await newAuction(owner, [admin, seller, ann]);
  await setRole(owner, auction, admin, 'ADMIN');
  await setRole(owner, auction, seller, 'CREATOR');
});
after(() => house.close());

const add = (fields) => seller.post(`${auction.path}/items`, { name: 'Vase', currencyCode: 'EUR', ...fields });
const shown = async (item, viewer = seller) => (await viewer.get(item.path)).body.item;

test('start and increment are amounts of the item’s currency', async () => {
  for (const [currencyCode, startingBid, minBidIncrement] of [
    ['EUR', 0, 0.01], ['EUR', 19.99, 1.15], ['JPY', 100, 10], ['KRW', 5000, 1], ['VND', 1, 1], ['CLP', 7, 3],
    ['HUF', 0.5, 0.5],
  ]) {
    const made = await add({ currencyCode, startingBid, minBidIncrement });
    assert.equal(made.status, 201, made.text);
    assert.ok(made.text.includes(`"startingBid":${startingBid},"minBidIncrement":${minBidIncrement},`), made.text);
    assert.equal(made.body.currency.code, currencyCode);
  }
  for (const [currencyCode, field, value] of [
    ['EUR', 'startingBid', 10.005], ['EUR', 'startingBid', -0.01], ['EUR', 'startingBid', 'much'],
    ['EUR', 'startingBid', 1e300], ['EUR', 'startingBid', '1e2'], ['EUR', 'minBidIncrement', 0],
    ['EUR', 'minBidIncrement', -1], ['EUR', 'minBidIncrement', 0.001], ['JPY', 'startingBid', 0.5],
    ['JPY', 'startingBid', '100.0'], ['JPY', 'minBidIncrement', 0.5], ['KRW', 'minBidIncrement', 1.5],
  ]) {
    const refused = await add({ currencyCode, [field]: value });
    assertRefused(refused, 422, 'E_VALIDATION', { code: 'VALIDATION_ERROR' });
    assert.deepEqual(Object.keys(refused.body.errors), [field], `${currencyCode} ${value}`);
  }
  for (const unknown of ['EU', 'XXX', 'eur'])
    assertRefused(await add({ currencyCode: unknown }), 400, 'E_INVALID_CURRENCY');
  assertRefused(await add({ currencyCode: undefined }), 422, 'E_VALIDATION');
});

test('the first bid fixes currency and start; the rest may still change', async () => {
  const item = await newItem(seller, auction, { startingBid: 5, minBidIncrement: 2 });
  assert.equal((await seller.patch(item.path, { currencyCode: 'USD', startingBid: 7 })).body.currencyCode, 'USD');
  assert.equal((await bid(ann, item, 7)).status, 201);
  const wishes = { currencyCode: 'JPY', startingBid: 1, minBidIncrement: 3, name: 'Bowl' };
  const changed = await seller.patch(item.path, wishes);
  assert.equal(changed.status, 200);
  const { name, currencyCode, startingBid, minBidIncrement, currentBid } = await shown(item);
  assert.deepEqual([name, currencyCode, startingBid, minBidIncrement, currentBid], ['Bowl', 'USD', 7, 3, 7]);
  assertRefused(await bid(ann, item, 9.99), 400, 'E_BID_TOO_LOW', { minBid: 10 });
});

test('before it, an item may move to a currency without decimals, and takes none with it', async () => {
  const item = await newItem(seller, auction, { startingBid: 12.34, minBidIncrement: 0.5 });
  const bare = (await seller.patch(item.path, { currencyCode: 'JPY' })).body;
  for (const amount of [bare.startingBid, bare.minBidIncrement]) assert.ok(Number.isInteger(amount), amount);
  assert.ok(bare.minBidIncrement > 0);
  const yen = (await seller.patch(item.path, { currencyCode: 'JPY', startingBid: 1500, minBidIncrement: 50 })).body;
  assert.deepEqual([yen.currencyCode, yen.startingBid, yen.minBidIncrement], ['JPY', 1500, 50]);
  assertRefused(await bid(ann, item, 1499), 400, 'E_BID_TOO_LOW', { minBid: 1500 });
  assertRefused(await seller.patch(item.path, { currencyCode: 'XXX' }), 400, 'E_INVALID_CURRENCY');
  assert.equal((await seller.patch(item.path, { currencyCode: null })).body.currencyCode, 'JPY');
});

test('an item with bids is neither withdrawn nor deleted, and refusing changes nothing', async () => {
  const item = await newItem(seller, auction, { isEditableByAdmin: true });
  assert.equal((await seller.patch(item.path, { isPublished: false })).status, 200);
  assert.equal((await seller.patch(item.path, { isPublished: true })).status, 200);
  await bid(ann, item, 10);
  for (const editor of [seller, admin]) {
    assertRefused(await editor.patch(item.path, { isPublished: false, name: 'Gone' }), 400, 'E_UNPUBLISH_WITH_BIDS');
    assertRefused(await editor.delete(item.path), 400, 'E_DELETE_WITH_BIDS');
  }
  const { isPublished, name } = await shown(item, ann);
  assert.deepEqual([isPublished, name], [true, item.name]);
  assert.equal((await bid(ann, item, 11)).status, 201);
  const unwanted = await newItem(seller, auction);
  assert.equal((await seller.delete(unwanted.path)).status, 200);
  assertRefused(await seller.get(unwanted.path), 404, 'E_ITEM_NOT_FOUND');
});

test('how bids work is settled by the first of them', async () => {
  const settled = await newAuction(owner, [ann]);
  const change = (bidMode) => owner.patch(settled.path, { bidMode });
  assert.deepEqual([(await change('PROXY')).status, (await change('PLAIN')).status], [200, 200]);
  await bid(ann, await newItem(owner, settled), 10);
  assertRefused(await change('PROXY'), 400, 'E_AUCTION_HAS_BIDS');
  assert.equal((await change('PLAIN')).status, 200);
});

test('an item is its seller’s; organisers change it where he lets them', async () => {
  const item = await newItem(seller, auction);
  for (const other of [owner, admin, ann]) {
    assertRefused(await other.patch(item.path, { name: 'Mine' }), 403, 'E_CANNOT_EDIT_ITEM');
    assertRefused(await other.delete(item.path), 403, 'E_CANNOT_DELETE_ITEM');
  }
  const draft = await newItem(seller, auction, { isPublished: false });
  for (const other of [owner, admin, ann])
    assertRefused(await other.patch(draft.path, { name: 'Mine' }), 404, 'E_ITEM_NOT_FOUND');

  assert.equal((await seller.patch(item.path, { isEditableByAdmin: true })).status, 200);
  const edited = await admin.patch(item.path, { name: 'Lamp' });
  assert.deepEqual([edited.status, edited.body.lastUpdatedById, edited.body.creatorId], [200, admin.id, seller.id]);
  await setRole(owner, auction, ann, 'CREATOR');
  assertRefused(await ann.patch(item.path, { name: 'Mine' }), 403, 'E_CANNOT_EDIT_ITEM');
  await setRole(owner, auction, ann, 'BIDDER');
  await setRole(owner, auction, seller, 'BIDDER');
  assert.equal((await seller.patch(item.path, { name: 'Lantern' })).status, 200, 'he keeps it with a lesser role');
  await setRole(owner, auction, seller, 'CREATOR');
  assert.equal((await owner.delete(item.path)).status, 200);
});

test('W-39: an auction’s defaults are its new items’, unless they say otherwise', async () => {
  const defaults = {
    defaultItemsEditableByAdmin: true, defaultAntiSnipe: true, defaultAntiSnipeThreshold: 120,
    defaultAntiSnipeExtension: 60,
  };
  const strict = await newAuction(owner);
  assert.equal((await owner.patch(strict.path, defaults)).status, 200);
  const read = (item) => [
    item.isEditableByAdmin, item.antiSnipeEnabled, item.antiSnipeThresholdSeconds, item.antiSnipeExtensionSeconds,
    item.discussionsEnabled,
  ];
  assert.deepEqual(read(await newItem(owner, strict)), [true, true, 120, 60, true]);
  const own = {
    isEditableByAdmin: false, antiSnipeEnabled: false, antiSnipeThresholdSeconds: 90, antiSnipeExtensionSeconds: 5,
    discussionsEnabled: false,
  };
  assert.deepEqual(read(await newItem(owner, strict, own)), Object.values(own));
});

test('no item ends after its auction, nor by itself where all end together', async () => {
  const [end, later] = [fromNow(600e3), fromNow(900e3)];
  const custom = await newAuction(seller, [], { endDate: end });
  const post = (endDate) => seller.post(`${custom.path}/items`, { name: 'Late', currencyCode: 'EUR', endDate });
  assertRefused(await post(later), 400, 'E_END_AFTER_AUCTION');
  assert.equal((await post(end)).body.endsAt, end);
  const item = await newItem(seller, custom);
  assertRefused(await seller.patch(item.path, { endDate: later }), 400, 'E_END_AFTER_AUCTION');
  assertRefused(await seller.patch(item.path, { endDate: 'soon' }), 422, 'E_VALIDATION');
  assert.equal((await seller.patch(item.path, { endDate: null })).body.endsAt, end);

  const together = await newAuction(seller, [], { endDate: end, itemEndMode: 'AUCTION_END' });
  const one = await newItem(seller, together);
  assertRefused(await seller.patch(one.path, { endDate: fromNow(300e3) }), 400, 'E_CUSTOM_END_FORBIDDEN');
  assert.equal((await shown(one)).endsAt, end);
  assert.ok((await seller.patch(one.path, { endDate: fromNow(-1000) })).body.closedAt, 'ending early is always allowed');
  assertRefused(await seller.patch(one.path, { endDate: null }), 400, 'E_CANNOT_EXTEND_ENDED');
});

const bodies = { POST: {}, PATCH: { name: 'Mine' } };

test('W-6: an item is found under its own auction only', async () => {
  const item = await newItem(seller, auction);
  const elsewhere = await newAuction(seller);
  const comment = (await seller.post(`${item.path}/discussions`, { content: 'Brass' })).body.id;
  const under = routes.filter(([, route]) => route.includes('{item}'));
  assert.ok(under.length > 9);
  for (const [method, route] of under) {
    const places = { auction: elsewhere.id, item: item.id, discussion: comment };
    const query = route.endsWith('/images') ? '?imageId=none' : '';
    const address = route.replaceAll(/\{(\w+)\}/g, (_, name) => places[name]) + query;
    const body = { ...bodies[method], amount: 10, content: 'Tin', imageIds: [] };
    const answer = await seller.send(method, address, method in bodies ? { body } : {});
    assert.deepEqual([answer.status, answer.body.code], [404, 'NOT_FOUND'], `${method} ${route}: ${answer.text}`);
  }
  assert.equal((await shown(item)).name, item.name);
  assert.equal((await seller.get(`${item.path}/discussions`)).body.discussions[0].content, 'Brass');
});

test('of an auction that does not exist one is no member, whatever one asks', async () => {
  const under = routes.filter(([, route, access]) => route.includes('{auction}') && !/^(anyone|signed_in)$/.test(access));
  assert.ok(under.length > 20);
  for (const [method, route] of under) {
    const address = route.replaceAll(/\{\w+\}/g, 'nosuch');
    const body = { amount: 'much', name: 5, role: 'KING' };
    const ask = (person) => person.send(method, address, method in bodies ? { body } : {});
    assertRefused(await ask(ann), 403, 'E_NOT_MEMBER');
    assert.equal((await ask(new Client(house))).status, 401, `${method} ${route}`);
  }
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
