// The ports besides the first, the prefix of paths, and the mode for development.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import Pusher from 'pusher';

import { Client, eventually, newAuction, newItem, newPerson, runBinary, startHouse } from '../support/house.mjs';
import { itemChannel, Listener } from '../support/listener.mjs';

const publisher = (house, port, extra = {}) => {
  const { SOKETI_APP_ID: appId, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = house.secrets();
  return new Pusher({ appId, key, secret, host: '127.0.0.1', port: String(port), useTLS: false, ...extra });
};

describe('the realtime endpoint on a port of its own', () => {
  let house;
  let client;
  let besides;
  before(async () => {
    house = await startHouse({ env: { SOKETI_PORT: '0', SOKETI_PATH_PREFIX: '/realtime/' } });
    besides = { port: house.realtimePort, secrets: () => house.secrets() };
    client = new Client(besides);
  });
  after(async () => {
    client.close();
    await house.close();
  });

  test('sockets there and sockets on the first port hear the same', async () => {
    const ann = await newPerson(house, 'Ann');
    const item = await newItem(ann, await newAuction(ann));
    const listeners = await Promise.all([Listener.open(house), Listener.open(besides)]);
    for (const each of listeners) await each.subscribe(ann, itemChannel(item));
    await ann.patch(item.path, { name: 'Lamp' });
    for (const each of listeners) await each.event('item:updated', (data) => data.changes.name === 'Lamp');
    listeners.forEach((each) => each.close());
    ann.close();
  });

  test('publishers are served, and nothing of the site is', async () => {
    const listener = await Listener.open(house);
    listener.send({ event: 'pusher:subscribe', data: { channel: 'news', auth: '' } });
    await listener.event('pusher_internal:subscription_succeeded');
    assert.equal((await publisher(house, house.realtimePort).trigger('news', 'told', { a: 1 })).status, 200);
    await listener.event('told', (data) => data.a === 1);
    listener.close();
    for (const path of ['/api/health', '/api/config', '/api/auctions', '/pusher/auth', '/nothing'])
      assert.equal((await client.get(path)).status, 404, path);
    assert.equal((await client.post('/api/auth/register', {})).status, 404);
  });

  test('it says that it is there and takes sockets', async () => {
    for (const path of ['/', '/ready', '/accept-traffic']) assert.equal((await client.get(path)).status, 200, path);
  });

  test('behind a prefix, sockets and publishers are served as without', async () => {
    const { realtime } = await (await fetch(`${house.url}/api/config`)).json();
    assert.equal(realtime.wsPath, '/realtime');
    for (const at of [house, besides]) {
      const listener = await Listener.open(at, { prefix: realtime.wsPath });
      await listener.settle();
      listener.close();
    }
    const lost = await Listener.open(house, { prefix: '/elsewhere' });
    assert.equal(await lost.closed, 4005);

    const signed = publisher(house, house.port).createSignedQueryString({ method: 'GET', path: `/apps/${house.secrets().SOKETI_APP_ID}/channels` });
    const target = `/apps/${house.secrets().SOKETI_APP_ID}/channels?${signed}`;
    for (const [prefix, status] of [['', 200], ['/realtime', 200], ['/elsewhere', 404]])
      assert.equal((await client.get(prefix + target)).status, status, prefix);
  });
});

describe('development', () => {
  test('the app of Auktiva’s page, and a log of what is sent', async () => {
    const house = await startHouse({});
    await house.stop();
    await house.start(['--dev']);
    assert.match(house.log, /level=warn msg="development: /);
    const { realtime } = await (await fetch(`${house.url}/api/config`)).json();
    assert.equal(realtime.key, 'dev-key');
    const known = new Pusher({ appId: 'auktiva', key: 'dev-key', secret: 'dev-secret', host: '127.0.0.1', port: String(house.port), useTLS: false });
    const listener = await Listener.open(house, { key: 'dev-key' });
    listener.send({ event: 'pusher:subscribe', data: { channel: 'news', auth: '' } });
    await listener.event('pusher_internal:subscription_succeeded');
    await known.trigger('news', 'told', {});
    await listener.event('told');
    listener.close();
    const ann = await newPerson(house, 'Ann');
    await newItem(ann, await newAuction(ann));
    await eventually('the debug log', () => house.log.includes('[Realtime:Server] Publishing: item:created'));
    ann.close();
    await house.close();
  });

  test('what is set goes before', async () => {
    const house = await startHouse({ env: { SOKETI_APP_KEY: 'my-own' } });
    await house.stop();
    await house.start(['--dev']);
    assert.equal((await (await fetch(`${house.url}/api/config`)).json()).realtime.key, 'my-own');
    await house.close();
  });
});

test('a port that somebody else has is named in one line', async () => {
  const house = await startHouse({ env: { SOKETI_PORT: '0' } });
  const env = { HOST: '127.0.0.1', PORT: '0', SOKETI_PORT: String(house.realtimePort), AUKTIVA_DATA_DIR: `${house.folder}/other` };
  const { code, output } = await runBinary(['serve'], { cwd: house.folder, env });
  assert.deepEqual([code, output.trim()], [1, `auktiva: cannot listen on 127.0.0.1:${house.realtimePort}: Address already in use`]);
  await house.close();
});
