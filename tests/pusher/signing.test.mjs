// Who may use the HTTP API: the signature of each request, and how much of it there may be.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, eventually } from '../support/house.mjs';
import { channelName, openHall, signed } from './support.mjs';

let hall, app;
before(async () => {
  hall = await openHall({
    plain: {},
    slow: { maxBackendEventsPerSecond: 3, maxReadRequestsPerSecond: 2 },
    closed: { enabled: false },
  });
  app = hall.plain;
});
after(() => hall.close());

const body = JSON.stringify({ name: 'tick', channel: 'signed', data: '{}' });
const post = (instead) => signed(app, 'POST', `/apps/${app.id}/events`, { body, ...instead });
const now = () => Date.now() / 1000;

test('A12 a request is taken up to ten minutes from its time, and not a second beyond', async () => {
  for (const at of [now(), now() - 590, now() + 590]) assert.equal((await post({ at })).status, 200);
  for (const at of [now() - 605, now() + 605, 0, -1]) assert.equal((await post({ at })).status, 401, at);
  for (const auth_timestamp of ['', 'soon', '1e9', ' 1'])
    assert.equal((await post({ query: { auth_timestamp } })).status, 401, auth_timestamp);
});

test('A12 a body other than the signed one is refused', async () => {
  const page = app.open();
  await page.subscribe('signed');
  const altered = body.replace('{}', '[]');
  assert.equal((await post({ sentBody: altered })).status, 401);
  assert.equal((await post({ sentBody: '' })).status, 401);
  assert.equal((await post({ query: { body_md5: '0'.repeat(32) } })).status, 401);
  assert.equal((await post()).status, 200);
  await page.heard('tick');
  await page.settle();
  assert.deepEqual(page.told('tick'), [{}]);
});

test('A12 a request without body_md5 has no body', async () => {
  assert.equal((await signed(app, 'POST', `/apps/${app.id}/events`, { sentBody: body })).status, 401);
});

test('A12 key and signature must be those of the app that is named', async () => {
  assert.equal((await post({ key: hall.slow.key })).status, 401);
  assert.equal((await post({ secret: hall.slow.secret })).status, 401);
  assert.equal((await post({ key: hall.slow.key, secret: hall.slow.secret })).status, 401);
  for (const signature of ['', '0'.repeat(64)]) assert.equal((await post({ signature })).status, 401);
  assert.equal((await post({ query: { auth_version: '2.0' } })).status, 401);
  assert.equal((await new Client(hall.house).get(`/apps/${app.id}/channels`)).status, 401, 'nothing is signed');
});

test('A12 the path may be signed as it is or as it is sent', async () => {
  const page = app.open({ user: { id: 'zoë of / here' } });
  const raw = `/apps/${app.id}/users/zoë of here/terminate_connections`;
  const sent = `/apps/${app.id}/users/${encodeURIComponent('zoë of here')}/terminate_connections`;
  for (const signedPath of [raw, sent])
    assert.equal((await signed(app, 'POST', sent, { body: '{}', signedPath })).status, 200, signedPath);
  assert.equal((await signed(app, 'POST', sent, { body: '{}', signedPath: `${raw}x` })).status, 401);
  page.close();
});

test('A12 of the query every pair counts, with + and spaces as they are', async () => {
  const ask = (query, instead) => signed(app, 'GET', `/apps/${app.id}/channels`, { query, ...instead });
  for (const filter_by_prefix of ['a+b', 'a b', 'ä=b', 'a%2Fb']) {
    const answer = await ask({ filter_by_prefix });
    assert.deepEqual([answer.status, answer.body], [200, { channels: {} }], filter_by_prefix);
  }
});

test('A12 the vector of the documentation is signed alike', async () => {
  const documented = await openHall({ seven: { id: '3', key: '278d425bdf160c739803', secret: '7ad3773142a6692b25b8' } });
  const text = '{"name":"foo","channels":["project-3"],"data":"{\\"some\\":\\"data\\"}"}';
  const answer = await signed(documented.seven, 'POST', '/apps/3/events', { body: text });
  assert.equal(answer.status, 200);
  const old = await signed(documented.seven, 'POST', '/apps/3/events', {
    body: text, at: 1353088179,
    signature: 'da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c',
  });
  assert.equal(old.status, 401, 'its time is long over');
  await documented.close();
});

test('a disabled app publishes nothing', async () => {
  const answer = await signed(hall.closed, 'POST', `/apps/${hall.closed.id}/events`, { body });
  assert.equal(answer.status, 403);
});

test('errors are told in the shape of Soketi, and to no other site', async () => {
  const answer = await post({ secret: 'wrong' });
  assert.equal(answer.body.code, 401);
  assert.equal(typeof answer.body.error, 'string');
  const asked = await signed(app, 'GET', `/apps/${app.id}/channels`);
  for (const { headers } of [answer, asked]) assert.equal(headers['access-control-allow-origin'], undefined);
});

/** That is refused because of too many, with what one needs to know. */
function assertTooMany({ status, headers, body: said }, limit) {
  assert.equal(status, 429);
  assert.equal(said.code, 429);
  assert.ok(Number(headers['retry-after']) >= 1);
  assert.equal(headers['x-ratelimit-limit'], String(limit));
  assert.match(headers['x-ratelimit-remaining'], /^[0-9]+$/);
}

test('more events than allowed in a second are refused with 429; each channel counts', async () => {
  const { slow } = hall;
  const publish = (channels) => {
    const text = JSON.stringify({ name: 'tick', channels, data: '{}' });
    return signed(slow, 'POST', `/apps/${slow.id}/events`, { body: text });
  };
  assertTooMany(await publish(['a', 'b', 'c', 'd']), 3);
  await eventually('a burst runs into the limit', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => publish(['a', 'b'])));
    const refused = answers.filter(({ status }) => status !== 200);
    refused.forEach((answer) => assertTooMany(answer, 3));
    return refused.length > 0;
  });
  await eventually('the second is over', async () => (await publish(['a', 'b', 'c'])).status === 200);
});

test('more questions than allowed in a second are refused with 429', async () => {
  const { slow } = hall;
  const ask = () => signed(slow, 'GET', `/apps/${slow.id}/channels`);
  await eventually('a burst runs into the limit', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, ask));
    const refused = answers.filter(({ status }) => status !== 200);
    refused.forEach((answer) => assertTooMany(answer, 2));
    return refused.length > 0;
  });
  await eventually('the second is over', async () => (await ask()).status === 200);
});

test('what may be asked of a channel depends on its kind', async () => {
  const ask = async (name, info) => (await signed(app, 'GET', `/apps/${app.id}/channels/${name}`, { query: { info } })).status;
  const answers = {
    'hall user_count': 400, 'hall cache': 400, 'hall subscription_count': 200, 'hall nonsense': 400,
    'presence-x user_count': 200, 'cache-x cache': 200, 'my-cache-x cache': 400, 'private-cache-x cache': 200,
  };
  for (const [asked, status] of Object.entries(answers)) assert.equal(await ask(...asked.split(' ')), status, asked);
  const list = (query) => signed(app, 'GET', `/apps/${app.id}/channels`, { query });
  assert.equal((await list({ info: 'user_count' })).status, 400);
  assert.equal((await list({ info: 'user_count', filter_by_prefix: 'presence-' })).status, 200);
});

test('who publishes may ask for the counts in the same breath', async () => {
  const name = channelName('info-');
  await app.open().subscribe(name);
  const told = await app.trigger(name, 'tick', {}, { info: 'subscription_count' });
  assert.deepEqual(await told.json(), { channels: { [name]: { subscription_count: 1 } } });
  const batch = [{ channel: name, name: 'tick', data: 1, info: 'subscription_count' }, { channel: name, name: 'tick', data: 2 }];
  const both = await app.publisher.triggerBatch(batch);
  assert.deepEqual(await both.json(), { batch: [{ subscription_count: 1 }, {}] });
  assert.deepEqual(await (await app.trigger(name, 'tick', {})).json(), {});
});

test('the last event of a cache channel can be asked for', async () => {
  const name = channelName('cache-');
  const ask = () => app.ask(`/channels/${name}`, { info: 'cache' });
  assert.equal((await ask()).cache, null);
  await app.trigger(name, 'tick', { n: 1 });
  const { cache } = await ask();
  assert.deepEqual(JSON.parse(cache.data), { n: 1 });
  assert.ok(cache.ttl > 0 && cache.ttl <= 3600);
});
