import assert from 'node:assert/strict';
import { test } from 'node:test';

import { polling } from '../src/live/socket.ts';
import { FakePusher } from './support/fake_pusher.ts';
import { channelOf, Ear, listenTo, pass, playSocket, realtime, scene, switchedOff, tiers } from './support/socket_scene.ts';

playSocket();

test('it connects as /api/config says', async () => {
  await listenTo('private-item-1');
  const { key, options } = FakePusher.last;
  assert.equal(key, 'app-key');
  const { wsHost, wsPort, wssPort, wsPath, forceTLS, enabledTransports } = options;
  assert.deepEqual({ wsHost, wsPort, wssPort, wsPath, forceTLS }, { wsHost: 'hall.local', wsPort: 3000, wssPort: 3000, wsPath: '/club', forceTLS: false });
  assert.deepEqual(enabledTransports, ['ws']);
  assert.equal(options.channelAuthorization.endpoint, '/api/pusher/auth');
  assert.deepEqual(polling.get(), tiers);
});

test('where TLS is wished nothing goes without', async () => {
  scene.realtime = { ...realtime, forceTLS: true };
  await listenTo('private-item-1');
  assert.deepEqual(FakePusher.last.options.enabledTransports, ['wss']);
});

test('the service Pusher is found by its cluster', async () => {
  scene.realtime = { ...realtime, driver: 'pusher', cluster: 'eu' };
  await listenTo('private-item-1');
  const { cluster, wsHost, wsPort, forceTLS } = FakePusher.last.options;
  assert.deepEqual([cluster, wsHost, wsPort, forceTLS], ['eu', undefined, undefined, true]);
});

test('however many listen, there is one socket', async () => {
  for (const channel of ['private-item-1', 'private-user-1']) scene.socket.listen(channel, new Ear());
  await pass();
  assert.equal(scene.asked, 1);
  assert.equal(FakePusher.made.length, 1);
  assert.deepEqual([...FakePusher.last.channels.keys()], ['private-item-1', 'private-user-1']);
});

test('where realtime is switched off it is looked for again after half a minute', async () => {
  scene.realtime = switchedOff;
  await listenTo('private-item-1');
  assert.equal(FakePusher.made.length, 0);
  scene.realtime = realtime;
  await pass(29_999);
  assert.equal(FakePusher.made.length, 0);
  await pass(1);
  assert.equal(FakePusher.made.length, 1);
});

test('where the server cannot be asked it is asked again', async () => {
  scene.realtime = undefined;
  await listenTo('private-item-1');
  scene.realtime = realtime;
  await pass(30_000);
  assert.equal(FakePusher.made.length, 1);
});

test('nothing is looked for while nobody listens', async () => {
  scene.realtime = undefined;
  const ear = await listenTo('private-item-1');
  ear.leave();
  await pass(30_000);
  const before = scene.asked;
  await pass(600_000);
  scene.socket.wake();
  await pass();
  assert.equal(scene.asked, before);
});

test('who listens is told when the channel is there', async () => {
  const ear = await listenTo('private-item-1');
  FakePusher.last.become('connected');
  assert.equal(ear.isJoined, false);
  channelOf('private-item-1').succeed();
  assert.deepEqual(ear.joined.at(-1), [true, true]);
});

test('only our own server sends what was missed', async () => {
  scene.realtime = { ...realtime, driver: 'soketi' };
  const ear = await listenTo('private-item-1');
  FakePusher.last.succeed();
  assert.deepEqual(ear.joined.at(-1), [true, false]);
});

test('it says what is shown already, of the least that any listener has', async () => {
  await listenTo('private-item-1', new Ear({ seq: 7, epoch: 'A' }));
  await listenTo('private-item-1', new Ear({ seq: 5, epoch: 'A' }));
  await listenTo('private-user-1', new Ear({ seq: 0, epoch: 'A' }));
  FakePusher.last.become('connected');
  const seen = channelOf('private-user-1').asked[0]!;
  assert.deepEqual(JSON.parse(seen.seen!), { 'private-item-1': 5, 'private-user-1': 0 });
  assert.equal(seen.epoch, 'A');
});

test('it says what is shown by the time it asks', async () => {
  const ear = await listenTo('private-item-1', new Ear({ seq: 7, epoch: 'A' }));
  FakePusher.last.succeed();
  ear.position = { seq: 9, epoch: 'B' };
  FakePusher.last.become('connecting');
  FakePusher.last.become('connected');
  assert.deepEqual(channelOf('private-item-1').asked[1], { seen: '{"private-item-1":9}', epoch: 'B' });
});

test('who shows nothing yet when it asks is told that something may have been missed', async () => {
  const ear = await listenTo('private-item-1', new Ear());
  ear.position = undefined;
  FakePusher.last.become('connected');
  assert.deepEqual(channelOf('private-item-1').asked[0], {});
  ear.position = { seq: 3, epoch: 'A' };
  channelOf('private-item-1').succeed();
  assert.deepEqual(ear.joined.slice(-2), [[true, false], [true, true]]);
});

test('events reach who listens to their channel, and nobody else', async () => {
  const [one, other, elsewhere] = [await listenTo('private-item-1'), await listenTo('private-item-1'), await listenTo('private-item-2')];
  FakePusher.last.succeed();
  channelOf('private-item-1').emit('bid:new', { seq: 2 });
  for (const ear of [one, other]) assert.deepEqual(ear.heard, [{ event: 'bid:new', data: { seq: 2 } }]);
  assert.deepEqual(elsewhere.heard, []);
});

test('what the protocol says to itself is no event, and an event without data has none', async () => {
  const ear = await listenTo('private-item-1');
  FakePusher.last.succeed();
  channelOf('private-item-1').emit('pusher:subscription_count', {});
  channelOf('private-item-1').emit('sync:reset');
  assert.deepEqual(ear.heard, [{ event: 'sync:reset', data: {} }]);
});

test('who comes to a channel that is there is told so, and it is not asked for again', async () => {
  await listenTo('private-item-1');
  FakePusher.last.succeed();
  const late = await listenTo('private-item-1');
  assert.deepEqual(late.joined, [[true, true]]);
  assert.equal(channelOf('private-item-1').asked.length, 1);
});

test('a channel is given back when the last who listened has left', async () => {
  const [one, other] = [await listenTo('private-item-1'), await listenTo('private-item-1')];
  FakePusher.last.succeed();
  one.leave();
  one.leave();
  assert.deepEqual(FakePusher.last.unsubscribed, []);
  other.leave();
  assert.deepEqual(FakePusher.last.unsubscribed, ['private-item-1']);
});

test('who left while the socket was opened is not subscribed', async () => {
  scene.socket.listen('private-item-1', new Ear())();
  await pass();
  assert.equal(FakePusher.made[0]?.channels.size ?? 0, 0);
});
