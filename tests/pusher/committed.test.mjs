// What the house itself publishes: committed events, all of them, to those who may hear them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import Publisher from 'pusher';

import { amountsOf, mustBid, openClub } from '../clients/club.mjs';
import { Page } from '../clients/pusher-js.mjs';
import { ResumingPage } from '../clients/resuming-page.mjs';
import { bid, eventually, memberPath, newItem, slowness } from '../support/house.mjs';
import { itemChannel, Listener } from '../support/listener.mjs';
import { Pusher8 } from './support.mjs';

let club;
const guests = [];
const welcome = (guest) => (guests.push(guest), guest);
before(async () => (club = await openClub()));
after(async () => {
  guests.forEach((guest) => guest.close());
  await club.close();
});

test('A15 a slow reader is cut off with 4100, comes back and has missed nothing', async () => {
  const { house, seller, auction, ann, bob } = club;
  const item = await newItem(seller, auction);
  const page = welcome(new ResumingPage(Pusher8, house, bob));
  page.begin(itemChannel(item), (await bob.get(item.path)).body);
  await page.subscribe(itemChannel(item));
  await page.subscribe('hall');
  const { SOKETI_APP_ID: appId, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = house.secrets();
  const publisher = new Publisher({ appId, key, secret, host: '127.0.0.1', port: house.port });
  const noise = Array.from({ length: 10 }, () => ({ channel: 'hall', name: 'noise', data: 'x'.repeat(9000) }));

  page.pusher.connection.connection.transport.socket.pause();
  const { socket } = page.pusher.connection.connection.transport;
  const metrics = async () => (await publisher.get({ path: '/channels/hall' })).json();
  for (let round = 0, amount = 10; (await metrics()).occupied; ++round, ++amount) {
    assert.ok(round < 500, 'it is never cut off');
    await publisher.triggerBatch(noise);
    await mustBid(ann, item, amount);
  }
  socket.resume();
  await eventually('it hears why', () => page.errors.some((error) => (error.error ?? error).data?.code === 4100));
  await mustBid(ann, item, 1000);
  const accepted = await amountsOf(item, bob);
  const heard = await page.heard('bid:new', accepted.length);
  assert.deepEqual(heard.map(({ amount }) => amount), accepted);
});

/** Runs SQL on the store of the running server. */
const sql = (house, text) => execFileSync('sqlite3', ['-cmd', '.timeout 10000', path.join(house.dataDir, 'store.db'), text]);

test('A16 what is rolled back is never heard, and takes no number', async () => {
  const { house, seller, auction, ann, bob } = club;
  const item = await newItem(seller, auction);
  const page = welcome(new Page(Pusher8, house, bob));
  await page.subscribe(itemChannel(item));
  const first = await mustBid(ann, item, 10);
  // All else of the bid has been written by then.
  sql(house, `CREATE TRIGGER unlucky AFTER INSERT ON event WHEN NEW.data LIKE '%"amount":13,%'
    BEGIN SELECT RAISE(ABORT, 'unlucky'); END`);
  const answers = await Promise.all([11, 12, 13, 14].map((amount) => bid(ann, item, amount)));
  sql(house, 'DROP TRIGGER unlucky');
  const statuses = answers.map(({ status }) => status);
  assert.ok(statuses[2] >= 500, statuses.join());
  const last = await mustBid(ann, item, 20);

  const accepted = await amountsOf(item, bob);
  assert.ok(!accepted.includes(13));
  assert.deepEqual(accepted, [10, ...[11, 12, 14].filter((_, at) => [0, 1, 3].map((i) => statuses[i])[at] === 201), 20]);
  const heard = await page.heard('bid:new', accepted.length);
  assert.deepEqual(heard.map(({ amount }) => amount), accepted);
  assert.deepEqual(heard.map(({ seq }) => seq), accepted.map((_, at) => first.seq + at));
  assert.equal(last.seq, first.seq + accepted.length - 1);
});

test('A16 nobody hears of a bid before its answer could be known', async () => {
  const { house, seller, auction, ann, bob } = club;
  const item = await newItem(seller, auction);
  const page = welcome(new Page(Pusher8, house, bob));
  await page.subscribe(itemChannel(item));
  // The moment it is heard, everybody can read it.
  const read = new Promise((done, failed) =>
    page.pusher.channel(itemChannel(item)).bind('bid:new', ({ bidId }) =>
      bob.get(`${item.path}/bids`).then(({ body }) => done(body.some(({ id }) => id === bidId)), failed),
    ),
  );
  await mustBid(ann, item, 10);
  assert.equal(await read, true);
});

test('A17 whoever comes back while others bid gets exactly what he missed, then what is new', async () => {
  const { house, seller, auction, ann, bob } = club;
  const item = await newItem(seller, auction);
  const channel = itemChannel(item);
  for (let amount = 10; amount < 30; ++amount) await mustBid(ann, item, amount);
  const { seq: head, epoch } = (await bob.get(item.path)).body;
  let stopped = false;
  const bidding = (async () => {
    for (let amount = 30; !stopped; ++amount) await mustBid(ann, item, amount);
  })();
  const back = await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      const listener = welcome(await Listener.open(house));
      const answer = await listener.subscribe(bob, channel, { seen: head - at, epoch });
      assert.equal(answer.event, 'pusher_internal:subscription_succeeded');
      return { listener, seen: head - at };
    }),
  );
  stopped = true;
  await bidding;
  const { seq: end } = (await bob.get(item.path)).body;
  for (const { listener, seen } of back) {
    await listener.event('bid:new', ({ seq }) => seq === end);
    const seqs = listener.heardOn(channel).map(({ data }) => data.seq);
    assert.deepEqual(seqs, Array.from({ length: end - seen }, (_, at) => seen + 1 + at));
  }
});

test('A18 whose membership ends is told so at once, and hears nothing that is committed afterwards', async () => {
  const { house, seller, auction, ann, bob } = club;
  const item = await newItem(seller, auction);
  const page = welcome(new Page(Pusher8, house, bob));
  const channel = await page.subscribe(itemChannel(item));
  const other = welcome(new Page(Pusher8, house, ann));
  await other.subscribe(itemChannel(item));
  await mustBid(ann, item, 10);
  await page.heard('bid:new');

  const membership = await memberPath(seller, auction, bob);
  const [, removed] = await Promise.all([mustBid(ann, item, 11), seller.delete(membership), mustBid(ann, item, 12)]);
  assert.equal(removed.status, 200);
  const answered = Date.now();
  const [error] = await page.heard('pusher:subscription_error');
  assert.ok(Date.now() - answered < 250 * slowness, `after ${Date.now() - answered} ms`);
  assert.equal(error.status, 403);
  await mustBid(ann, item, 13);
  await other.heard('bid:new', 4);
  await page.settle();
  const names = page.events.filter((each) => each.channel === channel.name).map(({ name }) => name);
  assert.equal(names.at(-1), 'pusher:subscription_error', names.join());
  assert.equal(page.state, 'connected');
});
