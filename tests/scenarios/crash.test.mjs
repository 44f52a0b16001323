// Kills, restarts, second processes and files that are not ours.
import assert from 'node:assert/strict';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, unlinkSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { bid, Client, eventually, fromNow, newAuction, newItem, newPeople, runBinary, signIn, sleep, startHouse } from '../support/house.mjs';
import { itemChannel, Listener } from '../support/listener.mjs';
import { RawRequest, statuses } from '../support/raw.mjs';

async function openClub(options) {
  const house = await startHouse(options);
  const [seller, ann, bob] = await newPeople(house, 'Seller', 'Ann', 'Bob');
  const auction = await newAuction(seller, [ann, bob]);
  const item = await newItem(seller, auction);
  return { house, seller, ann, bob, auction, item };
}

const bidsOf = async (person, item) => (await person.get(`${item.path}/bids`)).body.map((each) => each.id);

test('a bid answered 201 survives kill -9, ten times over', async () => {
  const { house, ann, bob, item } = await openClub();
  const acknowledged = [];
  for (let round = 0; round < 10; ++round) {
    const bidding = [ann, bob].map(async (person, turn) => {
      for (let step = 0; step < 20; ++step) {
        const answer = await bid(person, item, 10 + round * 100 + step * 2 + turn).catch(() => ({}));
        if (answer.status === 201) acknowledged.push(answer.body.id);
        if (answer.status === undefined) return;
      }
    });
    await eventually('some bids', () => acknowledged.length > round * 3 + 2);
    await house.restart(() => house.kill9());
    await Promise.all(bidding);
  }
  const stored = new Set(await bidsOf(ann, item));
  for (const id of acknowledged) assert.ok(stored.has(id), `lost ${id}`);
  const { events } = (await ann.get(`${item.path}/events?after=0`)).body;
  assert.deepEqual(events.map((each) => each.seq), events.map((_, at) => at + 1));
  const amounts = events.map((each) => each.data.amount);
  assert.deepEqual(amounts, [...amounts].sort((a, b) => a - b));
  assert.equal((await ann.get(item.path)).body.item.currentBid, amounts.at(-1));
  await house.close();
});

test('killed between commit and publish: the event arrives on resume, once', async () => {
  const { house, ann, bob, item } = await openClub();
  const channel = itemChannel(item);
  await bid(ann, item, 10);
  const before = (await ann.get(item.path)).body;
  const trap = path.join(house.dataDir, 'die-before-publish');
  writeFileSync(trap, '');
  await assert.rejects(bid(bob, item, 11));
  assert.equal((await house.exited).signal, 'SIGKILL');
  unlinkSync(trap);
  await house.start();

  const listener = await Listener.open(house);
  const answer = await listener.subscribe(ann, channel, { seen: before.seq, epoch: before.epoch });
  assert.equal(answer.event, 'pusher_internal:subscription_succeeded');
  await listener.event('bid:new', (data) => data.amount === 11);
  await listener.settle();
  assert.deepEqual(listener.heardOn(channel).map(({ event, data }) => [event, data.seq]), [['bid:new', before.seq + 1]]);
  listener.close();

  const other = await Listener.open(house);
  await other.subscribe(ann, channel, { seen: before.seq, epoch: 'another log' });
  await other.event('sync:reset');
  other.close();
  await house.close();
});

test('a restart keeps sessions, seq and epoch, and closes what ended meanwhile', async () => {
  const { house, seller, ann, bob, auction, item } = await openClub();
  const ending = await newItem(seller, auction, { endDate: fromNow(1200) });
  await bid(ann, ending, 10);
  await bid(ann, item, 10);
  const before = (await ann.get(item.path)).body;
  await house.stop();
  await sleep(1300);
  await house.start();
  const closed = await eventually('the close', async () => {
    const { item: now } = (await ann.get(ending.path)).body;
    return now.closedAt && now;
  });
  assert.equal(closed.closedAt, closed.endsAt);
  await house.restart();
  const won = (await ann.get('/api/notifications')).body.notifications.filter((each) => each.type === 'AUCTION_WON');
  assert.equal(won.length, 1);
  const { events } = (await ann.get(`${ending.path}/events?after=0`)).body;
  assert.deepEqual(events.map((each) => each.event), ['bid:new', 'item:ended']);
  assert.equal((await bid(bob, item, 11)).body.seq, before.seq + 1);
  assert.equal((await bob.get(item.path)).body.epoch, before.epoch);
  await house.close();
});

test('SIGTERM answers what is under way, closes sockets with 4100 and exits 0', async () => {
  const { house, ann, bob, item } = await openClub();
  const listener = await Listener.open(house);
  await listener.subscribe(ann, itemChannel(item));
  const bids = Array.from({ length: 50 }, (_, step) => bid(step % 2 ? ann : bob, item, 10 + step).catch(() => ({})));
  await Promise.race(bids);
  const started = Date.now();
  const end = await house.stop();
  assert.deepEqual(end, { code: 0, signal: null });
  assert.ok(Date.now() - started < 10_000);
  assert.equal(await listener.closed, 4100);
  const accepted = (await Promise.all(bids)).filter((answer) => answer.status === 201).map((answer) => answer.body.id);
  assert.deepEqual(readdirSync(house.dataDir).sort(), ['auktiva.lock', 'images', 'secrets.env', 'store.db', 'store.seal']);
  await house.start();
  const stored = new Set(await bidsOf(ann, item));
  assert.ok(accepted.length > 0 && accepted.every((id) => stored.has(id)));
  await house.close();
});

test('a request that is half here at SIGTERM is answered still', async () => {
  const { house, ann, item } = await openClub();
  const text = '{"amount":10}';
  const half = await RawRequest.open(house, `POST ${item.path}/bids`, ann, text.length);
  const ended = house.stop();
  await eventually('the drain', () => house.log.includes('stopping'));
  half.socket.write(text);
  await half.closed;
  const [status] = statuses(half.heard);
  assert.ok([201, 503].includes(status), `unanswered: ${half.heard}`);
  assert.deepEqual(await ended, { code: 0, signal: null });
  await house.start();
  assert.equal((await bidsOf(ann, item)).length, status === 201 ? 1 : 0);
  await house.close();
});

test('a second process is refused while the first lives', async () => {
  const house = await startHouse();
  const second = await runBinary(['serve'], { cwd: house.folder, env: { AUKTIVA_DATA_DIR: house.dataDir, PORT: '0' } });
  assert.equal(second.code, 75);
  assert.match(second.output, new RegExp(`\\b${house.child.pid}\\b`));
  assert.equal((await new Client(house).get('/api/health')).status, 200);
  await house.restart(() => house.kill9());
  await house.close();
});

test('a file that is newer, foreign or damaged is refused and never touched', async () => {
  const { house } = await openClub();
  await house.stop();
  const store = path.join(house.dataDir, 'store.db');
  const sound = readFileSync(store);
  const patch = (at, bytes) => {
    const file = openSync(store, 'r+');
    writeSync(file, Buffer.from(bytes), 0, bytes.length, at);
    closeSync(file);
  };
  const spoilt = {
    'newer': () => patch(60, [0, 0, 0, 99]),
    'not an Auktiva database': () => patch(68, [1, 2, 3, 4]),
    'damaged': () => patch(4096 * 3, Buffer.alloc(4096, 0x5a)),
    'store.db': () => truncateSync(store, sound.length / 2),
    'an Auktiva database': () => truncateSync(store, 0),
    'not a database': () => writeFileSync(store, 'these are notes, not a database\n'.repeat(200)),
  };
  for (const [word, spoil] of Object.entries(spoilt)) {
    writeFileSync(store, sound);
    spoil();
    const before = readFileSync(store);
    const { code, output } = await runBinary(['serve'], { cwd: house.folder, env: { AUKTIVA_DATA_DIR: house.dataDir, PORT: '0' } });
    assert.equal(code, 78, `${word}: ${output}`);
    assert.ok(output.includes(word), output);
    assert.equal(output.trim().split('\n').length, 1);
    assert.ok(readFileSync(store).equals(before), `${word}: the file was touched`);
    assert.ok(!existsSync(`${store}-wal`) && !existsSync(`${store}-shm`));
  }
  writeFileSync(store, sound);
  await house.start();
  await house.close();
});

test('secrets are made once, for the owner’s eyes only', async () => {
  const house = await startHouse();
  const file = path.join(house.dataDir, 'secrets.env');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(house.dataDir).mode & 0o777, 0o700);
  assert.equal(statSync(path.join(house.dataDir, 'store.db')).mode & 0o077, 0);
  const made = readFileSync(file, 'utf8');
  await house.restart();
  assert.equal(readFileSync(file, 'utf8'), made);
  for (const secret of ['AUTH_SECRET', 'SOKETI_APP_SECRET']) assert.ok(!house.log.includes(house.secrets()[secret]));
  await house.stop();
  chmodSync(file, 0o640);
  const open = await runBinary(['serve'], { cwd: house.folder, env: { AUKTIVA_DATA_DIR: house.dataDir, PORT: '0' } });
  assert.equal(open.code, 78);
  assert.match(open.output, /chmod 600/);
  rmSync(house.folder, { recursive: true });
});

test('the command line: settings that are wrong, version, health, demo', async () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'auktiva-'));
  const run = (args, env) => runBinary(args, { cwd, env });
  for (const [name, value] of [['PORT', 'http'], ['REALTIME_DRIVER', 'pigeon'], ['AUTH_SECRET', 'short']]) {
    const { code, output } = await run(['serve'], { [name]: value });
    assert.equal(code, 78);
    assert.match(output, new RegExp(`^auktiva: ${name}: .*\n$`));
  }
  writeFileSync(path.join(cwd, '.env'), 'AUTH_PASSWORD_MIN=many\n');
  const wrong = await run(['serve']);
  assert.equal(wrong.code, 78);
  assert.match(wrong.output, /^auktiva: AUTH_PASSWORD_MIN: .*\n$/);
  unlinkSync(path.join(cwd, '.env'));
  assert.match((await run(['version'])).output, /^auktiva \d+\.\d+\.\d+\n$/);
  const help = await run(['--help']);
  assert.equal(help.code, 0);
  for (const name of ['PORT', 'AUKTIVA_DATA_DIR', 'PUBLIC_URL', 'AUTH_SECRET', 'REALTIME_DRIVER', 'TRUSTED_PROXIES', 'RATE_LIMIT_BIDS'])
    assert.match(help.output, new RegExp(`^ +${name} `, 'm'));
  assert.equal((await run(['health'], { PORT: '1' })).code, 1);

  const demo = await run(['demo']);
  assert.equal(demo.code, 0);
  const again = await run(['demo']);
  assert.equal(again.code, 78);
  assert.match(again.output, /has accounts already/);
  const house = await startHouse({ env: { AUKTIVA_DATA_DIR: path.join(cwd, 'data') } });
  const owner = new Client(house);
  assert.equal((await signIn(owner, 'margit@example.org', 'club-evening')).status, 200);
  const [auction] = (await owner.get('/api/auctions')).body;
  assert.deepEqual(auction._count, { items: 12, members: 8 });
  assert.equal((await run(['health'], { PORT: String(house.port) })).code, 0);
  await house.close();
  rmSync(cwd, { recursive: true });
});
