// Bad input gets a clear error, harms nothing and changes nothing for anybody else.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bid, Client, memberPath, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';
import { itemChannel, Listener } from '../support/listener.mjs';
import { exchange, RawSocket, statuses } from '../support/raw.mjs';

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
  // Whatever was sent: the process is well, the witness still hears, and nothing was a fault.
  assert.equal((await ann.get('/api/health')).status, 200);
  assert.equal((await bid(ann, item, 10)).status, 201);
  await witness.event('bid:new');
  assert.doesNotMatch(house.log, /level=error/);
  witness.close();
  await house.close();
});

const cookieOf = (client) => [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** A POST with a body of the sender's own making. */
const postText = (target, text, type = 'application/json') =>
  exchange(
    house,
    `POST ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookieOf(seller)}\r\nConnection: close\r\n` +
      `Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );

test('malformed bodies are refused with an error object', async () => {
  const bodies = ['{', '[]', '1', '{"name":"a",}', '{"name":"a"} x', '{"name":"a","name":"b"}', '{"a":NaN}', '\u0000',
    `${'{"a":'.repeat(17)}1${'}'.repeat(17)}`, '{"name":"\\ud800"}'];
  for (const text of bodies) {
    const { heard } = await postText('/api/auctions', text);
    assert.deepEqual(statuses(heard), [400], text);
    assert.match(heard, /"code":"BAD_REQUEST"/);
  }
});

const long = (length) => 'x'.repeat(length);
const wrongFields = ({ draft, memberPath, comment }) => [
  [seller, 'POST', '/api/auctions', { name: 'ok' }, {
    name: ['', 5, null, long(101), 'a\u202eb', 'a\nb'], description: [5, long(501)], joinMode: ['EVERYBODY', 5],
    memberCanInvite: ['yes', 1], bidderVisibility: ['HIDDEN'], bidMode: ['DUTCH'], itemEndMode: ['SOON'],
    softCloseMode: ['NEVER'], endDate: ['soon', 5, '2026-02-30T00:00:00Z', '1e9'], hardStop: ['x'],
    defaultAntiSnipe: ['true'], defaultAntiSnipeThreshold: [59, 3601, 60.5, '60'], defaultAntiSnipeExtension: [4, 3601],
    defaultItemsEditableByAdmin: [0],
  }],
  [seller, 'POST', `${auction.path}/items`, { name: 'ok', currencyCode: 'EUR' }, {
    name: ['', 7, long(201)], description: [7, long(2001)], currencyCode: [7, ''], startingBid: [-1, 'ten', 0.001, true],
    minBidIncrement: [0, -1, 0.001], endDate: ['soon'], isPublished: ['true'], discussionsEnabled: [1],
    isEditableByAdmin: [1], antiSnipeEnabled: [1], antiSnipeThresholdSeconds: [59], antiSnipeExtensionSeconds: [4],
  }],
  [ann, 'POST', `${item.path}/bids`, { amount: 10 }, { amount: [null, -1, 0, 1e400, 'x', true, [], {}, 10.001, 1e300], isAnonymous: ['no'] }],
  [ann, 'POST', `${item.path}/discussions`, { content: 'ok' }, { content: ['', 5, null, long(2001)], parentId: [5] }],
  [seller, 'POST', `${auction.path}/invites`, { email: 'x@example.org' }, { email: ['', 'x', 'a b@c.d', 5], role: ['OWNER', 'KING'] }],
  [ann, 'POST', '/api/auth/register', { name: 'Somebody', email: 's@example.org', password: 'long enough' }, {
    name: ['x', 5, 'a\u0007b'], email: ['nobody', 5, `${long(260)}@example.org`], password: ['short', 5, long(257)],
  }],
  [seller, 'PATCH', auction.path, {}, {
    name: ['', 5, null, long(101)], description: [5, long(501)], joinMode: ['EVERYBODY', null], memberCanInvite: [1, null],
    bidderVisibility: [7], bidMode: ['DUTCH'], itemEndMode: ['SOON'], softCloseMode: [false], endDate: ['soon', 5],
    hardStop: [[]], defaultAntiSnipe: [1], defaultAntiSnipeThreshold: ['60', 0], defaultAntiSnipeExtension: [5.5],
    defaultItemsEditableByAdmin: ['no'],
  }],
  [seller, 'PATCH', draft.path, {}, {
    name: ['', 5, null], description: [5, long(2001)], currencyCode: [7, 'EURO'], startingBid: [-1, 'ten', 0.001, []],
    minBidIncrement: [0, 'x'], endDate: ['soon', 5], isPublished: ['true', null], discussionsEnabled: [1],
    isEditableByAdmin: [{}], antiSnipeEnabled: [1], antiSnipeThresholdSeconds: [59, '60'], antiSnipeExtensionSeconds: [4],
  }],
  [seller, 'PATCH', memberPath, {}, { role: ['OWNER', 'KING', 5, null] }],
  [ann, 'PATCH', `${item.path}/discussions/${comment}`, {}, { content: ['', 5, null, long(2001)] }],
];

test('W-38: every field refuses what it cannot take, by its name', async () => {
  let tried = 0;
  const draft = await newItem(seller, auction, { isPublished: false });
  const before = (await seller.get(draft.path)).text;
  const comment = (await ann.post(`${item.path}/discussions`, { content: 'Fine' })).body.id;
  const places = { draft, comment, memberPath: await memberPath(seller, auction, ann) };
  for (const [who, method, target, good, fields] of wrongFields(places))
    for (const [field, values] of Object.entries(fields))
      for (const value of values) {
        const answer = await who.send(method, target, { body: { ...good, [field]: value } });
        assert.equal(answer.status, 422, `${method} ${target} ${field}=${JSON.stringify(value)}: ${answer.text}`);
        assert.ok(answer.body.errors[field].length > 0);
        ++tried;
      }
  assert.ok(tried > 110);
  assert.equal((await seller.get(draft.path)).text, before);
});

test('too much is refused before it is read', async () => {
  const { heard } = await postText('/api/auctions', JSON.stringify({ name: long(2 << 20) }));
  assert.deepEqual(statuses(heard), [413]);
  const target = await exchange(house, `GET /${long(3000)} HTTP/1.1\r\nHost: a\r\n\r\n`);
  assert.deepEqual(statuses(target.heard), [414]);
  const header = await exchange(house, `GET / HTTP/1.1\r\nHost: a\r\nX: ${long(9000)}\r\n\r\n`);
  assert.deepEqual(statuses(header.heard), [431]);
});

test('no smuggled request is ever answered', async () => {
  const smuggling = [
    'Transfer-Encoding: gzip\r\nContent-Length: 0', 'Transfer-Encoding: identity\r\nContent-Length: 0',
    'Transfer-Encoding: xchunked\r\nContent-Length: 0', 'Transfer-Encoding: chunked, gzip',
    'Transfer-Encoding: chunked, chunked', 'Transfer-Encoding: gzip', 'Transfer-Encoding: gzip, chunked',
    'Content-Length: 0\r\nContent-Length: 0', 'Content-Length: 0, 0', 'Content-Length: 0\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: chunked\r\nContent-Length: 0', 'Content-Length: +0', 'Content-Length: -1', 'Content-Length: 0x0',
    'Content-Length : 0', 'X: a\r\n folded', 'Host: b', 'Transfer-Encoding: \u000bchunked',
  ];
  const chunks = ['-1\r\nx\r\n0', '0x1\r\nx\r\n0', '10000000000000001\r\nx\r\n0', '1;a\nb\r\nx\r\n0', '1\r\nxy\r\n0',
    '0\r\nContent-Length: 5', '1 \r\nx\r\n0', 'g\r\nx\r\n0'];
  const canary = 'GET /api/version?canary HTTP/1.1\r\nHost: a\r\n\r\n';
  const post = 'POST /api/auctions HTTP/1.1\r\nHost: a\r\n';
  const shapes = [
    ...smuggling.map((fields) => `${post}${fields}\r\n\r\n`),
    ...chunks.map((text) => `${post}Transfer-Encoding: chunked\r\n\r\n${text}\r\n\r\n`),
    'POST /api/auctions HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    `GET /app/x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: ${canary.length}\r\n\r\n`,
  ];
  for (const shape of shapes) {
    const { heard, closed } = await exchange(house, shape + canary);
    assert.ok(closed, shape);
    assert.equal(statuses(heard).length, 1, `${shape}: ${heard}`);
    assert.ok([400, 501].includes(statuses(heard)[0]), `${shape}: ${heard}`);
    assert.doesNotMatch(heard, /currentVersion/);
  }
  const twice = await exchange(house, canary + canary.replace('Host: a', 'Host: a\r\nConnection: close'));
  assert.deepEqual(statuses(twice.heard), [200, 200], 'well-made requests one behind the other are answered');
  const lines = ['GET /api/version HTTP/1.1\r\n\r\n', 'GET http://a/api/version HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET /api/../api/version HTTP/1.1\r\nHost: a\r\n\r\n', 'GET /api/version%00 HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET /api\\version HTTP/1.1\r\nHost: a\r\n\r\n', 'GET /api/version HTTP/1.1\r\nHost: a@b\r\n\r\n',
    'GET /api/version HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx', 'GET /api/version HTTP/1.1\nHost: a\n\n'];
  for (const line of lines) assert.deepEqual(statuses((await exchange(house, line)).heard), [400], line);
});

test('unknown routes, wrong methods and other sites have their own answers', async () => {
  const unknown = await ann.get('/api/nothing');
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'NOT_FOUND']);
  const wrong = await ann.send('PUT', '/api/auctions');
  assert.deepEqual([wrong.status, wrong.body.code, wrong.headers.allow], [405, 'METHOD_NOT_ALLOWED', 'GET, HEAD, POST']);
  assert.equal((await new Client(house).send('PUT', '/api/auctions')).status, 405);
  assert.equal((await new Client(house).get('/api/auctions')).status, 401);
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
    assert.equal((await seller.post('/api/auctions', { name: 'x' }, { headers })).status, 403, JSON.stringify(headers));
  const own = { origin: `http://127.0.0.1:${house.port}`, 'sec-fetch-site': 'same-origin' };
  assert.equal((await seller.post('/api/auctions', { name: 'x' }, { headers: own })).status, 201);
});

test('the auth endpoint signs nothing it does not understand', async () => {
  const ask = (form) => ann.send('POST', '/api/pusher/auth', { form });
  const channel_name = itemChannel(item);
  for (const form of [{}, { socket_id: '1.1' }, { channel_name }, { socket_id: '1', channel_name },
    { socket_id: '1.1:private-x', channel_name }, { socket_id: '1.1', channel_name: 'a b' }, { socket_id: '1.1', channel_name: long(201) }])
    assert.equal((await ask(form)).status, 400, JSON.stringify(form));
  for (const channel of ['private-other', 'presence-item-1', 'private-item-nothing', `private-user-${seller.id}`, 'public'])
    assert.equal((await ask({ socket_id: '1.1', channel_name: channel })).status, 403, channel);
  assert.equal((await new Client(house).send('POST', '/api/pusher/auth', { form: { socket_id: '1.1', channel_name } })).status, 401);
  assert.equal((await ask({ socket_id: '1.1', channel_name, seen: '{"x":', epoch: long(60) })).status, 200);
});

test('garbage on a socket is answered, and the socket lives on', async () => {
  const listener = await Listener.open(house);
  for (const text of ['', '{', '[]', '"x"', '{"data":{}}'])
    listener.send(text);
  listener.send({ event: 'pusher:nonsense', data: {} });
  listener.send({ event: 'client-shout', channel: itemChannel(item), data: {} });
  const refusedShout = await listener.next('4301', (frame) => frame.event === 'pusher:error' && frame.data.code === 4301);
  assert.equal(refusedShout.channel, itemChannel(item));
  for (const auth of ['', 'x', 'a:b', `${house.secrets().SOKETI_APP_KEY}:${'0'.repeat(64)}`]) {
    const answer = await listener.subscribeWith(itemChannel(item), auth);
    assert.deepEqual([answer.event, answer.data.status], ['pusher:subscription_error', 401], auth);
  }
  assert.equal((await listener.subscribe(ann, itemChannel(item))).event, 'pusher_internal:subscription_succeeded');
  listener.close();
});

test('what breaks the framing closes with its code', async () => {
  const path = `/app/${house.secrets().SOKETI_APP_KEY}?protocol=7`;
  const broken = [
    [1002, (raw) => raw.frame(0x81, '{}', { masked: false })], [1002, (raw) => raw.frame(0xc1, '{}')],
    [1002, (raw) => raw.frame(0x83, '')], [1002, (raw) => raw.frame(0x80, 'x')], [1003, (raw) => raw.frame(0x82, 'x')],
    [1007, (raw) => raw.frame(0x81, Buffer.from([0xc0, 0x80]))], [1009, (raw) => raw.frame(0x81, long(20_000))],
  ];
  for (const [code, breakIt] of broken) {
    const raw = await RawSocket.open(house, path);
    breakIt(raw);
    assert.equal(await raw.closeCode(), code);
    raw.close();
  }
});

test('a socket that may not be is told why in Pusher’s codes', async () => {
  const refused = async (options) => (await Listener.open(house, options)).closed;
  assert.equal(await refused({ key: 'unknown' }), 4001);
  assert.equal(await refused({ query: 'protocol=4' }), 4007);
  assert.equal(await refused({ query: 'protocol=x' }), 4006);
  assert.equal(await refused({ headers: { origin: 'https://evil.example' } }), 4009);
  const elsewhere = await RawSocket.open(house, '/somewhere');
  assert.equal(await elsewhere.closeCode(), 4005);
  elsewhere.close();
});
