// Channels whose events the server cannot read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { leavesInGoodOrder, leavesWithoutAWord, remembersTheLastEvent } from './leavings.mjs';
import { openHall } from './support.mjs';

let hall;
before(async () => (hall = await openHall({ plain: {}, orderly: {}, abrupt: {} })));
after(() => hall.close());

const channel = 'private-encrypted-vault';

test('E1 the client deciphers what the server relays unread', async () => {
  const page = hall.plain.open();
  await page.subscribe(channel);
  const bare = await hall.plain.listen();
  await hall.plain.join(bare, channel);
  const said = { price: 12.5, text: 'ä ☕ /' };
  await hall.plain.trigger(channel, 'offer', said);
  assert.deepEqual(await page.heard('offer'), [said]);
  const { data } = await bare.event('offer');
  assert.deepEqual(Object.keys(data).sort(), ['ciphertext', 'nonce']);
  assert.equal(Buffer.from(data.nonce, 'base64').length, 24);
});

test('E2 a wrong token is a subscription error 401', async () => {
  const page = hall.plain.open({ wrong: true });
  page.follow(channel);
  const [error] = await page.heard('pusher:subscription_error');
  assert.deepEqual([error.type, error.status], ['AuthError', 401]);
  await page.settle();
  assert.equal(page.state, 'connected');
});

test('E3 who unsubscribes and leaves leaves neither channel nor socket', () =>
  leavesInGoodOrder(hall.orderly, 'private-encrypted-'));

test('E4 who leaves without a word leaves neither channel nor socket', () =>
  leavesWithoutAWord(hall.abrupt, 'private-encrypted-'));

test('E5 an encrypted cache channel misses once, then gives its last event', () =>
  remembersTheLastEvent(hall.plain, 'private-encrypted-'));
