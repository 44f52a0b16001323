// Where one is signed in, and how that ends.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import {
  bid, Client, newAuction, newItem, newPeople, newPerson, password, signIn, signOut, slowness, startHouse,
} from '../support/house.mjs';
import { auctionChannel, Listener, userChannel } from '../support/listener.mjs';
import { inStore } from '../support/mail_host.mjs';

const route = '/api/user/sessions';
const cookie = 'next-auth.session-token';

let house, ann, bob;
let count = 0;

before(async () => {
  house = await startHouse();
  [ann, bob] = await newPeople(house, 'Ann', 'Bob');
});
after(async () => {
  assert.doesNotMatch(house.log, /level=error/);
  await house.close();
});

/** Another device of a person: a client that tells `userAgent` of itself. */
async function newDevice(person, userAgent) {
  const device = new Client(house);
  const { csrfToken } = (await device.get('/api/auth/csrf')).body;
  const signedIn = await device.send('POST', '/api/auth/callback/credentials', {
    form: { csrfToken, email: person.email, password, json: 'true' },
    headers: userAgent === undefined ? {} : { 'user-agent': userAgent },
  });
  assert.equal(signedIn.status, 200);
  return device;
}

const newUser = () => newPerson(house, `User ${++count}`);
const listed = async (device) => (await device.get(route)).body;
const currentId = async (device) => (await listed(device)).find((each) => each.current).id;

/** A socket that listens to its user's channel. */
async function newSocket(device, person) {
  const socket = await Listener.open(house);
  assert.match((await socket.subscribe(device, userChannel(person))).event, /succeeded/);
  return socket;
}

const assertEnded = async (device) => assertRefused(await device.get('/api/auctions'), 401, 'E_NOT_SIGNED_IN');

test('sessions are listed with what each device said of itself, and which one asks', async () => {
  const person = await newUser();
  const phone = await newDevice(person, 'Phone/1.0 (Ångström)');
  const nameless = await newDevice(person);
  const chatty = await newDevice(person, 'x'.repeat(1000));
  const all = await listed(phone);
  assert.equal(all.length, 4);
  assert.deepEqual(all.filter((each) => each.current).map((each) => each.userAgent.split(' ')[0]), ['Phone/1.0']);
  const agents = all.map((each) => each.userAgent);
  assert.ok(agents.every((each) => each === null || /^[ -~]{0,200}$/.test(each)), agents);
  assert.ok(agents.includes('x'.repeat(200)));
  const ids = await Promise.all([person, phone, nameless, chatty].map(currentId));
  assert.deepEqual([...ids].sort(), all.map((each) => each.id).sort());
  for (const { createdAt, lastSeenAt, expiresAt } of all) {
    assert.ok(createdAt <= lastSeenAt && lastSeenAt < expiresAt);
    assert.ok(Math.abs(Date.parse(expiresAt) - Date.parse(createdAt) - 30 * 86400e3) < 60e3 * slowness);
  }
  for (const device of [person, phone, nameless, chatty])
    assert.ok(!JSON.stringify(all).includes(device.cookies.get(cookie)), 'no token is told');
});

test('a session is ended from another device: its socket closes at once, and those of the others do not', async () => {
  const person = await newUser();
  const [phone, tablet] = [await newDevice(person), await newDevice(person)];
  const sockets = [await newSocket(person, person), await newSocket(phone, person), await newSocket(tablet, person)];
  const id = await currentId(phone);
  const begin = Date.now();
  assert.equal((await person.delete(`${route}/${id}`)).status, 200);
  assert.equal(await sockets[1].closed, 4009);
  assert.ok(Date.now() - begin < 1000 * slowness);
  await assertEnded(phone);
  assert.deepEqual((await phone.get('/api/auth/session')).body, {});
  for (const socket of [sockets[0], sockets[2]]) await socket.settle();
  assert.ok(!(await listed(tablet)).some((each) => each.id === id));
  assertRefused(await person.delete(`${route}/${id}`), 404, 'E_SESSION_NOT_FOUND');
  const late = await Listener.open(house);
  assert.equal((await late.subscribe(phone, userChannel(person))).status, 401);
  for (const socket of [sockets[0], sockets[2], late]) socket.close();
});

test('all others are ended at once, and counted', async () => {
  const person = await newUser();
  const others = [await newDevice(person), await newDevice(person), await newDevice(person)];
  const [own, ...theirs] = [
    await newSocket(person, person), await newSocket(others[0], person), await newSocket(others[1], person),
  ];
  const ended = await person.delete(route);
  assert.deepEqual([ended.status, ended.body.count], [200, 3]);
  for (const socket of theirs) assert.equal(await socket.closed, 4009);
  for (const each of others) await assertEnded(each);
  assert.deepEqual((await listed(person)).map((each) => each.current), [true]);
  assert.equal((await person.delete(route)).body.count, 0);
  await own.settle();
  own.close();
});

test('one’s own session can be ended like any other', async () => {
  const person = await newUser();
  const phone = await newDevice(person);
  assert.equal((await phone.delete(`${route}/${await currentId(phone)}`)).status, 200);
  await assertEnded(phone);
  assert.equal((await listed(person)).length, 1);
});

test('nobody ends or sees the sessions of another', async () => {
  const id = await currentId(ann);
  assertRefused(await bob.delete(`${route}/${id}`), 404, 'E_SESSION_NOT_FOUND');
  assertRefused(await bob.delete(`${route}/none`), 404, 'E_SESSION_NOT_FOUND');
  assert.deepEqual((await listed(bob)).map((each) => each.current), [true]);
  await bob.delete(route);
  assert.equal(await currentId(ann), id);
});

test('the id of a session opens nothing', async () => {
  const thief = new Client(house);
  thief.cookies.set(cookie, await currentId(ann));
  await assertEnded(thief);
});

test('signing out ends this session and its socket alone, and its cookie opens nothing any more', async () => {
  const person = await newUser();
  const phone = await newDevice(person);
  const [own, its] = [await newSocket(person, person), await newSocket(phone, person)];
  const token = phone.cookies.get(cookie);
  assert.equal((await signOut(phone)).status, 200);
  assert.equal(await its.closed, 4009);
  phone.cookies.set(cookie, token);
  await assertEnded(phone);
  await own.settle();
  assert.equal((await listed(person)).length, 1);
  own.close();
});

test('sessions outlive a restart; ended ones stay ended, and expired ones are neither listed nor good', async () => {
  const person = await newUser();
  const [ended, expired] = [await newDevice(person), await newDevice(person)];
  const [endedId, expiredId] = [await currentId(ended), await currentId(expired)];
  await person.delete(`${route}/${endedId}`);
  await house.restart(async () => {
    await house.stop();
    inStore(house, 'UPDATE session SET expires_at = ? WHERE substr(token_hash, 1, 24) = ?', Date.now() - 1, expiredId);
  });
  assert.deepEqual((await listed(person)).map((each) => each.current), [true]);
  for (const each of [ended, expired]) await assertEnded(each);
});

test('the socket of a session whose time is over is closed, too', async () => {
  const person = await newUser();
  const phone = await newDevice(person);
  const id = await currentId(phone);
  await house.restart(async () => {
    await house.stop();
    const end = Date.now() + 1500 * slowness;
    inStore(house, 'UPDATE session SET expires_at = ? WHERE substr(token_hash, 1, 24) = ?', end, id);
  });
  const [own, its] = [await newSocket(person, person), await newSocket(phone, person)];
  assert.equal(await its.closed, 4009);
  await assertEnded(phone);
  await own.settle();
  const stored = inStore(house, 'SELECT token_hash FROM session').map((each) => each.token_hash.slice(0, 24));
  assert.ok(stored.includes(await currentId(person)) && !stored.includes(id));
  own.close();
});

test('W-38: the session of a user who is gone is answered 401 everywhere, on all his devices', async () => {
  const leaver = await newUser();
  const phone = await newDevice(leaver);
  const auction = await newAuction(ann, [leaver, bob]);
  const item = await newItem(ann, auction);
  assert.equal((await bid(leaver, item, 10)).status, 201);
  const sockets = [await newSocket(leaver, leaver), await newSocket(phone, leaver)];
  assert.match((await sockets[1].subscribe(phone, auctionChannel(auction))).event, /succeeded/);
  const token = leaver.cookies.get(cookie);
  assert.equal((await leaver.delete('/api/user/account', { body: { password } })).status, 200);
  for (const socket of sockets) assert.equal(await socket.closed, 4009);
  leaver.cookies.set(cookie, token);

  const reads = [
    '/api/auctions', auction.path, `${auction.path}/details`, `${auction.path}/items`, item.path, `${item.path}/bids`,
    `${auction.path}/events`, '/api/notifications', '/api/currencies', '/api/user/dashboard', '/api/user/bids',
    '/api/user/history', '/api/user/listings', '/api/user/profile', '/api/user/settings', '/api/user/settings-data',
    '/api/user/account', '/api/user/export', '/api/user/events', '/api/user/app-data', '/api/system/settings', route,
  ];
  const writes = [
    ['POST', '/api/auctions', { name: 'Ghostly' }],
    ['POST', `${item.path}/bids`, { amount: 11 }],
    ['POST', `${item.path}/discussions`, { content: 'Boo' }],
    ['POST', `${auction.path}/join`, {}],
    ['POST', '/api/notifications/read-all', undefined],
    ['PATCH', '/api/user/profile', { name: 'Ghost' }],
    ['PATCH', '/api/user/settings', { emailOnOutbid: true }],
    ['PATCH', '/api/user/password', { currentPassword: password, newPassword: password }],
    ['DELETE', route, undefined],
    ['DELETE', '/api/user/account', { password }],
  ];
  for (const device of [leaver, phone]) {
    for (const target of reads) assertRefused(await device.get(target), 401, 'E_NOT_SIGNED_IN');
    for (const [method, target, body] of writes)
      assertRefused(await device.send(method, target, { body }), 401, 'E_NOT_SIGNED_IN');
    assert.deepEqual((await device.get('/api/auth/session')).body, {});
  }
  const late = await Listener.open(house);
  assert.equal((await late.subscribe(phone, userChannel(leaver))).status, 401);
  late.close();
  assert.equal((await signIn(new Client(house), leaver.email)).status, 401);
  await house.restart();
  for (const target of reads) assertRefused(await phone.get(target), 401, 'E_NOT_SIGNED_IN');
});
