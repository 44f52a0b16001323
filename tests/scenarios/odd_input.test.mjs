// Input that is odd rather than broken: other spellings, extra layers, fields sent twice, and patience at its end.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bid, Client, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';
import { itemChannel, Listener } from '../support/listener.mjs';
import { exchange, statuses } from '../support/raw.mjs';

let house, seller, ann, auction, item, witness;

before(async () => {
  house = await startHouse();
  [seller, ann] = await newPeople(house, 'Seller', 'Ann');
  auction = await newAuction(seller, [ann]);
  item = await newItem(seller, auction);
  witness = await Listener.open(house);
  await witness.subscribe(ann, itemChannel(item));
});

after(async () => {
  assert.equal((await new Client(house).get('/api/health')).status, 200);
  assert.equal((await bid(ann, item, 100)).status, 201);
  await witness.event('bid:new', (data) => data.amount === 100);
  assert.doesNotMatch(house.log, /level=error/);
  witness.close();
  await house.close();
});

const statusOf = async (text) => statuses((await exchange(house, text)).heard);
const get = (target, fields = '') => `GET ${target} HTTP/1.1\r\nHost: a\r\n${fields}Connection: close\r\n\r\n`;

test('a path is decoded once, and never into another path', async () => {
  const spellings = [
    ['/api/version', 200], ['/api/%76ersion', 200], ['/%61pi/version', 200], ['/api/versio%6E', 200], ['/api/versio%6e', 200],
    ['/api/%2576ersion', 404], ['/API/version', 404], ['/api/version%20', 404], ['/api/version;x=1', 404], ['/api/+version', 404],
    ['/api%2Fversion', 400], ['/api%5Cversion', 400], ['/api/%2e%2e/api/version', 400], ['/api/.%2E/version', 400],
    ['/api/%2e/version', 400], ['/api//version', 400], ['/api/version/', 400], ['/api/version%00', 400], ['/api/%ff', 400],
    ['/api/%c0%ae', 400], ['/api/%ed%a0%80', 400], ['/api/%', 400], ['/api/%4', 400], ['/api/%zz', 400], ['/api/v\u00e9', 400],
    ['/api/version?x=%', 400], ['/api/version?x=%00', 400], ['/api/version?x=%ff', 400], ['/api/version?x=1&x=2', 400],
    ['/api/version?x=1&%78=2', 400], ['/api/version#x', 400],
  ];
  for (const [target, status] of spellings) assert.deepEqual(await statusOf(get(target)), [status], target);
});

test('what may be said once is not said twice, and nothing unknown is expected', async () => {
  const session = 'next-auth.session-token';
  const shapes = [
    [get('/api/version', 'Origin: http://a\r\nOrigin: http://a\r\n'), 400],
    [get('/api/version', 'Cookie: a=1\r\nCookie: b=2\r\n'), 400],
    [get('/api/version', `Cookie: ${session}=x; ${session}=y\r\n`), 400],
    [get('/api/version', 'Authorization: a\r\nAuthorization: a\r\n'), 400],
    [get('/api/version', 'Content-Type: a/b\r\nContent-Type: a/b\r\n'), 400],
    [get('/api/version', 'Idempotency-Key: 12345678\r\nIdempotency-Key: 12345678\r\n'), 400],
    [get('/api/version', 'Expect: the-unexpected\r\n'), 417],
    [get('/api/version').replace('GET', 'TRACE'), 405],
    [get('/api/version').replace('GET', 'CONNECT'), 405],
    [get('/api/version', 'X: y\r\n'.repeat(100)), 431],
    [get('/api/version', 'X: y\r\n'.repeat(50)), 200],
  ];
  for (const [text, status] of shapes) assert.deepEqual(await statusOf(text), [status], text);
});

test('bodies are read by what they mean, and amounts by their text', async () => {
  const nested = (depth) => `{"name":"Deep","more":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
  const cases = [
    [seller, '/api/auctions', nested(16), 201], [seller, '/api/auctions', nested(17), 400],
    [seller, '/api/auctions', '{"name":"a","x":{"y":1,"y":2}}', 400], [seller, '/api/auctions', '{"name":"a","\\u006eame":"b"}', 400],
    [seller, '/api/auctions', '\ufeff{"name":"a"}', 400], [seller, '/api/auctions', ' {"name":"a"} ', 201],
    [seller, '/api/auctions', '', 422], [seller, '/api/auctions', '{"name":"\\u0000"}', 422],
    ...['1e400', '-0.0', '18446744073709551616', '9007199254740993', '10.001', '"1e1"', '"10,00"', '" 10"', '"+10"', '"0x10"', '""']
      .map((amount) => [ann, `${item.path}/bids`, `{"amount":${amount}}`, 422]),
    ...['10.00', '"11.00"', '"12"', '13.0'].map((amount) => [ann, `${item.path}/bids`, `{"amount":${amount}}`, 201]),
  ];
  for (const [who, target, raw, status] of cases) {
    const answer = await who.send('POST', target, { raw });
    // Infinity is malformed to some parsers and out of range to others.
    const fits = status === answer.status || (raw.includes('1e400') && answer.status === 400);
    assert.ok(fits, `${raw}: ${answer.status} ${answer.text}`);
  }
  assert.equal((await ann.get(item.path)).body.item.currentBid, 13);
});

test('a sign-in of wrong types opens no session', async () => {
  const stranger = new Client(house);
  const { csrfToken } = (await stranger.get('/api/auth/csrf')).body;
  const good = { csrfToken, email: ann.email, password: 'correct horse', json: 'true' };
  const wrong = [{ email: 5 }, { email: null }, { email: [ann.email] }, { password: 5 }, { password: null }, { password: {} },
    { csrfToken: 5 }, { csrfToken: 'x' }, { csrfToken: `${csrfToken}0` }, { password: 'x'.repeat(300) }, { email: 'x'.repeat(300) }];
  for (const each of wrong) {
    const answer = await stranger.post('/api/auth/callback/credentials', { ...good, ...each });
    assert.ok(answer.status < 500, `${JSON.stringify(each)}: ${answer.text}`);
    assert.deepEqual((await stranger.get('/api/auth/session')).body, {}, JSON.stringify(each));
  }
  const twice = `csrfToken=${csrfToken}&email=a%40b.c&email=${encodeURIComponent(ann.email)}&password=x`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  assert.equal((await stranger.send('POST', '/api/auth/callback/credentials', { raw: twice, headers })).status, 400);
  assert.equal((await stranger.post('/api/auth/callback/credentials', good)).status, 200);
  assert.equal((await stranger.get('/api/auth/session')).body.user.id, ann.id);
});

test('other sites change nothing, by any method', async () => {
  const before = (await seller.get(auction.path)).text;
  const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' },
    { origin: `http://127.0.0.1.evil.example:${house.port}` }, { origin: `http://127.0.0.1:${house.port}.evil.example` },
    { origin: 'http://127.0.0.1:1' }, { origin: `http://user@127.0.0.1:${house.port}` }];
  for (const headers of foreign)
    for (const [method, target, body] of [['POST', `${auction.path}/items`, { name: 'x', currencyCode: 'EUR' }],
      ['PATCH', auction.path, { name: 'Stolen' }], ['DELETE', auction.path]])
      assert.equal((await seller.send(method, target, { body, headers })).status, 403, `${method} ${JSON.stringify(headers)}`);
  assert.equal((await seller.get(auction.path)).text, before);
});

test('each message that is none is answered, and only patience ends the socket', async () => {
  const listener = await Listener.open(house);
  const errors = () => listener.frames.filter((frame) => frame.event === 'pusher:error');
  const none = ['', '{', '[]', '{"data":{}}', '{"event":5}'];
  for (const text of none) listener.send(text);
  for (const data of [undefined, null, 5, 'x', '{', [], { channel: 5 }, { channel: null }])
    listener.send({ event: 'pusher:unsubscribe', data });
  listener.send({ event: 'pusher_internal:subscription_succeeded', channel: itemChannel(item), data: '{}' });
  await listener.settle();
  assert.equal(errors().length, none.length);
  for (const channel of ['a b', 'private-item-/', 'x'.repeat(201), 'presence-item-1', '#server-to-user-1'])
    assert.equal((await listener.subscribeWith(channel, 'x:y')).event, 'pusher:subscription_error', channel);
  for (const data of [{}, { channel: '' }, { channel: 5 }, { channel: null }, null, 'x']) {
    const from = listener.frames.length;
    listener.send({ event: 'pusher:subscribe', data });
    await listener.settle();
    assert.deepEqual(listener.frames.slice(from, -1).map(({ event }) => event), ['pusher:subscription_error'], JSON.stringify(data));
  }
  listener.send({ event: itemChannel(item), channel: itemChannel(item), data: '{"forged":true}' });
  assert.equal((await listener.subscribe(ann, itemChannel(item))).event, 'pusher_internal:subscription_succeeded');
  listener.send('no more');
  assert.equal(await listener.closed, 4009);
  await witness.settle();
  assert.ok(!witness.frames.some((frame) => frame.data?.forged));
});
