// Channels that need a signature.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { slowness } from '../support/house.mjs';
import { leavesInGoodOrder, leavesWithoutAWord, remembersTheLastEvent } from './leavings.mjs';
import { openHall } from './support.mjs';

let hall;
before(async () => {
  hall = await openHall(
    { plain: {}, orderly: {}, abrupt: {}, strict: { enableUserAuthentication: true } },
    { SOKETI_USER_AUTHENTICATION_TIMEOUT: String(1000 * slowness) },
  );
});
after(() => hall.close());

test('V1 a subscriber with a signature receives', async () => {
  const page = hall.plain.open();
  await page.subscribe('private-room');
  await hall.plain.trigger('private-room', 'news', { n: 1 });
  assert.deepEqual(await page.heard('news'), [{ n: 1 }]);
});

test('V2 a wrong token is a subscription error 401, and the connection stays', async () => {
  const page = hall.plain.open({ wrong: true });
  const channel = page.follow('private-room');
  const [error] = await page.heard('pusher:subscription_error');
  assert.deepEqual([error.type, error.status], ['AuthError', 401]);
  await page.settle();
  assert.deepEqual([page.state, channel.subscribed], ['connected', false]);
  await page.subscribe('elsewhere');
  await hall.plain.trigger(['private-room', 'elsewhere'], 'secret', {});
  await page.heard('secret');
  assert.deepEqual(page.told('secret', 'private-room'), []);
});

test('V3 who unsubscribes and leaves leaves neither channel nor socket', () =>
  leavesInGoodOrder(hall.orderly, 'private-'));

test('V4 who leaves without a word leaves neither channel nor socket', () =>
  leavesWithoutAWord(hall.abrupt, 'private-'));

test('V5 a private cache channel misses once, then gives its last event', () =>
  remembersTheLastEvent(hall.plain, 'private-'));

test('V6 where users must sign in, joining a private channel in time is enough', async () => {
  const page = hall.strict.open();
  await page.subscribe('private-room');
  const idle = await hall.strict.listen();
  assert.equal(await idle.closed, 4009);
  await page.settle();
  assert.deepEqual(page.codes, []);
  await hall.strict.trigger('private-room', 'news', { n: 2 });
  assert.deepEqual(await page.heard('news'), [{ n: 2 }]);
});
