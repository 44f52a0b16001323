// Who is let in: versions of the protocol, the path, the site a page is from.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import WebSocket from 'ws';

import { resumingVersions } from '../clients/pusher-js.mjs';
import { Client, eventually } from '../support/house.mjs';
import { openHall, signed } from './support.mjs';

let hall;
before(async () => (hall = await openHall({ plain: {}, guarded: { allowedOrigins: ['https://club.example', 'http://*.lan'] } })));
after(() => hall.close());

const queries = { 5: 'protocol=5', 6: 'protocol=6', 7: 'protocol=7&client=js&version=8.6.0&flash=false', none: '' };

test('versions 5 to 7 of the protocol are spoken, and 7 with whoever does not say', async () => {
  for (const [version, query] of Object.entries(queries)) {
    const bare = await hall.plain.listen({ query });
    assert.equal(bare.closeCode, undefined, version);
    const [{ event, data }, ...more] = bare.frames;
    assert.deepEqual([event, more], ['pusher:connection_established', []]);
    assert.match(data.socket_id, /^\d+\.\d+$/);
    assert.ok(data.activity_timeout > 0);
    assert.equal((await hall.plain.join(bare, 'room', { auth: '' })).event, 'pusher_internal:subscription_succeeded');
    await hall.plain.trigger('room', 'tick', { version });
    await bare.event('tick', (said) => said.version === version);
    await bare.settle();
  }
});

test('other versions are refused: 4007, and 4006 for what is no version', async () => {
  for (const [query, code] of [['protocol=1', 4007], ['protocol=4', 4007], ['protocol=8', 4007], ['protocol=', 4006],
    ['protocol=seven', 4006], ['protocol=7.5', 4006], ['protocol=-7', 4007], ['protocol=99999999999', 4006]]) {
    const bare = await hall.plain.listen({ query });
    assert.equal(await bare.closed, code, query);
    assert.equal(bare.frames[0].event, 'pusher:error', 'old versions look for it');
  }
});

test('all socket ids are different', async () => {
  const ids = new Set();
  for (let count = 0; count < 50; ++count) ids.add((await hall.plain.listen()).id);
  assert.equal(ids.size, 50);
});

test('where the app names the sites, pages of others are refused with 4009', async () => {
  const answer = async (Origin) => (await hall.guarded.listen({ headers: Origin ? { Origin } : {} })).closeCode;
  assert.equal(await answer('https://club.example'), undefined);
  assert.equal(await answer('https://evil.example'), 4009);
  assert.equal(await answer('https://club.example.evil.example'), 4009);
  assert.equal(await answer('http://club.example'), 4009);
  assert.equal(await answer('null'), 4009);
  assert.equal(await answer(undefined), undefined, 'no page at all');
});

test('where the app names none, pages of all sites come in', async () => {
  const bare = await hall.plain.listen({ headers: { Origin: 'https://anywhere.example' } });
  assert.equal(bare.closeCode, undefined);
});

test('no subprotocol and no extension is agreed to', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${hall.house.port}/app/${hall.plain.key}`, ['pusher', 'other'], { perMessageDeflate: true });
  const headers = await new Promise((done, failed) => {
    socket.on('upgrade', (response) => done(response.headers));
    socket.on('error', failed);
  }).finally(() => socket.on('error', () => {}).terminate());
  assert.equal(headers['sec-websocket-extensions'], undefined);
  assert.equal(headers['sec-websocket-protocol'], undefined);
});

test('with a path prefix sockets and HTTP API are behind it, and requests are signed without it', async () => {
  const prefixed = await openHall({ plain: {} }, { SOKETI_PATH_PREFIX: '/live' });
  const { house, plain } = prefixed;
  // The document of the API names paths as they are behind the prefix.
  house.contract = undefined;
  for (const Pusher of Object.values(resumingVersions)) {
    const page = plain.open({ wsPath: '/live' }, Pusher);
    await page.subscribe('room');
    const body = JSON.stringify({ name: 'tick', channel: 'room', data: '{"n":1}' });
    const signedPath = `/apps/${plain.id}/events`;
    assert.equal((await signed(plain, 'POST', `/live${signedPath}`, { body, signedPath })).status, 200);
    assert.deepEqual(await page.heard('tick'), [{ n: 1 }]);
    page.close();
  }
  assert.equal((await new Client(house).get('/live/apps/999999/channels')).status, 404);
  await eventually('other paths lead nowhere', async () => (await plain.listen({ key: '../elsewhere' })).closeCode === 4005);
  await prefixed.close();
});
