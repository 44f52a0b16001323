import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import type { Heard } from '../src/live/followed.ts';
import { type Listener, polling, Socket } from '../src/live/socket.ts';
import type { Config, Position } from '../src/server/answers.ts';
import { FakePusher } from './support/fake_pusher.ts';
import { VirtualTime } from './support/virtual_time.ts';
import { answerBy, json } from './support/web.ts';

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

const realtime: Config['realtime'] = {
  driver: 'builtin',
  key: 'app-key',
  cluster: 'mt1',
  wsHost: 'hall.local',
  wsPort: 3000,
  wssPort: 3000,
  forceTLS: false,
  wsPath: '/club',
  authEndpoint: '/api/pusher/auth',
};
const tiers = { critical: 1000, high: 2000, medium: 3000, low: 4000 };

let time: VirtualTime;
let socket: Socket;
let config: Config | undefined;
let asked: number;
let stop = () => {};

beforeEach(() => {
  time = new VirtualTime();
  Object.assign(globalThis, { setTimeout: time.setTimeout, clearTimeout: time.clearTimeout });
  FakePusher.made = [];
  socket = new Socket(FakePusher.load);
  config = { realtime, polling: tiers };
  asked = 0;
  stop = answerBy(() => {
    ++asked;
    if (!config) throw new TypeError('no network');
    return json(config);
  }).stop;
});

afterEach(() => {
  stop();
  Object.assign(globalThis, real);
});

/** What needs no timer of ours has happened. */
async function pass(ms = 0): Promise<void> {
  for (let turn = 0; turn < 3; ++turn) await new Promise((done) => real.setTimeout(done));
  await time.pass(ms);
  for (let turn = 0; turn < 3; ++turn) await new Promise((done) => real.setTimeout(done));
}

class Ear implements Listener {
  readonly joined: [boolean, boolean][] = [];
  readonly heard: Heard[] = [];

  constructor(public position: Position | undefined = { seq: 1, epoch: 'A' }) {}

  join = (joined: boolean, resumes: boolean) => void this.joined.push([joined, resumes]);
  hear = (heard: Heard) => void this.heard.push(heard);

  get isJoined(): boolean {
    return this.joined.at(-1)?.[0] ?? false;
  }
}

async function listenTo(channel: string, ear = new Ear()): Promise<Ear & { leave: () => void }> {
  const leave = socket.listen(channel, ear);
  await pass();
  return Object.assign(ear, { leave });
}

const channelOf = (name: string) => FakePusher.last.channels.get(name)!;

test('it connects as /api/config says', async () => {
  await listenTo('private-item-1');
  const { key, options } = FakePusher.last;
  assert.equal(key, 'app-key');
  const { wsHost, wsPort, wssPort, wsPath, forceTLS, enabledTransports } = options;
  assert.deepEqual({ wsHost, wsPort, wssPort, wsPath, forceTLS }, { wsHost: 'hall.local', wsPort: 3000, wssPort: 3000, wsPath: '/club', forceTLS: false });
  assert.deepEqual(enabledTransports, ['ws', 'wss']);
  assert.equal(options.channelAuthorization.endpoint, '/api/pusher/auth');
  assert.deepEqual(polling.get(), tiers);
});

test('where TLS is wished nothing goes without', async () => {
  config = { realtime: { ...realtime, forceTLS: true }, polling: tiers };
  await listenTo('private-item-1');
  assert.deepEqual(FakePusher.last.options.enabledTransports, ['wss']);
});

test('the service Pusher is found by its cluster', async () => {
  config = { realtime: { ...realtime, driver: 'pusher', cluster: 'eu' }, polling: tiers };
  await listenTo('private-item-1');
  const { cluster, wsHost, wsPort, forceTLS } = FakePusher.last.options;
  assert.deepEqual([cluster, wsHost, wsPort, forceTLS], ['eu', undefined, undefined, true]);
});

test('however many listen, there is one socket', async () => {
  for (const channel of ['private-item-1', 'private-user-1']) socket.listen(channel, new Ear());
  await pass();
  assert.equal(asked, 1);
  assert.equal(FakePusher.made.length, 1);
  assert.deepEqual([...FakePusher.last.channels.keys()], ['private-item-1', 'private-user-1']);
});

test('where realtime is switched off it is looked for again after half a minute', async () => {
  config = { realtime: { ...realtime, driver: 'disabled', key: null }, polling: tiers };
  await listenTo('private-item-1');
  assert.equal(FakePusher.made.length, 0);
  config = { realtime, polling: tiers };
  await pass(29_999);
  assert.equal(FakePusher.made.length, 0);
  await pass(1);
  assert.equal(FakePusher.made.length, 1);
});

test('where the server cannot be asked it is asked again', async () => {
  config = undefined;
  await listenTo('private-item-1');
  config = { realtime, polling: tiers };
  await pass(30_000);
  assert.equal(FakePusher.made.length, 1);
});

test('nothing is looked for while nobody listens', async () => {
  config = undefined;
  const ear = await listenTo('private-item-1');
  ear.leave();
  await pass(30_000);
  const before = asked;
  await pass(600_000);
  socket.wake();
  await pass();
  assert.equal(asked, before);
});

test('who listens is told when the channel is there', async () => {
  const ear = await listenTo('private-item-1');
  FakePusher.last.become('connected');
  assert.equal(ear.isJoined, false);
  channelOf('private-item-1').succeed();
  assert.deepEqual(ear.joined.at(-1), [true, true]);
});

test('only our own server sends what was missed', async () => {
  config = { realtime: { ...realtime, driver: 'soketi' }, polling: tiers };
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
  socket.listen('private-item-1', new Ear())();
  await pass();
  assert.equal(FakePusher.made[0]?.channels.size ?? 0, 0);
});

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
  for (const state of ['failed', 'disconnected']) {
    FakePusher.made = [];
    socket = new Socket(FakePusher.load);
    const ear = await listenTo('private-item-1');
    const first = FakePusher.last;
    first.succeed();
    first.become(state);
    assert.equal(ear.isJoined, false);
    await pass(2999);
    assert.equal(FakePusher.made.length, 1);
    await pass(1);
    assert.equal(FakePusher.made.length, 2, state);
    assert.equal(first.connection.state, 'disconnected');
    FakePusher.last.succeed();
    assert.equal(ear.isJoined, true);
  }
});

test('who looks again has the socket tried at once', async () => {
  await listenTo('private-item-1');
  FakePusher.last.become('unavailable');
  socket.wake();
  assert.equal(FakePusher.last.connects, 1);
});

test('who looks again leaves a socket alone that is there or comes', async () => {
  await listenTo('private-item-1');
  socket.wake();
  FakePusher.last.succeed();
  socket.wake();
  assert.equal(FakePusher.last.connects, 0);
  assert.equal(FakePusher.made.length, 1);
});

test('who looks again does not wait where realtime was switched off', async () => {
  config = { realtime: { ...realtime, driver: 'disabled', key: null }, polling: tiers };
  await listenTo('private-item-1');
  config = { realtime, polling: tiers };
  socket.wake();
  await pass();
  assert.equal(FakePusher.made.length, 1);
});

test('somebody else gets a socket of his own', async () => {
  const ear = await listenTo('private-item-1');
  const first = FakePusher.last;
  first.succeed();
  socket.forget();
  assert.equal(first.connection.state, 'disconnected');
  assert.equal(ear.isJoined, false);
  await pass();
  assert.equal(FakePusher.made.length, 2);
  assert.deepEqual([...FakePusher.last.channels.keys()], ['private-item-1']);
});
