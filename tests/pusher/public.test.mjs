// Channels that everybody may listen to.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { leavesInGoodOrder, leavesWithoutAWord, remembersTheLastEvent } from './leavings.mjs';
import { openHall } from './support.mjs';

let hall;
before(async () => (hall = await openHall({ plain: {}, orderly: {}, abrupt: {} })));
after(() => hall.close());

test('P1 a public channel receives an API event, slashes intact', async () => {
  const page = hall.plain.open();
  await page.subscribe('greetings');
  const said = { text: 'and/or https://example.org/a//b \\/ "quoted"' };
  await hall.plain.trigger('greetings', 'greeting', said);
  assert.deepEqual(await page.heard('greeting'), [said]);
  assert.deepEqual(page.events.at(-1).channel, 'greetings');
});

test('P2 who unsubscribes and leaves leaves neither channel nor socket', () => leavesInGoodOrder(hall.orderly, 'street-'));

test('P3 who leaves without a word leaves neither channel nor socket', () => leavesWithoutAWord(hall.abrupt, 'street-'));

test('P4 a cache channel misses once, then gives its last event', () => remembersTheLastEvent(hall.plain, ''));
