// One server with further apps, and everybody who talks to these: pusher-js, the pusher SDK, bare sockets.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import http from 'node:http';
import Publisher from 'pusher';

import { Page, versions } from '../clients/pusher-js.mjs';
import { Relay } from '../clients/relay.mjs';
import { Client, eventually, startHouse } from '../support/house.mjs';
import { Listener } from '../support/listener.mjs';

export const Pusher8 = versions['pusher-js 8.6'];

export const member = (user_id, name = `Member ${user_id}`) => ({ user_id, user_info: { name } });

/** A page that signs for itself, as if the app's own server did. */
class SigningPage extends Page {
  constructor(Pusher, app, { wrong = false, who, user, ...options } = {}) {
    const secret = wrong ? new Publisher({ ...app.credentials, secret: 'wrong' }) : app.publisher;
    const sign = ({ socketId, channelName }, answer) => {
      const data = channelName.startsWith('presence-') ? who : undefined;
      answer(null, secret.authorizeChannel(socketId, channelName, data));
    };
    const vouch = ({ socketId }, answer) => answer(null, secret.authenticateUser(socketId, user));
    super(Pusher, app.house, undefined, {
      key: app.key,
      auth: { customHandler: sign },
      userAuthentication: { customHandler: vouch },
      ...options,
    });
    this.states = [];
    this.pusher.connection.bind('state_change', ({ current }) => this.states.push(current));
    if (user) this.pusher.signin();
  }

  /** The codes of all errors so far. */
  get codes() {
    return this.errors.map((error) => (error.error ?? error).data?.code);
  }

  /** The data of what was heard by that name so far, on that channel if one is given. */
  told(name, channel) {
    return this.events.filter((each) => each.name === name && (!channel || each.channel === channel)).map(({ data }) => data);
  }

  signedIn() {
    return eventually('pusher-js is signed in', () => this.pusher.user.user_data);
  }
}

/** One app: its credentials and its clients, who go when the hall is closed. */
export class App {
  constructor(house, guests, { id, key, secret }) {
    Object.assign(this, { house, guests, id, key, secret });
  }

  get credentials() {
    const { id: appId, key, secret, house } = this;
    const encryptionMasterKeyBase64 = createHash('sha256').update(secret).digest('base64');
    return { appId, key, secret, host: '127.0.0.1', port: house.port, useTLS: false, encryptionMasterKeyBase64 };
  }

  get publisher() {
    return (this.sdk ??= new Publisher(this.credentials));
  }

  /** A pusher-js page. `who`: its member on presence channels; `user`: signs in as that; `wrong`: signs falsely. */
  open(options, Pusher = Pusher8) {
    return this.#welcome(new SigningPage(Pusher, this, options));
  }

  async opened(options, Pusher) {
    const page = this.open(options, Pusher);
    await page.connected();
    return page;
  }

  /** A bare socket, established or refused. */
  async listen(options) {
    return this.#welcome(await Listener.open(this.house, { key: this.key, ...options }));
  }

  #welcome(guest) {
    this.guests.push(guest);
    return guest;
  }

  sign(text) {
    return `${this.key}:${createHmac('sha256', this.secret).update(text).digest('hex')}`;
  }

  trigger(channel, event, data, params) {
    return this.publisher.trigger(channel, event, data, params);
  }

  /** What the HTTP API answers to a signed GET. */
  async ask(path, params) {
    return (await this.publisher.get({ path, params })).json();
  }

  async channels(params) {
    return (await this.ask('/channels', params)).channels;
  }

  async subscriptions(channel) {
    return (await this.ask(`/channels/${channel}`)).subscription_count;
  }

  /** How many sockets of the app are open. */
  async sockets() {
    return (await this.ask('/connections')).connections;
  }

  /** Subscribes a bare socket; gives the frame that answers it. Signed as it should be unless `auth` is given. */
  async join(bare, channel, { data, auth } = {}) {
    const text = [bare.id, channel, data].filter((part) => part !== undefined).join(':');
    const from = bare.frames.length;
    bare.send({ event: 'pusher:subscribe', data: { channel, auth: auth ?? this.sign(text), channel_data: data } });
    const answers = /subscription_(succeeded|error)$/;
    return bare.next('an answer', (frame) => frame.channel === channel && answers.test(frame.event), from);
  }
}

/** GET on the port for those who run the server. */
export function onMetricsPort(house, path) {
  const [, port] = /metrics at 127\.0\.0\.1:(\d+)/.exec(house.log);
  return new Promise((done, failed) => {
    const request = http.get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      let text = '';
      response.on('data', (piece) => (text += piece));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, text }));
    });
    request.on('error', failed);
  });
}

const appOf = ([name, settings], at) => ({ id: String(101 + at), key: `${name}-key`, secret: `${name}-secret`, ...settings });

/** Starts a server with these apps: their names and settings, as Soketi calls them. */
export async function openHall(apps, env = {}) {
  const list = Object.entries(apps).map(appOf);
  const house = await startHouse({
    env: { SOKETI_APPS: JSON.stringify(list), SOKETI_METRICS_ENABLED: 'true', SOKETI_METRICS_SERVER_PORT: '0', ...env },
  });
  const guests = [];
  const hall = { house, guests };
  Object.keys(apps).forEach((name, at) => (hall[name] = new App(house, guests, list[at])));
  hall.close = async () => {
    guests.forEach((guest) => guest.close());
    await house.close();
  };
  return hall;
}

/** A way to the server that counts who takes it. */
export async function counted(house) {
  const relay = await Relay.to(house.port);
  relay.calls = 0;
  relay.firstBytes = [];
  relay.server.prependListener('connection', (line) => {
    ++relay.calls;
    line.once('data', (bytes) => relay.firstBytes.push(bytes[0]));
  });
  return relay;
}

/** A signed request to the HTTP API, made by hand: whatever is given is sent instead of the right thing. */
export function signed(app, method, path, { body, query = {}, at = Date.now() / 1000, ...instead } = {}) {
  const { key = app.key, secret = app.secret, signedPath = path, sentBody = body, signature } = instead;
  const params = { auth_key: key, auth_timestamp: String(Math.trunc(at)), auth_version: '1.0', ...query };
  if (body !== undefined) params.body_md5 ??= createHash('md5').update(body).digest('hex');
  const names = Object.keys(params).sort();
  const text = [method, signedPath, names.map((name) => `${name.toLowerCase()}=${params[name]}`).join('&')].join('\n');
  params.auth_signature = signature ?? createHmac('sha256', secret).update(text).digest('hex');
  const asked = Object.entries(params).map((pair) => pair.map(encodeURIComponent).join('='));
  return new Client(app.house).send(method, `${path}?${asked.join('&')}`, { raw: sentBody, agent: false });
}

/** What a refused promise of the SDK was refused with. */
export async function refusal(request) {
  const failed = await request.then(
    () => undefined,
    (error) => error,
  );
  if (!failed) throw new Error('it was not refused');
  return failed.status;
}

export const channelName = (prefix) => `${prefix}${randomBytes(4).toString('hex')}`;
