// The browser client as it leaves the server: one page wherever one enters, assets to be kept for ever.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { assetsOf } from '../support/crawl.mjs';
import { bid, Client, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';

let house, stranger, assets;

before(async () => {
  house = await startHouse();
  stranger = new Client(house);
  assets = (await assetsOf(stranger)).map((name) => `/assets/${name}`);
});
after(() => house.close());

/** As Client.get, with the body's bytes. */
const fetchBytes = (path, headers = {}, method = 'GET') => new Promise((done, failed) => {
  http.request({ host: '127.0.0.1', port: house.port, path, method, headers }, (answer) => {
    const pieces = [];
    answer.on('data', (piece) => pieces.push(piece));
    answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }));
  }).on('error', failed).end();
});
const gzip = { 'accept-encoding': 'gzip, deflate, br' };

const policy = (connect) => `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; `
  + `connect-src 'self'${connect}; font-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; `
  + `base-uri 'none'`;

test('the page is the same wherever one enters', async () => {
  const { text } = await stranger.get('/');
  assert.match(text, /^<!doctype html>/);
  for (const place of ['/', '/auctions/x', '/auctions/x/items/y?tab=bids', '/login', '/invite/some-token', '/nothing']) {
    const page = await stranger.get(place);
    assert.deepEqual([page.status, page.text], [200, text], place);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(page.headers['cache-control'], 'no-cache');
    assert.equal(page.headers['x-content-type-options'], 'nosniff');
    assert.equal(page.headers['content-security-policy'], policy(` ws://127.0.0.1:${house.port}`));
  }
});

test('it may connect to where the page is told to', async () => {
  const policyAt = async (headers) => (await stranger.get('/', { headers })).headers['content-security-policy'];
  assert.equal(await policyAt({ host: 'club.example' }), policy(' ws://club.example:80'));
  assert.equal(await policyAt({ host: '[::1]:3000' }), policy(''));

  const expectPolicy = async (env, connect) => {
    const other = await startHouse({ env });
    const { headers } = await new Client(other).get('/');
    await other.close();
    assert.equal(headers['content-security-policy'], policy(connect));
  };
  const soketi = {
    REALTIME_DRIVER: 'soketi', SOKETI_APP_ID: 'id', SOKETI_APP_KEY: 'key', SOKETI_APP_SECRET: 'secret',
    SOKETI_HOST: '127.0.0.1', SOKETI_PORT: '9', SOKETI_USE_TLS: 'false',
    NEXT_PUBLIC_SOKETI_HOST: 'sockets.example', NEXT_PUBLIC_SOKETI_PORT: '444', NEXT_PUBLIC_SOKETI_USE_TLS: 'true',
  };
  await expectPolicy(soketi, ' wss://sockets.example:444');
  await expectPolicy({
    REALTIME_DRIVER: 'pusher', PUSHER_APP_ID: 'id', NEXT_PUBLIC_PUSHER_KEY: 'key', PUSHER_SECRET: 'secret',
    NEXT_PUBLIC_PUSHER_CLUSTER: 'mt1',
  }, ' wss://ws-mt1.pusher.com:443');
  await expectPolicy({ REALTIME_DRIVER: 'disabled' }, '');
});

test('assets may be kept for ever', async () => {
  assert.ok(assets.length >= 3);
  const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' };
  for (const asset of assets) {
    const { status, headers } = await stranger.get(asset);
    assert.equal(status, 200);
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.equal(headers['content-type'], types[asset.split('.').pop()]);
  }
});

test('compressed or not, it is the same', async () => {
  for (const place of ['/', ...assets]) {
    const plain = await fetchBytes(place);
    const compressed = await fetchBytes(place, gzip);
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(compressed.headers['content-encoding'], 'gzip');
    assert.ok(gunzipSync(compressed.body).equals(plain.body), place);
    for (const { headers, body } of [plain, compressed]) {
      assert.equal(headers.vary, 'Accept-Encoding');
      assert.equal(Number(headers['content-length']), body.length);
      assert.match(headers.etag, /^"[0-9a-f]+(-gzip)?"$/);
    }
    assert.notEqual(plain.headers.etag, compressed.headers.etag, 'two forms, two strong tags');
    assert.equal((await fetchBytes(place, { 'accept-encoding': 'br, gzip;q=0' })).headers['content-encoding'], undefined);
  }
});

test('who has it is told so, and HEAD tells about it', async () => {
  for (const place of ['/', ...assets])
    for (const form of [{}, gzip]) {
      const whole = await fetchBytes(place, form);
      const again = await fetchBytes(place, { ...form, 'if-none-match': whole.headers.etag });
      assert.deepEqual([again.status, again.body.length, again.headers.etag], [304, 0, whole.headers.etag]);
      for (const name of ['cache-control', 'content-security-policy', 'vary'])
        assert.equal(again.headers[name], whole.headers[name], `${place} ${name}`);
      assert.equal((await fetchBytes(place, { ...form, 'if-none-match': '"other"' })).status, 200);
      const head = await fetchBytes(place, form, 'HEAD');
      const { date, 'x-server-time': time, ...fields } = whole.headers;
      const { date: later, 'x-server-time': then, ...told } = head.headers;
      assert.deepEqual([head.status, head.body.length, told], [200, 0, fields]);
    }
});

test('what is not there is not the page', async () => {
  const places = [
    '/api/nothing', '/api', '/app', '/apps/x/nothing', '/pusher/x', '/broadcasting', '/assets/main.js', '/assets',
    '/assets/a/b', '/assets/..%2findex.html', '/.well-known/security.txt', '/favicon.ico', '/robots.txt',
  ];
  for (const place of places) {
    const { status, body, headers } = await stranger.get(place);
    assert.ok(status === 404 || (status === 400 && place.includes('..')), `${place}: ${status}`);
    assert.match(body.code, /NOT_FOUND|BAD_REQUEST/, place);
    assert.equal(headers['cache-control'], 'no-store');
  }
  for (const place of ['/', '/login', assets[0]]) {
    const { status, body, headers } = await stranger.post(place, {});
    assert.deepEqual([status, body.code, headers.allow], [405, 'METHOD_NOT_ALLOWED', 'GET, HEAD'], place);
  }
  assert.equal((await stranger.post('/api/health', {})).status, 405);
});

test('every answer tells the server’s time', async () => {
  const [owner, ann] = await newPeople(house, 'Olga', 'Ann');
  const auction = await newAuction(owner, [ann]);
  const item = await newItem(owner, auction);
  await bid(ann, item, 10);
  const { etag } = (await ann.get(item.path)).headers;
  let before = Date.now() - 60_000;
  const asked = [
    [200, () => ann.get(item.path)], [200, () => owner.get(item.path)],
    [304, () => ann.get(item.path, { headers: { 'if-none-match': etag } })],
    [400, () => bid(ann, item, 10)], [401, () => stranger.get(item.path)], [404, () => stranger.get('/api/nothing')],
    [405, () => stranger.post('/api/health', {})], [400, () => stranger.get('/api//health')],
    [413, () => ann.post('/api/auctions', { name: 'x'.repeat(2 * 1024 * 1024) })], [200, () => ann.get('/')],
    [200, () => ann.get(item.path)],
  ];
  for (const [expected, ask] of asked) {
    const { status, headers } = await ask();
    assert.equal(status, expected);
    assert.match(headers['x-server-time'], /^\d{13}$/);
    const time = Number(headers['x-server-time']);
    assert.ok(time >= before && Math.abs(time - Date.now()) < 60_000, `${before}, then ${time}`);
    before = time;
    await new Promise((done) => setTimeout(done, 2));
  }
});
