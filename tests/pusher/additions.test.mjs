// What Soketi's tests leave open: subscriptions and messages at the edge of what is usual.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { eventually } from '../support/house.mjs';
import { channelName, member, openHall, signed } from './support.mjs';

let hall, app;
before(async () => {
  hall = await openHall({ plain: {}, talking: { enableClientMessages: true }, tight: { maxPresenceMembersPerChannel: 2 } });
  app = hall.plain;
});
after(() => hall.close());

const namesOn = (bare, channel) => bare.frames.filter((frame) => frame.channel === channel).map(({ event }) => event);
const succeeded = 'pusher_internal:subscription_succeeded';
const failed = 'pusher:subscription_error';

test('A5 a second subscription is confirmed, and each event is heard once', async () => {
  const [bare, other] = [await app.listen(), await app.listen()];
  const [open, present] = [channelName('twice-'), channelName('presence-')];
  const data = JSON.stringify(member(2));
  await app.join(other, present, { data: JSON.stringify(member(1)) });
  for (const round of [1, 2]) {
    assert.equal((await app.join(bare, open, { auth: '' })).event, succeeded, round);
    const { event, data: said } = await app.join(bare, present, { data });
    assert.deepEqual([event, said.presence.count], [succeeded, 2], round);
  }
  await app.trigger([open, present], 'tick', {});
  await bare.settle();
  await other.settle();
  assert.deepEqual(namesOn(bare, open), [succeeded, succeeded, 'tick']);
  assert.deepEqual(namesOn(other, present), [succeeded, 'pusher_internal:member_added', 'tick']);
  assert.equal(await app.subscriptions(open), 1);
  bare.send({ event: 'pusher:unsubscribe', data: { channel: present } });
  await other.next('he goes, once', ({ event }) => event === 'pusher_internal:member_removed');
});

test('A6 who subscribes, unsubscribes and subscribes in one breath ends up subscribed, once', async () => {
  const page = await app.opened();
  for (const prefix of ['race-', 'private-race-']) {
    const name = channelName(prefix);
    page.follow(name);
    page.pusher.unsubscribe(name);
    const channel = page.follow(name);
    await eventually('it is subscribed', () => channel.subscribed && !channel.subscriptionPending);
    await app.trigger(name, 'tick', { name });
    await page.heard('tick');
    await page.settle();
    assert.equal(page.told('tick', name).length, 1);
    page.events.length = 0;
  }
});

test('A6 who unsubscribes before he is answered is answered still, and hears nothing', async () => {
  const page = await app.opened();
  const name = channelName('race-');
  page.follow(name);
  page.pusher.unsubscribe(name);
  await eventually('the subscription is given up', async () => (await page.settle(), page.pusher.channel(name) === undefined));
  await page.settle();
  assert.equal(await app.subscriptions(name), 0);

  const bare = await app.listen();
  bare.send({ event: 'pusher:subscribe', data: { channel: name, auth: '' } });
  bare.send({ event: 'pusher:unsubscribe', data: { channel: name } });
  bare.send({ event: 'pusher:unsubscribe', data: { channel: name } });
  await bare.settle();
  await app.trigger(name, 'tick', {});
  await bare.settle();
  assert.deepEqual(namesOn(bare, name), [succeeded]);
});

test('A7 channel_data on a private channel belongs to what is signed', async () => {
  const bare = await app.listen();
  const data = JSON.stringify({ user_id: bare.id });
  const [right, wrong] = [channelName('private-'), channelName('private-')];
  assert.equal((await app.join(bare, right, { data })).event, succeeded);
  const refused = await app.join(bare, wrong, { data, auth: app.sign(`${bare.id}:${wrong}`) });
  assert.deepEqual([refused.event, refused.data.status], [failed, 401]);
});

test('A8 who is signed in needs no channel_data to be present', async () => {
  const page = app.open({ user: { id: 'ann', user_info: { name: 'Ann' } } });
  await page.signedIn();
  const { members } = await page.subscribe(channelName('presence-'));
  assert.deepEqual(members.me, { id: 'ann', info: { name: 'Ann' } });
  assert.equal(members.count, 1);
});

test('A9 nobody listens to what is sent to another user, nor to other channels of the server', async () => {
  // Through bare sockets: pusher-js itself asks for no such channel but its user's own.
  const [bob, stranger] = [await app.listen(), await app.listen()];
  const user_data = JSON.stringify({ id: 'bob' });
  bob.send({ event: 'pusher:signin', data: { auth: app.sign(`${bob.id}::user::${user_data}`), user_data } });
  await bob.event('pusher:signin_success');
  assert.equal((await app.join(bob, '#server-to-user-bob', { auth: '' })).event, succeeded);
  for (const who of [bob, stranger])
    for (const name of ['#server-to-user-ann', '#server-to-user-', '#server-to-user-bobby', '#bob', '#'])
      assert.equal((await app.join(who, name)).event, failed, name);
  await app.publisher.sendToUser('ann', 'letter', {});
  await app.publisher.sendToUser('bob', 'letter', {});
  await bob.event('letter');
  for (const who of [bob, stranger]) await who.settle();
  assert.deepEqual([bob, stranger].map((who) => who.frames.filter(({ event }) => event === 'letter').length), [1, 0]);
});

test('A10 a client event is refused with 4301 where nobody signed, and where its sender does not listen', async () => {
  const page = await hall.talking.opened();
  const hearer = await hall.talking.opened();
  await page.subscribe('public-room');
  await page.subscribe('private-encrypted-room');
  for (const name of ['public-room', 'private-encrypted-room', 'private-room']) await hearer.subscribe(name);
  for (const name of ['public-room', 'private-encrypted-room', 'private-room']) {
    page.pusher.send_event('client-offer', { amount: 1 }, name);
    await eventually('it is refused', () => page.codes.length > 0);
    assert.deepEqual(page.codes, [4301], name);
    page.errors.length = 0;
  }
  await hearer.settle();
  assert.deepEqual(hearer.told('client-offer'), []);
});

test('A11 the socket that caused an event does not hear it', async () => {
  const [page, other] = [app.open(), app.open()];
  const name = channelName('echo-');
  for (const each of [page, other]) await each.subscribe(name);
  await app.trigger(name, 'tick', 1, { socket_id: page.pusher.connection.socket_id });
  await app.publisher.triggerBatch([{ channel: name, name: 'tick', data: 2, socket_id: page.pusher.connection.socket_id }]);
  await app.trigger(name, 'tick', 3);
  assert.deepEqual(await page.heard('tick'), [3]);
  assert.deepEqual(await other.heard('tick', 3), [1, 2, 3]);
});

test('A13 a further tab is let in where no further user would be', async () => {
  const name = channelName('presence-');
  for (const id of [1, 2]) await hall.tight.open({ who: member(id) }).subscribe(name);
  const tab = await hall.tight.open({ who: member(2) }).subscribe(name);
  assert.equal(tab.members.count, 2);
  const full = hall.tight.open({ who: member(3) });
  full.follow(name);
  const [error] = await full.heard(failed);
  assert.deepEqual([error.type, error.status], ['LimitReached', 4100]);
});

test('A14 data arrives as what it was, be it object, text or number, encoded or not', async () => {
  const page = app.open();
  const bare = await app.listen();
  const name = channelName('data-');
  await page.subscribe(name);
  const texts = [];
  bare.socket.on('message', (text) => texts.push(JSON.parse(text)));
  await app.join(bare, name, { auth: '' });
  const sent = [{ a: 1 }, '{"a":1}', 'plain', 12, '12', true, null, [1, { b: '/' }]];
  for (const data of sent) {
    const body = JSON.stringify({ name: 'tick', channel: name, data });
    assert.equal((await signed(app, 'POST', `/apps/${app.id}/events`, { body })).status, 200, body);
  }
  assert.deepEqual(await page.heard('tick', sent.length), [{ a: 1 }, { a: 1 }, 'plain', 12, 12, true, null, [1, { b: '/' }]]);
  await eventually('the bare socket hears it too', () => texts.filter(({ event }) => event === 'tick').length === sent.length);
  for (const frame of texts.filter(({ event }) => event === 'tick')) assert.equal(typeof frame.data, 'string', 'always text');
});

test('A14 what clients say may be an object or the text of one', async () => {
  const bare = await app.listen();
  const name = channelName('data-');
  for (const data of [{ channel: `${name}1`, auth: '' }, JSON.stringify({ channel: `${name}2`, auth: '' })]) {
    bare.send({ event: 'pusher:subscribe', data });
    await bare.settle();
  }
  assert.deepEqual([namesOn(bare, `${name}1`), namesOn(bare, `${name}2`)], [[succeeded], [succeeded]]);
  const from = bare.frames.length;
  for (const data of [undefined, 'no JSON', 1, null, {}, { channel: 1 }, { channel: { a: 1 } }])
    bare.send({ event: 'pusher:subscribe', data });
  await bare.settle();
  assert.equal(bare.frames.slice(from).filter(({ event }) => event === failed).length, 7);
});
