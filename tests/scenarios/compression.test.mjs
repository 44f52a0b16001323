// What is long comes compressed to who takes it: the same, for fewer bytes.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { bid, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';

let house, owner, ann, auction, item;

before(async () => {
  house = await startHouse();
  [owner, ann] = await newPeople(house, 'Owner', 'Ann');
  auction = await newAuction(owner, [ann]);
  item = await newItem(owner, auction, { name: 'Lantern' });
  const csv = ['name,published', ...Array.from({ length: 299 }, (_, at) => `Lot ${at},yes`)].join('\n');
  await owner.post(`${auction.path}/items/import`, { csv });
});
after(() => house.close());

/** The bytes as they come, which fetch would not show. */
const ask = (path, headers = {}) => new Promise((done, failed) => {
  const cookie = [...ann.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  http.request({ host: '127.0.0.1', port: house.port, path, headers: { cookie, ...headers } }, (answer) => {
    const pieces = [];
    answer.on('data', (piece) => pieces.push(piece));
    answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }));
  }).on('error', failed).end();
});
const takesGzip = { 'accept-encoding': 'gzip, deflate, br' };

test('three hundred items take a tenth of the bytes, and are the same', async () => {
  const plain = await ask(`${auction.path}/details`);
  const compressed = await ask(`${auction.path}/details`, takesGzip);
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.deepEqual([compressed.headers['content-encoding'], compressed.headers.vary], ['gzip', 'Accept-Encoding']);
  assert.equal(Number(compressed.headers['content-length']), compressed.body.length);
  assert.ok(gunzipSync(compressed.body).equals(plain.body));
  assert.ok(compressed.body.length * 10 < plain.body.length, `${compressed.body.length} of ${plain.body.length}`);
  // From memory too, each in its form.
  assert.ok((await ask(`${auction.path}/details`, takesGzip)).body.equals(compressed.body));
  assert.ok((await ask(`${auction.path}/details`)).body.equals(plain.body));
});

test('one weak tag is for both forms, and a change is in both', async () => {
  const compressed = await ask(`${auction.path}/details`, takesGzip);
  const { etag } = compressed.headers;
  for (const form of [{}, takesGzip])
    assert.equal((await ask(`${auction.path}/details`, { ...form, 'if-none-match': etag })).status, 304);
  await bid(ann, item, 10);
  const later = await ask(`${auction.path}/details`, { ...takesGzip, 'if-none-match': etag });
  assert.equal(later.status, 200);
  const found = JSON.parse(gunzipSync(later.body)).items.find(({ id }) => id === item.id);
  assert.equal(found.currentBid, 10);
  assert.ok(gunzipSync(later.body).equals((await ask(`${auction.path}/details`)).body));
});

test('what is short, and an item of which each has his own, come as they are', async () => {
  for (let amount = 11; amount < 31; ++amount) await bid(ann, item, amount);
  for (const path of ['/api/user/settings', item.path]) {
    const { status, headers, body } = await ask(path, takesGzip);
    assert.deepEqual([status, headers['content-encoding']], [200, undefined]);
    JSON.parse(body);
  }
});

test('files that are downloaded are text as well', async () => {
  const { headers, body } = await ask('/api/user/export', takesGzip);
  assert.equal(headers['content-encoding'], 'gzip');
  assert.equal(JSON.parse(gunzipSync(body)).profile.email, ann.email);
});
