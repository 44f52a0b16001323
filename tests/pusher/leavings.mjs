// What channels of all kinds have in common: nothing is left behind, and a cache channel remembers.
import assert from 'node:assert/strict';

import { Relay } from '../clients/relay.mjs';
import { eventually } from '../support/house.mjs';
import { channelName, member } from './support.mjs';

async function nothingIsLeft(app) {
  await eventually('no channel is occupied', async () => Object.keys(await app.channels()).length === 0);
  await eventually('no socket is open', async () => (await app.sockets()) === 0);
}

/** Of a page that unsubscribes and takes its leave. */
export async function leavesInGoodOrder(app, prefix) {
  const channel = channelName(prefix);
  const page = app.open({ who: member(1) });
  await page.subscribe(channel);
  assert.equal((await app.channels())[channel].subscription_count, 1);
  assert.equal(await app.sockets(), 1);
  page.pusher.unsubscribe(channel);
  await eventually('the channel is vacant', async () => !(channel in (await app.channels())));
  assert.equal(await app.sockets(), 1);
  page.close();
  await nothingIsLeft(app);
}

/** Of a page whose line is cut. */
export async function leavesWithoutAWord(app, prefix) {
  const relay = await Relay.to(app.house.port);
  try {
    const page = app.open({ who: member(1), wsPort: relay.port });
    await page.subscribe(channelName(prefix));
    assert.equal(await app.sockets(), 1);
    relay.cut();
    page.close();
    await nothingIsLeft(app);
  } finally {
    relay.close();
  }
}

/** The first subscriber misses, the second hears the last event and does not. */
export async function remembersTheLastEvent(app, prefix) {
  const channel = channelName(`${prefix}cache-`);
  const first = app.open({ who: member(1) });
  await first.subscribe(channel);
  assert.deepEqual(await first.heard('pusher:cache_miss'), [undefined]);
  for (const text of ['earlier', 'last']) await app.trigger(channel, 'headline', { text });
  await first.heard('headline', 2);

  const second = app.open({ who: member(2) });
  await second.subscribe(channel);
  assert.deepEqual(await second.heard('headline'), [{ text: 'last' }]);
  await second.settle();
  assert.equal(second.told('headline').length, 1);
  assert.deepEqual(second.told('pusher:cache_miss'), []);
  const names = second.events.map(({ name }) => name);
  assert.ok(names.indexOf('pusher:subscription_succeeded') < names.indexOf('headline'), 'it follows the subscription');
  [first, second].forEach((page) => page.close());
}
