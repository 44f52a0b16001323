// What sockets may say and how many there may be; who they say they are.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { eventually, slowness } from '../support/house.mjs';
import { channelName, member, openHall } from './support.mjs';

let hall;
before(async () => {
  hall = await openHall(
    {
      plain: {},
      talking: { enableClientMessages: true, maxEventNameLength: 30, maxEventPayloadInKb: 1 },
      single: { maxConnections: 1 },
      closed: { enabled: false },
      tight: { maxChannelNameLength: 25, maxPresenceMembersPerChannel: 2, maxPresenceMemberSizeInKb: 1 },
      counted: {},
      strict: { enableUserAuthentication: true },
    },
    { SOKETI_USER_AUTHENTICATION_TIMEOUT: String(1000 * slowness) },
  );
});
after(() => hall.close());

/** Two pages of an app on one channel: who speaks, and who hears. */
async function pair(app, prefix) {
  const name = channelName(prefix);
  const [speaker, hearer] = [app.open({ who: member(1) }), app.open({ who: member(2) })];
  const channel = await speaker.subscribe(name);
  return { name, speaker, hearer, channel, heard: await hearer.subscribe(name) };
}

/** The error with which what the speaker says is refused; the hearer hears nothing of it. */
async function refused({ name, speaker, hearer, channel }, event, data) {
  channel.trigger(event, data);
  const [error] = await speaker.heard('pusher:error');
  assert.ok(speaker.codes.includes(error.code));
  await hearer.settle();
  assert.deepEqual(hearer.told(event), []);
  assert.equal(speaker.events.find((each) => each.name === 'pusher:error').channel, name);
  assert.equal(speaker.state, 'connected');
  return error.code;
}

test('W1 a client event reaches the others on a private channel, and not its sender', async () => {
  const { speaker, hearer, channel } = await pair(hall.talking, 'private-');
  channel.trigger('client-typing', { letters: 3 });
  assert.deepEqual(await hearer.heard('client-typing'), [{ letters: 3 }]);
  await speaker.settle();
  assert.deepEqual(speaker.told('client-typing'), []);
});

test('W2 on a presence channel a client event tells who sent it', async () => {
  const { channel, heard } = await pair(hall.talking, 'presence-');
  const said = new Promise((done) => heard.bind('client-typing', (data, metadata) => done({ data, metadata })));
  channel.trigger('client-typing', { letters: 4 });
  const { data, metadata } = await said;
  assert.deepEqual([data, String(metadata.user_id)], [{ letters: 4 }, '1']);
});

test('W3 where client events are off they are refused with 4301', async () => {
  assert.equal(await refused(await pair(hall.plain, 'private-'), 'client-typing', {}), 4301);
});

test('W4 a client event with too long a name is refused with 4301', async () => {
  const name = `client-${'x'.repeat(24)}`;
  assert.equal(await refused(await pair(hall.talking, 'private-'), name, {}), 4301);
});

test('W5 a client event with too much data is refused with 4301', async () => {
  assert.equal(await refused(await pair(hall.talking, 'private-'), 'client-big', 'x'.repeat(1100)), 4301);
});

test('W6 an unknown key gets nobody in', async () => {
  const page = hall.plain.open({ key: 'nobodys-key' });
  await eventually('it gives up', () => ['unavailable', 'failed', 'disconnected'].includes(page.state));
  assert.deepEqual(new Set(page.codes), new Set([4001]));
});

test('W7 one connection more than allowed is refused, and the first stays', async () => {
  const first = await hall.single.opened();
  const second = hall.single.open();
  await eventually('it is refused', () => second.codes.length > 0);
  assert.notEqual(second.state, 'connected');
  await first.settle();
  assert.deepEqual(first.codes, []);
  second.close();
  first.close();
  await eventually('its place is free', async () => (await hall.single.sockets()) === 0);
  await hall.single.opened();
});

test('W8 a disabled app gets nobody in', async () => {
  const page = hall.closed.open();
  await eventually('it gives up', () => page.state === 'disconnected');
  assert.deepEqual(new Set(page.codes), new Set([4003]));
});

async function subscriptionRefused(app, channel, options) {
  const page = app.open(options);
  page.follow(channel);
  const [error] = await page.heard('pusher:subscription_error');
  await page.settle();
  assert.equal(page.state, 'connected');
  return [error.type, error.status];
}

test('W9 too long a channel name is refused with 4009', async () => {
  const longest = 'x'.repeat(25);
  await hall.tight.open().subscribe(longest);
  assert.deepEqual(await subscriptionRefused(hall.tight, `${longest}x`), ['LimitReached', 4009]);
});

test('W10 too big a member is refused with 4301', async () => {
  const big = { user_id: 1, user_info: { text: 'x'.repeat(1100) } };
  assert.deepEqual(await subscriptionRefused(hall.tight, 'presence-big', { who: big }), ['LimitReached', 4301]);
});

test('W11 a full presence channel is refused with 4100', async () => {
  for (const id of [1, 2]) await hall.tight.open({ who: member(id) }).subscribe('presence-full');
  assert.deepEqual(await subscriptionRefused(hall.tight, 'presence-full', { who: member(3) }), ['LimitReached', 4100]);
});

test('W12 the number of sockets follows those who come and go', async () => {
  const pages = [];
  for (const expected of [1, 2, 3]) {
    pages.push(await hall.counted.opened());
    assert.equal(await hall.counted.sockets(), expected);
  }
  for (const expected of [2, 1, 0]) {
    pages.pop().close();
    await eventually(`${expected} sockets`, async () => (await hall.counted.sockets()) === expected);
  }
});

test('W13 the number of subscriptions follows those who subscribe and unsubscribe', async () => {
  const { plain } = hall;
  const name = channelName('counted-');
  const pages = [await plain.opened(), await plain.opened()];
  for (const [at, page] of pages.entries()) {
    await page.subscribe(name);
    assert.equal(await plain.subscriptions(name), at + 1);
  }
  for (const [at, page] of pages.entries()) {
    page.pusher.unsubscribe(name);
    await page.settle();
    assert.equal(await plain.subscriptions(name), 1 - at);
  }
});

const signIn = (app, user, options) => app.open({ user, ...options });

test('W14 who signs in in time stays', async () => {
  const page = signIn(hall.strict, { id: 'ann', user_info: { name: 'Ann' } });
  assert.deepEqual(await page.signedIn(), { id: 'ann', user_info: { name: 'Ann' } });
  const idle = await hall.strict.listen();
  assert.equal(await idle.closed, 4009);
  await page.settle();
  assert.deepEqual([page.state, page.codes], ['connected', []]);
});

async function sentAway(page) {
  await eventually('it is sent away', () => page.state === 'disconnected');
  assert.deepEqual(new Set(page.codes), new Set([4009]));
  assert.ok(!page.pusher.user.user_data);
}

test('W15 who does not sign in in time is sent away with 4009', async () => {
  await sentAway(await hall.strict.opened());
});

test('W16 who signs in as nobody is sent away with 4009', async () => {
  for (const user of [{ name: 'Ann' }, { id: '' }, { id: null }]) {
    // The SDK refuses to vouch for nobody, so this is signed by hand.
    const user_data = JSON.stringify(user);
    const vouch = ({ socketId }, answer) =>
      answer(null, { auth: hall.plain.sign(`${socketId}::user::${user_data}`), user_data });
    await sentAway(signIn(hall.plain, user, { userAuthentication: { customHandler: vouch } }));
  }
});

test('W17 who signs in with a wrong token is sent away with 4009', async () => {
  await sentAway(signIn(hall.plain, { id: 'ann' }, { wrong: true }));
});
