// Two of us: the house where the auctions are, and another that only holds the sockets, as a Soketi would.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bid, eventually, startHouse } from '../support/house.mjs';
import { auctionChannel, itemChannel, userChannel } from '../support/listener.mjs';
import { mustBid, openClub } from './club.mjs';
import { Page, versions } from './pusher-js.mjs';

const app = { id: 'hall', key: 'hall-key', secret: 'hall-secret' };

async function openBoth(limits = {}) {
  const hall = await startHouse({ env: { SOKETI_APPS: JSON.stringify([{ ...app, ...limits }]) } });
  const club = await openClub({
    REALTIME_DRIVER: 'soketi',
    SOKETI_PORT: String(hall.port),
    SOKETI_APP_ID: app.id,
    SOKETI_APP_KEY: app.key,
    SOKETI_APP_SECRET: app.secret,
    AUKTIVA_TEST_PUBLISHING_HASTE: '10',
  });
  const close = async () => {
    await club.close();
    await hall.close();
  };
  return { hall, ...club, close };
}

/** A page that goes where /api/config sends it, once it does, with leave from the house. */
async function openPage(Pusher, house, person) {
  const { realtime } = await eventually('pages are sent to the hall', async () => {
    const { body } = await person.get('/api/config');
    return body.realtime.key && body;
  });
  return new Page(Pusher, house, person, {
    key: realtime.key,
    cluster: realtime.cluster,
    wsHost: realtime.wsHost,
    wsPort: realtime.wsPort,
    forceTLS: realtime.forceTLS,
  });
}

const amounts = (events) => events.map(({ amount }) => amount);

for (const [version, Pusher] of Object.entries(versions))
  test(`${version} listens at the hall with leave from the house, and hears what was committed, in order`, async () => {
    const { house, ann, bob, stranger, auction, item, close } = await openBoth();
    const page = await openPage(Pusher, house, ann);
    await page.connected();
    for (const channel of [itemChannel(item), auctionChannel(auction), userChannel(ann)]) await page.subscribe(channel);
    const refused = await openPage(Pusher, house, stranger);
    let status;
    refused.follow(itemChannel(item)).bind('pusher:subscription_error', (error) => (status = error.status));
    await eventually('a stranger is refused', () => status === 403);

    for (let step = 0; step < 30; ++step) await mustBid(step % 2 ? bob : ann, item, 10 + step);
    const heard = await page.heard('bid:new', 30);
    assert.deepEqual(amounts(heard), Array.from({ length: 30 }, (_, step) => 10 + step));
    assert.deepEqual(heard.map(({ seq }) => seq), heard.map((_, at) => at + 1));
    assert.equal((await page.heard('bid:outbid', 15)).length, 15);
    assert.deepEqual(page.events.filter(({ name }) => name === 'item:prices'), []);
    page.close();
    refused.close();
    await close();
  });

test('the hall is killed and comes back: a page hears again what is committed from then on', async () => {
  const { hall, house, ann, bob, item, close } = await openBoth();
  const [Pusher] = Object.values(versions);
  const page = await openPage(Pusher, house, ann);
  await page.subscribe(itemChannel(item));
  await mustBid(ann, item, 10);
  await page.heard('bid:new');
  await hall.kill9();
  for (let amount = 11; amount < 20; ++amount) await mustBid(amount % 2 ? bob : ann, item, amount);
  await hall.start();
  await page.heard('pusher:subscription_succeeded', 2);
  await mustBid(ann, item, 20);
  await eventually('what is new is heard', () => page.events.some(({ data }) => data.amount === 20), 15000);
  const heard = amounts(page.events.filter(({ name }) => name === 'bid:new').map(({ data }) => data));
  assert.deepEqual(heard, [...new Set(heard)].sort((one, other) => one - other));
  page.close();
  await close();
});

test('the hall takes only so many events a second: the house says so, waits, and all arrive', async () => {
  const { house, ann, bob, item, close } = await openBoth({ maxBackendEventsPerSecond: 10 });
  const [Pusher] = Object.values(versions);
  const page = await openPage(Pusher, house, ann);
  await page.subscribe(itemChannel(item));
  for (let step = 0; step < 20; ++step) assert.equal((await bid(step % 2 ? bob : ann, item, 10 + step)).status, 201);
  // Each bid is some events, and ten a second are taken.
  const told = () => page.events.filter(({ name }) => name === 'bid:new').map(({ data }) => data);
  await eventually('all are heard', () => told().length >= 20, 30000);
  assert.deepEqual(amounts(told()), Array.from({ length: 20 }, (_, step) => 10 + step));
  assert.match(house.log, /PUSHER LIMIT EXCEEDED: 429/);
  page.close();
  await close();
});
