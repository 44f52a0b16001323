// A realtime server outside: takes what is published by Pusher's HTTP API, checks every signature, and fails as told.
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { after } from 'node:test';

const running = new Set();

after(() => running.forEach((host) => host.stop()));

const agreeable = () => ({ status: 200, body: '{}' });

export class PusherHost {
  constructor({ id = 'auktiva', key = 'outside-key', secret = 'outside-secret', certificate } = {}) {
    Object.assign(this, { id, key, secret, certificate });
    this.port = 0;
    /** Events taken, in their order. */
    this.taken = [];
    /** Requests, as [path, how many events]. */
    this.requests = [];
    this.connections = 0;
    this.answer = agreeable;
  }

  async start() {
    const options = this.certificate && {
      cert: readFileSync(this.certificate.cert),
      key: readFileSync(this.certificate.key),
    };
    const listen = (request, response) => this.receive(request, response);
    this.server = options ? https.createServer(options, listen) : http.createServer(listen);
    this.sockets = new Set();
    this.server.on('connection', (socket) => {
      ++this.connections;
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    await new Promise((done) => this.server.listen(this.port, '127.0.0.1', done));
    running.add(this);
    // When it comes back it is found where it was.
    this.port = this.server.address().port;
    return this;
  }

  /** At once, as if killed. */
  stop() {
    running.delete(this);
    this.server.close();
    this.sockets.forEach((socket) => socket.destroy());
  }

  /**
   * What it does from now on: `answer({ events, body })` gives { status, body, headers }, or a promise of it;
   * "reset" drops the connection after the events were taken, and nothing means as usual.
   */
  feel(answer = agreeable) {
    this.answer = answer;
  }

  receive(request, response) {
    const pieces = [];
    request.on('error', () => {});
    request.on('data', (piece) => pieces.push(piece));
    request.on('end', async () => {
      const body = Buffer.concat(pieces);
      const url = new URL(request.url, 'http://host');
      const events = this.read(request, url, body);
      this.requests.push([url.pathname, events.length]);
      const verdict = (await this.answer({ events, body })) ?? agreeable();
      if (verdict === 'reset' || verdict.status === 200) this.taken.push(...events);
      if (verdict === 'reset') return request.socket.destroy();
      response.writeHead(verdict.status, { 'content-type': 'application/json', ...verdict.headers });
      response.end(verdict.body ?? '');
    });
  }

  read(request, url, body) {
    const query = Object.fromEntries(url.searchParams);
    const { auth_signature: signature, ...signed } = query;
    const text = Object.keys(signed).sort().map((name) => `${name}=${signed[name]}`).join('&');
    const hmac = createHmac('sha256', this.secret).update(`${request.method}\n${url.pathname}\n${text}`);
    try {
      assert.equal(request.method, 'POST');
      assert.equal(signature, hmac.digest('hex'));
      assert.equal(query.auth_key, this.key);
      assert.equal(query.auth_version, '1.0');
      assert.equal(query.body_md5, createHash('md5').update(body).digest('hex'));
      assert.ok(Math.abs(Date.now() / 1000 - query.auth_timestamp) < 60);
      const told = JSON.parse(body);
      if (url.pathname === `/apps/${this.id}/events`) return told.channels.map((channel) => ({ ...told, channel }));
      assert.equal(url.pathname, `/apps/${this.id}/batch_events`);
      assert.ok(told.batch.length <= 10);
      return told.batch;
    } catch (broken) {
      this.broken = broken;
      return [];
    }
  }

  /** What a house is told to use it by the driver of Soketi. */
  get settings() {
    return {
      REALTIME_DRIVER: 'soketi',
      SOKETI_PORT: String(this.port),
      SOKETI_APP_ID: this.id,
      SOKETI_APP_KEY: this.key,
      SOKETI_APP_SECRET: this.secret,
      SOKETI_USE_TLS: String(Boolean(this.certificate)),
      AUKTIVA_TEST_PUBLISHING_HASTE: '10',
    };
  }
}
