// A realtime server outside: what is committed arrives there whole and in order, whatever happens to it or to us.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { bid, eventually, newAuction, newItem, newPeople, runBinary, slowness, startHouse } from '../support/house.mjs';
import { itemChannel, userChannel } from '../support/listener.mjs';
import { inStore, makeCertificate } from '../support/mail_host.mjs';
import { PusherHost } from '../support/pusher_host.mjs';

/** A club whose events go to `host`, which runs unless told otherwise. */
async function openClub(host, env = {}) {
  const house = await startHouse({ env: { ...host.settings, ...env } });
  const [seller, ann, bob] = await newPeople(house, 'Seller', 'Ann', 'Bob');
  const auction = await newAuction(seller, [ann, bob]);
  const item = await newItem(seller, auction);
  const close = async () => {
    await house.close();
    host.stop();
    if (host.broken) throw host.broken;
  };
  return { house, seller, ann, bob, auction, item, close };
}

const startHost = (options) => new PusherHost(options).start();

/** All that was logged, as it has to arrive. */
const logged = (house) => inStore(house, `
  SELECT channel.name AS channel, event.name AS name, data
  FROM event JOIN channel ON channel.id = event.channel ORDER BY event.id`);

const keyOf = ({ channel, name, data }) => `${channel} ${name} ${data}`;

/** Waits until the host was sent all that is logged; `again`: some may come twice. */
async function arrived(house, host, { again = false } = {}) {
  const expected = logged(house).map(keyOf);
  const taken = () => (again ? [...new Set(host.taken.map(keyOf))] : host.taken.map(keyOf));
  await eventually('all that was logged has arrived', () => taken().length >= expected.length, 30000);
  assert.deepEqual(taken(), expected);
}

/** Bids of the two in turn; gives how long each took, in milliseconds. */
async function bidding({ ann, bob, item }, from, count) {
  const took = [];
  for (let step = 0; step < count; ++step) {
    const before = Date.now();
    const { status, text } = await bid(step % 2 ? bob : ann, item, from + step);
    took.push(Date.now() - before);
    assert.equal(status, 201, text);
  }
  return took;
}

/** Waits until the bid of that amount has arrived. */
const bidArrives = (host, amount) => eventually(`the bid of ${amount} arrives`, () =>
  host.taken.some(({ name, data }) => name === 'bid:new' && JSON.parse(data).amount === amount));

const lines = (house, text) => house.log.split('\n').filter((line) => line.includes(text)).length;
const realtimeOf = async (person) => (await person.get('/api/config')).body.realtime;

test('a storm of bids arrives whole, in the order of commits, over one connection', async () => {
  const host = await startHost();
  const club = await openClub(host);
  const { house, ann, bob, item } = club;
  await Promise.all([ann, bob].map(async (person, turn) => {
    for (let step = 0; step < 60; ++step) await bid(person, item, 10 + step * 2 + turn);
  }));
  await arrived(house, host);
  const bids = host.taken.filter(({ channel, name }) => channel === itemChannel(item) && name === 'bid:new');
  assert.ok(bids.length >= 60, `${bids.length} bids`);
  assert.deepEqual(bids.map(({ data }) => JSON.parse(data).seq), bids.map((_, at) => at + 1));
  assert.ok(host.taken.some(({ channel }) => channel === userChannel(ann)));
  assert.ok(host.requests.length < host.taken.length, 'some went together');
  assert.equal(host.connections, 1);
  await club.close();
});

test('pages are told where the server is, get its signature, and find no endpoint of ours', async () => {
  const host = await startHost();
  const club = await openClub(host, { NEXT_PUBLIC_SOKETI_HOST: 'ws.example', NEXT_PUBLIC_SOKETI_PORT: '443', NEXT_PUBLIC_SOKETI_USE_TLS: 'true' });
  const { house, ann, item } = club;
  assert.deepEqual(await realtimeOf(ann), {
    driver: 'soketi', key: host.key, cluster: 'default', wsHost: 'ws.example', wsPort: 443, wssPort: 443,
    forceTLS: true, wsPath: '', authEndpoint: '/api/pusher/auth',
  });
  const form = { socket_id: '1234.5678', channel_name: itemChannel(item) };
  const signed = await ann.send('POST', '/api/pusher/auth', { form });
  const signature = createHmac('sha256', host.secret).update(`1234.5678:${itemChannel(item)}`).digest('hex');
  assert.deepEqual(signed.body, { auth: `${host.key}:${signature}` });
  const foreign = await ann.send('POST', '/api/pusher/auth', { form: { ...form, channel_name: 'private-user-x' } });
  assert.equal(foreign.status, 403);
  const upgrade = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
  assert.equal((await ann.get(`/app/${host.key}?protocol=7`, { headers: upgrade })).status, 404);
  assert.equal((await ann.get(`/apps/${host.id}/channels`)).status, 404);
  assert.equal(lines(house, 'realtime server'), 0);
  await club.close();
});

test('a server that is down at the start, killed and back in the middle misses nothing', async () => {
  const host = await startHost();
  host.stop();
  const club = await openClub(host);
  const { house } = club;
  await bidding(club, 10, 10);
  await eventually('its absence is told', () => lines(house, 'cannot be reached') === 1);
  await host.start();
  await arrived(house, host);
  await eventually('its return is told', () => lines(house, 'takes events again') === 1);
  for (let round = 1; round <= 3; ++round) {
    const more = bidding(club, round * 100, 20);
    host.stop();
    await more;
    await host.start();
  }
  await arrived(house, host, { again: true });
  await club.close();
});

test('while it is slow, bids go on as ever, and pages poll after a while', async () => {
  const host = await startHost();
  const club = await openClub(host);
  let held = [];
  host.feel(() => new Promise((done) => held.push(() => done())));
  const took = await bidding(club, 10, 20);
  assert.ok(Math.max(...took) < 2000 * slowness, `a bid took ${Math.max(...took)} ms`);
  assert.equal(held.length, 1, 'one request at a time');
  await eventually('pages are to poll', async () => (await realtimeOf(club.ann)).driver === 'disabled');
  host.feel();
  held.forEach((let_go) => let_go());
  await arrived(club.house, host);
  assert.equal((await realtimeOf(club.ann)).driver, 'soketi');
  await club.close();
});

test('refused for its key: told once, pages poll, and all arrives when it is put right', async () => {
  const host = await startHost();
  const club = await openClub(host);
  const { house, ann } = club;
  await arrived(house, host);
  host.feel(() => ({ status: 401, body: 'Unknown auth_key' }));
  await bidding(club, 10, 5);
  await eventually('it is told', () => lines(house, 'check the app') === 1);
  const { driver, key } = await realtimeOf(ann);
  assert.deepEqual({ driver, key }, { driver: 'disabled', key: null });
  await eventually('it is tried again', () => host.requests.filter(([, count]) => count).length > 3);
  host.feel();
  await arrived(house, host);
  assert.equal(lines(house, 'check the app'), 1);
  assert.equal((await realtimeOf(ann)).driver, 'soketi');
  await club.close();
});

test('too much: PUSHER LIMIT EXCEEDED, pages poll until it works again, and nothing is lost', async () => {
  const host = await startHost();
  const club = await openClub(host);
  const { house, ann } = club;
  await arrived(house, host);
  host.feel(() => ({ status: 429, body: 'Too many requests', headers: { 'retry-after': '1' } }));
  const before = Date.now();
  await bidding(club, 10, 5);
  await eventually('it is told', () => lines(house, 'PUSHER LIMIT EXCEEDED') === 1);
  const during = (await ann.get('/api/config')).body;
  assert.equal(during.realtime.driver, 'disabled');
  assert.deepEqual(during.polling, { critical: 2000, high: 5000, medium: 15000, low: 30000 });
  host.feel(() => ({ status: 403, body: 'Over message quota' }));
  await eventually('it is tried again', () => house.log.includes('quota') || host.requests.length > 8);
  host.feel();
  await arrived(house, host);
  await eventually('sockets are back', async () => (await realtimeOf(ann)).driver === 'soketi');
  assert.equal(lines(house, 'PUSHER LIMIT EXCEEDED'), 1);
  assert.ok(Date.now() - before >= 100, 'it waited');
  await club.close();
});

test('who never takes as many at once as fit into a request gets one after the other', async () => {
  const host = await startHost();
  host.feel(({ events }) => (events.length > 1 ? { status: 429, body: 'more than this app may do' } : undefined));
  const club = await openClub(host);
  await bidding(club, 10, 10);
  await arrived(club.house, host);
  assert.ok(host.requests.some(([, count]) => count > 1), 'it was tried');
  assert.equal(lines(club.house, 'PUSHER LIMIT EXCEEDED'), 1);
  assert.equal(lines(club.house, 'takes events again'), 1);
  await club.close();
});

test('one event that is too large is passed over, its neighbours arrive', async () => {
  const host = await startHost();
  const club = await openClub(host);
  const { house, ann, item } = club;
  await arrived(house, host);
  const before = host.taken.length;
  const release = [];
  // All that follows waits for the first, so that they go together.
  host.feel(() => new Promise((done) => release.push(done)));
  await bidding(club, 10, 1);
  await eventually('the first is under way', () => release.length === 1);
  const told = await ann.post(`${item.path}/discussions`, { content: `much ${'x'.repeat(1500)}` });
  assert.equal(told.status, 201, told.text);
  await bidding(club, 11, 2);
  host.feel(({ body }) => (body.includes('xxxx') ? { status: 413, body: 'Event data too large' } : undefined));
  release[0]();
  const expected = logged(house).slice(before).filter(({ data }) => !data.includes('xxxx')).map(keyOf);
  await eventually('the others arrive', () => host.taken.length >= before + expected.length);
  await bidding(club, 14, 1);
  await bidArrives(host, 14);
  assert.deepEqual(host.taken.slice(before, before + expected.length).map(keyOf), expected);
  assert.equal(lines(house, 'refused for good: discussion:new'), 1);
  await club.close();
});

test('a connection that breaks after the events were taken costs a repetition, not the order', async () => {
  const host = await startHost();
  const club = await openClub(host);
  let turn = 0;
  host.feel(() => (++turn % 3 ? 'reset' : undefined));
  await bidding(club, 10, 30);
  await arrived(club.house, host, { again: true });
  await club.close();
});

test('kill -9 of ours loses nothing, and sends at most one request twice', async () => {
  const host = await startHost();
  const club = await openClub(host);
  const { house } = club;
  for (let round = 1; round <= 4; ++round) {
    const before = host.taken.length;
    await bidding(club, round * 100, 15);
    await eventually('some have arrived', () => host.taken.length > before);
    await house.restart(() => house.kill9());
  }
  await arrived(house, host, { again: true });
  assert.ok(host.taken.length - logged(house).length <= 4 * 10, 'at most one request for each kill');
  await club.close();
});

test('what was there before it was switched on stays at home, as does what came while it was off', async () => {
  const host = await startHost();
  const settings = host.settings;
  const off = { REALTIME_DRIVER: 'builtin', SOKETI_PORT: '', SOKETI_USE_TLS: '' };
  const club = await openClub(host, off);
  const { house } = club;
  const switchTo = async (env) => {
    Object.assign(house.env, env);
    await house.restart();
  };
  await bidding(club, 10, 5);
  await switchTo(settings);
  await bidding(club, 20, 2);
  await bidArrives(host, 21);
  assert.ok(!host.taken.some(({ data }) => data.includes('"amount":14')));
  await switchTo(off);
  await bidding(club, 30, 2);
  await switchTo(settings);
  await bidding(club, 40, 2);
  await bidArrives(host, 41);
  assert.ok(!host.taken.some(({ data }) => data.includes('"amount":31')));
  await club.close();
});

test('who is ten thousand events behind goes on with what is new', async () => {
  const host = await startHost();
  host.feel(() => ({ status: 503 }));
  const club = await openClub(host);
  const { house } = club;
  await house.stop();
  inStore(house, `
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001)
    INSERT INTO event (channel, seq, at, name, data)
    SELECT channel, seq + i, at, 'old', '{"old":1}' FROM n, (SELECT * FROM event ORDER BY id DESC LIMIT 1)`);
  host.feel();
  host.taken = [];
  await house.start();
  await eventually('it is told', () => lines(house, 'too far behind') === 1);
  await bidding(club, 10, 1);
  await eventually('the new one arrives', () => host.taken.some(({ name }) => name === 'bid:new'));
  assert.ok(!host.taken.some(({ name }) => name === 'old'));
  await club.close();
});

test('a certificate nobody vouches for is not spoken to, one of REALTIME_CA_FILE is', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'auktiva-'));
  const certificate = makeCertificate(folder);
  const host = await startHost({ certificate });
  const club = await openClub(host);
  const { house } = club;
  await eventually('it is told', () => /cannot be reached.*certificate/i.test(house.log));
  assert.deepEqual(host.requests, []);
  house.env.REALTIME_CA_FILE = certificate.cert;
  await house.restart();
  await arrived(house, host);
  await club.close();
  rmSync(folder, { recursive: true });
});

test('the driver for Pusher sends what Pusher takes', async () => {
  const host = await startHost({ id: '7' });
  const pusher = {
    REALTIME_DRIVER: '', SOKETI_PORT: '', NEXT_PUBLIC_REALTIME_DRIVER: 'pusher', PUSHER_APP_ID: host.id,
    NEXT_PUBLIC_PUSHER_KEY: host.key, PUSHER_SECRET: host.secret, NEXT_PUBLIC_PUSHER_CLUSTER: 'us3',
    AUKTIVA_TEST_PUSHER_URL: `http://127.0.0.1:${host.port}`,
  };
  const club = await openClub(host, pusher);
  const { house, seller, ann, item } = club;
  const { driver, key, cluster, wsHost, wssPort, forceTLS } = await realtimeOf(ann);
  assert.deepEqual({ driver, key, cluster, wsHost, wssPort, forceTLS }, {
    driver: 'pusher', key: host.key, cluster: 'us3', wsHost: 'ws-us3.pusher.com', wssPort: 443, forceTLS: true,
  });
  await arrived(house, host);
  // Markup makes much of it.
  const changed = await seller.patch(item.path, { name: 'n'.repeat(200), description: '&'.repeat(2000) });
  assert.equal(changed.status, 200, changed.text);
  await bidding(club, 10, 1);
  await bidArrives(host, 10);
  assert.equal(lines(house, 'too long: item:updated'), 2);
  assert.ok(!host.taken.some(({ name }) => name === 'item:updated'));
  await club.close();
});

test('without key or secret the house does not start, and says why in one line', async () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'auktiva-'));
  const { code, output } = await runBinary(['serve'], { cwd, env: { REALTIME_DRIVER: 'soketi', SOKETI_APP_KEY: 'k' } });
  assert.notEqual(code, 0);
  assert.match(output, /^.*SOKETI_APP_SECRET: must be set, since REALTIME_DRIVER is soketi\n$/);
  rmSync(cwd, { recursive: true });
});
