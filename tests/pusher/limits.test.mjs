// How much is too much, and what is close to a rule without being meant by it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { eventually } from '../support/house.mjs';
import { channelName, member, openHall } from './support.mjs';

let hall, app;
before(async () => {
  hall = await openHall({
    plain: {},
    talking: { enableClientMessages: true },
    quick: { enableClientMessages: true, maxClientEventsPerSecond: 50 },
  });
  app = hall.plain;
});
after(() => hall.close());

const succeeded = 'pusher_internal:subscription_succeeded';

/** How many of so many client events at once get through. */
async function burst(of, count) {
  const name = channelName('private-');
  const [speaker, hearer] = [await of.listen(), await of.listen()];
  for (const each of [speaker, hearer]) await of.join(each, name);
  for (let n = 0; n < count; ++n) speaker.send({ event: 'client-tick', channel: name, data: { n } });
  await eventually('each is relayed or refused', () => {
    const refused = speaker.frames.filter(({ event }) => event === 'pusher:error');
    assert.ok(refused.every(({ data, channel }) => data.code === 4301 && channel === name));
    return hearer.heardOn(name).length + refused.length === count;
  });
  await hearer.settle();
  assert.equal(speaker.closeCode, undefined);
  return hearer.heardOn(name).map(({ data }) => data.n);
}

test('a socket says ten client events in a second, what is more is refused with 4301', async () => {
  const heard = await burst(hall.talking, 30);
  assert.ok(heard.length >= 10 && heard.length < 30, String(heard.length));
  assert.deepEqual(heard.slice(0, 10), Array.from({ length: 10 }, (_, n) => n));
});

test('an app may allow more client events', async () => {
  assert.equal((await burst(hall.quick, 40)).length, 40);
});

test('names are matched from their beginning: my-cache-x remembers nothing', async () => {
  for (const name of ['my-cache-x', 'private-my-cache-x', 'Cache-x', 'presence-x-cache-']) {
    const page = app.open({ who: member(1) });
    await page.subscribe(name);
    await app.trigger(name, 'tick', {});
    await page.heard('tick');
    const later = app.open({ who: member(2) });
    await later.subscribe(name);
    await later.settle();
    for (const each of [page, later]) assert.deepEqual(each.told('pusher:cache_miss'), [], name);
    assert.deepEqual(later.told('tick'), [], name);
  }
});

test('names are matched from their beginning: foo-client-x is no client event', async () => {
  const name = channelName('private-');
  const [speaker, hearer] = [await hall.talking.listen(), await hall.talking.listen()];
  for (const each of [speaker, hearer]) await hall.talking.join(each, name);
  for (const event of ['foo-client-x', 'Client-x', 'clientx', 'bid:new', 'pusher:subscription_error', 'pusher_internal:member_added'])
    speaker.send({ event, channel: name, data: {} });
  await speaker.settle();
  await hearer.settle();
  assert.deepEqual(hearer.frames.filter(({ channel }) => channel === name).map(({ event }) => event), [succeeded]);
  assert.equal(speaker.closeCode, undefined);
});

test('names are matched from their beginning: a channel that only contains private- is open', async () => {
  const bare = await app.listen();
  for (const name of ['my-private-x', 'Private-x', 'privatex', 'x-presence-y'])
    assert.equal((await app.join(bare, name, { auth: '' })).event, succeeded, name);
  for (const name of ['private-', 'presence-', 'private-encrypted-x', 'private-cache-x'])
    assert.equal((await app.join(bare, name, { auth: '' })).event, 'pusher:subscription_error', name);
});

test('what no channel may be called is refused everywhere', async () => {
  const bare = await app.listen();
  for (const name of ['a b', 'a/b', 'ä', 'a:b', 'a#b', '#a', 'a"b', 'x'.repeat(201)]) {
    const { event, data } = await app.join(bare, name, { auth: '' });
    assert.deepEqual([event, data.status], ['pusher:subscription_error', 4009], name);
  }
  for (const name of ['x'.repeat(200), 'A-Za-z0-9_-=@,.;'])
    assert.equal((await app.join(bare, name, { auth: '' })).event, succeeded, name);
});

test('what is no message is told so, and only insistence ends the connection', async () => {
  const bare = await app.listen();
  for (const text of ['', '{', '[]', '"x"', '{"event":1}']) bare.send(text);
  await bare.settle();
  assert.equal(bare.closeCode, undefined);
  assert.equal(bare.frames.filter(({ event }) => event === 'pusher:error').length, 5);
  for (let times = 0; times < 20; ++times) bare.send('{');
  assert.ok([1007, 4009].includes(await bare.closed));
});

test('an unknown event of the protocol is passed over', async () => {
  const bare = await app.listen();
  for (const event of ['pusher:nonsense', 'pusher:signin_again', '']) bare.send({ event, data: {} });
  await bare.settle();
  assert.deepEqual(bare.frames.map(({ event }) => event), ['pusher:connection_established', 'pusher:pong']);
});

test('a message of 16 KiB is read', async () => {
  const bare = await app.listen();
  const frame = { event: 'pusher:ping', data: { padding: '' } };
  frame.data.padding = 'x'.repeat(16 * 1024 - JSON.stringify(frame).length);
  bare.send(frame);
  await bare.event('pusher:pong');
});

test('what a cache channel remembers ends with its time', async () => {
  const own = await openHall({ brief: {} }, { SOKETI_CHANNEL_CACHE_TTL: '2' });
  const { brief } = own;
  await brief.trigger('cache-brief', 'tick', { n: 1 });
  const page = brief.open();
  await page.subscribe('cache-brief');
  assert.deepEqual(await page.heard('tick'), [{ n: 1 }]);
  await eventually('it is forgotten', async () => (await brief.ask('/channels/cache-brief', { info: 'cache' })).cache === null);
  const late = brief.open();
  await late.subscribe('cache-brief');
  await late.heard('pusher:cache_miss');
  await own.close();
});

test('what clients say is not remembered by a cache channel', async () => {
  const name = channelName('private-cache-');
  const speaker = hall.talking.open();
  const channel = await speaker.subscribe(name);
  const hearer = hall.talking.open();
  await hearer.subscribe(name);
  channel.trigger('client-tick', {});
  await hearer.heard('client-tick');
  const late = hall.talking.open();
  await late.subscribe(name);
  await late.heard('pusher:cache_miss');
  assert.deepEqual(late.told('client-tick'), []);
});
