import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FakePusher } from './support/fake_pusher.ts';
import { channelOf, listenTo, pass, playSocket, realtime, scene, switchedOff } from './support/socket_scene.ts';

playSocket();

test('a connection that breaks is told, and so is its return', async () => {
  const ear = await listenTo('private-item-1');
  FakePusher.last.succeed();
  FakePusher.last.become('connecting');
  assert.equal(ear.isJoined, false);
  FakePusher.last.succeed();
  assert.equal(ear.isJoined, true);
});

test('a channel that was refused is asked for again after five seconds', async () => {
  const ear = await listenTo('private-item-1');
  FakePusher.last.become('connected');
  channelOf('private-item-1').refuse(500);
  assert.equal(ear.isJoined, false);
  await pass(5000);
  assert.equal(channelOf('private-item-1').asked.length, 1);
  channelOf('private-item-1').succeed();
  assert.equal(ear.isJoined, true);
});

test('a channel that was taken away is not there, and asked for again', async () => {
  const ear = await listenTo('private-item-1');
  FakePusher.last.succeed();
  const taken = channelOf('private-item-1');
  taken.refuse(403);
  assert.equal(ear.isJoined, false);
  assert.equal((await listenTo('private-item-1')).isJoined, false);
  await pass(5000);
  assert.notEqual(channelOf('private-item-1'), taken);
  assert.equal(channelOf('private-item-1').asked.length, 1);
});

test('a channel that was refused is not asked for again when nobody listens any more', async () => {
  const ear = await listenTo('private-item-1');
  FakePusher.last.become('connected');
  channelOf('private-item-1').refuse(403);
  ear.leave();
  await pass(5000);
  assert.equal(FakePusher.last.channels.size, 0);
});

test('where pusher-js gives up it is begun anew after three seconds', async () => {
  const ear = await listenTo('private-item-1');
  for (const state of ['failed', 'disconnected']) {
    const before = FakePusher.last;
    before.succeed();
    before.become(state);
    assert.equal(ear.isJoined, false);
    await pass(2999);
    assert.equal(FakePusher.last, before);
    await pass(1);
    assert.notEqual(FakePusher.last, before, state);
    assert.equal(before.connection.state, 'disconnected');
    FakePusher.last.succeed();
    assert.equal(ear.isJoined, true);
  }
});

test('who looks again has the socket tried at once', async () => {
  await listenTo('private-item-1');
  FakePusher.last.become('unavailable');
  scene.socket.wake();
  assert.equal(FakePusher.last.connects, 1);
});

test('who looks again leaves a socket alone that is there or comes', async () => {
  await listenTo('private-item-1');
  scene.socket.wake();
  FakePusher.last.succeed();
  scene.socket.wake();
  assert.equal(FakePusher.last.connects, 0);
  assert.equal(FakePusher.made.length, 1);
});

test('who looks again does not wait where realtime was switched off', async () => {
  scene.realtime = switchedOff;
  await listenTo('private-item-1');
  scene.realtime = realtime;
  scene.socket.wake();
  await pass();
  assert.equal(FakePusher.made.length, 1);
});

test('somebody else gets a socket of his own', async () => {
  const ear = await listenTo('private-item-1');
  const first = FakePusher.last;
  first.succeed();
  scene.socket.forget();
  assert.equal(first.connection.state, 'disconnected');
  assert.equal(ear.isJoined, false);
  await pass();
  assert.equal(FakePusher.made.length, 2);
  assert.deepEqual([...FakePusher.last.channels.keys()], ['private-item-1']);
});
