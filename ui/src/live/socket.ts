import type Pusher from 'pusher-js';
import type { Channel } from 'pusher-js';

import type { Config, Position } from '../server/answers.ts';
import { get, signedOut } from '../server/ask.ts';
import { Value } from '../value.ts';
import { debug } from './debug.ts';
import type { Heard } from './followed.ts';

/** Who listens to a channel. */
export interface Listener {
  readonly position: Position | undefined;
  hear(heard: Heard): void;
  join(joined: boolean, resumes: boolean): void;
}

type Realtime = Config['realtime'];

const usualPolling: Config['polling'] = { critical: 2000, high: 5000, medium: 15_000, low: 30_000 };

/** Where realtime is switched off, or failed for good, it is looked for again after this. */
const lookAgain = 30_000;
/** A channel that could not be had is asked for again after this. */
const joinAgain = 5_000;

/** How often pages are asked for without a socket, as the server wishes. */
export const polling = new Value(usualPolling);

/** The one socket of this page. It is there as soon as somebody listens, and comes back by itself. */
export class Socket {
  #pusher: Pusher | undefined;
  #realtime: Realtime | undefined;
  #opening = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** Asked for while nothing was shown yet: what comes between that answer and the channel is not sent. */
  readonly #unseen = new Set<string>();
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(private readonly loadPusher = async () => (await import('./pusher.ts')).default) {}

  /** Until the function that is returned is called. */
  listen(channel: string, listener: Listener): () => void {
    const present = this.#listeners.get(channel);
    if (present) present.add(listener);
    else this.#listeners.set(channel, new Set([listener]));
    if (!this.#pusher) void this.#open();
    else if (!present) this.#subscribe(channel);
    else listener.join(this.#isJoined(channel), this.#resumes);
    return () => this.#leave(channel, listener);
  }

  /** Somebody else uses the page from now on, or nobody: told before anybody stops listening by a socket that ends. */
  forget(): void {
    this.#close();
    this.#retry = setTimeout(() => this.#listeners.size > 0 && void this.#open());
  }

  /** Somebody looks again, or the network came back: no need to wait for the next attempt. */
  wake(): void {
    const state = this.#pusher?.connection.state;
    if (this.#listeners.size === 0) return;
    if (!this.#pusher) void this.#open();
    else if (state !== 'connected' && state !== 'connecting') this.#pusher.connect();
  }

  #leave(channel: string, listener: Listener): void {
    const there = this.#listeners.get(channel);
    if (!there?.delete(listener) || there.size > 0) return;
    this.#listeners.delete(channel);
    if (!this.#pusher) return;
    debug('Unsubscribing from', channel);
    this.#pusher.unsubscribe(channel);
  }

  /** Our own server sends a page what it missed. */
  get #resumes(): boolean {
    return this.#realtime?.driver === 'builtin';
  }

  async #open(): Promise<void> {
    if (this.#opening || this.#pusher) return;
    this.#opening = true;
    clearTimeout(this.#retry);
    try {
      const config = await get<Config>('/api/config');
      polling.set(config.polling);
      this.#realtime = config.realtime;
      debug('Init', config.realtime);
      if (config.realtime.driver !== 'disabled' && config.realtime.key) this.#connect(await this.loadPusher(), config.realtime);
    } catch (failure) {
      debug('Init failed', failure);
    } finally {
      this.#opening = false;
    }
    if (!this.#pusher && this.#listeners.size > 0) this.#retry = setTimeout(() => void this.#open(), lookAgain);
  }

  #connect(Client: typeof Pusher, realtime: Realtime): void {
    const { key, authEndpoint, driver, cluster, ...place } = realtime;
    // The other kind would not be answered at that port, and the page's policy forbids it.
    const isSecure = place.forceTLS || driver === 'pusher' || globalThis.location?.protocol === 'https:';
    this.#pusher = new Client(key!, {
      cluster,
      ...(driver === 'pusher' ? {} : place),
      forceTLS: isSecure,
      enabledTransports: [isSecure ? 'wss' : 'ws'],
      disableStats: true,
      channelAuthorization: {
        transport: 'ajax',
        endpoint: authEndpoint,
        paramsProvider: () => this.#seen(),
      },
    });
    this.#pusher.connection.bind('state_change', ({ previous, current }: { previous: string; current: string }) => {
      debug(`Connection state: ${previous} → ${current}`);
      if (current === 'connected') debug('Connected', this.#pusher?.connection.socket_id);
      // Where it gave up for good we begin anew: it does after two broken connections, or when it is told to.
      if (current === 'failed' || current === 'disconnected') this.#beginAnew();
      else if (current !== 'connected') this.#tellAll();
    });
    this.#pusher.connection.bind('error', (error: unknown) => debug('Connection error', error));
    for (const channel of this.#listeners.keys()) this.#subscribe(channel);
  }

  #beginAnew(): void {
    this.#close();
    this.#retry = setTimeout(() => void this.#open(), lookAgain / 10);
  }

  #close(): void {
    const pusher = this.#pusher;
    this.#pusher = undefined;
    clearTimeout(this.#retry);
    pusher?.connection.unbind();
    pusher?.disconnect();
    this.#tellAll();
  }

  /** What is shown already, for all channels at once: pusher-js does not say which it asks for. */
  #seen(): Record<string, string> {
    const seen: Record<string, number> = {};
    let epoch = '';
    for (const [channel, listeners] of this.#listeners)
      for (const { position } of listeners) {
        if (!position && !this.#isJoined(channel)) this.#unseen.add(channel);
        if (!position) continue;
        seen[channel] = Math.min(seen[channel] ?? position.seq, position.seq);
        epoch = position.epoch;
      }
    return epoch ? { seen: JSON.stringify(seen), epoch } : {};
  }

  #subscribe(name: string): void {
    const pusher = this.#pusher;
    if (!pusher) return;
    debug('Subscribing to', name);
    const channel = pusher.subscribe(name);
    channel.unbind();
    channel.unbind_global();
    channel.bind('pusher:subscription_succeeded', () => {
      debug('Subscribed to', name);
      if (this.#unseen.delete(name)) for (const each of this.#listeners.get(name) ?? []) each.join(true, false);
      this.#tell(name, channel);
    });
    channel.bind('pusher:subscription_error', (error: { status?: number }) => {
      debug('Subscription error', name, error);
      // Of a channel that it had, or that the server itself refused, pusher-js would believe that it still has it.
      channel.disconnect();
      this.#tell(name, channel, false);
      if (error.status === 401) signedOut.tell();
      setTimeout(() => this.#subscribeAgain(pusher, name), joinAgain);
    });
    channel.bind_global((event: string, data: Heard['data']) => {
      if (event.startsWith('pusher:')) return;
      debug('Received', event, data);
      for (const each of this.#listeners.get(name) ?? []) each.hear({ event, data: data ?? {} });
    });
  }

  #subscribeAgain(pusher: Pusher, name: string): void {
    if (pusher !== this.#pusher || !this.#listeners.has(name) || this.#isJoined(name)) return;
    pusher.unsubscribe(name);
    this.#subscribe(name);
  }

  #isJoined(name: string): boolean {
    const pusher = this.#pusher;
    return pusher?.connection.state === 'connected' && pusher.channel(name)?.subscribed === true;
  }

  #tell(name: string, channel?: Channel, joined = channel?.subscribed ?? this.#isJoined(name)): void {
    for (const each of this.#listeners.get(name) ?? []) each.join(joined, this.#resumes);
  }

  #tellAll(): void {
    for (const name of this.#listeners.keys()) this.#tell(name, undefined, this.#isJoined(name));
  }
}

export const socket = new Socket();
