// One process follows another: what the pages of every pusher-js, and everybody else, notice of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { eventually, runBinary, slowness } from '../support/house.mjs';
import { itemChannel, Listener } from '../support/listener.mjs';
import { RawSocket } from '../support/raw.mjs';
import { mustBid, openClub } from './club.mjs';
import { Page, versions } from './pusher-js.mjs';

const activator = fileURLToPath(new URL('../support/activate.py', import.meta.url));

/** Asks on new connections, one after the other in eight lines, and counts what is refused or cut. */
class Callers {
  answered = 0;
  failures = [];
  #over = false;

  constructor(house) {
    this.lines = Array.from({ length: 8 }, () => this.#call(house.port));
  }

  async #call(port) {
    while (!this.#over) {
      const outcome = await new Promise((done) => {
        const request = http.get({ host: '127.0.0.1', port, path: '/api/version', agent: false }, (answer) => {
          answer.resume();
          answer.on('end', () => done(answer.statusCode));
        });
        request.on('error', (error) => done(error.code));
      });
      if (outcome === 200) this.answered += 1;
      else this.failures.push(outcome);
    }
  }

  async stop() {
    this.#over = true;
    await Promise.all(this.lines);
  }
}

/** Pages of all versions, three each, which note when they were connected again. */
class Audience {
  async open(house, person, channel) {
    this.pages = Object.values(versions).flatMap((Pusher) => [1, 2, 3].map(() => new Page(Pusher, house, person)));
    this.states = new Set();
    this.channel = channel;
    for (const page of this.pages) {
      await page.subscribe(channel);
      page.pusher.connection.bind('error', () => (page.lostAt ??= Date.now()));
      page.pusher.connection.bind('state_change', ({ current }) => {
        this.states.add(current);
        if (current === 'connected') page.backAt = Date.now();
      });
    }
    return this;
  }

  /** Ms from the first page that was told to go to the last that is back. */
  async back(deadline) {
    await eventually('all pages are back', () => this.pages.every((page) => page.backAt), deadline);
    for (const page of this.pages) await page.subscribe(this.channel);
    return Math.max(...this.pages.map((page) => page.backAt)) - Math.min(...this.pages.map((page) => page.lostAt));
  }

  codes() {
    return new Set(this.pages.flatMap((page) => page.errors.map((error) => (error.error ?? error).data?.code)));
  }

  close() {
    this.pages.forEach((page) => page.close());
  }
}

const pidOf = (house) => Number(readFileSync(path.join(house.dataDir, 'auktiva.lock'), 'utf8'));

/** Starts a successor beside the process that serves, and waits until it serves and the other has left. */
async function takeOver(house) {
  const left = house.exited;
  await house.start(['--take-over']);
  assert.deepEqual(await left, { code: 0, signal: null });
}

const timed = (time) => `the last of the pages was back after ${time} ms`;

describe('a process that takes over', () => {
  let club;
  let audience;
  before(async () => {
    club = await openClub();
    audience = await new Audience().open(club.house, club.bob, itemChannel(club.item));
  });
  after(async () => {
    audience.close();
    await club.close();
  });

  test('pages of all versions are back at once, and nobody who comes meanwhile is refused', async (t) => {
    const { house, ann, item } = club;
    const callers = new Callers(house);
    await eventually('some calls', () => callers.answered > 20);
    await takeOver(house);
    t.diagnostic(timed(await audience.back()));
    const answered = callers.answered;
    await eventually('calls to the successor', () => callers.answered > answered + 20);
    await callers.stop();
    assert.deepEqual(callers.failures, []);
    assert.deepEqual([...audience.codes()], [4200]);
    assert.deepEqual(audience.states, new Set(['connecting', 'connected']));
    const { id } = await mustBid(ann, item, 20);
    for (const page of audience.pages) assert.equal((await page.heard('bid:new')).at(-1).bidId, id);
  });

  test('again, after a page that does not even answer its closing: it holds nobody up', async (t) => {
    const { house } = club;
    const mute = await RawSocket.open(house, `/app/${house.secrets().SOKETI_APP_KEY}?protocol=7`);
    audience.pages.forEach((page) => (page.lostAt = page.backAt = undefined));
    const began = Date.now();
    const left = house.exited;
    await house.start(['--take-over']);
    t.diagnostic(timed(await audience.back()));
    assert.ok(Date.now() - began < 7000 * slowness);
    assert.equal(await mute.closeCode(), 4200);
    mute.close();
    await left;
  });

  test('whoever just starts a second one is sent away, and the first goes on', async () => {
    const { house } = club;
    const env = { AUKTIVA_DATA_DIR: house.dataDir, PORT: String(house.port), HOST: '127.0.0.1' };
    const callers = new Callers(house);
    const { code, output } = await runBinary(['serve'], { cwd: house.folder, env });
    assert.deepEqual([code, output.includes(String(pidOf(house)))], [75, true], output);
    await callers.stop();
    assert.deepEqual(callers.failures, []);
  });

  test('nor does another house get in at the same port', async () => {
    const { house } = club;
    const env = { AUKTIVA_DATA_DIR: path.join(house.folder, 'other'), PORT: String(house.port), HOST: '127.0.0.1' };
    for (const args of [['serve'], ['serve', '--take-over']]) {
      const { code, output } = await runBinary(args, { cwd: house.folder, env });
      assert.equal(code, 1);
      assert.match(output, /cannot listen on 127\.0\.0\.1:\d+: Address already in use/);
    }
  });

  test('one that cannot start leaves the first alone', async () => {
    const { house } = club;
    const env = { AUKTIVA_DATA_DIR: house.dataDir, PORT: String(house.port), HOST: '127.0.0.1' };
    const broken = { TLS_CERT_FILE: path.join(house.dataDir, 'auktiva.lock'), TLS_KEY_FILE: path.join(house.dataDir, 'auktiva.lock') };
    const pid = pidOf(house);
    assert.equal((await runBinary(['serve', '--take-over'], { cwd: house.folder, env: { ...env, ...broken } })).code, 78);
    assert.equal(pidOf(house), pid);
    const listener = await Listener.open(house);
    await listener.settle();
    listener.close();
  });
});

test('a process that takes over from nobody just starts', async () => {
  const club = await openClub();
  await club.house.stop();
  await club.house.start(['--take-over']);
  await club.close();
});

test('a plain restart: every page is told so, comes back by itself, and soon', async (t) => {
  const { house, ann, bob, item, close } = await openClub();
  const audience = await new Audience().open(house, bob, itemChannel(item));
  const mute = await RawSocket.open(house, `/app/${house.secrets().SOKETI_APP_KEY}?protocol=7`);
  const began = Date.now();
  await house.restart();
  const down = Date.now() - began;
  t.diagnostic(`it served again after ${down} ms, though one socket did not answer its closing`);
  assert.ok(down < 1500 * slowness);
  assert.equal(await mute.closeCode(), 4100);
  mute.close();
  t.diagnostic(timed(await audience.back(40000)));
  assert.deepEqual([...audience.codes()], [4100]);
  assert.ok(!audience.states.has('failed') && !audience.states.has('disconnected'));
  const { id } = await mustBid(ann, item, 20);
  for (const page of audience.pages) assert.equal((await page.heard('bid:new')).at(-1).bidId, id);
  audience.close();
  await close();
});

test('sockets passed by systemd: pages are back at once, and nobody is refused while none runs', async (t) => {
  const { house, ann, bob, item, close } = await openClub();
  await house.stop();
  await house.start([], ['python3', activator, 'main,realtime']);
  assert.equal(`passing ${house.port} ${house.realtimePort}`, /passing [\d ]+\d/.exec(house.log)[0]);
  const audience = await new Audience().open(house, bob, itemChannel(item));
  const besides = await Listener.open({ ...house, port: house.realtimePort, secrets: () => house.secrets() });
  const callers = new Callers(house);
  await eventually('some calls', () => callers.answered > 20);
  const first = pidOf(house);
  process.kill(first, 'SIGTERM');
  t.diagnostic(timed(await audience.back()));
  assert.notEqual(pidOf(house), first);
  const answered = callers.answered;
  await eventually('calls to the successor', () => callers.answered > answered + 20);
  await callers.stop();
  assert.deepEqual(callers.failures, []);
  assert.deepEqual([...audience.codes()], [4200]);
  assert.equal(await besides.closed, 4200);
  const { id } = await mustBid(ann, item, 20);
  for (const page of audience.pages) assert.equal((await page.heard('bid:new')).at(-1).bidId, id);
  audience.close();
  await close();
});
