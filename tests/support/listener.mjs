// A bare Pusher client: one socket, and everything it heard.
import WebSocket from 'ws';

import { eventually } from './house.mjs';

/** As Pusher's libraries have it: what looks like JSON is JSON. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export class Listener {
  /** Opens a socket and waits until it is established, or refused. */
  static async open(house, { key, prefix = '', query = 'protocol=7&client=js&version=8.6.0', headers = {} } = {}) {
    const listener = new Listener();
    listener.house = house;
    const url = `${house.secure ? 'wss' : 'ws'}://127.0.0.1:${house.port}${prefix}/app/${key ?? house.secrets().SOKETI_APP_KEY}?${query}`;
    listener.socket = new WebSocket(url, { headers, perMessageDeflate: false, rejectUnauthorized: false });
    listener.socket.on('message', (text) => listener.hear(JSON.parse(text)));
    listener.socket.on('close', (code, reason) => {
      listener.closeCode = code;
      listener.closeReason = String(reason);
    });
    listener.socket.on('error', () => {});
    await eventually('the socket opens or is refused', () => listener.id || listener.closeCode);
    return listener;
  }

  constructor() {
    this.frames = [];
  }

  /** The code with which the server closes. */
  get closed() {
    return eventually('the socket is closed', () => this.closeCode);
  }

  hear(frame) {
    if (typeof frame.data === 'string') frame.data = parsed(frame.data);
    if (frame.event === 'pusher:connection_established') this.id = frame.data.socket_id;
    this.frames.push(frame);
  }

  send(frame) {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** What the auth endpoint says to `person` about this socket and channel. */
  authorize(person, channel, { seen, epoch } = {}) {
    const form = { socket_id: this.id, channel_name: channel };
    if (seen !== undefined) form.seen = JSON.stringify({ [channel]: seen });
    if (epoch !== undefined) form.epoch = epoch;
    return person.send('POST', '/api/pusher/auth', { form });
  }

  /** Subscribes as pusher-js would; gives the frame that answers it. */
  async subscribe(person, channel, resume) {
    const allowed = await this.authorize(person, channel, resume);
    if (allowed.status !== 200) return { event: 'refused', status: allowed.status };
    return this.subscribeWith(channel, allowed.body.auth);
  }

  async subscribeWith(channel, auth) {
    const from = this.frames.length;
    this.send({ event: 'pusher:subscribe', data: { channel, auth } });
    return this.next(
      `an answer to the subscription to ${channel}`,
      (frame) => frame.channel === channel && /subscription_(succeeded|error)$/.test(frame.event),
      from,
    );
  }

  /** The first frame heard, from the `from`th on, that fits. */
  next(what, fits, from = 0) {
    return eventually(what, () => this.frames.slice(from).find(fits));
  }

  event(name, fits = () => true) {
    return this.next(name, (frame) => frame.event === name && fits(frame.data));
  }

  /** Application events of a channel so far. */
  heardOn(channel) {
    return this.frames.filter((frame) => frame.channel === channel && !frame.event.startsWith('pusher'));
  }

  /** Proof that everything sent before has arrived: the server answers in order. */
  async settle() {
    const from = this.frames.length;
    this.send({ event: 'pusher:ping', data: {} });
    await this.next('a pong', (frame) => frame.event === 'pusher:pong', from);
  }

  close() {
    this.socket.terminate();
  }
}

export const itemChannel = (item) => `private-item-${item.id}`;
export const auctionChannel = (auction) => `private-auction-${auction.id}`;
export const userChannel = (user) => `private-user-${user.id}`;

