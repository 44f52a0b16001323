// Pusher's HTTP API as a publisher sees it who waits for its answer.
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { createConnection } from 'node:net';
import { after, before, test } from 'node:test';

import { eventually, startHouse } from '../support/house.mjs';
import { RawSocket } from '../support/raw.mjs';

let house;
before(async () => {
  house = await startHouse();
});
after(() => house.close());

/** A signed POST of one event, as bytes. */
function publication(body) {
  const { SOKETI_APP_ID: id, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = house.secrets();
  const path = `/apps/${id}/events`;
  const md5 = createHash('md5').update(body).digest('hex');
  const query = `auth_key=${key}&auth_timestamp=${Math.floor(Date.now() / 1000)}&auth_version=1.0&body_md5=${md5}`;
  const signature = createHmac('sha256', secret).update(`POST\n${path}\n${query}`).digest('hex');
  return (
    `POST ${path}?${query}&auth_signature=${signature} HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}

// What arrives first at this process is also read first: the kernel keeps that order for all its sockets.
test('an event is answered before it is sent to anybody', async () => {
  const arrived = [];
  const listener = await RawSocket.open(house, `/app/${house.secrets().SOKETI_APP_KEY}?protocol=7`);
  listener.frame(0x81, JSON.stringify({ event: 'pusher:subscribe', data: { channel: 'hall' } }));
  await eventually('the subscription', () => listener.bytes.includes('subscription_succeeded'));
  listener.socket.on('data', () => arrived.push('event'));

  const publisher = createConnection(house.port, '127.0.0.1');
  publisher.on('data', (bytes) => arrived.push(bytes.subarray(9, 12).toString()));
  const request = publication(JSON.stringify({ name: 'lit', channel: 'hall', data: '{}' }));
  const expected = [];
  for (let round = 0; round < 20; ++round) {
    publisher.write(request);
    expected.push('200', 'event');
    await eventually('answer and event', () => arrived.length === expected.length);
  }
  assert.deepEqual(arrived, expected);
  publisher.destroy();
  listener.close();
});
