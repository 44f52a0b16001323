// One client: a page that keeps all it hears, and fills what it may not be sent any more from the log over HTTP.
import { createHash } from 'node:crypto';

import { Page } from '../clients/pusher-js.mjs';
import { sleep } from '../support/house.mjs';

/** What two logs are compared by. */
export const fingerprint = ({ event, data }) =>
  createHash('sha1').update(JSON.stringify([event, data])).digest('base64').slice(0, 12);

class HearingPage extends Page {
  constructor(Pusher, house, person, options, hear) {
    super(Pusher, house, person, options);
    this.hear = hear;
  }
}

export class Watcher {
  /** Channel → fingerprints of its events in the order they were heard; the first has seq 1. */
  logs = {};
  faults = [];
  counts = { opened: 0, connected: 0, resets: 0, gaveUp: 0 };
  #paths = {};
  /** Channel → what came while its log is being fetched. */
  #waiting = {};
  /** Channel → how far it was fetched: a subscription that was asked for before may tell that once more. */
  #fetched = {};
  #epoch = '';

  constructor(name, Pusher, house, person, port, items) {
    Object.assign(this, { name, Pusher, house, person, port });
    for (const { channel, path } of items) {
      this.logs[channel] = [];
      this.#paths[channel] = path;
    }
    this.open();
  }

  /** As a page is loaded; again where pusher-js gives up, which older ones do after two broken connections. */
  open() {
    ++this.counts.opened;
    const seen = () => Object.fromEntries(Object.entries(this.logs).map(([channel, log]) => [channel, log.length]));
    const paramsProvider = () => ({ seen: JSON.stringify(seen()), epoch: this.#epoch });
    const options = { wsPort: this.port, auth: { paramsProvider } };
    const page = new HearingPage(this.Pusher, this.house, this.person, options, (...heard) => this.#take(...heard));
    this.page = page;
    page.pusher.connection.bind('connected', () => ++this.counts.connected);
    page.pusher.connection.bind('failed', () => {
      ++this.counts.gaveUp;
      page.close();
      this.open();
    });
    for (const channel of Object.keys(this.logs)) page.follow(channel);
  }

  #take(channel, event, data) {
    if (event === 'sync:reset') this.#fill(channel);
    else if (this.#waiting[channel]) this.#waiting[channel].push({ event, data });
    else if (data?.seq > (this.#fetched[channel] ?? 0)) this.#note(channel, event, data);
  }

  #note(channel, event, data) {
    const log = this.logs[channel];
    if (data.seq !== log.length + 1) this.faults.push(`${this.name}: ${data.seq} after ${log.length} on ${channel}`);
    this.#epoch = data.epoch;
    log.push(fingerprint({ event, data }));
  }

  /** Reads on where it stands, then takes what came meanwhile and is newer. */
  async #fill(channel) {
    ++this.counts.resets;
    const waiting = (this.#waiting[channel] = []);
    const log = this.logs[channel];
    for (let head = Infinity; log.length < head; ) {
      const { body } = await this.person.get(`${this.#paths[channel]}/events?after=${log.length}`).catch(() => ({}));
      if (this.#waiting[channel] !== waiting) return;
      if (!body?.events) await sleep(200);
      else {
        for (const { event, data } of body.events) this.#note(channel, event, data);
        this.#fetched[channel] = log.length;
        head = body.seq;
      }
    }
    delete this.#waiting[channel];
    for (const { event, data } of waiting) if (data?.seq > log.length) this.#note(channel, event, data);
  }

  hasHeard(heads) {
    return Object.entries(this.logs).every(([channel, log]) => log.length >= heads[channel] && !this.#waiting[channel]);
  }

  /** What is wrong with what was heard, beside what the database holds. */
  compare(stored) {
    for (const [channel, log] of Object.entries(this.logs)) {
      const at = stored[channel].findIndex((each, index) => each !== log[index]);
      if (at >= 0) this.faults.push(`${this.name}: event ${at + 1} of ${channel} is not what is stored`);
      if (log.length !== stored[channel].length)
        this.faults.push(`${this.name}: ${log.length} instead of ${stored[channel].length} events on ${channel}`);
    }
    return this.faults;
  }
}
