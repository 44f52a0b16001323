// Several apps beside the built-in one, from the environment and from a file in Soketi's form.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import Publisher from 'pusher';

import { runBinary, startHouse } from '../support/house.mjs';
import { Listener } from '../support/listener.mjs';

const app = (name, more = {}) => ({ id: name, key: `${name}-key`, secret: `${name}-secret`, ...more });

const publisherOf = (house, { id, key, secret }) =>
  new Publisher({ appId: String(id), key, secret, host: '127.0.0.1', port: house.port, useTLS: false });

/** The status with which a request of the SDK's is refused. */
const refusal = async (request) => (await assert.rejects(request), request.catch(({ status }) => status));

async function listen(house, { key }, channel, headers = {}) {
  const listener = await Listener.open(house, { key, headers });
  if (channel) assert.match((await listener.subscribeWith(channel)).event, /subscription_succeeded$/);
  return listener;
}

const noticed = (listener) => listener.frames.filter(({ event }) => event === 'notice').map(({ data }) => data.from);

describe('apps', () => {
  const choir = app('choir');
  const numbered = app('83245');
  const listed = [choir, { ...numbered, id: 83245 }, app('closed', { enabled: false })];

  for (const [where, options] of [
    ['the environment', { env: { SOKETI_APPS: JSON.stringify(listed) } }],
    ['a file, keys with dots', {
      files: { 'soketi.json': JSON.stringify({ 'appManager.array.apps': listed }) },
      args: ['--config', 'soketi.json'],
    }],
    ['a file, objects in objects', {
      files: { 'soketi.json': JSON.stringify({ debug: false, appManager: { driver: 'array', array: { apps: listed } } }) },
      args: ['--config', 'soketi.json'],
    }],
  ])
    describe(`from ${where}`, () => {
      let house;
      before(async () => (house = await startHouse(options)));
      after(() => house.close());

      test('each has channels of its own', async () => {
        const { SOKETI_APP_ID: id, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = house.secrets();
        const apps = [{ id, key, secret }, choir, numbered];
        const listeners = [];
        for (const each of apps) listeners.push(await listen(house, each, 'hall'));
        for (const each of apps) await publisherOf(house, each).trigger('hall', 'notice', { from: each.id });
        for (const [index, { id: own }] of apps.entries()) {
          await listeners[index].next('its own notice', ({ event }) => event === 'notice');
          assert.deepEqual(noticed(listeners[index]), [own]);
        }
        for (const each of listeners) each.socket.close();
      });

      test('a secret opens its own app only', async () => {
        const forged = publisherOf(house, { ...choir, secret: numbered.secret });
        assert.equal(await refusal(forged.trigger('hall', 'notice', {})), 401);
        assert.equal(await refusal(publisherOf(house, app('nobody')).trigger('hall', 'notice', {})), 404);
      });

      test('a disabled one takes neither sockets nor events', async () => {
        assert.equal(await (await listen(house, app('closed'))).closed, 4003);
        assert.equal(await refusal(publisherOf(house, app('closed')).trigger('hall', 'notice', {})), 403);
      });
    });
});

describe('what an app may do', () => {
  let house;
  const small = app('small', {
    maxConnections: 1,
    maxChannelNameLength: 5,
    maxEventChannelsAtOnce: 2,
    maxEventNameLength: 6,
    maxEventPayloadInKb: 0.1,
    maxEventBatchSize: 2,
  });
  const slow = app('slow', { maxBackendEventsPerSecond: 2, maxReadRequestsPerSecond: 1 });
  const picky = app('picky', { allowedOrigins: ['https://page.example'] });
  const secure = app('secure', { requireTls: true });
  before(async () => {
    house = await startHouse({
      env: {
        SOKETI_APPS: JSON.stringify([small, slow, picky, secure, app('plain')]),
        SOKETI_EVENT_MAX_NAME_LENGTH: '30',
        REALTIME_STRICT_PROTOCOL: 'true',
        SOKETI_DEFAULT_APP_MAX_CONNS: '0',
      },
    });
  });
  after(() => house.close());

  test('sockets and lengths are bounded', async () => {
    const first = await listen(house, small, 'short');
    assert.equal(await (await listen(house, small)).closed, 4100);
    assert.equal((await first.subscribeWith('longer')).data.status, 4009);
    first.socket.close();
    const publisher = publisherOf(house, small);
    await publisher.trigger(['a', 'b'], 'brief', { text: 'x'.repeat(80) });
    assert.equal(await refusal(publisher.trigger(['a', 'b', 'c'], 'brief', 1)), 400);
    assert.equal(await refusal(publisher.trigger('a', 'lengthy', 1)), 400);
    assert.equal(await refusal(publisher.trigger('a', 'brief', { text: 'x'.repeat(100) })), 413);
    const batch = (count) => Array.from({ length: count }, () => ({ channel: 'a', name: 'brief', data: 1 }));
    await publisher.triggerBatch(batch(2));
    assert.equal(await refusal(publisher.triggerBatch(batch(3))), 400);
  });

  test('what an app does not say is that of all apps', async () => {
    const publisher = publisherOf(house, app('plain'));
    await publisher.trigger('longer-than-five', 'x'.repeat(30), 1);
    assert.equal(await refusal(publisher.trigger('a', 'x'.repeat(31), 1)), 400);
  });

  test('events and questions a second are bounded', async () => {
    const publisher = publisherOf(house, slow);
    const outcomes = async (ask) => {
      const all = await Promise.allSettled(Array.from({ length: 20 }, ask));
      return all.map(({ status, reason }) => (status === 'fulfilled' ? 200 : reason.status));
    };
    for (const ask of [() => publisher.trigger('a', 'notice', 1), () => publisher.get({ path: '/channels' })]) {
      const statuses = await outcomes(ask);
      assert.ok(statuses.includes(200) && statuses.includes(429), String(statuses));
      assert.deepEqual([...new Set(statuses)].sort(), [200, 429]);
    }
  });

  test('pages from elsewhere, sockets without TLS and those that say no version are sent away', async () => {
    const at = (origin) => listen(house, picky, undefined, { origin });
    const welcome = await at('https://page.example');
    assert.ok(welcome.id);
    welcome.socket.close();
    assert.equal(await (await at('https://other.example')).closed, 4009);
    assert.equal(await (await listen(house, secure)).closed, 4000);
    assert.equal(await (await Listener.open(house, { key: picky.key, query: 'client=js' })).closed, 4008);
    // Not even the built-in app has its own sockets where it may have none.
    assert.equal(await (await Listener.open(house)).closed, 4004);
  });
});

describe('settings that cannot be right', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'auktiva-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const start = (env, args = []) =>
    runBinary(['serve', ...args], { cwd: folder, env: { AUKTIVA_DATA_DIR: path.join(folder, 'data'), PORT: '0', ...env } });

  for (const [why, env, line] of [
    ['no JSON', { SOKETI_APPS: '[' }, /^auktiva: SOKETI_APPS: is not valid JSON: .*\n$/],
    ['no secret', { SOKETI_APPS: '[{"id":"a","key":"k"}]' }, /^auktiva: SOKETI_APPS: app 1: secret: must be given\n$/],
    ['one id twice', { SOKETI_APP_ID: 'a', SOKETI_APPS: JSON.stringify([app('a')]) }, /^auktiva: SOKETI_APPS: two apps have the id a\n$/],
  ])
    test(`${why} stops the start with one line`, async () => {
      const { code, output } = await start(env);
      assert.equal(code, 78);
      assert.match(output, line);
    });

  test('a file that is not there, is no JSON or has a wrong value stops it too', async () => {
    const withFile = (text) => {
      writeFileSync(path.join(folder, 'c.json'), text);
      return start({}, ['--config', 'c.json']);
    };
    assert.match((await start({}, ['--config', 'none.json'])).output, /^auktiva: --config: cannot read none.json\n$/);
    assert.match((await withFile('{')).output, /^auktiva: c.json: is not valid JSON: .*\n$/);
    const wrong = await withFile('{"eventLimits":{"maxPayloadInKb":"much"}}');
    assert.equal(wrong.code, 78);
    assert.match(wrong.output, /^auktiva: eventLimits.maxPayloadInKb in c.json: must be a number of kB.*\n$/);
  });

  test('what means nothing here is warned of, with advice', async () => {
    const house = await startHouse({
      env: { SOKETI_ADAPTER_DRIVER: 'redis', SOKETI_NONSENSE: '1' },
      files: { 'c.json': '{"queue":{"driver":"redis"},"colour":"red"}' },
      args: ['--config', 'c.json'],
    });
    assert.match(house.log, /SOKETI_ADAPTER_DRIVER is not used: one process/);
    assert.match(house.log, /SOKETI_NONSENSE is not a setting of this version/);
    assert.match(house.log, /queue.driver in c.json is not used: webhooks wait/);
    assert.match(house.log, /colour in c.json is not known/);
    await house.close();
  });
});
