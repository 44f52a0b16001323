// Whoever may not listen any more: when he hears of it, and that he hears nothing that was committed later.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import {
  bid, Client, eventually, memberPath, newAuction, newItem, newPeople, newPerson, password, signIn, signOut, slowness,
  startHouse,
} from '../support/house.mjs';
import { auctionChannel, itemChannel, Listener, userChannel } from '../support/listener.mjs';

/** From the answer to the deed, which is given after its commit. */
const soon = 250 * slowness;

let house, owner, bidder;
let count = 0;

before(async () => {
  house = await startHouse();
  [owner, bidder] = await newPeople(house, 'Olga Owner', 'Bea Bidder');
});
after(async () => {
  assert.doesNotMatch(house.log, /level=error/);
  await house.close();
});

/** A watcher with two devices, in an auction of his own with an item that others bid on. */
async function stage() {
  const watcher = await newPerson(house, `Will Watcher ${++count}`);
  const auction = await newAuction(owner, [watcher, bidder]);
  const item = await newItem(owner, auction);
  const phone = new Client(house);
  phone.id = watcher.id;
  await signIn(phone, watcher.email);
  const socket = await Listener.open(house);
  const channels = [itemChannel(item), auctionChannel(auction), userChannel(watcher)];
  for (const channel of channels)
    assert.match((await socket.subscribe(phone, channel)).event, /subscription_succeeded/, channel);
  // Another socket of his that only has leave as yet.
  const late = await Listener.open(house);
  const leave = (await late.authorize(phone, itemChannel(item))).body.auth;
  return { watcher, phone, auction, item, socket, late, leave };
}

/** Bids until stopped; gives for each bid its seq and whether it was begun after `mark` was called. */
function keepBidding(item) {
  let stopped = false;
  let marked = false;
  const bids = [];
  const bidding = (async () => {
    for (let amount = 10; !stopped; ++amount) {
      const late = marked;
      const { status, body } = await bid(bidder, item, amount);
      if (status !== 201) throw new Error(`bid ${amount}: ${status}`);
      bids.push({ seq: body.seq, late });
    }
  })();
  return {
    mark: () => (marked = true),
    some: (wanted) => eventually('some bids', () => bids.filter(wanted).length > 5),
    stop: async () => ((stopped = true), await bidding, bids),
  };
}

const told = (socket, channel) =>
  eventually(`${channel} ends`, () =>
    socket.frames.find(({ event, channel: of }) => event === 'pusher:subscription_error' && of === channel));

/** Nothing of the item after what was heard last before the end, and what was heard has no gap. */
function assertSilent(socket, item, bids) {
  const channel = itemChannel(item);
  const end = socket.frames.findIndex(({ event, channel: of }) => event === 'pusher:subscription_error' && of === channel);
  const heard = socket.heardOn(channel).filter(({ event }) => event === 'bid:new').map(({ data }) => data.seq);
  assert.deepEqual(heard, heard.map((_, at) => heard[0] + at));
  const firstLate = Math.min(...bids.filter(({ late }) => late).map(({ seq }) => seq));
  assert.ok(heard.every((seq) => seq < firstLate), `heard ${heard.at(-1)}, though ${firstLate} was bid after it was over`);
  if (end >= 0)
    assert.ok(!socket.frames.slice(end).some(({ event, channel: of }) => of === channel && event === 'bid:new'));
}

/** Does it under fire, and gives how long after its answer the watcher's socket was told. */
async function whileBidding(scene, deed, ended) {
  const bidding = keepBidding(scene.item);
  await bidding.some(() => true);
  const { status } = await deed(scene);
  assert.ok(status < 300, `${status}`);
  const answered = Date.now();
  bidding.mark();
  await ended(scene);
  const delay = Date.now() - answered;
  assert.ok(delay <= soon, `told after ${delay} ms`);
  await bidding.some(({ late }) => late);
  const bids = await bidding.stop();
  if (scene.socket.closeCode === undefined) await scene.socket.settle();
  assertSilent(scene.socket, scene.item, bids);
}

const cutOff = ({ socket, item, auction }) =>
  Promise.all([itemChannel(item), auctionChannel(auction)].map(async (channel) => {
    assert.equal((await told(socket, channel)).data.status, 403);
  }));
const closed = async ({ socket }) => assert.equal(await socket.closed, 4009);

/** Deeds that take a place away: the socket stays, the channels go. */
const expulsions = {
  'he leaves': ({ watcher, auction }) => watcher.post(`${auction.path}/leave`),
  'he is removed': async ({ watcher, auction }) => owner.delete(await memberPath(owner, auction, watcher)),
};
for (const [name, deed] of Object.entries(expulsions))
  test(`${name}: his channels of the auction end at once, his own goes on, and leave given before is void`, async () => {
    const scene = await stage();
    await whileBidding(scene, deed, cutOff);
    const { phone, watcher, auction, item, socket, late, leave } = scene;
    assert.equal((await late.subscribeWith(itemChannel(item), leave)).data.status, 403);
    assert.equal((await socket.authorize(phone, auctionChannel(auction))).status, 403);
    assert.equal(socket.closeCode, undefined);
    assert.ok(!socket.frames.some(({ event, channel }) => event === 'pusher:subscription_error' && channel === userChannel(watcher)));
    for (const each of [socket, late]) each.close();
  });

/** Deeds that take the identity away: its sockets close for good. */
const endings = {
  'he signs out': ({ phone }) => signOut(phone),
  'his session is ended from elsewhere': async ({ watcher, phone }) => {
    const { id } = (await phone.get('/api/user/sessions')).body.find(({ current }) => current);
    return watcher.delete(`/api/user/sessions/${id}`);
  },
  'he signs out everywhere else': ({ watcher }) => watcher.delete('/api/user/sessions'),
  'his password is changed': ({ watcher }) =>
    watcher.patch('/api/user/password', { currentPassword: password, newPassword: `${password}!` }),
  'his account is deleted': ({ watcher }) => watcher.delete('/api/user/account', { body: { password } }),
};
for (const [name, deed] of Object.entries(endings))
  test(`${name}: his sockets are closed with 4009, also one that only had leave`, async () => {
    const scene = await stage();
    const { phone, item, socket, late, leave } = scene;
    await whileBidding(scene, deed, closed);
    if (late.closeCode === undefined) assert.equal((await late.subscribeWith(itemChannel(item), leave)).data.status, 403);
    const again = await Listener.open(house);
    assert.equal((await again.authorize(phone, itemChannel(item))).status, 401);
    for (const each of [socket, late, again]) each.close();
  });

/** Deeds that take the item away from those who did not make it. */
const withdrawals = {
  'it goes back to draft': (item) => owner.patch(item.path, { isPublished: false }),
  'it is deleted': (item) => owner.delete(item.path),
};
for (const [name, deed] of Object.entries(withdrawals))
  test(`an item's channel ends at once when ${name}, and the others go on`, async () => {
    const { item, auction, socket, late, leave } = await stage();
    const answer = await deed(item);
    assert.equal(answer.status, 200, answer.text);
    const answered = Date.now();
    assert.equal((await told(socket, itemChannel(item))).data.status, 403);
    assert.ok(Date.now() - answered <= soon);
    assert.equal((await late.subscribeWith(itemChannel(item), leave)).data.status, 403);
    await owner.post(`${item.path}/discussions`, { content: 'Only for me' });
    const other = await newItem(owner, auction, { name: 'Other' });
    await socket.event('item:created', ({ itemId }) => itemId === other.id);
    const end = socket.frames.findIndex(({ event }) => event === 'pusher:subscription_error');
    assert.deepEqual(socket.frames.slice(end).filter(({ channel, event }) => channel === itemChannel(item) && !event.startsWith('pusher:')), []);
    for (const each of [socket, late]) each.close();
  });

test('all channels of an auction end at once when it is deleted', async () => {
  const scene = await stage();
  const answer = await owner.delete(scene.auction.path);
  assert.equal(answer.status, 200);
  const answered = Date.now();
  await cutOff(scene);
  assert.ok(Date.now() - answered <= soon);
  for (const each of [scene.socket, scene.late]) each.close();
});
