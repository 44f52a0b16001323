// Somebody who is told by webhooks, on loopback, and checks each POST as Pusher's own library does.
import http from 'node:http';
import { after } from 'node:test';
import Pusher from 'pusher';

import { eventually } from './house.mjs';

const running = new Set();
after(() => running.forEach((receiver) => receiver.stop()));

export class WebhookReceiver {
  port = 0;
  /** Every POST, also those that were answered with a failure. */
  posts = [];
  /** Events of POSTs that were accepted, each with the path it came to. */
  events = [];
  /** The status a POST is answered with; 0: never. */
  answer = () => 200;

  async start() {
    this.server = http.createServer((request, response) => this.receive(request, response));
    await new Promise((done) => this.server.listen(this.port, '127.0.0.1', done));
    this.port = this.server.address().port;
    running.add(this);
    return this;
  }

  /** From now on connections are refused, until it is started again. */
  async stop() {
    running.delete(this);
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  url(path = '/') {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  receive(request, response) {
    let rawBody = '';
    request.setEncoding('utf8');
    request.on('data', (piece) => (rawBody += piece));
    request.on('end', () => {
      const post = { path: request.url, method: request.method, headers: request.headers, rawBody, at: Date.now() };
      this.posts.push(post);
      const status = this.answer(post);
      if (status === 0) return;
      if (status < 300)
        this.events.push(...JSON.parse(rawBody).events.map((event) => ({ path: request.url, ...event })));
      response.writeHead(status).end('whatever');
    });
  }

  /** What the path was told so far. */
  told(path = '/') {
    return this.events.filter((event) => event.path === path).map(({ path: _, ...event }) => event);
  }

  /** The same in short, `channel_occupied hall`, once it is that much. */
  async lines(count, path = '/', deadline = undefined) {
    await eventually(`${count} events are told to ${path}`, () => this.told(path).length >= count, deadline);
    return this.told(path).map(({ name, channel, user_id: user }) => [name, channel, user].filter(Boolean).join(' '));
  }

  /** POSTs that Pusher's library does not believe. */
  forged({ SOKETI_APP_ID: appId, SOKETI_APP_KEY: key, SOKETI_APP_SECRET: secret }) {
    const sdk = new Pusher({ appId, key, secret, host: '127.0.0.1' });
    return this.posts.filter((post) => !sdk.webhook(post).isValid());
  }
}
