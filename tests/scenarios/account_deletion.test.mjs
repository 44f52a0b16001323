// What becomes of an account that is deleted, and of all that was its user's.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import { assertSilent, heard, readAll } from '../support/crawl.mjs';
import {
  bid, Client, fromNow, newAuction, newItem, newPeople, newPerson, password, setRole, signIn, startHouse,
} from '../support/house.mjs';
import { auctionChannel, itemChannel, Listener, userChannel } from '../support/listener.mjs';
import { inStore } from '../support/mail_host.mjs';

let house;
let clubs = 0;

before(async () => (house = await startHouse()));
after(() => house.close());

const account = '/api/user/account';
const leave = (person, more) => person.delete(account, { body: { password, ...more } });
const handOver = (auction, { email }) => ({ auctionId: auction.id, newOwnerEmail: email });
const traces = ({ id, name, email }) => [id, name, email];

/** People whom no other test knows. */
function people(...names) {
  ++clubs;
  return newPeople(house, ...names.map((name) => `${name} ${clubs}`));
}

async function listenTo(person, channels) {
  const listener = await Listener.open(house);
  for (const channel of channels)
    assert.equal((await listener.subscribe(person, channel)).event, 'pusher_internal:subscription_succeeded');
  return listener;
}

test('every refusal has its code and changes nothing', async () => {
  const [lena, otto, boss] = await people('Lena', 'Otto', 'Boss');
  const [first, second] = [await newAuction(lena, [], { name: 'First' }), await newAuction(lena, [], { name: 'Second' })];
  const owned = [first, second].map(({ id, name }) => ({ id, name }));
  const before = await lena.get(account);
  assert.deepEqual([before.status, before.body], [200, { hasPassword: true, email: lena.email, ownedAuctions: owned }]);

  const both = [handOver(first, otto), handOver(second, otto)];
  const refusals = [
    ['INVALID_PASSWORD', { password: 'wrong horse', auctionTransfers: both }],
    ['INVALID_PASSWORD', { password: undefined, auctionTransfers: both }],
    ['INVALID_PASSWORD', { password: undefined, confirmEmail: lena.email, auctionTransfers: both }],
    ['AUCTION_OWNERSHIP_REQUIRED', {}, owned],
    ['AUCTION_OWNERSHIP_REQUIRED', { auctionTransfers: both.slice(0, 1) }, owned.slice(1)],
    ['AUCTION_OWNERSHIP_REQUIRED', { deleteAuctions: [second.id] }, owned.slice(0, 1)],
    ['TRANSFER_EMAIL_NOT_FOUND', { deleteAuctions: [first.id], auctionTransfers: [handOver(second, { email: 'no@example.org' })] }],
    ['CANNOT_TRANSFER_TO_SELF', { auctionTransfers: [both[0], handOver(second, lena)] }],
  ];
  for (const [code, more, ownedAuctions] of refusals) {
    const refused = await leave(lena, more);
    assertRefused(refused, 400, `E_${code}`, { code });
    assert.deepEqual(refused.body.ownedAuctions, ownedAuctions, refused.text);
  }
  const [, setupToken] = /Setup token.*\n\s+(\S+)/.exec(house.log);
  assert.equal((await boss.patch('/api/system/settings', { setupToken })).status, 200);
  assertRefused(await leave(boss), 400, 'E_IS_DEPLOYMENT_ADMIN', { code: 'IS_DEPLOYMENT_ADMIN' });

  assert.deepEqual((await lena.get(account)).body, before.body);
  for (const auction of [first, second]) {
    assert.equal((await lena.get(auction.path)).body.creatorId, lena.id);
    assertRefused(await otto.get(auction.path), 403, 'E_NOT_MEMBER');
  }
  assert.equal((await boss.get(account)).status, 200);
});

test('who has no password types his address', async () => {
  const [oda] = await people('Oda');
  inStore(house, 'UPDATE user SET password_hash = NULL WHERE id = ?', oda.id);
  assert.equal((await oda.get(account)).body.hasPassword, false);
  for (const body of [{}, { password }, { confirmEmail: 'other@example.org' }])
    assertRefused(await oda.delete(account, { body }), 400, 'E_INVALID_EMAIL', { code: 'INVALID_EMAIL' });
  assert.equal((await oda.delete(account, { body: { confirmEmail: oda.email.toUpperCase() } })).status, 200);
  assert.equal((await oda.get(account)).status, 401);
});

test('W-9: nobody hands over or deletes an auction of another, though he organises it', async () => {
  const [thief, friend, owner] = await people('Thief', 'Friend', 'Owner');
  const [mine, foreign] = [await newAuction(thief), await newAuction(owner, [thief])];
  await setRole(owner, foreign, thief, 'ADMIN');
  const item = await newItem(owner, foreign);
  const own = handOver(mine, friend);
  for (const more of [
    { auctionTransfers: [own, handOver(foreign, friend)] },
    { auctionTransfers: [own], deleteAuctions: [foreign.id] },
    { auctionTransfers: [own], deleteAuctions: ['nosuchauction'] },
  ])
    assertRefused(await leave(thief, more), 400, 'E_AUCTION_OWNERSHIP_REQUIRED', { ownedAuctions: [] });
  assertRefused(await leave(thief, { auctionTransfers: [own], deleteAuctions: [mine.id] }), 422, 'E_VALIDATION');
  assert.equal((await thief.get(mine.path)).body.creatorId, thief.id);
  assert.equal((await owner.get(foreign.path)).body.creatorId, owner.id);
  assert.equal((await owner.get(item.path)).status, 200);
  for (const auction of [mine, foreign]) assertRefused(await friend.get(auction.path), 403, 'E_NOT_MEMBER');
});

test('W-45: who takes an auction over is its only owner and its creator; what is deleted is gone', async () => {
  const [olga, heir, adam] = await people('Olga', 'Heir', 'Adam');
  const [kept, joined, gone] = [
    await newAuction(olga, [adam]), await newAuction(olga, [heir, adam]), await newAuction(olga, [heir]),
  ];
  await setRole(olga, kept, adam, 'ADMIN');
  const left = await leave(olga, {
    auctionTransfers: [handOver(kept, { email: heir.email.toUpperCase() }), handOver(joined, heir)], deleteAuctions: [gone.id],
  });
  assert.equal(left.status, 200, left.text);
  for (const auction of [kept, joined]) {
    const { creatorId, creator } = (await heir.get(auction.path)).body;
    assert.deepEqual([creatorId, creator.email], [heir.id, heir.email]);
    const members = (await heir.get(`${auction.path}/members`)).body;
    assert.deepEqual(members.filter(({ role }) => role === 'OWNER').map(({ user }) => user.id), [heir.id]);
    assert.equal(members.length, 2);
  }
  assertRefused(await adam.patch(kept.path, { name: 'Mine' }), 403, 'E_NO_PERMISSION');
  assert.equal((await heir.patch(kept.path, { name: 'Winter' })).status, 200);
  assertRefused(await heir.get(`${gone.path}/details`), 403, 'E_NOT_MEMBER');
});

test('W-11: where the leader goes, the next one leads at once, and nothing names who has gone', async () => {
  const [olga, selma, ann, lars] = await people('Olga', 'Selma', 'Ann', 'Lars');
  const auction = await newAuction(olga, [selma, ann, lars]);
  for (const person of [selma, lars]) await setRole(olga, auction, person, 'CREATOR');
  const [open, lonely, closed] = await Promise.all(
    ['Lantern', 'Vase', 'Clock'].map((name) => newItem(selma, auction, { name })),
  );
  const his = await newItem(lars, auction, { name: 'Chair' });
  for (const [bidder, item, amount] of [[ann, open, 10], [lars, open, 25], [lars, lonely, 12], [ann, closed, 10], [lars, closed, 30], [ann, his, 11]])
    assert.equal((await bid(bidder, item, amount)).status, 201);
  const comment = (await ann.post(`${open.path}/discussions`, { content: 'How old?' })).body;
  await lars.post(`${open.path}/discussions`, { content: 'Very' });
  assert.equal((await selma.patch(closed.path, { endDate: fromNow(-1000) })).status, 200);
  assert.equal((await ann.get(closed.path)).body.item.highestBidderId, lars.id);

  const listener = await listenTo(ann, [auctionChannel(auction), itemChannel(open), itemChannel(lonely), userChannel(ann)]);
  const from = listener.frames.length;
  assert.equal((await leave(lars)).status, 200);
  for (const channel of [auctionChannel(auction), itemChannel(open)]) {
    const { data } = await listener.next('item:updated', (frame) =>
      frame.channel === channel && frame.event === 'item:updated' && frame.data.itemId === open.id, from);
    assert.deepEqual(data.changes, { currentBid: 10, highestBidderId: ann.id, bidCount: 1 });
    assert.equal(data.minBid, 11);
  }
  await listener.event('item:deleted', (data) => data.itemId === his.id);
  await listener.settle();

  const shown = async (item) => (await ann.get(item.path)).body;
  const [one, none, over] = [await shown(open), await shown(lonely), await shown(closed)];
  assert.deepEqual([one.item.currentBid, one.item.highestBidderId, one.bids.length], [10, ann.id, 1]);
  assert.deepEqual([none.item.currentBid, none.item.highestBidderId, none.bids], [null, null, []]);
  assert.deepEqual([over.item.currentBid, over.item.highestBidderId, over.bids.length], [30, null, 1]);
  assert.equal((await ann.get(his.path)).status, 404);
  const cards = (await ann.get(`${auction.path}/details`)).body.items;
  assert.deepEqual(Object.fromEntries(cards.map((each) => [each.name, each.currentBid])), { Lantern: 10, Vase: null, Clock: 30 });
  assert.equal((await bid(ann, lonely, 10)).status, 201, 'the price starts anew');

  const places = {
    auction: [auction.id], item: [open, lonely, closed].map(({ id }) => id), discussion: [comment.id], token: ['none'],
    path: ['none'], app: [house.secrets().SOKETI_APP_ID], channel: [auctionChannel(auction), itemChannel(open)],
  };
  for (const reader of [olga, selma, ann]) {
    const { seen } = await readAll(reader, places);
    assertSilent(seen, ...traces(lars));
  }
  const after = { frames: listener.frames.slice(from) };
  assertSilent(heard(after), ...traces(lars));
  listener.close();
});

test('W-11: where bids are maxima, the price falls to what those who stay make it', async () => {
  const [selma, ann, bob, lars] = await people('Selma', 'Ann', 'Bob', 'Lars');
  const auction = await newAuction(selma, [ann, bob, lars], { bidMode: 'PROXY' });
  const item = await newItem(selma, auction);
  for (const [bidder, maximum] of [[ann, 20], [bob, 40], [lars, 90]])
    assert.equal((await bid(bidder, item, maximum)).status, 201);
  assert.deepEqual((await ann.get(item.path)).body.item.currentBid, 41);
  assert.equal((await leave(lars)).status, 200);
  const { item: shown } = (await ann.get(item.path)).body;
  assert.deepEqual([shown.currentBid, shown.highestBidderId], [21, bob.id]);
  assertRefused(await bid(ann, item, 21), 400, 'E_BID_TOO_LOW');
  assert.equal((await leave(bob)).status, 200);
  const { item: last } = (await ann.get(item.path)).body;
  assert.deepEqual([last.currentBid, last.highestBidderId], [10, ann.id]);
});

test('sessions and sockets end at once, and the address may register anew', async () => {
  const [lars, selma] = await people('Lars', 'Selma');
  const auction = await newAuction(selma, [lars]);
  const phone = new Client(house);
  await signIn(phone, lars.email);
  const listener = await listenTo(lars, [auctionChannel(auction), userChannel(lars)]);
  assert.equal((await leave(lars)).status, 200);
  assert.equal(await listener.closed, 4009);
  for (const device of [lars, phone]) assert.equal((await device.get('/api/auctions')).status, 401);
  const back = new Client(house);
  await signIn(back, lars.email);
  assert.equal((await back.get('/api/auctions')).status, 401, 'the password opens nothing any more');

  const anew = await newPerson(house, lars.name);
  assert.equal(anew.email, lars.email);
  assert.notEqual(anew.id, lars.id);
  assert.deepEqual((await anew.get('/api/auctions')).body, []);
  assertRefused(await anew.get(`${auction.path}/details`), 403, 'E_NOT_MEMBER');
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
