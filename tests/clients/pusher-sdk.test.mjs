// Pusher's own library for servers, as outside publishers use it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import Publisher from 'pusher';

import { itemChannel } from '../support/listener.mjs';
import { openClub } from './club.mjs';
import { Page, versions } from './pusher-js.mjs';

describe('the pusher SDK', () => {
  let club;
  let publisher;
  let page;

  const publisherWith = (settings) => {
    const { SOKETI_APP_ID: appId, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = club.house.secrets();
    return new Publisher({ appId, key, secret, host: '127.0.0.1', port: club.house.port, useTLS: false, ...settings });
  };
  const ask = async (path, params) => (await publisher.get({ path, params })).json();
  const refusal = async (request) => (await assert.rejects(request), request.catch(({ status }) => status));

  before(async () => {
    club = await openClub();
    publisher = publisherWith();
    page = new Page(versions['pusher-js 8.6'], club.house, club.bob);
    await page.subscribe('hall');
    await page.subscribe(itemChannel(club.item));
  });
  after(async () => {
    page.close();
    await club.close();
  });

  test('what is triggered on a public channel reaches its listeners', async () => {
    const data = { text: 'Coffee is served – ☕', at: 12.5, list: [1, null] };
    await publisher.trigger('hall', 'notice', data);
    assert.deepEqual(await page.heard('notice'), [data]);
  });

  test('the socket that caused it may be left out', async () => {
    await publisher.trigger('hall', 'echo', 1, { socket_id: page.pusher.connection.socket_id });
    await publisher.triggerBatch([{ channel: 'hall', name: 'echo', data: 2 }]);
    assert.deepEqual(await page.heard('echo'), [2]);
  });

  test('nothing is triggered on a channel of ours, signed or not', async () => {
    assert.equal(await refusal(publisher.trigger(itemChannel(club.item), 'bid:new', { amount: 1 })), 403);
    const batch = [{ channel: itemChannel(club.item), name: 'bid:new', data: {} }];
    assert.equal(await refusal(publisher.triggerBatch(batch)), 403);
  });

  test('a wrong secret is refused', async () => {
    assert.equal(await refusal(publisherWith({ secret: 'wrong' }).trigger('hall', 'notice', {})), 401);
    assert.equal(await refusal(publisherWith({ key: 'wrong' }).trigger('hall', 'notice', {})), 401);
  });

  test('it can ask which channels are listened to', async () => {
    const { channels } = await ask('/channels');
    assert.deepEqual(Object.keys(channels).sort(), ['hall', itemChannel(club.item)]);
    const some = await ask('/channels', { filter_by_prefix: 'ha' });
    assert.deepEqual(Object.keys(some.channels), ['hall']);
  });

  test('it can ask about one channel', async () => {
    assert.equal((await ask('/channels/hall')).occupied, true);
    assert.equal((await ask('/channels/elsewhere')).occupied, false);
    assert.equal(await refusal(publisher.get({ path: '/channels/hall/users' })), 400);
  });
});
