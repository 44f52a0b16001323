// Moving in from the Auktiva on Prisma: what an import brings, what it leaves alone, and what a crash does to it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Client, House, runBinary, signIn, startHouse } from '../support/house.mjs';

const support = fileURLToPath(new URL('../support', import.meta.url));
const layout = readFileSync(path.join(support, 'auktiva_database.sql'), 'utf8');
const oddities = readFileSync(path.join(support, 'auktiva_oddities.sql'), 'utf8');

/** A GIF of one pixel. */
const picture = Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64');

const sqlite = (file, sql) => execFileSync('sqlite3', [file], { input: sql, encoding: 'utf8', maxBuffer: 1 << 28 });
/** Everything in some tables, or in all. */
const dump = (file, ...tables) => sqlite(file, `.dump ${tables.join(' ')}`);

/** The old house: its database and its images, where Auktiva has them. */
function oldHouse(sql = oddities) {
  const folder = mkdtempSync(path.join(tmpdir(), 'auktiva-old-'));
  const file = path.join(folder, 'data/auktiva.db');
  mkdirSync(path.dirname(file));
  sqlite(file, `PRAGMA synchronous = OFF; BEGIN; ${layout} COMMIT;`);
  sqlite(file, sql);
  for (const name of ['autumn/lantern/1-a.jpg', 'autumn/lantern/2-b.jpg', 'auctions/autumn/thumbnail-1.jpg']) {
    const image = path.join(folder, 'public/uploads/images', name);
    mkdirSync(path.dirname(image), { recursive: true });
    writeFileSync(image, picture);
  }
  return { folder, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A house that has not been started yet. */
function newHouse() {
  const folder = mkdtempSync(path.join(tmpdir(), 'auktiva-'));
  const house = new House({}, folder);
  house.store = path.join(house.dataDir, 'store.db');
  house.import = (...args) =>
    runBinary(['import', ...args], { cwd: folder, env: { AUKTIVA_DATA_DIR: house.dataDir } });
  house.remove = () => rmSync(folder, { recursive: true, force: true });
  return house;
}

/** Name, time and bytes of everything below a folder. */
function look(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((each) => {
      const file = path.join(each.path ?? folder, each.name);
      const facts = statSync(file, { bigint: true });
      return [file, facts.mtimeNs, each.isFile() && createHash('sha256').update(readFileSync(file)).digest('hex')];
    })
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** One auction with many bids on a few items, as fast as SQLite makes it. */
const manyBids = (bids) => `
  INSERT INTO users (id, email, createdAt, updatedAt) VALUES ('seller', 'seller@example.org', '2026-01-01 00:00:00', 0),
    ('ann', 'ann@example.org', '2026-01-01 00:00:00', 0);
  INSERT INTO currencies VALUES ('EUR', 'Euro', '€');
  INSERT INTO auctions (id, name, createdAt, updatedAt, creatorId) VALUES ('a', 'A', '2026-01-01 00:00:00', 0, 'seller');
  INSERT INTO auction_members (id, auctionId, userId, role, joinedAt) VALUES
    ('m1', 'a', 'seller', 'OWNER', '2026-01-01 00:00:00'), ('m2', 'a', 'ann', 'BIDDER', '2026-01-01 00:00:00');
  WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9)
  INSERT INTO auction_items (id, auctionId, name, currencyCode, isPublished, createdAt, updatedAt, creatorId)
    SELECT 'i' || i, 'a', 'Item ' || i, 'EUR', 1, '2026-01-01 00:00:00', 0, 'seller' FROM n;
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${bids})
  INSERT INTO bids (id, auctionItemId, userId, amount, createdAt)
    SELECT 'b' || i, 'i' || (i % 10), 'ann', i, 1767225600000 + i FROM n;`;

test('an old house moves in, and its people find what was theirs', async () => {
  const old = oldHouse();
  // Notices that are read are forgotten after some months.
  sqlite(old.file, `UPDATE notifications SET createdAt = ${Date.now()} - (id = 'n1') WHERE id IN ('n1', 'n2')`);
  const house = newHouse();
  const brought = await house.import(old.file);
  assert.equal(brought.code, 2, brought.output);
  assert.match(brought.output, /auction_items +11 +0 +\d+ +5/);
  assert.match(brought.output, /lantern: stored price 12 of "bob"; by its bids 50\.00 of ann/);
  const report = readdirSync(house.dataDir).find((each) => each.startsWith('import-report-'));
  assert.match(readFileSync(path.join(house.dataDir, report), 'utf8'), /^bids left out: b-when: its createdAt/m);
  assert.ok(!readdirSync(house.dataDir).includes('import-copy'));

  await house.start();
  try {
    const [ann, seller] = [new Client(house), new Client(house)];
    assert.equal((await signIn(ann, 'ann@example.org', 'wrong horse')).status, 401);
    assert.equal((await signIn(ann, 'ANN@example.org')).status, 200);
    await signIn(seller, 'seller@example.org');

    const { body: auctions } = await ann.get('/api/auctions');
    assert.deepEqual(auctions.map((each) => [each.id, each.role]).sort(), [
      ['autumn', 'BIDDER'],
      ['odd', 'OWNER'],
      ['past', 'ADMIN'],
    ]);
    const { body: page } = await ann.get('/api/auctions/autumn/items/lantern');
    assert.equal(page.item.currentBid, 50);
    assert.equal(page.item.highestBidderId, 'ann');
    assert.equal(page.item.description, '<p>Brass</p>');
    assert.equal(page.item.endDate, '2034-12-31T20:00:00.000Z');
    assert.deepEqual(page.bids.map((each) => [each.id, each.amount, each.createdAt]), [
      ['b1', 50, '2025-12-11T10:00:00.000Z'],
      ['b3', 50, '2025-12-11T10:00:00.003Z'],
      ['b2', 12, '2025-12-11T10:00:00.002Z'],
    ]);
    const { body: notices } = await ann.get('/api/notifications');
    assert.deepEqual(notices.notifications.map((each) => [each.id, each.title, each.message, each.read]), [
      ['n2', 'You have been outbid', 'Somebody bid €12.00 on "Lantern"', false],
      ['n1', 'Lantern', 'From the harbour', true],
    ]);
    const { body: images } = await seller.get('/api/auctions/autumn/items/lantern/images');
    assert.deepEqual(images.map((each) => each.id), ['p1', 'p2', 'p3']);
    const shown = await seller.get(`/api/uploads/images/${images[0].url}`);
    assert.equal(shown.status, 200);
    assert.equal(shown.headers['content-type'], 'image/gif');

    // The rules go on where they stood.
    const low = await ann.post('/api/auctions/autumn/items/quilt/bids', { amount: 30.5 });
    assert.equal(low.body.minBid, 31);
    assert.equal((await ann.post('/api/auctions/autumn/items/quilt/bids', { amount: 31 })).status, 201);
    assert.equal((await ann.post('/api/auctions/past/items/never-ended/bids', { amount: 99 })).body.key, 'E_BIDDING_ENDED');
  } finally {
    await house.close();
    old.remove();
  }
});

test('neither the old files nor, the second time, the new ones are changed', async () => {
  const old = oldHouse();
  const house = newHouse();
  const before = look(old.folder);
  await house.import(old.file);
  assert.deepEqual(look(old.folder), before);

  const stored = dump(house.store);
  const files = look(path.join(house.dataDir, 'images'));
  const again = await house.import(old.file);
  assert.equal(again.code, 2);
  assert.match(again.output, /bids +0 +9 +0 +10/);
  assert.equal(dump(house.store), stored);
  assert.deepEqual(look(path.join(house.dataDir, 'images')), files);
  assert.deepEqual(look(old.folder), before);
  house.remove();
  old.remove();
});

test('a dry run tells the same and writes nothing', async () => {
  const old = oldHouse();
  const house = newHouse();
  const before = look(old.folder);
  const tried = await house.import(old.file, '--dry-run');
  assert.equal(tried.code, 2);
  assert.deepEqual(readdirSync(house.folder), []);
  assert.deepEqual(look(old.folder), before);

  const done = await house.import(old.file);
  const table = (output) => output.split('\n').filter((line) => /^\w+( +\d+){4}$/.test(line));
  assert.deepEqual(table(tried.output), table(done.output));
  assert.equal(table(tried.output).length, 10);

  // All but the lock, which names whoever held it last.
  const lookInside = () => look(house.dataDir).filter(([file]) => !file.endsWith('auktiva.lock'));
  const stored = lookInside();
  await house.import('--dry-run', old.file);
  assert.deepEqual(lookInside(), stored);
  house.remove();
  old.remove();
});

test('an import that was killed half-way is finished by another', async () => {
  const old = oldHouse(manyBids(60000));
  const [house, calm] = [newHouse(), newHouse()];
  mkdirSync(house.dataDir, { mode: 0o700 });
  writeFileSync(path.join(house.dataDir, 'die-at-import-row'), '45000');
  const killed = await house.import(old.file);
  assert.equal(killed.signal, 'SIGKILL');
  const half = Number(sqlite(house.store, 'SELECT count(*) FROM bid'));
  assert.ok(half > 0 && half < 60000, `${half} bids`);
  // What is there is whole.
  assert.equal(sqlite(house.store, 'SELECT count(*) FROM item WHERE bid_count <> 6000'), '0\n');

  rmSync(path.join(house.dataDir, 'die-at-import-row'));
  assert.equal((await house.import(old.file)).code, 0);
  assert.equal((await calm.import(old.file)).code, 0);
  const told = ['user', 'auction', 'member', 'item', 'bid'];
  assert.equal(dump(house.store, ...told), dump(calm.store, ...told));
  for (const each of [house, calm, old]) each.remove();
});

test('nothing is imported into a house that is open, nor from a file that is none', async () => {
  const old = oldHouse();
  const house = await startHouse();
  const bring = (file) => runBinary(['import', file], { cwd: house.folder, env: { AUKTIVA_DATA_DIR: house.dataDir } });
  const open = await bring(old.file);
  assert.equal(open.code, 75);
  assert.match(open.output, /already serves .*; stop it first/);
  await house.stop();

  const text = path.join(house.folder, 'text');
  writeFileSync(text, 'a list of things, long enough to be taken for a database by somebody who does not look');
  for (const [file, why] of [
    [text, /is not a database/],
    [path.join(house.folder, 'nothing'), /cannot be read: No such file/],
    [path.join(house.dataDir, 'store.db'), /is not an Auktiva database: it has no table users/],
  ]) {
    const refused = await bring(file);
    assert.equal(refused.code, 78, refused.output);
    assert.match(refused.output, why);
  }
  await house.close();
  old.remove();
});

test('a file that is written to is left for later', async () => {
  const old = oldHouse(manyBids(1000));
  const house = newHouse();
  // Written to at least once while it is copied: large enough to take a while, and always being touched.
  sqlite(old.file, 'CREATE TABLE ballast AS SELECT zeroblob(50000000) AS emptiness');
  const busy = setInterval(() => utimesSync(old.file, new Date(), new Date()), 1);
  const refused = await house.import(old.file);
  clearInterval(busy);
  assert.equal(refused.code, 78, refused.output);
  assert.match(refused.output, /is being written to; stop the program that uses it first/);
  house.remove();
  old.remove();
});
