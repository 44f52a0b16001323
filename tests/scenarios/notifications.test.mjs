// What users are told: which notices, to whom, once, and in which words.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bid, Client, eventually, fromNow, newAuction, newItem, newPeople, signIn, slowness, startHouse } from '../support/house.mjs';
import { auctionChannel, itemChannel, Listener, userChannel } from '../support/listener.mjs';

let house, seller, ann, bob, auction;

before(async () => {
  house = await startHouse();
  [seller, ann, bob] = await newPeople(house, 'Seller', 'Ann', 'Bob');
  auction = await newAuction(seller, [ann, bob]);
});
after(async () => {
  assert.doesNotMatch(house.log, /level=error/);
  await house.close();
});

const noticesOf = async (person, item, type) => {
  const { notifications } = (await person.get('/api/notifications')).body;
  return notifications.filter((each) => each.itemId === item.id && (!type || each.type === type));
};
const typesOf = async (person, item) => (await noticesOf(person, item)).map((each) => each.type);
const end = (item) => seller.patch(item.path, { endDate: fromNow(-1000) });

test('counts, limit, unread filter, another’s notice', async () => {
  await newItem(seller, auction);
  await newItem(seller, auction);
  const all = (await ann.get('/api/notifications')).body;
  assert.equal(all.unreadCount, all.notifications.length);
  const [newest, next] = all.notifications;
  assert.deepEqual((await ann.get('/api/notifications?limit=1')).body.notifications, [newest]);
  assert.equal((await ann.get('/api/notifications?limit=1')).body.unreadCount, all.unreadCount);
  for (const method of ['patch', 'delete']) {
    const refused = await bob[method](`/api/notifications/${newest.id}`);
    assert.deepEqual([refused.status, refused.body.key], [403, 'E_NOT_YOURS']);
  }
  await ann.patch(`/api/notifications/${newest.id}`);
  const unread = (await ann.get('/api/notifications?unread=true')).body;
  assert.equal(unread.notifications[0].id, next.id);
  assert.equal(unread.unreadCount, all.unreadCount - 1);
  assert.equal((await ann.post('/api/notifications/read-all')).body.count, all.unreadCount - 1);
  assert.equal((await ann.post('/api/notifications/read-all')).body.count, 0);
});

test('W-13: what one device reads or deletes, the other counts, once each', async () => {
  const item = await newItem(seller, auction);
  await bid(ann, item, 10);
  await bid(bob, item, 11);
  const phone = new Client(house);
  await signIn(phone, ann.email);
  const listener = await Listener.open(house);
  await listener.subscribe(phone, userChannel(ann));
  const [outbid, fresh] = await noticesOf(ann, item);
  const start = (await ann.get('/api/notifications')).body.unreadCount;
  const steps = [
    [() => ann.patch(`/api/notifications/${outbid.id}`), start - 1],
    [() => ann.patch(`/api/notifications/${outbid.id}`), null],
    [() => ann.delete(`/api/notifications/${outbid.id}`), null],
    [() => ann.delete(`/api/notifications/${fresh.id}`), start - 2],
    [() => ann.post('/api/notifications/read-all'), start > 2 ? 0 : null],
    [() => ann.post('/api/notifications/read-all'), null],
  ];
  const expected = steps.map(([, count]) => count).filter((count) => count !== null);
  for (const [step] of steps) assert.equal((await step()).status, 200);
  await listener.settle();
  assert.deepEqual(listener.heardOn(userChannel(ann)).map(({ event, data }) => [event, data.unreadCount]),
    expected.map((count) => ['notification:count', count]));
  listener.close();
});

test('NEW_ITEM comes once, at the first publication, and not to who made it', async () => {
  const item = await newItem(seller, auction, { isPublished: false });
  assert.deepEqual(await typesOf(ann, item), []);
  for (const isPublished of [true, false, true]) await seller.patch(item.path, { isPublished });
  assert.deepEqual(await typesOf(ann, item), ['NEW_ITEM']);
  assert.deepEqual(await typesOf(seller, item), []);
});

test('OUTBID goes to who led before, and to nobody else', async () => {
  const [carol] = await newPeople(house, 'Carol');
  await carol.post(`${auction.path}/join`, {});
  const item = await newItem(seller, auction);
  await bid(ann, item, 10);
  await bid(bob, item, 11);
  await bid(bob, item, 12);
  await bid(carol, item, 13);
  const outbid = async (person) => (await noticesOf(person, item, 'OUTBID')).length;
  assert.deepEqual([await outbid(ann), await outbid(bob), await outbid(carol)], [1, 1, 0]);
  const [notice] = await noticesOf(bob, item, 'OUTBID');
  assert.deepEqual([notice.title, notice.message], ["You've been outbid!", 'Someone bid €13.00 on “Lantern”']);
});

test('W-17: AUCTION_WON and ITEM_LOST come exactly once under fifty concurrent polls', async () => {
  const item = await newItem(seller, auction, { endDate: fromNow(600 * slowness) });
  await bid(ann, item, 10);
  await bid(bob, item, 11);
  let closed = false;
  const poll = async () => {
    while (!closed) await Promise.all([ann, bob, seller].map((person) => person.get('/api/notifications')));
  };
  const polls = Array.from({ length: 17 }, poll);
  await eventually('the close', async () => (await ann.get(item.path)).body.item.closedAt);
  closed = true;
  await Promise.all(polls);
  assert.deepEqual(await typesOf(bob, item), ['AUCTION_WON', 'NEW_ITEM']);
  assert.deepEqual(await typesOf(ann, item), ['ITEM_LOST', 'OUTBID', 'NEW_ITEM']);
  assert.deepEqual(await typesOf(seller, item), ['AUCTION_ENDED']);
  const [lost] = await noticesOf(ann, item, 'ITEM_LOST');
  assert.equal(lost.message, '“Lantern” went to another bidder for €11.00');
});

test('nobody wins or loses what had no bid', async () => {
  const item = await newItem(seller, auction);
  await end(item);
  assert.deepEqual(await typesOf(ann, item), ['NEW_ITEM']);
  assert.equal((await noticesOf(seller, item))[0].message, '“Lantern” ended without a bid');
});

test('ENDING_SOON comes ten minutes before the end, once, to those who watch', async () => {
  const listener = await Listener.open(house);
  await listener.subscribe(ann, userChannel(ann));
  const item = await newItem(seller, auction, { endDate: fromNow(600e3 + 1500 * slowness) });
  const late = await newItem(seller, auction, { endDate: fromNow(300e3) });
  await bid(ann, item, 10);
  await bid(ann, late, 10);
  assert.deepEqual(await noticesOf(ann, item, 'ENDING_SOON'), []);
  const told = await listener.event('notification:new', (data) => data.type === 'ENDING_SOON');
  assert.equal(told.data.itemId, item.id);
  assert.equal(told.data.message, 'Bidding on “Lantern” is about to end');
  assert.deepEqual(await typesOf(seller, item), ['ENDING_SOON']);
  assert.deepEqual(await typesOf(bob, item), ['NEW_ITEM']);

  // Neither an end that moves nor a restart tells it again.
  await seller.patch(item.path, { endDate: fromNow(500e3) });
  await house.restart();
  await eventually('the house is at work', async () => (await ann.get('/api/health')).status === 200);
  await bid(bob, item, 11);
  assert.equal((await noticesOf(ann, item, 'ENDING_SOON')).length, 1);
  assert.deepEqual(await noticesOf(ann, late, 'ENDING_SOON'), []);
  listener.close();
});

test('W-14: what changes on an item or an auction is heard', async () => {
  const other = await newAuction(seller, [ann]);
  const item = await newItem(seller, other, { isPublished: false });
  const listener = await Listener.open(house);
  await listener.subscribe(ann, auctionChannel(other));
  await listener.subscribe(seller, itemChannel(item)).catch(() => {});
  const onAuction = async (event, deed) => {
    const from = listener.frames.length;
    const answer = await deed();
    assert.ok(answer.status < 300, `${event}: ${answer.text}`);
    const frame = await listener.next(event, (each) => each.event === event && each.channel === auctionChannel(other), from);
    return frame.data;
  };
  assert.equal((await onAuction('item:created', () => seller.patch(item.path, { isPublished: true }))).itemId, item.id);
  assert.deepEqual((await onAuction('item:updated', () => seller.patch(item.path, { name: 'Lamp' }))).changes, { name: 'Lamp' });
  assert.deepEqual((await onAuction('item:updated', () => seller.patch(item.path, { isPublished: false }))).changes,
    { isPublished: false });
  assert.equal((await onAuction('item:deleted', () => seller.delete(item.path))).itemId, item.id);
  assert.deepEqual((await onAuction('auction:updated', () => seller.patch(other.path, { name: 'Winter' }))).changes,
    { name: 'Winter' });
  const sold = await newItem(seller, other);
  assert.equal((await onAuction('item:ended', () => end(sold))).itemId, sold.id);
  listener.close();
});

test('W-14: an edited comment, a closed auction and a new member are heard', async () => {
  const other = await newAuction(seller, [ann], { endDate: fromNow(1200 * slowness) });
  const item = await newItem(seller, other);
  const listener = await Listener.open(house);
  const owner = await Listener.open(house);
  await listener.subscribe(ann, itemChannel(item));
  await listener.subscribe(ann, auctionChannel(other));
  await owner.subscribe(seller, userChannel(seller));
  const { id } = (await ann.post(`${item.path}/discussions`, { content: 'Hi' })).body;
  await ann.patch(`${item.path}/discussions/${id}`, { content: 'Hello' });
  assert.equal((await listener.event('discussion:updated')).data.discussionId, id);
  await bob.post(`${other.path}/join`, {});
  assert.equal((await owner.event('member:joined', (data) => data.auctionId === other.id)).data.userId, bob.id);
  assert.equal((await listener.event('auction:closed')).data.auctionId, other.id);
  listener.close();
  owner.close();
});
