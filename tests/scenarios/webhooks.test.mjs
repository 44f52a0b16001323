// Webhooks tell what happens on channels: signed, in order, to the end, and nobody is left with a wrong picture.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import Pusher from 'pusher';

import { bid, Client, eventually, newAuction, newItem, newPeople, slowness, startHouse } from '../support/house.mjs';
import { Listener } from '../support/listener.mjs';
import { inStore } from '../support/mail_host.mjs';
import { WebhookReceiver } from '../support/webhook_receiver.mjs';

const settings = (hooks, env) => ({
  SOKETI_DEFAULT_APP_WEBHOOKS: JSON.stringify(hooks),
  SOKETI_DEFAULT_APP_ENABLE_CLIENT_MESSAGES: 'true',
  ...env,
});

/** A house whose webhooks go to `receiver`: `hooks` makes them of the function that makes its URLs. */
async function openHouse(receiver, hooks = (url) => [{ url: url() }], env = {}) {
  const house = await startHouse({ env: settings(hooks((path) => receiver.url(path)), env) });
  const { SOKETI_APP_ID: appId, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = house.secrets();
  house.sdk = new Pusher({ appId, key, secret, host: '127.0.0.1', port: String(house.port) });
  return house;
}

/** A socket that listens to the channels; as `user` to those with members. */
async function listen(house, channels, user) {
  const listener = await Listener.open(house);
  for (const channel of channels) {
    const member = channel.startsWith('presence-') ? { user_id: user, user_info: { name: user } } : undefined;
    const signed = /^(private|presence)-/.test(channel)
      ? house.sdk.authorizeChannel(listener.id, channel, member)
      : { auth: '' };
    listener.send({ event: 'pusher:subscribe', data: { channel, ...signed } });
    const answer = await listener.next('an answer', (frame) => frame.channel === channel);
    assert.equal(answer.event, 'pusher_internal:subscription_succeeded', JSON.stringify(answer));
  }
  return listener;
}

async function leave(listener) {
  const left = new Promise((done) => listener.socket.once('close', done));
  listener.socket.close(1000);
  await left;
}

describe('what webhooks are told', { concurrency: false }, () => {
  let receiver, house;
  beforeEach(async () => {
    receiver = await new WebhookReceiver().start();
  });
  afterEach(async () => {
    const forged = receiver.forged(house.secrets());
    await house.close();
    await receiver.stop();
    assert.deepEqual(forged, []);
  });

  test('K1: a client event with everything about it', async () => {
    house = await openHouse(receiver, (url) => [{ url: url(), event_types: ['client_event'] }]);
    const before = Date.now();
    const ann = await listen(house, ['private-hall', 'presence-hall'], 'ann');
    ann.send({ event: 'client-wave', channel: 'private-hall', data: { hand: 'left – ☕' } });
    ann.send({ event: 'client-wave', channel: 'presence-hall', data: { hand: 'right' } });
    await receiver.lines(2);
    const [first, second] = receiver.told();
    assert.deepEqual(
      { ...first, data: JSON.parse(first.data) },
      {
        name: 'client_event',
        channel: 'private-hall',
        event: 'client-wave',
        data: { hand: 'left – ☕' },
        socket_id: ann.id,
      },
    );
    assert.deepEqual([second.channel, second.user_id, second.socket_id], ['presence-hall', 'ann', ann.id]);
    const [post] = receiver.posts;
    assert.deepEqual(
      [post.method, post.headers['content-type'], post.headers['x-pusher-key']],
      ['POST', 'application/json', house.secrets().SOKETI_APP_KEY],
    );
    const { time_ms: time, ...rest } = JSON.parse(post.rawBody);
    assert.ok(time >= before - 1000 && time <= Date.now() + 1000, `${time}`);
    assert.deepEqual(Object.keys(rest), ['events']);
    ann.close();
  });

  test('K2: a channel is occupied, and vacated three seconds after the last one left', async () => {
    house = await openHouse(receiver);
    const ann = await listen(house, ['hall']);
    const bob = await listen(house, ['hall']);
    await leave(ann);
    await leave(bob);
    const left = Date.now();
    assert.deepEqual(await receiver.lines(2, '/', 15000), ['channel_occupied hall', 'channel_vacated hall']);
    assert.ok(receiver.posts.at(-1).at - left > 2900);
    assert.equal(receiver.posts.length, 2);
  });

  test('K3: a member is added with his first socket and removed with his last', async () => {
    house = await openHouse(receiver);
    const first = await listen(house, ['presence-hall'], '7');
    const second = await listen(house, ['presence-hall'], '7');
    const other = await listen(house, ['presence-hall'], '8');
    await leave(first);
    await leave(other);
    const expected = [
      'channel_occupied presence-hall',
      'member_added presence-hall 7',
      'member_added presence-hall 8',
      'member_removed presence-hall 8',
    ];
    assert.deepEqual(await receiver.lines(4, '/', 15000), expected);
    await leave(second);
    const rest = ['member_removed presence-hall 7', 'channel_vacated presence-hall'];
    assert.deepEqual(await receiver.lines(6, '/', 15000), [...expected, ...rest]);
  });

  test('K4: each webhook is told its own event types of its own channels', async () => {
    const filter = { channel_name_starts_with: 'presence-my' };
    house = await openHouse(receiver, (url) => [
      { url: url('/added'), event_types: ['member_added'], filter },
      { url: url('/removed'), event_types: ['member_removed'], filter },
    ]);
    const ann = await listen(house, ['presence-hall', 'presence-my-hall'], 'ann');
    await leave(ann);
    assert.deepEqual(await receiver.lines(1, '/removed', 15000), ['member_removed presence-my-hall ann']);
    assert.deepEqual(await receiver.lines(1, '/added'), ['member_added presence-my-hall ann']);
    assert.equal(receiver.posts.length, 2);
  });

  test('K6: prefix and suffix must both fit, and a batch holds nothing else', async () => {
    const filter = { channel_name_starts_with: 'my-', channel_name_ends_with: '-hall' };
    house = await openHouse(receiver, (url) => [{ url: url(), event_types: ['channel_occupied'], filter }]);
    const ann = await listen(house, ['my-court', 'your-hall', 'my-first-hall', 'my-', '-hall', 'my-second-hall']);
    assert.deepEqual(await receiver.lines(2), ['channel_occupied my-first-hall', 'channel_occupied my-second-hall']);
    assert.deepEqual(receiver.events.length, 2);
    ann.close();
  });

  test('K7: own headers are sent, but take the place of none of ours', async () => {
    const headers = { 'X-Custom': 'yes', 'X-Pusher-Key': 'forged', 'x-pusher-signature': 'forged' };
    house = await openHouse(receiver, (url) => [{ url: url(), headers }]);
    const ann = await listen(house, ['hall']);
    await receiver.lines(1);
    assert.equal(receiver.posts[0].headers['x-custom'], 'yes');
    assert.equal(receiver.posts[0].headers['x-pusher-key'], house.secrets().SOKETI_APP_KEY);
    ann.close();
  });

  test('K9: who comes to an empty cache channel misses once', async () => {
    house = await openHouse(receiver, (url) => [{ url: url(), event_types: ['cache_miss', 'client_event'] }]);
    const ann = await listen(house, ['cache-hall', 'private-hall']);
    const bob = await listen(house, ['cache-hall']);
    ann.send({ event: 'client-done', channel: 'private-hall', data: {} });
    assert.deepEqual(await receiver.lines(2), ['cache_miss cache-hall', 'client_event private-hall']);
    ann.close();
    bob.close();
  });

  test('who is back within three seconds was never away', async () => {
    house = await openHouse(receiver);
    const ann = await listen(house, ['presence-hall'], 'ann');
    await receiver.lines(2);
    await leave(ann);
    const back = await listen(house, ['presence-hall'], 'ann');
    const gone = await listen(house, ['court']);
    await leave(gone);
    // Whatever the first departure would have been told as comes before this one.
    await eventually('the other channel is vacated', () => receiver.told().some((e) => e.name === 'channel_vacated'), 15000);
    assert.deepEqual(await receiver.lines(4), [
      'channel_occupied presence-hall',
      'member_added presence-hall ann',
      'channel_occupied court',
      'channel_vacated court',
    ]);
    back.close();
  });

  test('without batching each event has a POST of its own', async () => {
    house = await openHouse(receiver, undefined, { SOKETI_WEBHOOKS_BATCHING: 'false' });
    const ann = await listen(house, ['1', '2', '3', '4']);
    assert.deepEqual(await receiver.lines(4), [1, 2, 3, 4].map((name) => `channel_occupied ${name}`));
    assert.equal(receiver.posts.length, 4);
    ann.close();
  });
});

describe('webhooks in trouble', { concurrency: false }, () => {
  let receiver, house;
  beforeEach(async () => {
    receiver = await new WebhookReceiver().start();
  });
  afterEach(async () => {
    await house.close();
    await receiver.stop();
  });

  test('what is answered 500 comes again, later each time, and before what happened after it', async () => {
    house = await openHouse(receiver);
    receiver.answer = () => (receiver.posts.length <= 3 ? 500 : 200);
    const ann = await listen(house, ['first']);
    await eventually('it was refused', () => receiver.posts.length === 1);
    const bob = await listen(house, ['second']);
    assert.deepEqual(await receiver.lines(2, '/', 20000), ['channel_occupied first', 'channel_occupied second']);
    const [one, two, three, four] = receiver.posts;
    assert.deepEqual(new Set([one, two, three, four].map((post) => post.rawBody)).size, 1);
    const waits = [two.at - one.at, three.at - two.at, four.at - three.at];
    [1000, 2000, 4000].forEach((least, i) => assert.ok(waits[i] > least - 50, `${waits}`));
    assert.match(house.log, /webhook http:\/\/127\.0\.0\.1:\d+: it answered 500/);
    assert.match(house.log, /webhook http:\/\/127\.0\.0\.1:\d+: it is back/);
    ann.close();
    bob.close();
  });

  test('a receiver that was down is told everything once it is up', async () => {
    house = await openHouse(receiver);
    await receiver.stop();
    const names = Array.from({ length: 20 }, (_, i) => `hall-${i}`);
    const ann = await listen(house, names);
    await eventually('nobody is there', () => /webhook .*tried again/.test(house.log));
    await receiver.start();
    assert.deepEqual(await receiver.lines(20, '/', 30000), names.map((name) => `channel_occupied ${name}`));
    ann.close();
  });

  test('redirects are not followed', async () => {
    house = await openHouse(receiver);
    receiver.answer = (post) => (receiver.posts.length > 1 ? 200 : 307);
    const ann = await listen(house, ['hall']);
    await receiver.lines(1, '/', 10000);
    assert.deepEqual(receiver.posts.map((post) => post.path), ['/', '/']);
    assert.match(house.log, /it answered 307/);
    ann.close();
  });

  test('a receiver that never answers delays no other', async () => {
    house = await openHouse(receiver, (url) => [{ url: url('/slow') }, { url: url('/quick') }]);
    receiver.answer = (post) => (post.path === '/slow' ? 0 : 200);
    const ann = await listen(house, ['one']);
    await receiver.lines(1, '/quick');
    await eventually('the slow one has it', () => receiver.posts.some((post) => post.path === '/slow'));
    const began = Date.now();
    for (const count of [2, 3, 4]) {
      ann.send({ event: 'pusher:subscribe', data: { channel: `${count}`, auth: '' } });
      await receiver.lines(count, '/quick');
    }
    // Less than the ten seconds a receiver has for its answer.
    assert.ok(Date.now() - began < 5000 * slowness);
    assert.equal(receiver.posts.filter((post) => post.path === '/slow').length, 1);
    ann.close();
  });

  test('what a killed process had stored the next one delivers, and a stopped one too', async () => {
    house = await openHouse(receiver, (url) => [{ url: url(), event_types: ['client_event'] }]);
    receiver.answer = () => 503;
    let said = 0;
    const speak = async () => {
      const ann = await listen(house, ['private-hall']);
      for (let i = 0; i < 5; ++i)
        ann.send({ event: 'client-count', channel: 'private-hall', data: { count: (said += 1) } });
      const stored = () => inStore(house, 'SELECT body FROM webhook_delivery').map((row) => row.body).join();
      await eventually('all is stored', () => stored().includes(`count\\":${said}}`));
      ann.close();
    };
    await speak();
    await house.restart(() => house.kill9());
    await speak();
    await house.restart();
    receiver.answer = () => 200;
    await speak();
    await receiver.lines(15, '/', 60000);
    const counts = receiver.told().map((event) => JSON.parse(event.data).count);
    assert.deepEqual([...new Set(counts)], Array.from({ length: 15 }, (_, i) => i + 1));
  });

  for (const [how, stop] of [
    ['killed', () => house.kill9()],
    ['stopped', () => house.stop()],
  ])
    test(`after the process was ${how}, who comes back is not told again, and who does not is told gone`, async () => {
      house = await openHouse(receiver);
      const people = [await listen(house, ['presence-hall'], 'ann'), await listen(house, ['presence-hall', 'court'], 'bob')];
      await receiver.lines(4);
      // Else they might come a second time.
      await eventually('it is noted', () => inStore(house, 'SELECT id FROM webhook_delivery').length === 0);
      await house.restart(stop);
      const back = await listen(house, ['presence-hall'], 'ann');
      assert.deepEqual(await receiver.lines(6, '/', 40000), [
        'channel_occupied presence-hall',
        'member_added presence-hall ann',
        'member_added presence-hall bob',
        'channel_occupied court',
        'member_removed presence-hall bob',
        'channel_vacated court',
      ]);
      people.forEach((each) => each.close());
      back.close();
    });
});

describe('webhooks and bids', () => {
  let receiver, house;
  before(async () => {
    receiver = await new WebhookReceiver().start();
    house = await openHouse(receiver, (url) => [{ url: url() }, { url: url('/slow') }]);
  });
  after(async () => {
    await house.close();
    await receiver.stop();
  });

  test('bids go on while receivers fail and channels fill and empty', async () => {
    receiver.answer = (post) => (post.path === '/slow' ? 0 : 500);
    const [seller, ann] = await newPeople(house, 'Sam', 'Ann');
    const auction = await newAuction(seller, [ann]);
    const item = await newItem(seller, auction);
    let going = true;
    const churn = (async () => {
      for (let i = 0; going && i < 400; ++i) await leave(await listen(house, [`hall-${i}`]));
    })();
    for (let amount = 10; amount < 40; ++amount) assert.equal((await bid(ann, item, amount)).status, 201);
    going = false;
    await churn;
    const { body } = await new Client(house).get('/api/health');
    assert.equal(body.status, 'ok');
  });
});
