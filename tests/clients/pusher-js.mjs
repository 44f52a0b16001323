// pusher-js as a page of ours uses it, in the versions that are about.
import Pusher8 from 'pusher-js';
import Pusher7 from 'pusher-js-7';
import Pusher70 from 'pusher-js-7.0';
import Pusher81 from 'pusher-js-8.1';
import WebSocket from 'ws';

import { eventually } from '../support/house.mjs';

/** Those that let a page say what it has seen. */
export const resumingVersions = { 'pusher-js 8.6': Pusher8, 'pusher-js 8.1': Pusher81, 'pusher-js 7.6': Pusher7 };
export const versions = { ...resumingVersions, 'pusher-js 7.0': Pusher70 };

// As in a browser, which sends the session's cookie by itself and tells a closed connection from a broken one.
for (const { Runtime } of Object.values(versions)) {
  const make = Runtime.createXHR;
  Runtime.createXHR = () => {
    const request = make.call(Runtime);
    request.setDisableHeaderCheck(true);
    return request;
  };
  Runtime.createWebSocket = (url) => new WebSocket(url);
}

export const cookieOf = (person) => [...person.cookies].map((cookie) => cookie.join('=')).join('; ');

/** The page of a person, or of nobody, with a connection of its own. `auth: null` leaves it the old options only. */
export class Page {
  events = [];
  errors = [];
  #followed = new WeakSet();

  constructor(Pusher, house, person, { key = house.secrets().SOKETI_APP_KEY, auth = {}, ...options } = {}) {
    const headers = person ? { Cookie: cookieOf(person) } : {};
    this.pusher = new Pusher(key, {
      cluster: 'default',
      wsHost: '127.0.0.1',
      wsPort: house.port,
      forceTLS: false,
      enabledTransports: ['ws', 'wss'],
      // As 7.0 and plug-ins of its time have it; channelAuthorization goes before it.
      authEndpoint: `${house.url}/api/pusher/auth`,
      auth: { headers },
      ...(auth && { channelAuthorization: { endpoint: `${house.url}/api/pusher/auth`, headers, ...auth } }),
      userAuthentication: { endpoint: `${house.url}/api/pusher/user-auth`, headers },
      ...options,
    });
    this.pusher.connection.bind('error', (error) => this.errors.push(error));
  }

  get state() {
    return this.pusher.connection.state;
  }

  connected(deadline) {
    return eventually('pusher-js is connected', () => this.state === 'connected', deadline);
  }

  /** Asks for the channel and from then on notes what is said there. */
  follow(name) {
    const channel = this.pusher.subscribe(name);
    if (!this.#followed.has(channel)) {
      this.#followed.add(channel);
      channel.bind_global((event, data) => this.hear(name, event, data));
    }
    return channel;
  }

  hear(channel, name, data) {
    this.events.push({ channel, name, data });
  }

  /** The channel, once it has been subscribed to. */
  async subscribe(name) {
    const channel = this.follow(name);
    await eventually(`a subscription to ${name}`, () => channel.subscribed);
    return channel;
  }

  /** The data of all events of that name, when there are so many. */
  async heard(name, count = 1) {
    const all = () => this.events.filter((event) => event.name === name).map((event) => event.data);
    await eventually(`${count} of ${name} are heard`, () => all().length >= count);
    return all();
  }

  /** Proof that the server has done what was asked before: it answers in order. */
  async settle() {
    let settled = false;
    this.pusher.connection.bind('message', ({ event }) => (settled ||= event === 'pusher:pong'));
    this.pusher.send_event('pusher:ping', {});
    await eventually('a pong', () => settled);
  }

  close() {
    this.pusher.disconnect();
  }
}
