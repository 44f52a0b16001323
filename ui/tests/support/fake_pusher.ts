import type Pusher from 'pusher-js';

type Callback = (data: any) => void;
type GlobalCallback = (event: string, data: any) => void;

class Bindings {
  readonly #bound = new Map<string, Callback[]>();
  #all: GlobalCallback[] = [];

  bind(event: string, callback: Callback): void {
    this.#bound.set(event, [...(this.#bound.get(event) ?? []), callback]);
  }

  bind_global(callback: GlobalCallback): void {
    this.#all.push(callback);
  }

  unbind(): void {
    this.#bound.clear();
  }

  unbind_global(): void {
    this.#all = [];
  }

  emit(event: string, data?: unknown): void {
    for (const callback of this.#all) callback(event, data);
    for (const callback of this.#bound.get(event) ?? []) callback(data);
  }
}

export class FakeChannel extends Bindings {
  subscribed = false;
  /** With what it was asked for, each time. */
  readonly asked: Record<string, string>[] = [];

  constructor(readonly name: string) {
    super();
  }

  succeed(): void {
    this.subscribed = true;
    this.emit('pusher:subscription_succeeded', {});
  }

  refuse(status: number): void {
    this.emit('pusher:subscription_error', { status });
  }

  disconnect(): void {
    this.subscribed = false;
  }
}

class FakeConnection extends Bindings {
  state = 'connecting';
  socket_id = '1.1';
}

export interface Options {
  [name: string]: unknown;
  channelAuthorization: { endpoint: string; paramsProvider: () => Record<string, string> };
}

/** As pusher-js does what we need of it. */
export class FakePusher {
  static made: FakePusher[] = [];

  /** The class, as the socket gets it. */
  static readonly load = async () => FakePusher as unknown as typeof Pusher;

  static get last(): FakePusher {
    return FakePusher.made.at(-1)!;
  }

  readonly connection = new FakeConnection();
  readonly channels = new Map<string, FakeChannel>();
  readonly unsubscribed: string[] = [];
  connects = 0;

  constructor(
    readonly key: string,
    readonly options: Options,
  ) {
    FakePusher.made.push(this);
  }

  subscribe(name: string): FakeChannel {
    const channel = this.channels.get(name) ?? new FakeChannel(name);
    this.channels.set(name, channel);
    this.#ask(channel);
    return channel;
  }

  unsubscribe(name: string): void {
    this.unsubscribed.push(name);
    this.channels.get(name)?.disconnect();
    this.channels.delete(name);
  }

  channel(name: string): FakeChannel | undefined {
    return this.channels.get(name);
  }

  connect(): void {
    ++this.connects;
    this.become('connecting');
  }

  disconnect(): void {
    this.become('disconnected');
  }

  become(state: string): void {
    const previous = this.connection.state;
    this.connection.state = state;
    this.connection.emit('state_change', { previous, current: state });
    if (state !== 'connected') for (const channel of this.channels.values()) channel.disconnect();
    else for (const channel of this.channels.values()) this.#ask(channel);
  }

  #ask(channel: FakeChannel): void {
    if (this.connection.state === 'connected' && !channel.subscribed)
      channel.asked.push(this.options.channelAuthorization.paramsProvider());
  }

  /** Connected, and everything subscribed that was asked for. */
  succeed(): void {
    this.become('connected');
    for (const channel of this.channels.values()) channel.succeed();
  }
}
