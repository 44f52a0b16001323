// Who does not read is sent away, and nobody else notices.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Publisher from 'pusher';

import { eventually, startHouse } from '../support/house.mjs';
import { Listener } from '../support/listener.mjs';

const batches = 150;
const batch = Array.from({ length: 10 }, () => ({ channel: 'hall', name: 'news', data: { text: 'x'.repeat(9000) } }));

test('a listener who stops reading is closed with 4100 while another hears everything', async () => {
  const house = await startHouse();
  const [reader, sleeper] = [await Listener.open(house), await Listener.open(house)];
  try {
    const { SOKETI_APP_ID: appId, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = house.secrets();
    const publisher = new Publisher({ appId, key, secret, host: '127.0.0.1', port: house.port });
    for (const listener of [reader, sleeper]) await listener.subscribeWith('hall', '');
    sleeper.socket.pause();
    for (let i = 0; i < batches; ++i) await publisher.triggerBatch(batch);

    const all = batches * batch.length;
    await eventually('the reader hears everything', () => reader.heardOn('hall').length === all);
    sleeper.socket.resume();
    assert.equal(await eventually('the sleeper is closed', () => sleeper.closeCode), 4100);
    assert.ok(sleeper.heardOn('hall').length < all);
    assert.equal(reader.closeCode, undefined);
  } finally {
    reader.close();
    sleeper.close();
    await house.close();
  }
});
