// Images of items and auctions: what may be sent, who may see it, and where the files are.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { assertRefused } from '../support/asserts.mjs';
import {
  Client, eventually, newAuction, newItem, newPeople, newPerson, setRole, startHouse,
} from '../support/house.mjs';
import { fetchBytes, form, formType, gif, jpeg, png, upload, webp } from '../support/images.mjs';
import { exchange } from '../support/raw.mjs';

let house, owner, bob, eve, stranger, auction;

before(async () => {
  house = await startHouse({ env: { ALLOW_OPEN_AUCTIONS: 'true' } });
  [owner, bob, eve] = await newPeople(house, 'Olga', 'Bob', 'Eve');
  stranger = new Client(house);
  auction = await newAuction(owner, [bob]);
});
after(() => house.close());

/** All files below the folder of images, but for notes of uploads. Folders may go while we look. */
function files(of = house, within = '') {
  const folder = path.join(of.dataDir, 'images', within);
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      const name = within ? `${within}/${entry.name}` : entry.name;
      return entry.isDirectory() ? files(of, name) : [name];
    })
    .sort();
}

const addImage = (person, item, content) => upload(person, `${item.path}/images`, 'image', content);

async function added(person, item, content = png()) {
  const answer = await addImage(person, item, content);
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}

const order = async (item) => (await owner.get(`${item.path}/images`)).body.map(({ id }) => id);

test('images of all four kinds are stored without their metadata and served as what they are', async () => {
  const item = await newItem(owner, auction);
  for (const [kind, content] of Object.entries({ jpeg: jpeg(), png: png({ notes: ['Comment\0GPS'] }), gif: gif(), webp: webp() })) {
    assert.ok(content.includes('GPS'));
    const image = await added(owner, item, content);
    assert.match(image.url, new RegExp(`^${auction.id}/${item.id}/\\d+-[0-9a-z]{25}\\.${kind === 'jpeg' ? 'jpg' : kind}$`));
    assert.equal(image.publicUrl, `/api/uploads/images/${image.url}`);
    assert.equal(image.auctionItemId, item.id);
    assert.equal(image.contentType, `image/${kind}`);
    const served = await fetchBytes(bob, image.publicUrl);
    assert.equal(served.status, 200);
    assert.equal(served.headers['content-type'], `image/${kind}`);
    assert.equal(served.bytes.length, image.size);
    assert.ok(!served.bytes.includes('GPS'));
    assert.equal(served.headers['x-content-type-options'], 'nosniff');
    assert.equal(served.headers['content-security-policy'], "default-src 'none'; sandbox");
    assert.equal(served.headers['cache-control'], 'private, max-age=31536000, immutable');
  }
  const { body: images } = await owner.get(`${item.path}/images`);
  assert.deepEqual(images.map((each) => each.order), [0, 1, 2, 3]);
  // The photo was taken with the camera turned, and still is.
  assert.deepEqual([images[0].width, images[0].height], [20, 30]);
});

test('what is no image is refused and leaves no file', async () => {
  const item = await newItem(owner, auction);
  const before = files();
  const wrong = {
    E_NOT_AN_IMAGE: ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html>', png().subarray(0, -5), jpeg().subarray(0, 40)],
    E_TOO_MANY_PIXELS: [png({ width: 12001, height: 1 }), png({ width: 8000, height: 8000 })],
    E_NO_FILE: [''],
  };
  for (const [key, contents] of Object.entries(wrong))
    for (const content of contents) assertRefused(await addImage(owner, item, content), 400, key);
  assertRefused(await upload(owner, `${item.path}/images`, 'picture', png()), 400, 'E_NO_FILE');
  assertRefused(await owner.post(`${item.path}/images`, { image: 'x' }), 400, 'E_MALFORMED_BODY');
  const cut = await owner.send('POST', `${item.path}/images`, {
    raw: form('image', png()).subarray(0, -4), headers: { 'content-type': formType },
  });
  assertRefused(cut, 400, 'E_MALFORMED_BODY');
  assert.deepEqual(files(), before);
  assert.deepEqual(await order(item), []);
});

test('an item has ten images', async () => {
  const item = await newItem(owner, auction);
  for (let count = 0; count < 10; count += 1) await added(owner, item);
  const before = files().length;
  assertRefused(await addImage(owner, item, png()), 400, 'E_IMAGE_LIMIT');
  await eventually('the file of the eleventh has gone', () => files().length === before);
});

test('images are put in order; what is not named follows', async () => {
  const item = await newItem(owner, auction);
  const ids = [];
  for (let count = 0; count < 4; count += 1) ids.push((await added(owner, item)).id);
  const [a, b, c, d] = ids;
  assert.equal((await owner.patch(`${item.path}/images`, { imageIds: [c, 'unknown', a] })).status, 200);
  assert.deepEqual(await order(item), [c, a, b, d]);
  assertRefused(await owner.patch(`${item.path}/images`, { imageIds: Array(11).fill(a) }), 422, 'E_VALIDATION');
  assertRefused(await owner.patch(`${item.path}/images`, {}), 422, 'E_VALIDATION');
});

test('an image is deleted with its file; that of another item is not found', async () => {
  const [item, other] = [await newItem(owner, auction), await newItem(owner, auction)];
  const image = await added(owner, item);
  assertRefused(await owner.delete(`${other.path}/images?imageId=${image.id}`), 404, 'E_IMAGE_NOT_FOUND');
  assertRefused(await owner.delete(`${item.path}/images`), 400, 'E_NO_IMAGE_ID');
  assert.ok(files().includes(image.url));
  assert.equal((await owner.delete(`${item.path}/images?imageId=${image.id}`)).status, 200);
  assert.equal((await fetchBytes(owner, image.publicUrl)).status, 404);
  await eventually('the file has gone', () => !files().includes(image.url));
});

test('W-10: images follow the rule of editing their item, and every member may list them', async () => {
  const item = await newItem(owner, auction);
  const image = await added(owner, item);
  for (const answer of [
    await addImage(bob, item, png()),
    await bob.patch(`${item.path}/images`, { imageIds: [] }),
    await bob.delete(`${item.path}/images?imageId=${image.id}`),
  ]) assertRefused(answer, 403, 'E_CANNOT_MANAGE_IMAGES');
  assert.equal((await bob.get(`${item.path}/images`)).body.length, 1);

  const admin = await newPerson(house, 'Adam');
  await admin.post(`${auction.path}/join`, {});
  await setRole(owner, auction, admin, 'ADMIN');
  assertRefused(await addImage(admin, item, png()), 403, 'E_CANNOT_MANAGE_IMAGES');
  await owner.patch(item.path, { isEditableByAdmin: true });
  await added(admin, item);
});

test('W-36: files are for those who may see what they show', async () => {
  const item = await newItem(owner, auction);
  const draft = await newItem(owner, auction, { isPublished: false });
  const [shown, hidden] = [await added(owner, item), await added(owner, draft)];
  assert.equal((await fetchBytes(bob, shown.publicUrl)).status, 200);
  for (const [person, image] of [[eve, shown], [stranger, shown], [bob, hidden], [stranger, hidden]]) {
    const refused = await fetchBytes(person, image.publicUrl);
    assert.equal(refused.status, 404);
    assert.equal(JSON.parse(refused.bytes).error, 'File not found');
  }
  assert.equal((await fetchBytes(owner, hidden.publicUrl)).status, 200);
  assertRefused(await bob.get(`${draft.path}/images`), 404, 'E_ITEM_NOT_FOUND');
  assertRefused(await addImage(bob, draft, png()), 404, 'E_ITEM_NOT_FOUND');
  assertRefused(await eve.get(`${item.path}/images`), 403, 'E_NOT_MEMBER');
  assertRefused(await addImage(eve, item, png()), 403, 'E_NOT_MEMBER');
  assertRefused(await addImage(stranger, item, png()), 401, 'E_NOT_SIGNED_IN');
});

test('paths that lead elsewhere are refused', async () => {
  writeFileSync(path.join(house.dataDir, 'images', 'stray.png'), png());
  for (const target of ['stray.png', '.unsettled', 'nothing.png', `${auction.id}`, 'a/b/c/d/e'])
    assert.equal((await fetchBytes(owner, `/api/uploads/images/${target}`)).status, 404, target);
  for (const target of ['../store.db', '%2e%2e/store.db', 'a/../../store.db', '..%2fstore.db', 'a%5c..', 'a//b', 'a%00']) {
    const { heard } = await exchange(house, `GET /api/uploads/images/${target} HTTP/1.1\r\nHost: a\r\n\r\n`);
    assert.match(heard, /^HTTP\/1\.1 400 /, target);
    assert.match(heard, /"error":/, target);
  }
});

test('a file is served in ranges, and not again to who has it', async () => {
  const item = await newItem(owner, auction);
  // More than what leaves in one piece.
  const image = await added(owner, item, png({ padding: 700000 }));
  const whole = await fetchBytes(owner, image.publicUrl);
  assert.equal(whole.bytes.length, image.size);
  assert.ok(image.size > 700000);
  const tag = whole.headers.etag;
  assert.match(tag, /^"[^"]+"$/);
  assert.equal(whole.headers['accept-ranges'], 'bytes');

  const head = await fetchBytes(owner, image.publicUrl, {}, 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(Number(head.headers['content-length']), image.size);
  assert.equal(head.bytes.length, 0);

  const again = await fetchBytes(owner, image.publicUrl, { 'if-none-match': tag });
  assert.equal(again.status, 304);
  assert.equal(again.headers.etag, tag);
  assert.equal((await fetchBytes(stranger, image.publicUrl, { 'if-none-match': tag })).status, 404);

  const last = image.size - 1;
  for (const [range, from, to] of [['1-4', 1, 4], ['5-', 5, last], ['-3', last - 2, last], ['100000-400000', 100000, 400000]]) {
    const part = await fetchBytes(owner, image.publicUrl, { range: `bytes=${range}` });
    assert.equal(part.status, 206);
    assert.equal(part.headers['content-range'], `bytes ${from}-${to}/${image.size}`);
    assert.ok(part.bytes.equals(whole.bytes.subarray(from, to + 1)), range);
  }
  const beyond = await fetchBytes(owner, image.publicUrl, { range: `bytes=${image.size}-` });
  assert.equal(beyond.status, 416);
  assert.equal(beyond.headers['content-range'], `bytes */${image.size}`);
  const range = 'bytes=0-0';
  assert.equal((await fetchBytes(owner, image.publicUrl, { range, 'if-range': tag })).status, 206);
  assert.equal((await fetchBytes(owner, image.publicUrl, { range, 'if-range': '"other"' })).status, 200);
  assert.equal((await fetchBytes(owner, image.publicUrl, { range: 'bytes=0-0,2-2' })).status, 200);
});

const headOf = (person, target, length, fields = '') =>
  `POST ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
  (person.cookies.size ? `Cookie: ${[...person.cookies].map((each) => each.join('=')).join('; ')}\r\n` : '') +
  `Content-Type: ${formType}\r\n${fields}Content-Length: ${length}\r\n\r\n`;

test('what will not be taken is refused before it is sent', async () => {
  const item = await newItem(owner, auction);
  const images = `${item.path}/images`;
  const million = 1024 * 1024;
  const cases = [
    [owner, images, 11 * million, 413, 'PAYLOAD_TOO_LARGE'],
    [owner, `${auction.path}/thumbnail`, 6 * million, 413, 'PAYLOAD_TOO_LARGE'],
    [owner, `${item.path}/bids`, 2 * million, 413, 'PAYLOAD_TOO_LARGE'],
    [stranger, images, 9 * million, 401, 'UNAUTHORIZED'],
    [eve, images, 9 * million, 403, 'FORBIDDEN'],
    [bob, `${auction.path}/thumbnail`, 4 * million, 403, 'FORBIDDEN'],
  ];
  for (const [person, target, length, status, code] of cases)
    for (const fields of ['', 'Expect: 100-continue\r\n']) {
      const { heard, closed } = await exchange(house, headOf(person, target, length, fields));
      assert.match(heard, new RegExp(`^HTTP/1\\.1 ${status} `), `${target} ${length}`);
      assert.match(heard, new RegExp(`"code":"${code}"`));
      assert.ok(closed);
    }
  const { heard } = await exchange(house, headOf(owner, images, 9 * million, 'Expect: 100-continue\r\n'));
  assert.match(heard, /^HTTP\/1\.1 100 Continue\r\n\r\n$/);
});

test('files up to the limit are taken, and not a byte more', async () => {
  const item = await newItem(owner, auction);
  const limit = 10 * 1024 * 1024;
  const least = png({ padding: 1 }).length - 1;
  await added(owner, item, png({ padding: limit - least }));
  const answer = await addImage(owner, item, png({ padding: limit - least + 1 }));
  assertRefused(answer, 413, 'E_IMAGE_TOO_LARGE');
  assert.equal(answer.body.maxBytes, limit);
});

test('the first image stands for its item everywhere, at once and for who polls', async () => {
  const seen = await newAuction(owner, [bob]);
  const item = await newItem(owner, seen);
  await bob.post(`${item.path}/bids`, { amount: 10 });
  const views = {
    details: [bob, `${seen.path}/details`, (body) => body.items[0].thumbnailUrl],
    bids: [bob, '/api/user/dashboard', (body) => body.bidItems.find(({ id }) => id === item.id).thumbnailUrl],
    listings: [owner, '/api/user/dashboard', (body) => body.userItems.find(({ id }) => id === item.id).thumbnailUrl],
    notice: [bob, '/api/notifications', (body) => body.notifications.find(({ itemId }) => itemId === item.id).imageUrl],
  };
  const tags = {};
  const expectEverywhere = async (url) => {
    for (const [name, [person, target, pick]] of Object.entries(views)) {
      const headers = tags[name] ? { 'if-none-match': tags[name] } : {};
      const answer = await person.get(target, { headers });
      assert.equal(answer.status, 200, name);
      assert.equal(pick(answer.body), url, name);
      tags[name] = answer.headers.etag;
    }
  };
  await expectEverywhere(null);
  const first = await added(owner, item);
  await expectEverywhere(first.publicUrl);
  const second = await added(owner, item);
  await owner.patch(`${item.path}/images`, { imageIds: [second.id] });
  await expectEverywhere(second.publicUrl);
  await owner.delete(`${item.path}/images?imageId=${second.id}`);
  await expectEverywhere(first.publicUrl);

  const { body } = await bob.get(`${item.path}/events`);
  const told = body.events.filter(({ event }) => event === 'item:updated').map(({ data }) => data.changes.thumbnailUrl);
  assert.deepEqual(told, [first.publicUrl, second.publicUrl, first.publicUrl]);
});

test('the picture of an auction is its owner’s to change', async () => {
  const own = await newAuction(owner, [], { joinMode: 'INVITE_ONLY' });
  const target = `${own.path}/thumbnail`;
  assert.deepEqual((await owner.get(target)).body, { thumbnailUrl: null, publicUrl: null });
  const { body: first } = await upload(owner, target, 'thumbnail', png());
  assert.match(first.thumbnailUrl, new RegExp(`^auctions/${own.id}/thumbnail-\\d+-[0-9a-z]+\\.png$`));
  assert.equal(first.publicUrl, `/api/uploads/images/${first.thumbnailUrl}`);
  assert.equal((await owner.get(own.path)).body.thumbnailUrl, first.thumbnailUrl);
  assert.equal((await owner.get(`${own.path}/details`)).body.auction.thumbnailUrl, first.publicUrl);
  for (const list of [(await owner.get('/api/auctions')).body, (await owner.get('/api/user/dashboard')).body.auctions])
    assert.equal(list.find(({ id }) => id === own.id).thumbnailUrl, first.publicUrl);

  const { body: second } = await upload(owner, target, 'thumbnail', jpeg());
  await eventually('the first file has gone', () => !files().includes(first.thumbnailUrl));
  assert.equal((await fetchBytes(owner, second.publicUrl)).status, 200);
  for (const person of [eve, stranger]) assert.equal((await fetchBytes(person, second.publicUrl)).status, 404);
  assert.equal((await owner.delete(target)).status, 200);
  assert.equal((await owner.delete(target)).status, 200);
  assert.deepEqual((await owner.get(target)).body, { thumbnailUrl: null, publicUrl: null });
  await eventually('the second file has gone', () => !files().includes(second.thumbnailUrl));
  assertRefused(await upload(owner, target, 'image', png()), 400, 'E_NO_FILE');
});

test('W-45: the picture of an auction follows the role of owner, as everything else does', async () => {
  const admin = await newPerson(house, 'Ada');
  await admin.post(`${auction.path}/join`, {});
  await setRole(owner, auction, admin, 'ADMIN');
  assert.equal((await upload(admin, `${auction.path}/thumbnail`, 'thumbnail', png())).status, 403);
  assert.equal((await admin.get(`${auction.path}/thumbnail`)).status, 403);
  assert.equal((await upload(owner, `${auction.path}/thumbnail`, 'thumbnail', png())).status, 200);
});

test('everybody sees the picture of an auction that everybody may join', async () => {
  for (const joinMode of ['LINK', 'FREE']) {
    const open = await newAuction(owner, [], { joinMode });
    const { body } = await upload(owner, `${open.path}/thumbnail`, 'thumbnail', png());
    for (const person of [eve, stranger]) assert.equal((await fetchBytes(person, body.publicUrl)).status, 200);
    await owner.patch(open.path, { joinMode: 'INVITE_ONLY' });
    assert.equal((await fetchBytes(stranger, body.publicUrl)).status, 404);
  }
});

test('files go with their item and their auction', async () => {
  const own = await newAuction(owner);
  const [item, other] = [await newItem(owner, own), await newItem(owner, own)];
  const [image, kept] = [await added(owner, item), await added(owner, other)];
  const { body: picture } = await upload(owner, `${own.path}/thumbnail`, 'thumbnail', png());
  await owner.delete(item.path);
  await eventually('the file of the item has gone', () => !files().includes(image.url));
  assert.ok(files().includes(kept.url));
  await owner.delete(own.path);
  await eventually('all files of the auction have gone', () =>
    [kept.url, picture.thumbnailUrl].every((url) => !files().includes(url)));
});

test('a house that is killed in the middle of an upload shows and keeps nothing of it', async () => {
  const other = await startHouse();
  try {
    const seller = await newPerson(other, 'Sam');
    const item = await newItem(seller, await newAuction(seller));
    const image = await added(seller, item);
    // Commands are run, nothing is answered: the file is there and so is the row.
    writeFileSync(path.join(other.dataDir, 'die-before-publish'), '');
    await assert.rejects(addImage(seller, item, png({ padding: 100 })));
    await other.exited;
    assert.equal(files(other).length, 2);
    // As if the commit had not come to be: a file, noted, and no row.
    const stray = `${image.url.slice(0, -4)}0.png`;
    for (const name of [stray, `.unsettled/${stray.replaceAll('/', '+')}`])
      writeFileSync(path.join(other.dataDir, 'images', name), png().subarray(0, 20));
    rmSync(path.join(other.dataDir, 'die-before-publish'));
    await other.start();
    assert.ok(!files(other).includes(stray));
    assert.equal(readdirSync(path.join(other.dataDir, 'images', '.unsettled')).length, 0);
    const { body } = await seller.get(`${item.path}/images`);
    assert.deepEqual(files(other), body.map(({ url }) => url).sort());
    for (const each of body) assert.equal((await fetchBytes(seller, each.publicUrl)).bytes.length, each.size);
  } finally {
    await other.close();
  }
});
