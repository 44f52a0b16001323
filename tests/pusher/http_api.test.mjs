// The HTTP API for publishers, through Pusher's own SDK where it can say it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Publisher from 'pusher';

import { Client, eventually } from '../support/house.mjs';
import { exchange, statuses } from '../support/raw.mjs';
import { channelName, member, onMetricsPort, openHall, refusal } from './support.mjs';

let hall, app;
before(async () => {
  hall = await openHall({
    plain: { maxEventChannelsAtOnce: 3, maxEventNameLength: 20, maxEventPayloadInKb: 1, maxEventBatchSize: 3 },
    listed: {},
    filtered: {},
  });
  app = hall.plain;
});
after(() => hall.close());

test('H1 / answers 200', async () => {
  assert.equal((await onMetricsPort(hall.house, '/')).status, 200);
});

test('H2 /usage answers 200', async () => {
  const { status, text } = await onMetricsPort(hall.house, '/usage');
  const { memory } = JSON.parse(text);
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(memory).sort(), ['free', 'percent', 'total', 'used']);
});

test('H3 the list of channels follows who listens', async () => {
  const { listed } = hall;
  const pages = [listed.open(), listed.open()];
  for (const [at, page] of pages.entries()) {
    await page.subscribe('hall');
    assert.deepEqual(await listed.channels(), { hall: { occupied: true, subscription_count: at + 1 } });
  }
  pages.forEach((page) => page.close());
  await eventually('the channel is vacant', async () => Object.keys(await listed.channels()).length === 0);
});

test('H4 one channel is told with its counts, and vacant ones too', async () => {
  const page = app.open();
  const name = channelName('one-');
  await page.subscribe(name);
  assert.deepEqual(await app.ask(`/channels/${name}`), { occupied: true, subscription_count: 1 });
  page.close();
  await eventually('it is vacant', async () => !(await app.ask(`/channels/${name}`)).occupied);
  assert.deepEqual(await app.ask(`/channels/${name}`), { occupied: false, subscription_count: 0 });
});

const presence = (name) => app.ask(`/channels/${name}`, { info: 'user_count,subscription_count' });

test('H5 a presence channel tells its users, too', async () => {
  const page = app.open({ who: member(1) });
  const name = channelName('presence-');
  await page.subscribe(name);
  assert.deepEqual(await presence(name), { occupied: true, user_count: 1, subscription_count: 1 });
  page.close();
  await eventually('it is vacant', async () => !(await presence(name)).occupied);
  assert.deepEqual(await presence(name), { occupied: false, user_count: 0, subscription_count: 0 });
});

test('H6 the users of a presence channel are listed', async () => {
  const name = channelName('presence-');
  const ids = async () => (await app.ask(`/channels/${name}/users`)).users.map(({ id }) => String(id)).sort();
  const pages = [];
  for (const expected of [['1'], ['1', '2']]) {
    pages.push(app.open({ who: member(expected.length) }));
    await pages.at(-1).subscribe(name);
    assert.deepEqual(await ids(), expected);
  }
  pages.forEach((page) => page.close());
  await eventually('nobody is there', async () => (await ids()).length === 0);
});

test('H7 a user on two sockets is one user', async () => {
  const name = channelName('presence-');
  for (const who of [member(1), member(1)]) await app.open({ who }).subscribe(name);
  assert.deepEqual(await presence(name), { occupied: true, user_count: 1, subscription_count: 2 });
  assert.equal((await app.ask(`/channels/${name}/users`)).users.length, 1);
  const { channels } = await app.ask('/channels', { filter_by_prefix: 'presence-', info: 'user_count' });
  assert.equal(channels[name].user_count, 1);
});

test('H8 a batch of three delivers three', async () => {
  const page = app.open();
  const name = channelName('batch-');
  await page.subscribe(name);
  await app.publisher.triggerBatch([1, 2, 3].map((data) => ({ channel: name, name: 'tick', data })));
  assert.deepEqual(await page.heard('tick', 3), [1, 2, 3]);
});

test('H9 an unknown app is answered 404, with error and code', async () => {
  const answer = await new Client(hall.house).get('/apps/999999/channels');
  assert.equal(answer.status, 404);
  assert.equal(answer.body.code, 404);
  assert.equal(typeof answer.body.error, 'string');
});

test('H10 only presence channels have users', async () => {
  assert.equal(await refusal(app.publisher.get({ path: '/channels/hall/users' })), 400);
});

test('H11 a wrong secret publishes nothing, the right one does', async () => {
  const page = app.open();
  const name = channelName('secret-');
  await page.subscribe(name);
  const forger = new Publisher({ ...app.credentials, secret: 'forged' });
  assert.equal(await refusal(forger.trigger(name, 'tick', 'forged')), 401);
  await app.trigger(name, 'tick', 'genuine');
  assert.deepEqual(await page.heard('tick'), ['genuine']);
});

test('H12 an event to more channels than allowed is refused', async () => {
  await app.trigger(['a', 'b', 'c'], 'tick', {});
  assert.equal(await refusal(app.trigger(['a', 'b', 'c', 'd'], 'tick', {})), 400);
});

test('H13 too long a name of an event is refused', async () => {
  await app.trigger('a', 'x'.repeat(20), {});
  assert.equal(await refusal(app.trigger('a', 'x'.repeat(21), {})), 400);
});

test('H14 too much data is refused with 413', async () => {
  await app.trigger('a', 'big', 'x'.repeat(1000));
  assert.equal(await refusal(app.trigger('a', 'big', 'x'.repeat(1100))), 413);
  const batch = [{ channel: 'a', name: 'big', data: 'x'.repeat(1100) }];
  assert.equal(await refusal(app.publisher.triggerBatch(batch)), 413);
});

test('H15 a body above the limit of requests is refused with 413', async () => {
  // By its length alone: none of it has to be sent.
  const head = `POST /apps/${app.id}/events HTTP/1.1\r\nHost: x\r\nContent-Length: ${8 * 1024 * 1024}\r\n\r\n`;
  assert.deepEqual(statuses((await exchange(hall.house, head)).heard), [413]);
});

test('H16 an unknown route is answered 404', async () => {
  for (const path of ['/apps', `/apps/${app.id}/no-such-thing`])
    assert.equal((await new Client(hall.house).get(path)).status, 404, path);
});

test('H17 an app is found by a numeric id', async () => {
  const byUrl = Publisher.forURL(`http://${app.key}:${app.secret}@127.0.0.1:${hall.house.port}/apps/${app.id}`);
  assert.equal((await byUrl.get({ path: '/channels' })).status, 200);
});

test('H18 all connections of a user are ended with 4009, and no others', async () => {
  const [ann, annToo, bob] = ['ann', 'ann', 'bob'].map((id) => app.open({ user: { id } }));
  for (const page of [ann, annToo, bob]) await page.signedIn();
  const answer = await app.publisher.terminateUserConnections('ann');
  assert.deepEqual([answer.status, await answer.json()], [200, {}]);
  for (const page of [ann, annToo]) {
    await eventually('it is ended', () => page.state === 'disconnected');
    assert.ok(page.codes.includes(4009));
  }
  await bob.settle();
  assert.equal(bob.state, 'connected');
});

test('H19 what is sent to a user reaches all he is signed in on, and nobody else', async () => {
  const pages = ['carl', 'carl', 'dora'].map((id) => app.open({ user: { id } }));
  const heard = pages.map(() => []);
  for (const [at, page] of pages.entries()) {
    page.pusher.user.bind('letter', (data) => heard[at].push(data));
    await eventually('he listens', () => page.pusher.user.serverToUserChannel?.subscribed);
  }
  await app.publisher.sendToUser('carl', 'letter', { text: 'Dear Carl' });
  await eventually('both hear it', () => heard[0].length && heard[1].length);
  await pages[2].settle();
  assert.deepEqual(heard, [[{ text: 'Dear Carl' }], [{ text: 'Dear Carl' }], []]);
});

test('H20 channels are filtered by prefix', async () => {
  const { filtered } = hall;
  const page = filtered.open();
  for (const name of ['red-1', 'red-2', 'blue-1']) await page.subscribe(name);
  assert.deepEqual(Object.keys(await filtered.channels({ filter_by_prefix: 'red-' })).sort(), ['red-1', 'red-2']);
  assert.deepEqual(Object.keys(await filtered.channels()).sort(), ['blue-1', 'red-1', 'red-2']);
});
