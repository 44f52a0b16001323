// The main job, end to end: a bid becomes a durable fact and every watcher knows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import {
  bid, Client, fromNow, newAuction, newItem, newPeople, newPerson, password, signIn, signOut, slowness, startHouse,
} from '../support/house.mjs';
import { auctionChannel, itemChannel, Listener, userChannel } from '../support/listener.mjs';

let house, seller, ann, bob;

before(async () => {
  house = await startHouse();
  [seller, ann, bob] = await newPeople(house, 'Selma Seller', 'Ann', 'Bob');
});
after(() => house.close());

const keysOf = (object) => Object.keys(object).sort();

test('NextAuth clients sign in and out', async () => {
  const somebody = new Client(house);
  assert.deepEqual((await somebody.get('/api/auth/session')).body, {});
  assert.equal((await somebody.get('/api/auth/providers')).body.credentials.id, 'credentials');
  const wrong = await signIn(somebody, ann.email, 'not the password');
  assert.equal(wrong.status, 401);
  assert.match(wrong.body.url, /error=CredentialsSignin/);
  assert.deepEqual((await somebody.get('/api/auth/session')).body, {});

  assert.equal((await signIn(somebody, ann.email)).status, 200);
  const { user, expires } = (await somebody.get('/api/auth/session')).body;
  assert.deepEqual(user, { name: 'Ann', email: ann.email, image: null, id: ann.id });
  assert.ok(Date.parse(expires) > Date.now() + 29 * 86400e3);

  const old = new Map(somebody.cookies);
  assert.equal((await signOut(somebody)).status, 200);
  somebody.cookies = old;
  assert.equal((await somebody.get('/api/auctions')).status, 401);
});

test('NextAuth clients are led to the login page', async () => {
  const stranger = new Client(house);
  const led = await stranger.get('/api/auth/signin?callbackUrl=%2Fauctions%2Fa%26b&other=1');
  assert.equal(led.status, 302);
  assert.equal(new URL(led.headers.location).pathname, '/login');
  assert.deepEqual([...new URL(led.headers.location).searchParams], [['callbackUrl', '/auctions/a&b']]);
  const failed = await stranger.get('/api/auth/error?error=CredentialsSignin');
  assert.equal(new URL(failed.headers.location).search, '?error=CredentialsSignin');
  assert.equal((await stranger.post('/api/auth/_log', { code: 'X' })).status, 200);
});

test('without the csrf token nobody gets a session', async () => {
  const stranger = new Client(house);
  const answer = await stranger.send('POST', '/api/auth/callback/credentials', {
    form: { email: ann.email, password, json: 'true' },
  });
  assert.match(answer.body.url, /csrf=true/);
  assert.deepEqual((await stranger.get('/api/auth/session')).body, {});
});

test('registering a known address answers alike and changes nothing', async () => {
  const stranger = new Client(house);
  const again = await stranger.post('/api/auth/register', { name: 'Thief', email: ann.email, password: 'other words' });
  assert.equal(again.status, 201);
  assert.equal((await signIn(stranger, ann.email, 'other words')).status, 401);
  assert.equal((await signIn(stranger, ann.email)).status, 200);
});

test('W-7: a draft is its creator’s alone until it is published, once', async () => {
  const auction = await newAuction(seller, [ann]);
  const watcher = await Listener.open(house);
  await watcher.subscribe(ann, auctionChannel(auction));
  const draft = await newItem(seller, auction, { isPublished: false, name: 'Quilt' });
  assert.equal((await seller.get(draft.path)).status, 200);
  for (const target of [draft.path, `${draft.path}/bids`, `${draft.path}/discussions`, `${draft.path}/events`])
    assert.equal((await ann.get(target)).status, 404, target);
  assert.deepEqual((await ann.get(`${auction.path}/items`)).body, []);
  assert.deepEqual((await ann.get(`${auction.path}/details`)).body.items, []);
  assert.equal((await bid(ann, draft, 10)).body.key, 'E_NOT_PUBLISHED');

  for (let times = 0; times < 2; ++times)
    assert.equal((await seller.patch(draft.path, { isPublished: true })).status, 200);
  const created = await watcher.event('item:created');
  assert.deepEqual(keysOf(created.data), [
    'auctionId', 'creatorId', 'creatorName', 'currencyCode', 'epoch', 'itemId', 'name', 'seq', 'startingBid',
    'thumbnailUrl',
  ]);
  await watcher.settle();
  assert.equal(watcher.heardOn(auctionChannel(auction)).filter((frame) => frame.event === 'item:created').length, 1);
  const { notifications } = (await ann.get('/api/notifications')).body;
  assert.equal(notifications.filter((each) => each.type === 'NEW_ITEM' && each.itemId === draft.id).length, 1);
  watcher.close();
});

test('two bid and talk, each hears the other live, and a third sees the same by polling', async () => {
  const carol = await newPerson(house, 'Carol');
  const auction = await newAuction(seller, [ann, bob, carol]);
  const item = await newItem(seller, auction);
  const [annHears, bobHears] = await Promise.all([Listener.open(house), Listener.open(house)]);
  for (const [listener, person] of [[annHears, ann], [bobHears, bob]]) {
    await listener.subscribe(person, itemChannel(item));
    await listener.subscribe(person, userChannel(person));
  }
  const first = await carol.get(item.path);
  const unchanged = await carol.get(item.path, { headers: { 'if-none-match': first.headers.etag } });
  assert.equal(unchanged.status, 304);

  const placed = await bid(ann, item, 10);
  assert.equal(placed.status, 201);
  const heard = await bobHears.event('bid:new');
  assert.deepEqual(keysOf(heard.data), [
    'amount', 'auctionId', 'bidCount', 'bidId', 'bidderId', 'bidderName', 'currencyCode', 'epoch', 'highestBid',
    'isAnonymous', 'itemId', 'minBid', 'seq', 'timestamp',
  ]);
  assert.deepEqual(
    [heard.data.bidId, heard.data.bidderId, heard.data.bidderName, heard.data.amount, heard.data.seq],
    [placed.body.id, ann.id, 'Ann', 10, 1],
  );
  const changed = await carol.get(item.path, { headers: { 'if-none-match': first.headers.etag } });
  assert.equal(changed.status, 200);
  assert.equal(changed.body.item.currentBid, 10);
  assert.equal(changed.body.bids[0].user.name, 'Ann');

  assert.equal((await bid(bob, item, 11)).status, 201);
  const outbid = await annHears.event('bid:outbid');
  assert.deepEqual(keysOf(outbid.data), [
    'auctionId', 'auctionName', 'currencyCode', 'epoch', 'itemId', 'itemName', 'newHighestBid', 'seq', 'yourBid',
  ]);
  assert.equal(outbid.data.yourBid, 10);
  const notice = await annHears.event('notification:new', (data) => data.type === 'OUTBID');
  assert.deepEqual(keysOf(notice.data), [
    'auctionId', 'createdAt', 'epoch', 'id', 'imageUrl', 'itemId', 'message', 'seq', 'title', 'type',
  ]);
  await annHears.settle();
  const order = annHears.frames.map((frame) => frame.event).filter((name) => /bid:|notification/.test(name));
  assert.deepEqual(order.slice(-4), ['bid:new', 'bid:outbid', 'notification:new', 'notification:count']);

  const said = await bob.post(`${item.path}/discussions`, { content: 'Does it burn?' });
  assert.equal(said.status, 201);
  const spoken = await annHears.event('discussion:new');
  assert.deepEqual(keysOf(spoken.data), [
    'auctionId', 'authorId', 'authorName', 'content', 'createdAt', 'discussionId', 'epoch', 'itemId', 'parentId', 'seq',
  ]);
  const reply = await ann.post(`${item.path}/discussions`, { content: 'It does.', parentId: said.body.id });
  assert.equal(reply.body.parentId, said.body.id);
  assert.equal((await bob.patch(`${item.path}/discussions/${reply.body.id}`, { content: 'x' })).status, 403);
  const edited = await ann.patch(`${item.path}/discussions/${reply.body.id}`, { content: 'It does, well.' });
  assert.equal(edited.body.isEdited, true);
  const tree = (await carol.get(`${item.path}/discussions`)).body.discussions;
  assert.equal(tree[0].replies[0].content, 'It does, well.');
  assert.equal((await carol.delete(`${item.path}/discussions/${said.body.id}`)).status, 403);
  assert.equal((await seller.delete(`${item.path}/discussions/${said.body.id}`)).status, 200);
  await annHears.event('discussion:deleted', (data) => data.discussionId === said.body.id);
  assert.deepEqual((await carol.get(`${item.path}/discussions`)).body.discussions, []);

  await annHears.settle();
  const { events, seq, gap } = (await carol.get(`${item.path}/events?after=2`)).body;
  assert.equal(seq, 6);
  assert.equal(events.length, 4);
  // Erasing a text blanked what was logged before; who saw less must fetch anew.
  assert.equal(gap, true);
  const latest = (await carol.get(`${item.path}/events?after=5`)).body;
  assert.equal(latest.gap, false);
  assert.deepEqual(latest.events.map((each) => each.event), ['discussion:deleted']);
  for (const listener of [annHears, bobHears]) listener.close();
});

test('over HTTP the log of each channel is exactly what its socket heard, but for prices', async () => {
  const auction = await newAuction(seller, [ann, bob]);
  const listener = await Listener.open(house);
  for (const channel of [auctionChannel(auction), userChannel(ann)]) await listener.subscribe(ann, channel);
  const before = (await ann.get('/api/user/events')).body.seq;
  const item = await newItem(seller, auction);
  await listener.subscribe(ann, itemChannel(item));
  await bid(ann, item, 10);
  await bid(bob, item, 11);
  await seller.patch(item.path, { name: 'Ship’s lantern' });
  await listener.event('item:updated');
  await listener.settle();
  const same = async (channel, target) => {
    const { events } = (await ann.get(target)).body;
    assert.ok(events.length > 0, target);
    assert.deepEqual(
      events.map(({ event, data }) => ({ event, data })),
      listener.heardOn(channel).filter(({ data }) => data.seq).map(({ event, data }) => ({ event, data })),
    );
    events.forEach((each) => assert.equal(each.seq, each.data.seq));
  };
  await same(itemChannel(item), `${item.path}/events?after=0`);
  await same(auctionChannel(auction), `${auction.path}/events?after=0`);
  await same(userChannel(ann), `/api/user/events?after=${before}`);
  assert.equal((await ann.get(`${item.path}/events?after=99`)).body.gap, true);
  assert.equal((await ann.get(`${item.path}/events?after=1&epoch=another`)).body.gap, true);
  listener.close();
});

test('an item ends by the clock; winner and seller are told exactly once', async () => {
  const auction = await newAuction(seller, [ann, bob], { endDate: fromNow(2500 * slowness) });
  const listener = await Listener.open(house);
  await listener.subscribe(ann, auctionChannel(auction));
  const item = await newItem(seller, auction, { endDate: fromNow(1500 * slowness) });
  await listener.subscribe(ann, itemChannel(item));
  await listener.subscribe(ann, userChannel(ann));
  await bid(bob, item, 10);
  await bid(ann, item, 12);

  const ended = await listener.event('item:ended', (data) => data.itemId === item.id);
  assert.deepEqual(keysOf(ended.data), [
    'auctionId', 'currencyCode', 'epoch', 'itemId', 'itemName', 'seq', 'winnerId', 'winnerName', 'winningBid',
  ]);
  assert.deepEqual([ended.data.winnerId, ended.data.winnerName, ended.data.winningBid], [ann.id, 'Ann', 12]);
  assert.equal((await bid(bob, item, 20)).body.key, 'E_BIDDING_ENDED');
  await listener.event('auction:closed', (data) => data.auctionId === auction.id);
  await listener.settle();

  const about = async (person, type) =>
    (await person.get('/api/notifications')).body.notifications.filter(
      (each) => each.itemId === item.id && each.type === type,
    ).length;
  assert.equal(await about(ann, 'AUCTION_WON'), 1);
  assert.equal(await about(seller, 'AUCTION_ENDED'), 1);
  assert.equal(await about(bob, 'AUCTION_WON'), 0);
  const ends = listener.frames.filter((frame) => frame.event === 'item:ended' && frame.data.itemId === item.id);
  assert.deepEqual(ends.map((frame) => frame.channel).sort(), [auctionChannel(auction), itemChannel(item)].sort());
  assert.equal((await seller.get(item.path)).body.winnerEmail, ann.email);
  assert.equal((await ann.get(item.path)).body.winnerEmail, null);
  assert.equal((await seller.patch(item.path, { endDate: null })).body.key, 'E_CANNOT_EXTEND_ENDED');
  assert.equal((await seller.patch(auction.path, { endDate: fromNow(60000) })).body.key, 'E_AUCTION_CLOSED');
  listener.close();
});

test('the owner hears who joins', async () => {
  const listener = await Listener.open(house);
  await listener.subscribe(seller, userChannel(seller));
  const auction = await newAuction(seller, [bob]);
  const joined = await listener.event('member:joined', (data) => data.auctionId === auction.id);
  assert.deepEqual(keysOf(joined.data), ['auctionId', 'epoch', 'role', 'seq', 'userId', 'userName']);
  assert.deepEqual([joined.data.userId, joined.data.role], [bob.id, 'BIDDER']);
  listener.close();
});

test('W-13: reading and deleting notices moves the number on other devices', async () => {
  const listener = await Listener.open(house);
  await listener.subscribe(bob, userChannel(bob));
  const { notifications, unreadCount } = (await bob.get('/api/notifications?limit=20')).body;
  assert.ok(unreadCount > 0);
  const [newest] = notifications;
  assert.deepEqual(keysOf(newest), [
    'auctionId', 'createdAt', 'id', 'imageUrl', 'itemId', 'message', 'read', 'title', 'type',
  ]);
  assert.equal((await ann.patch(`/api/notifications/${newest.id}`)).status, 403);
  assert.deepEqual((await bob.patch(`/api/notifications/${newest.id}`)).body, { id: newest.id, read: true });
  await listener.event('notification:count', (data) => data.unreadCount === unreadCount - 1);
  assert.equal((await bob.post('/api/notifications/read-all')).body.count, unreadCount - 1);
  await listener.event('notification:count', (data) => data.unreadCount === 0);
  assert.deepEqual((await bob.get('/api/notifications?unread=true')).body.notifications, []);
  assert.equal((await bob.delete(`/api/notifications/${newest.id}`)).status, 200);
  assert.equal((await bob.delete(`/api/notifications/${newest.id}`)).status, 404);
  assert.equal((await bob.get('/api/notifications?limit=-1')).status, 422);
  listener.close();
});

test('dashboard, currencies, version, health and configuration have Auktiva’s members', async () => {
  const board = (await ann.get('/api/user/dashboard')).body;
  assert.deepEqual(keysOf(board), ['auctions', 'bidItems', 'bidStats', 'epoch', 'seq', 'userItems']);
  assert.deepEqual(keysOf(board.bidStats), ['currencyTotals', 'currentlyWinning', 'itemsBidOn', 'totalBids']);
  assert.ok(board.bidItems.length > 0);
  assert.equal((await ann.get('/api/currencies')).body.length, 46);
  const { status, database } = (await ann.get('/api/health')).body;
  assert.deepEqual([status, database], ['ok', 'connected']);
  assert.equal((await ann.send('HEAD', '/api/health')).status, 200);
  assert.match((await ann.get('/api/version')).body.currentVersion, /^\d+\.\d+\.\d+$/);
  const { realtime, polling } = (await ann.get('/api/config')).body;
  assert.deepEqual(keysOf(realtime), [
    'authEndpoint', 'cluster', 'driver', 'forceTLS', 'key', 'wsHost', 'wsPath', 'wsPort', 'wssPort',
  ]);
  assert.equal(realtime.wsPort, house.port);
  assert.deepEqual(polling, { critical: 2000, high: 5000, medium: 15000, low: 30000 });
});

test('nothing in all this was a fault', () => {
  assert.doesNotMatch(house.log, /level=error/);
});
