// What settings change: no realtime, limits, proxies, cookies, and where settings come from.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { bid, Client, eventually, newAuction, newItem, newPeople, newPerson, signIn, startHouse } from '../support/house.mjs';
import WebSocket from 'ws';

/** The status an upgrade is answered with. */
const upgradeStatus = (house, path) =>
  new Promise((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${house.port}${path}`);
    socket.on('unexpected-response', (_, response) => done(response.statusCode));
    socket.on('open', () => done(101));
    socket.on('error', () => {});
  });

describe('with REALTIME_DRIVER=disabled', () => {
  let house;
  before(async () => (house = await startHouse({ env: { REALTIME_DRIVER: 'disabled' } })));
  after(() => house.close());

  test('there is no socket, and the endpoint says so before it asks who you are', async () => {
    assert.equal(await upgradeStatus(house, '/app/any?protocol=7'), 404);
    const answer = await new Client(house).send('POST', '/api/pusher/auth', { form: { socket_id: '1.1', channel_name: 'x' } });
    assert.equal(answer.status, 503);
    const { realtime, polling } = (await new Client(house).get('/api/config')).body;
    assert.deepEqual([realtime.driver, realtime.key], ['disabled', null]);
    assert.equal(polling.critical, 2000);
  });

  test('W-20: a club evening works by polling alone', async () => {
    const [seller, ann, bob] = await newPeople(house, 'Seller', 'Ann', 'Bob');
    const auction = await newAuction(seller, [ann, bob]);
    const item = await newItem(seller, auction);
    const first = await bob.get(item.path);
    assert.equal((await bid(ann, item, 10)).status, 201);
    const second = await bob.get(item.path, { headers: { 'if-none-match': first.headers.etag } });
    assert.equal(second.body.item.currentBid, 10);
    assert.equal((await bid(bob, item, 11)).status, 201);
    const { events } = (await ann.get('/api/user/events?after=0')).body;
    assert.ok(events.some(({ event, data }) => event === 'bid:outbid' && data.newHighestBid === 11));
    assert.equal((await ann.get('/api/notifications')).body.unreadCount, 2);
    const missed = (await bob.get(`${item.path}/events?after=1`)).body;
    assert.deepEqual([missed.seq, missed.gap, missed.events.map(({ event, data }) => [event, data.amount])], [2, false, [['bid:new', 11]]]);
  });
});

test('W-29: REALTIME_DEBUG logs each publish as Auktiva’s page shows it', async () => {
  const house = await startHouse({ env: { REALTIME_DEBUG: 'true' } });
  const [seller, ann] = await newPeople(house, 'Seller', 'Ann');
  const item = await newItem(seller, await newAuction(seller, [ann]));
  await bid(ann, item, 10);
  const line = await eventually('the line', () => house.log.split('\n').find((each) => each.includes('Publishing: bid:new')));
  assert.ok(line.includes('[Realtime:Server] Publishing: bid:new'));
  assert.ok(line.includes(`private-item-${item.id}`));
  await house.close();
});

test('.env is read, the environment wins, and unknown keys warn', async () => {
  const dotenv = 'AUTH_PASSWORD_MIN=12\nRATE_LIMIT_COMMENTS=1\nMISPELLED=1\nDATABASE_URL=file:./x.db\n';
  const house = await startHouse({ dotenv, env: { SOKETI_NONSENSE: '1' } });
  for (const name of ['MISPELLED', 'SOKETI_NONSENSE', 'DATABASE_URL'])
    assert.match(house.log, new RegExp(`level=warn msg="${name}`), name);
  assert.doesNotMatch(house.log, /msg="(PORT|AUTH_PASSWORD_MIN)/);
  const short = { name: 'Ann', email: 'ann@example.org', password: '11 letters.' };
  const refused = await new Client(house).post('/api/auth/register', short);
  assert.equal(refused.status, 422);
  assert.match(refused.body.errors.password[0], /12/);
  const seller = await newPerson(house, 'Seller');
  const item = await newItem(seller, await newAuction(seller));
  for (let times = 0; times < 3; ++times)
    assert.equal((await seller.post(`${item.path}/discussions`, { content: 'Hello' })).status, 201);
  await house.close();
});

test('W-35: only failed sign-ins count, and too many from one account wait', async () => {
  const house = await startHouse({ env: { RATE_LIMIT_SIGN_IN: '300', RATE_LIMIT_REGISTER: '2' } });
  const [ann, bob] = await newPeople(house, 'Ann', 'Bob');
  for (let times = 0; times < 15; ++times) assert.equal((await signIn(new Client(house), ann.email)).status, 200);
  for (let times = 0; times < 10; ++times)
    assert.equal((await signIn(new Client(house), ann.email, 'wrong words')).status, 401);
  const limited = await signIn(new Client(house), ann.email);
  assert.equal(limited.status, 429);
  assert.equal(limited.body.code, 'RATE_LIMITED');
  assert.equal(limited.headers['retry-after'], String(limited.body.retryAfter));
  assert.equal((await signIn(new Client(house), bob.email)).status, 200);

  const third = { name: 'Carl', email: 'carl@example.org', password: 'correct horse' };
  const forged = await new Client(house).post('/api/auth/register', third, { headers: { 'x-forwarded-for': '192.0.2.9' } });
  assert.equal(forged.status, 429);
  assert.equal(forged.headers['retry-after'], String(forged.body.retryAfter));
  await house.close();
});

test('W-25: failures of one address count together, whoever it pretends to be', async () => {
  const house = await startHouse({ env: { RATE_LIMIT_SIGN_IN: '3' } });
  const ann = await newPerson(house, 'Ann');
  for (let from = 1; from <= 3; ++from) {
    const guesser = new Client(house);
    const { csrfToken } = (await guesser.get('/api/auth/csrf')).body;
    const guess = { csrfToken, email: `nobody${from}@example.org`, password: 'wrong words', json: 'true' };
    const headers = { 'x-forwarded-for': `192.0.2.${from}`, 'x-real-ip': `192.0.2.${from}`, forwarded: `for=192.0.2.${from}` };
    assert.equal((await guesser.send('POST', '/api/auth/callback/credentials', { form: guess, headers })).status, 401);
  }
  const limited = await signIn(new Client(house), ann.email);
  assert.deepEqual([limited.status, limited.headers['retry-after']], [429, String(limited.body.retryAfter)]);
  assert.ok(limited.body.retryAfter > 0 && limited.body.retryAfter <= 900);
  assert.equal((await ann.get('/api/auctions')).status, 200, 'who is signed in stays so');
  await house.close();
});

test('a trusted proxy’s X-Forwarded-For counts', async () => {
  const house = await startHouse({ env: { RATE_LIMIT_REGISTER: '1', TRUSTED_PROXIES: 'loopback' } });
  const register = (name, from) =>
    new Client(house).post(
      '/api/auth/register',
      { name, email: `${name}@example.org`, password: 'correct horse' },
      { headers: { 'x-forwarded-for': from } },
    );
  assert.equal((await register('ann', '192.0.2.1')).status, 201);
  assert.equal((await register('bob', '192.0.2.2')).status, 201);
  assert.equal((await register('carl', '198.51.100.7, 192.0.2.2')).status, 429);
  // What cannot be read is the proxy itself.
  assert.equal((await register('dora', 'not an address')).status, 201);
  assert.equal((await register('emil', 'nor this')).status, 429);
  await house.close();
});

test('behind https cookies are Secure and carry NextAuth’s prefixes', async () => {
  const house = await startHouse({ env: { PUBLIC_URL: 'https://club.example' } });
  const ann = await newPerson(house, 'Ann');
  assert.deepEqual([...ann.cookies.keys()].sort(), ['__Host-next-auth.csrf-token', '__Secure-next-auth.session-token']);
  const answer = await signIn(ann, ann.email);
  assert.match(answer.headers['set-cookie'][0], /; Secure/);
  assert.match(answer.headers['set-cookie'][0], /; HttpOnly/);
  assert.match(answer.headers['set-cookie'][0], /; SameSite=Lax/);
  assert.equal(answer.body.url, 'https://club.example/');
  for (const line of (await new Client(house).get('/api/auth/csrf')).headers['set-cookie']) assert.match(line, /; Secure/);
  const plain = new Client(house);
  plain.cookies.set('next-auth.session-token', ann.cookies.get('__Secure-next-auth.session-token'));
  assert.equal((await plain.get('/api/auctions')).status, 401, 'the name without its prefix counts for nothing');
  const { realtime } = (await ann.get('/api/config')).body;
  assert.equal(realtime.forceTLS, true);
  await house.close();
});
