// How connections end, and what pusher-js then does.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { versions } from '../clients/pusher-js.mjs';
import { eventually, sleep, slowness } from '../support/house.mjs';
import { RawSocket } from '../support/raw.mjs';
import { counted, openHall } from './support.mjs';

let hall;
before(async () => {
  hall = await openHall({
    plain: { allowedOrigins: ['https://club.example'] },
    secure: { requireTls: true },
    closed: { enabled: false },
    none: { maxConnections: 0 },
    single: { maxConnections: 1 },
  });
  await hall.single.listen();
});
after(() => hall.close());

/** What brings which code: how a bare socket asks, and how pusher-js can be made to. */
const refusals = () => ({
  4000: [hall.secure, {}],
  4001: [hall.plain, { key: 'nobodys-key' }],
  4003: [hall.closed, {}],
  4004: [hall.none, {}],
  4005: [hall.plain, { key: '../elsewhere' }, { wsPath: '/elsewhere' }],
  4006: [hall.plain, { query: 'protocol=seven' }, { key: `${hall.plain.key}?protocol=seven&rest=` }],
  4007: [hall.plain, { query: 'protocol=8' }, { key: `${hall.plain.key}?protocol=8&rest=` }],
  4009: [hall.plain, { headers: { Origin: 'https://evil.example' } }],
  4100: [hall.single, {}],
});

test('A1 a refused socket hears an error frame and a Close frame of the same code, and nothing before', async () => {
  for (const [code, [app, asked]] of Object.entries(refusals())) {
    const bare = await app.listen(asked);
    assert.equal(await bare.closed, Number(code));
    assert.deepEqual(bare.frames.map(({ event, data }) => [event, data.code]), [['pusher:error', Number(code)]]);
    assert.ok(bare.frames[0].data.message.length > 0);
    assert.equal(bare.closeReason, bare.frames[0].data.message);
  }
});

test('A1 what breaks the rules of WebSocket is closed with the code of that rule', async () => {
  const breaches = {
    1002: (raw) => raw.frame(0x81, '{}', { masked: false }),
    1003: (raw) => raw.frame(0x82, 'binary'),
    1007: (raw) => raw.frame(0x81, Buffer.from([0xc3, 0x28])),
    1009: (raw) => raw.frame(0x81, 'x'.repeat(16 * 1024 + 1)),
  };
  for (const [code, breach] of Object.entries(breaches)) {
    const raw = await RawSocket.open(hall.house, `/app/${hall.plain.key}?protocol=7`);
    breach(raw);
    assert.equal(await raw.closeCode(), Number(code));
    raw.close();
  }
});

/** A page that goes through a relay which counts its attempts. */
async function watched(app, Pusher, options) {
  const way = await counted(hall.house);
  const page = app.open({ wsPort: way.port, wssPort: way.port, ...options }, Pusher);
  return { way, page };
}

const end = ({ way, page }) => {
  page.close();
  way.close();
};

for (const version of ['pusher-js 8.6', 'pusher-js 7.6']) {
  const Pusher = versions[version];
  describe(version, () => {
    test(`A1 ${version} gives up after 4001 to 4008, for none of these passes`, async () => {
      const all = [];
      for (const [code, [app, asked, options = asked]] of Object.entries(refusals()))
        if (code > 4000 && code < 4009) all.push({ code: Number(code), ...(await watched(app, Pusher, options)) });
      await eventually('all have given up', () => all.every(({ page }) => page.state === 'disconnected'));
      await sleep(1500);
      for (const { code, page, way } of all) assert.deepEqual([code, way.calls, page.state], [page.codes[0], 1, 'disconnected']);
      all.forEach(end);
    });

    test(`A1 ${version} gives up after 4009, also later in life`, async () => {
      const one = await watched(hall.plain, Pusher, { user: { id: `ann of ${version}` } });
      await one.page.signedIn();
      await hall.plain.publisher.terminateUserConnections(`ann of ${version}`);
      await eventually('it has given up', () => one.page.state === 'disconnected');
      await sleep(1500);
      assert.deepEqual([one.way.calls, new Set(one.page.codes)], [1, new Set([4009])]);
      end(one);
    });

    test(`A1 ${version} comes back by TLS after 4000`, async () => {
      const one = await watched(hall.secure, Pusher);
      await eventually('it begins a TLS handshake', () => one.way.firstBytes.includes(22));
      assert.equal(one.way.firstBytes[0], 'G'.charCodeAt(0));
      assert.ok(one.page.codes.includes(4000));
      end(one);
    });

    test(`A1 A2 ${version} comes back once a second after 4100`, async () => {
      const one = await watched(hall.single, Pusher);
      await eventually('it is refused', () => one.page.codes.includes(4100));
      const from = one.way.calls;
      await sleep(3500);
      const attempts = one.way.calls - from;
      assert.ok(attempts >= 1 && attempts <= 7, `${attempts} attempts in 3.5 s`);
      assert.notEqual(one.page.state, 'disconnected');
      end(one);
    });

    test(`A1 ${version} comes back a second after a breach of the rules`, async () => {
      const one = await watched(hall.plain, Pusher);
      await one.page.connected();
      const from = one.page.states.length;
      one.page.pusher.send_event('pusher:ping', { much: 'x'.repeat(16 * 1024) });
      await eventually('it is told', () => one.page.codes.includes(1009));
      const told = Date.now();
      await eventually('it is back', () => one.page.states.slice(from).includes('connected'));
      assert.ok(Date.now() - told > 700, `back after ${Date.now() - told} ms`);
      assert.equal(one.way.calls, 2);
      end(one);
    });

    test(`A1 ${version} comes back at once after 4200`, async () => {
      const one = await watched(hall.plain, Pusher, { user: { id: `bob of ${version}` } });
      await one.page.signedIn();
      const answer = await hall.plain.publisher.post({ path: `/users/${encodeURIComponent(`bob of ${version}`)}/force_reconnect`, body: {} });
      assert.equal(answer.status, 200);
      await eventually('it comes back', () => one.way.calls === 2 && one.page.state === 'connected', 900);
      end(one);
    });

    test(`A3 ${version} is back within 1.5 s of a restart of less than a second`, async () => {
      const own = await openHall({ plain: {} });
      const page = await own.plain.opened({}, Pusher);
      let lost;
      page.pusher.connection.bind('connecting', () => (lost ??= Date.now()));
      const began = Date.now();
      await own.house.restart();
      const down = Date.now() - began;
      assert.ok(down < 1000 * slowness, `down for ${down} ms`);
      await eventually('it is lost', () => lost);
      await page.connected();
      assert.ok(Date.now() - lost < 1500 * slowness, `back after ${Date.now() - lost} ms`);
      await own.close();
    });
  });
}

test('A4 every one of 200 sockets is closed in good order at shutdown', async () => {
  const own = await openHall({ plain: {} });
  const sockets = [];
  while (sockets.length < 200)
    sockets.push(...(await Promise.all(Array.from({ length: 20 }, () => own.plain.listen()))));
  let errors = 0;
  sockets.forEach(({ socket }) => socket.on('error', () => ++errors));
  const { code } = await own.house.stop();
  await eventually('all are closed', () => sockets.every(({ closeCode }) => closeCode));
  assert.deepEqual([code, errors], [0, 0]);
  assert.deepEqual(new Set(sockets.map(({ closeCode }) => closeCode)), new Set([4100]));
  await own.close();
});

test('A2 of a server that shuts down nobody asks more than twice a second', async () => {
  const own = await openHall({ plain: {} });
  const way = await counted(own.house);
  const page = await own.plain.opened({ wsPort: way.port });
  const from = way.calls;
  await own.house.stop();
  await sleep(2500);
  assert.ok(way.calls - from <= 5, `${way.calls - from} attempts`);
  page.close();
  way.close();
  await own.close();
});
