// The port for whoever watches the server.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import Publisher from 'pusher';

import { eventually, newPerson, startHouse } from '../support/house.mjs';
import { Listener } from '../support/listener.mjs';
import { parseMetrics } from '../support/prometheus.mjs';
import { RawSocket } from '../support/raw.mjs';

// Nobody is there to take what its webhook tells.
const webhooks = [{ url: 'http://127.0.0.1:1/hook', event_types: ['channel_occupied'] }];
const choir = { id: 'choir"loud"\\', key: 'choir-key', secret: 'choir-secret', webhooks };
const ofSoketi = {
  connected: 'gauge',
  new_connections_total: 'counter',
  new_disconnections_total: 'counter',
  socket_received_bytes: 'counter',
  socket_transmitted_bytes: 'counter',
  ws_messages_received_total: 'counter',
  ws_messages_sent_total: 'counter',
  http_received_bytes: 'counter',
  http_transmitted_bytes: 'counter',
  http_calls_received_total: 'counter',
};

function metricsPort(house) {
  const [, port] = /metrics at 127\.0\.0\.1:(\d+)/.exec(house.log) ?? assert.fail('the log tells no port');
  return Number(port);
}

function ask(house, path, { method = 'GET', agent } = {}) {
  return new Promise((done, failed) => {
    const request = http.request({ host: '127.0.0.1', port: metricsPort(house), path, method, agent }, (response) => {
      let text = '';
      response.on('data', (piece) => (text += piece));
      response.on('end', () => done({ status: response.statusCode, type: response.headers['content-type'], text }));
    });
    request.on('error', failed);
    request.end();
  });
}

describe('metrics', () => {
  let house;
  const read = async () => parseMetrics((await ask(house, '/metrics')).text);
  const valueOf = (metrics, name, labels = {}) =>
    metrics.get(name)?.samples.find((sample) => Object.entries(labels).every(([key, value]) => sample.labels[key] === value))
      ?.value;

  before(async () => {
    house = await startHouse({
      env: { SOKETI_METRICS_ENABLED: 'true', SOKETI_METRICS_SERVER_PORT: '0', SOKETI_APPS: JSON.stringify([choir]) },
    });
  });
  after(() => house.close());

  test('the port says that it is there and ready', async () => {
    assert.deepEqual(await ask(house, '/'), { status: 200, type: 'text/plain; charset=utf-8', text: 'OK' });
    assert.equal((await ask(house, '/ready')).status, 200);
    assert.equal((await ask(house, '/ready', { method: 'HEAD' })).text, '');
    assert.equal((await ask(house, '/nonsense')).status, 404);
    assert.equal((await ask(house, '/metrics', { method: 'POST' })).status, 405);
  });

  test('usage tells the memory of the machine', async () => {
    const { memory } = JSON.parse((await ask(house, '/usage')).text);
    assert.deepEqual(Object.keys(memory), ['free', 'used', 'total', 'percent']);
    assert.equal(memory.free + memory.used, memory.total);
    assert.ok(Math.abs(memory.percent - (100 * memory.used) / memory.total) <= 0.1);
  });

  test('the names of Soketi are there for each app, with its labels', async () => {
    const answer = await ask(house, '/metrics');
    assert.equal(answer.type, 'text/plain; version=0.0.4; charset=utf-8');
    const metrics = parseMetrics(answer.text);
    const apps = [house.secrets().SOKETI_APP_ID, choir.id];
    for (const [name, type] of Object.entries(ofSoketi)) {
      const metric = metrics.get(`soketi_${name}`);
      assert.equal(metric?.type, type, name);
      assert.deepEqual(metric.samples.map(({ labels }) => labels), apps.map((id) => ({ app_id: id, port: String(house.port) })));
    }
  });

  test('the process is told of by the usual names', async () => {
    const metrics = await read();
    const memory = valueOf(metrics, 'process_resident_memory_bytes');
    assert.ok(memory > 1e6 && memory < valueOf(metrics, 'process_virtual_memory_bytes'));
    assert.ok(valueOf(metrics, 'process_open_fds') > 5);
    assert.ok(valueOf(metrics, 'process_max_fds') >= valueOf(metrics, 'process_open_fds'));
    assert.ok(valueOf(metrics, 'process_cpu_seconds_total') > 0);
    assert.ok(Math.abs(valueOf(metrics, 'process_start_time_seconds') - Date.now() / 1000) < 3600);
    assert.ok(valueOf(metrics, 'auktiva_uptime_seconds') > 0);
    assert.match(metrics.get('auktiva_info').samples[0].labels.version, /^\d+\.\d+\.\d+$/);
    assert.equal(valueOf(metrics, 'auktiva_mails_waiting'), 0);
    assert.equal(valueOf(metrics, 'auktiva_webhooks_waiting'), 0);
    assert.equal(valueOf(metrics, 'auktiva_writer_queue'), 0);
  });

  test('values move with what happens', async () => {
    const one = { app_id: choir.id };
    const before = await read();
    const listeners = [];
    for (const channel of ['hall', 'hall', 'stage']) {
      const listener = await Listener.open(house, { key: choir.key });
      await listener.subscribeWith(channel);
      listeners.push(listener);
    }
    await listeners[2].subscribeWith('private-x', 'no:signature');
    listeners[2].socket.close(1000);
    await listeners[2].closed;
    await newPerson(house, 'Ann');
    const seen = await eventually('the socket is counted as closed', async () => {
      const metrics = await read();
      return valueOf(metrics, 'soketi_new_disconnections_total', one) === 1 && metrics;
    });
    const moved = (name, labels = {}) => (valueOf(seen, name, labels) ?? 0) - (valueOf(before, name, labels) ?? 0);
    assert.equal(moved('soketi_new_connections_total', one), 3);
    assert.equal(valueOf(seen, 'soketi_connected', one), 2);
    assert.equal(valueOf(seen, 'auktiva_sockets'), 2);
    assert.equal(valueOf(seen, 'auktiva_subscriptions'), 2);
    assert.equal(valueOf(seen, 'auktiva_channels', one), 1);
    assert.equal(moved('soketi_ws_messages_received_total', one), 4);
    assert.ok(moved('soketi_socket_received_bytes', one) > 100);
    assert.ok(moved('soketi_socket_transmitted_bytes', one) > 200);
    assert.equal(moved('auktiva_socket_closes_total', { code: '1000' }), 1);
    const refusals = seen.get('auktiva_subscription_refusals_total').samples;
    assert.equal(refusals.reduce((sum, { value }) => sum + value, 0), 1);
    assert.ok(moved('auktiva_commits_total') >= 1);
    assert.ok(moved('auktiva_commands_total') >= moved('auktiva_commits_total'));
    assert.equal(valueOf(seen, 'auktiva_commits_failed_total'), 0);
    assert.equal(valueOf(seen, 'soketi_connected', { app_id: house.secrets().SOKETI_APP_ID }), 0);
    await eventually('what webhooks tell waits', async () => valueOf(await read(), 'auktiva_webhooks_waiting') > 0);
    for (const each of listeners) each.socket.close();
  });

  test('requests of publishers are counted', async () => {
    const { SOKETI_APP_ID: appId, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret } = house.secrets();
    const one = { app_id: appId };
    const publisher = new Publisher({ appId, key, secret, host: '127.0.0.1', port: house.port, useTLS: false });
    const listener = await Listener.open(house);
    await listener.subscribeWith('hall');
    const before = await read();
    await publisher.trigger('hall', 'notice', { text: 'coffee' });
    await listener.next('the notice', ({ event }) => event === 'notice');
    const after = await read();
    const moved = (name) => valueOf(after, name, one) - valueOf(before, name, one);
    assert.equal(moved('soketi_http_calls_received_total'), 1);
    assert.ok(moved('soketi_http_received_bytes') > 20);
    assert.ok(moved('soketi_http_transmitted_bytes') >= 2);
    assert.equal(moved('soketi_ws_messages_sent_total'), 1);
    assert.ok(moved('soketi_socket_transmitted_bytes') > 20);
    listener.socket.close();
  });

  test('JSON tells the same', async () => {
    const listed = JSON.parse((await ask(house, '/metrics?json=1')).text);
    const metrics = await read();
    assert.deepEqual(listed.map(({ name }) => name), [...metrics.keys()]);
    for (const { name, help, type, values } of listed) {
      assert.deepEqual([help, type], [metrics.get(name).help, metrics.get(name).type]);
      assert.deepEqual(values.map(({ labels }) => labels), metrics.get(name).samples.map(({ labels }) => labels));
    }
  });

  test('the port of everybody else has none of it', async () => {
    const { status } = await new Promise((done) => http.get(`${house.url}/metrics`, (answer) => done({ status: answer.statusCode })));
    assert.equal(status, 404);
  });
});

test('without being asked for there is no such port, and its names may be others', async () => {
  const quiet = await startHouse();
  assert.doesNotMatch(quiet.log, /metrics at/);
  await quiet.close();
  const house = await startHouse({
    env: { SOKETI_METRICS_ENABLED: '1', SOKETI_METRICS_SERVER_PORT: '0', SOKETI_METRICS_PROMETHEUS_PREFIX: 'club_' },
  });
  const metrics = parseMetrics((await ask(house, '/metrics')).text);
  assert.ok(metrics.has('club_connected') && !metrics.has('soketi_connected'));
  await house.close();
});

test('while the server stops it is not ready', async () => {
  const house = await startHouse({ env: { SOKETI_METRICS_ENABLED: '1', SOKETI_METRICS_SERVER_PORT: '0' } });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  assert.equal((await ask(house, '/ready', { agent })).status, 200);
  // It never finishes its closing handshake, so that the server waits for it.
  await RawSocket.open(house, `/app/${house.secrets().SOKETI_APP_KEY}?protocol=7`);
  const stopped = house.stop();
  const { status, text } = await eventually('it is not ready', async () => {
    const answer = await ask(house, '/ready', { agent });
    return answer.status !== 200 && answer;
  });
  assert.deepEqual([status, text], [500, 'CLOSED']);
  agent.destroy();
  await stopped;
  await house.close();
});
