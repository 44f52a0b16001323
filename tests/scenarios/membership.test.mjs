// Who belongs to an auction, and that whoever leaves it hears nothing more.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import {
  bid, Client, memberPath, newAuction, newItem, newPeople, newPerson, setRole, signIn, signOut, startHouse,
} from '../support/house.mjs';
import { auctionChannel, itemChannel, Listener, userChannel } from '../support/listener.mjs';

let house, owner, ann, bob;

before(async () => {
  house = await startHouse({ env: { ALLOW_OPEN_AUCTIONS: 'true' } });
  [owner, ann, bob] = await newPeople(house, 'Olga Owner', 'Ann', 'Bob');
});
after(() => house.close());

const join = (person, auction) => person.post(`${auction.path}/join`, {});
const noticesOf = async (person, type) =>
  (await person.get('/api/notifications')).body.notifications.filter((each) => each.type === type);

const pathOf = (auction, person) => memberPath(owner, auction, person);
const remove = async (auction, person) => owner.delete(await pathOf(auction, person));

/** A socket of `person` that hears an item, its auction and himself. */
async function listenTo(person, auction, item) {
  const listener = await Listener.open(house);
  for (const channel of [itemChannel(item), auctionChannel(auction), userChannel(person)]) {
    const { event } = await listener.subscribe(person, channel);
    assert.equal(event, 'pusher_internal:subscription_succeeded', channel);
  }
  return listener;
}

const cutOff = (listener, channel) =>
  listener.next(
    `${channel} is cut`,
    (frame) => frame.event === 'pusher:subscription_error' && frame.channel === channel && frame.data.status === 403,
  );

test('an open auction is on everybody’s dashboard and lets everybody in', async () => {
  const auction = await newAuction(owner, [], { joinMode: 'FREE', name: 'For all' });
  const roleFor = async (person) =>
    (await person.get('/api/user/dashboard')).body.auctions.find((each) => each.id === auction.id)?.role;
  assert.equal(await roleFor(ann), 'Open');
  assert.equal((await ann.get(`${auction.path}/details`)).status, 403, 'looking is not joining');
  const joined = await join(ann, auction);
  assert.deepEqual([joined.status, joined.body.role, joined.body.userId], [201, 'BIDDER', ann.id]);
  assert.equal(await roleFor(ann), 'BIDDER');
  assert.equal((await ann.get(`${auction.path}/details`)).status, 200);
  const again = await join(ann, auction);
  assert.deepEqual([again.status, again.body.id], [200, joined.body.id]);
});

test('open auctions need the server’s leave', async () => {
  const strict = await startHouse();
  const person = await newPerson(strict, 'Strict');
  assertRefused(await person.post('/api/auctions', { name: 'All', joinMode: 'FREE' }), 400, 'E_OPEN_AUCTIONS_DISABLED');
  const auction = await newAuction(person);
  assertRefused(await person.patch(auction.path, { joinMode: 'FREE' }), 400, 'E_OPEN_AUCTIONS_DISABLED');
  await strict.close();
});

test('who knows the link may join, and the organisers are told once', async () => {
  const auction = await newAuction(owner, [], { name: 'By link' });
  assert.equal((await join(new Client(house), auction)).status, 401);
  assert.deepEqual([(await join(ann, auction)).status, (await join(ann, auction)).status], [201, 200]);
  const notices = await noticesOf(owner, 'MEMBER_JOINED');
  assert.equal(notices.filter((each) => each.auctionId === auction.id).length, 1);
  assertRefused(await ann.post('/api/auctions/nosuchauction/join', {}), 404, 'E_AUCTION_NOT_FOUND');
});

test('who was not invited stays out of an auction by invitation', async () => {
  const auction = await newAuction(owner, [], { joinMode: 'INVITE_ONLY' });
  assertRefused(await join(ann, auction), 403, 'E_INVITE_ONLY');
  assertRefused(await ann.get(`${auction.path}/details`), 403, 'E_NOT_MEMBER');
});

test('each role may do what it may, from the moment it is given', async () => {
  const auction = await newAuction(owner, [ann, bob]);
  const add = (person) => person.post(`${auction.path}/items`, { name: 'Vase', currencyCode: 'EUR' });
  assertRefused(await add(ann), 403, 'E_CANNOT_ADD_ITEMS');
  assertRefused(await ann.get(`${auction.path}/members`), 403, 'E_NO_PERMISSION');
  const creator = await setRole(owner, auction, ann, 'CREATOR');
  assert.deepEqual([creator.status, creator.body.role, creator.body.user.id], [200, 'CREATOR', ann.id]);
  assert.equal((await add(ann)).status, 201);
  assertRefused(await ann.get(`${auction.path}/members`), 403, 'E_NO_PERMISSION');

  await setRole(owner, auction, ann, 'ADMIN');
  assert.equal((await ann.get(`${auction.path}/members`)).status, 200);
  assertRefused(await ann.patch(auction.path, { name: 'Mine' }), 403, 'E_NO_PERMISSION');
  assertRefused(await ann.delete(auction.path), 403, 'E_NO_PERMISSION');
  assertRefused(await ann.patch(await pathOf(auction, owner), { role: 'BIDDER' }), 403, 'E_CANNOT_MODIFY_OWNER');
  assertRefused(await ann.delete(await pathOf(auction, owner)), 403, 'E_CANNOT_MODIFY_OWNER');
  assertRefused(await ann.patch(await pathOf(auction, ann), { role: 'BIDDER' }), 403, 'E_CANNOT_MODIFY_SELF');
  assertRefused(await bob.patch(await pathOf(auction, ann), { role: 'BIDDER' }), 403, 'E_NO_PERMISSION');
  assertRefused(await owner.patch(`${auction.path}/members/nosuchmember`, { role: 'BIDDER' }), 404, 'E_MEMBER_NOT_FOUND');
  const elsewhere = await newAuction(owner, [bob]);
  const foreign = (await pathOf(elsewhere, bob)).replace(elsewhere.id, auction.id);
  assertRefused(await owner.delete(foreign), 404, 'E_MEMBER_NOT_FOUND');

  await setRole(owner, auction, ann, 'BIDDER');
  assertRefused(await ann.get(`${auction.path}/members`), 403, 'E_NO_PERMISSION');
  assertRefused(await add(ann), 403, 'E_CANNOT_ADD_ITEMS');
});

test('W-32: whoever is removed hears, reads and bids no more', async () => {
  const auction = await newAuction(owner, [ann, bob]);
  const item = await newItem(owner, auction);
  const [annHears, bobHears] = [await listenTo(ann, auction, item), await listenTo(bob, auction, item)];
  const second = await Listener.open(house);
  const signedBefore = (await second.authorize(ann, itemChannel(item))).body.auth;
  const tag = (await ann.get(item.path)).headers.etag;

  assert.equal((await remove(auction, ann)).status, 200);
  assert.equal((await bid(bob, item, 10)).status, 201);
  await cutOff(annHears, itemChannel(item));
  await cutOff(annHears, auctionChannel(auction));
  await bobHears.event('bid:new');
  await annHears.settle();
  assert.deepEqual(annHears.heardOn(itemChannel(item)), []);

  assert.equal((await second.subscribeWith(itemChannel(item), signedBefore)).event, 'pusher:subscription_error');
  assert.equal((await second.authorize(ann, itemChannel(item))).status, 403);
  for (const target of ['', '/events', '/bids', '/discussions'])
    assertRefused(await ann.get(item.path + target, { headers: { 'if-none-match': tag } }), 403, 'E_NOT_MEMBER');
  for (const target of ['/details', '/events', '/items'])
    assertRefused(await ann.get(auction.path + target), 403, 'E_NOT_MEMBER');
  assertRefused(await bid(ann, item, 50), 403, 'E_NOT_MEMBER');

  assert.equal((await join(ann, auction)).status, 201);
  const back = await annHears.subscribe(ann, itemChannel(item), { seen: 0 });
  assert.equal(back.event, 'pusher_internal:subscription_succeeded');
  await annHears.event('bid:new');
  for (const listener of [annHears, bobHears, second]) listener.close();
});

test('whoever deletes an auction silences its channels for all', async () => {
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction);
  const listener = await listenTo(ann, auction, item);
  assert.equal((await owner.delete(auction.path)).status, 200);
  await cutOff(listener, itemChannel(item));
  await cutOff(listener, auctionChannel(auction));
  for (const target of [auction.path, `${auction.path}/details`, item.path])
    assertRefused(await owner.get(target), 403, 'E_NOT_MEMBER');
  listener.close();
});

test('an item taken back to draft is its creator’s alone again', async () => {
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction);
  const [annHears, ownerHears] = [await listenTo(ann, auction, item), await listenTo(owner, auction, item)];
  assert.equal((await owner.patch(item.path, { isPublished: false })).status, 200);
  await cutOff(annHears, itemChannel(item));
  assertRefused(await ann.get(item.path), 404, 'E_ITEM_NOT_FOUND');
  assert.equal((await annHears.authorize(ann, itemChannel(item))).status, 403);
  await ownerHears.event('item:updated', (data) => data.itemId === item.id && data.changes.isPublished === false);
  await ownerHears.settle();
  assert.ok(!ownerHears.frames.some((frame) => frame.event === 'pusher:subscription_error'));
  for (const listener of [annHears, ownerHears]) listener.close();
});

test('signing out closes the sockets of that session, and of that alone', async () => {
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction);
  const phone = new Client(house);
  phone.id = ann.id;
  await signIn(phone, ann.email);
  const [onPhone, atHome] = [await listenTo(phone, auction, item), await listenTo(ann, auction, item)];
  await signOut(phone);
  assert.equal(await onPhone.closed, 4009);
  assert.equal((await phone.get(item.path)).status, 401);
  await newItem(owner, auction);
  await atHome.event('item:created');
  await atHome.settle();
  assert.equal(atHome.closeCode, undefined);
  atHome.close();
});

test('a signature alone opens none of our channels', async () => {
  const auction = await newAuction(owner, [ann, bob]);
  const channel = auctionChannel(auction);
  const { SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = house.secrets();
  const sign = (text) => `${key}:${createHmac('sha256', secret).update(text).digest('hex')}`;
  const listener = await Listener.open(house);
  const other = await Listener.open(house);
  const refusalOf = async (auth) => (await listener.subscribeWith(channel, auth)).data.status;
  assert.equal(await refusalOf(sign(`${listener.id}:${channel}`)), 403);
  assert.equal(await refusalOf(sign(`${listener.id}:other`)), 401);
  const forOther = (await other.authorize(ann, channel)).body.auth;
  assert.equal(forOther, sign(`${other.id}:${channel}`));
  assert.equal(await refusalOf(forOther), 401);
  const right = (await listener.authorize(ann, channel)).body.auth;
  for (const wrong of [right.slice(0, -1), `${right}0`, right.replace(/[^:]+$/, (hex) => hex.toUpperCase()), `x${right}`, '', ':'])
    assert.equal(await refusalOf(wrong), 401, wrong);

  assert.equal((await listener.subscribeWith(channel, right)).event, 'pusher_internal:subscription_succeeded');
  const bobs = (await listener.authorize(bob, userChannel(bob))).body.auth;
  assert.equal((await listener.subscribeWith(userChannel(bob), bobs)).data.status, 403, 'a socket has one owner');
  for (const foreign of [userChannel(bob), 'private-item-nosuchitem', 'private-else', 'presence-hall', 'cache-x', 'public'])
    assert.equal((await listener.authorize(ann, foreign)).status, 403, foreign);
  assert.equal((await listener.authorize(new Client(house), channel)).status, 401);
  for (const one of [listener, other]) one.close();
});

test('nothing in all this was a fault', () => assert.doesNotMatch(house.log, /level=error/));
