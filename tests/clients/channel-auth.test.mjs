// The endpoints that clients ask for leave to listen, under all their names and in all their forms.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import Publisher from 'pusher';

import { assertRefused } from '../support/asserts.mjs';
import { Client, eventually, newItem, signIn, signOut } from '../support/house.mjs';
import { auctionChannel, itemChannel, Listener, userChannel } from '../support/listener.mjs';
import { mustBid, openClub } from './club.mjs';
import { Page, versions } from './pusher-js.mjs';

// Takes its Pusher from the package pusher-js, so the page has to be of the same.
const batchAuthorizer = createRequire(import.meta.url)('pusher-js-auth');
const channelEndpoints = ['/api/pusher/auth', '/pusher/auth', '/broadcasting/auth'];
const userEndpoints = ['/api/pusher/user-auth', '/pusher/user-auth', '/broadcasting/user-auth'];

let club;
const guests = [];
const welcome = (guest) => (guests.push(guest), guest);
before(async () => (club = await openClub()));
after(async () => {
  guests.forEach((guest) => guest.close());
  await club.close();
});

function tokenOf(text) {
  const { SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = club.house.secrets();
  return `${key}:${createHmac('sha256', secret).update(text).digest('hex')}`;
}

test('every endpoint signs alike, for forms and for JSON, with or without what Laravel Echo adds', async () => {
  const listener = welcome(await Listener.open(club.house));
  const channel = itemChannel(club.item);
  const fields = { socket_id: listener.id, channel_name: channel };
  const echo = { 'X-CSRF-TOKEN': 'of another framework', Authorization: 'Bearer of nobody', 'X-Requested-With': 'XMLHttpRequest' };
  for (const endpoint of channelEndpoints)
    for (const options of [{ form: fields }, { body: fields }, { form: fields, headers: echo }]) {
      const answer = await club.ann.send('POST', endpoint, options);
      assert.deepEqual([answer.status, answer.body], [200, { auth: tokenOf(`${listener.id}:${channel}`) }], endpoint);
    }
  const signed = tokenOf(`${listener.id}:${channel}`);
  assert.equal((await listener.subscribeWith(channel, signed)).event, 'pusher_internal:subscription_succeeded');
});

test('a bearer token and a CSRF token are no session', async () => {
  const nobody = new Client(club.house);
  const headers = { 'X-CSRF-TOKEN': 'x', Authorization: `Bearer ${[...club.ann.cookies.values()][0]}` };
  for (const endpoint of [...channelEndpoints, ...userEndpoints]) {
    const form = { socket_id: '1.1', channel_name: userChannel(club.ann) };
    assertRefused(await nobody.send('POST', endpoint, { form, headers }), 401, 'E_NOT_SIGNED_IN');
  }
});

test('several channels are judged at once, each with an answer of its own', async () => {
  const listener = welcome(await Listener.open(club.house));
  const [mine, other] = [itemChannel(club.item), userChannel(club.bob)];
  const asked = [mine, other, 'presence-hall', 'no name', '#server-to-user-x'];
  const indexed = Object.fromEntries(asked.map((name, at) => [`channel_name[${at}]`, name]));
  const expected = {
    [mine]: { status: 200, data: { auth: tokenOf(`${listener.id}:${mine}`) } },
    [other]: { status: 403 },
    'presence-hall': { status: 403 },
    'no name': { status: 400 },
    '#server-to-user-x': { status: 400 },
  };
  for (const options of [
    { form: { socket_id: listener.id, ...indexed } },
    { body: { socket_id: listener.id, channel_name: asked } },
  ]) {
    const { status, body } = await club.ann.send('POST', '/api/pusher/auth', options);
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body), asked);
    for (const name of asked) assert.deepEqual(body[name], expected[name], name);
  }
  const one = await club.ann.send('POST', '/api/pusher/auth', { form: { socket_id: listener.id, 'channel_name[0]': mine } });
  assert.deepEqual(one.body, { [mine]: expected[mine] });
});

test('too many at once, none at all and a name twice are refused', async () => {
  const ask = (body) => club.ann.post('/api/pusher/auth', { socket_id: '1.1', ...body });
  const many = (count) => Array.from({ length: count }, (_, at) => `private-item-${at}`);
  assert.equal((await ask({ channel_name: many(100) })).status, 200);
  for (const body of [{ channel_name: many(101) }, { channel_name: [] }, { channel_name: [7] }, { channel_name: {} }, {}])
    assertRefused(await ask(body), 400, 'E_BAD_CHANNEL_AUTH');
  const form = { socket_id: '1.1', channel_name: 'private-a', 'channel_name[0]': 'private-b' };
  assertRefused(await club.ann.send('POST', '/pusher/auth', { form }), 400, 'E_MALFORMED_BODY');
});

test('pusher-js-auth subscribes to all channels of a page with one request', async () => {
  const items = [club.item, await newItem(club.seller, club.auction), await newItem(club.seller, club.auction)];
  const Pusher = versions['pusher-js 8.6'];
  const make = Pusher.Runtime.createXHR;
  let requests = 0;
  Pusher.Runtime.createXHR = () => (++requests, make());
  const page = welcome(new Page(Pusher, club.house, club.ann, { authorizer: batchAuthorizer, auth: null }));
  const channels = [...items.map(itemChannel), auctionChannel(club.auction), userChannel(club.ann)];
  channels.push(userChannel(club.bob));
  const followed = channels.map((name) => page.follow(name));
  await eventually('all but one are subscribed', () => followed.filter(({ subscribed }) => subscribed).length === 5);
  await page.heard('pusher:subscription_error');
  assert.equal(followed[5].subscribed, false);
  assert.equal(requests, 1);
  await mustBid(club.bob, items[1], 30);
  const [heard] = await page.heard('bid:new');
  assert.equal(heard.itemId, items[1].id);
});

test('a sign-in is signed for the user of the session', async () => {
  const listener = welcome(await Listener.open(club.house));
  for (const endpoint of userEndpoints) {
    const { status, body } = await club.ann.send('POST', endpoint, { form: { socket_id: listener.id } });
    const user_data = JSON.stringify({ id: club.ann.id });
    assert.deepEqual([status, body], [200, { auth: tokenOf(`${listener.id}::user::${user_data}`), user_data }], endpoint);
  }
  for (const body of [{}, { socket_id: 'x' }, { socket_id: '1.1::user::x' }])
    assertRefused(await club.ann.post('/pusher/user-auth', body), 400, 'E_BAD_CHANNEL_AUTH');
});

for (const [version, Pusher] of Object.entries(versions).filter(([name]) => !name.endsWith('7.0')))
  test(`${version} signs in, hears what is sent to its user, and is closed with its session`, async () => {
    const { house, bob } = club;
    const phone = welcome(new Client(house));
    await signIn(phone, bob.email);
    const page = welcome(new Page(Pusher, house, phone));
    const heard = [];
    page.pusher.user.bind('greeting', (data) => heard.push(data));
    page.pusher.signin();
    const { id } = await eventually('it is signed in', () => page.pusher.user.user_data);
    assert.equal(id, bob.id);
    await eventually('its channel is joined', () => page.pusher.user.serverToUserChannel?.subscribed);

    const { SOKETI_APP_ID: appId, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = house.secrets();
    const publisher = new Publisher({ appId, key, secret, host: '127.0.0.1', port: house.port });
    await publisher.sendToUser(club.ann.id, 'greeting', 'for another');
    await publisher.sendToUser(bob.id, 'greeting', 'good evening');
    await eventually('the greeting is heard', () => heard.length > 0);
    assert.deepEqual(heard, ['good evening']);

    await signOut(phone);
    await eventually('it is closed for good', () => page.state === 'disconnected');
    assert.ok(page.errors.some((error) => (error.error ?? error).data.code === 4009));
  });

test('a sign-in is worth nothing on another socket, for another user, or after its session', async () => {
  const { house, ann, bob } = club;
  const open = async () => welcome(await Listener.open(house));
  const leave = async (socket, person) =>
    (await person.send('POST', '/pusher/user-auth', { form: { socket_id: socket.id } })).body;
  const signInWith = (socket, { auth, user_data }) => socket.send({ event: 'pusher:signin', data: { auth, user_data } });

  const [first, second, third, fourth] = [await open(), await open(), await open(), await open()];
  signInWith(second, await leave(first, ann));
  assert.equal(await second.closed, 4009);

  const phone = welcome(new Client(house));
  await signIn(phone, ann.email);
  const late = await leave(third, phone);
  await signOut(phone);
  signInWith(third, late);
  assert.equal(await third.closed, 4009);

  // Who has subscribed as one user cannot sign in as another.
  assert.match((await fourth.subscribe(bob, userChannel(bob))).event, /succeeded/);
  signInWith(fourth, await leave(fourth, ann));
  assert.equal(await fourth.closed, 4009);
});
