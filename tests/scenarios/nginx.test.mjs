// Behind Debian's nginx, with the samples we ship.
import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import { after, before, describe, test } from 'node:test';

import { Client, eventually, newAuction, newItem, newPerson, password, slowness, startHouse } from '../support/house.mjs';
import { itemChannel, Listener } from '../support/listener.mjs';
import { Nginx, sample } from '../support/nginx.mjs';

const addressed = (address) => new https.Agent({ localAddress: address });

/** Registers somebody from that address of this machine. */
const register = (client, name, address, headers = {}) =>
  client.post('/api/auth/register', { name, email: `${name}@example.org`, password }, { agent: addressed(address), headers });

describe('the whole site', () => {
  let house;
  let nginx;
  let front;
  let ann;
  before(async () => {
    house = await startHouse({ env: { TRUSTED_PROXIES: '127.0.0.1', RATE_LIMIT_REGISTER: '2' } });
    nginx = await Nginx.start('auktiva.conf', { '127.0.0.1:3000': `127.0.0.1:${house.port}`, '150s': `${2 * slowness}s` });
    front = nginx.before(house);
    ann = await newPerson(front, 'Ann');
  });
  after(async () => {
    await nginx.close();
    await house.close();
  });

  test('a page is told to come by TLS, and to the port it came from', async () => {
    const { realtime } = (await ann.get('/api/config', { headers: { host: `club.example.org:${front.port}` } })).body;
    assert.deepEqual([realtime.forceTLS, realtime.wsHost, realtime.wssPort], [true, 'club.example.org', front.port]);
    const direct = new Client(house);
    assert.equal((await direct.get('/api/config')).body.realtime.forceTLS, false);
    direct.close();
  });

  test('events come through the socket', async () => {
    const item = await newItem(ann, await newAuction(ann));
    const listener = await Listener.open(front);
    await listener.subscribe(ann, itemChannel(item));
    await ann.patch(item.path, { name: 'Lamp' });
    await listener.event('item:updated', (data) => data.changes.name === 'Lamp');
    listener.close();
  });

  test('a page of another site opens no socket', async () => {
    const listener = await Listener.open(front, { headers: { Origin: 'https://evil.example' } });
    assert.equal(await listener.closed, 4009);
    const own = await Listener.open(front, { headers: { Origin: front.url } });
    await own.settle();
    own.close();
  });

  test('limits count the address people really come from, whatever they claim', async () => {
    const client = new Client(front);
    const from = (address, name, headers) => register(client, name, address, headers).then(({ status }) => status);
    for (const [name, status] of [['bob', 201], ['cora', 201], ['dan', 429]]) assert.equal(await from('127.0.0.2', name), status);
    assert.equal(await from('127.0.0.2', 'eve', { 'X-Forwarded-For': '203.0.113.7' }), 429);
    assert.equal(await from('127.0.0.3', 'finn'), 201);
    client.close();
  });

  test('a socket is let live beyond the first two pings', () => {
    const [, seconds] = /proxy_read_timeout (\d+)s/.exec(sample('auktiva.conf'));
    assert.ok(Number(seconds) >= 90 + 30);
    assert.ok(sample('auktiva-realtime.conf').includes(`proxy_read_timeout ${seconds}s`));
  });

  test('an idle socket outlives the proxy’s patience by its pings; one that says nothing does not', async () => {
    const mute = await Listener.open(front);
    const pinging = await Listener.open(front);
    const pulse = setInterval(() => pinging.send({ event: 'pusher:ping', data: {} }), 500 * slowness);
    const cut = await mute.closed;
    assert.equal(cut, 1006);
    await pinging.settle();
    clearInterval(pulse);
    assert.equal(pinging.closeCode, undefined);
    pinging.close();
  });
});

describe('sockets alone, of a site that Next.js serves', () => {
  let house;
  let nginx;
  let front;
  let next;
  before(async () => {
    next = http.createServer((_, answer) => answer.end('Next.js')).listen(0, '127.0.0.1');
    await eventually('the site listens', () => next.listening);
    house = await startHouse({ env: { SOKETI_PORT: '0', TRUSTED_PROXIES: 'loopback' } });
    nginx = await Nginx.start('auktiva-realtime.conf', {
      '127.0.0.1:3000': `127.0.0.1:${next.address().port}`,
      '127.0.0.1:6001': `127.0.0.1:${house.realtimePort}`,
    });
    front = { ...nginx.before(house), contract: undefined };
  });
  after(async () => {
    await nginx.close();
    next.close();
    await house.close();
  });

  test('sockets come here, all else goes there', async () => {
    const listener = await Listener.open(front);
    await listener.settle();
    listener.close();
    const client = new Client(front);
    assert.equal((await client.get('/')).text, 'Next.js');
    assert.equal((await client.post('/apps/1/events', {})).text, 'Next.js');
    client.close();
  });
});
