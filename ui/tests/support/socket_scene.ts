import { afterEach, beforeEach } from 'node:test';

import type { Heard } from '../../src/live/followed.ts';
import { type Listener, Socket } from '../../src/live/socket.ts';
import type { Config, Position } from '../../src/server/answers.ts';
import { FakePusher } from './fake_pusher.ts';
import { VirtualTime } from './virtual_time.ts';
import { answerBy, json } from './web.ts';

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

export const realtime: Config['realtime'] = {
  driver: 'builtin',
  key: 'app-key',
  cluster: 'mt1',
  wsHost: 'hall.local',
  wsPort: 3000,
  wssPort: 3000,
  forceTLS: false,
  wsPath: '/club',
  authEndpoint: '/api/pusher/auth',
};
export const tiers = { critical: 1000, high: 2000, medium: 3000, low: 4000 };
export const switchedOff = { ...realtime, driver: 'disabled', key: null };

export class Ear implements Listener {
  readonly joined: [boolean, boolean][] = [];
  readonly heard: Heard[] = [];
  leave = () => {};

  constructor(public position: Position | undefined = { seq: 1, epoch: 'A' }) {}

  join = (joined: boolean, resumes: boolean) => void this.joined.push([joined, resumes]);
  hear = (heard: Heard) => void this.heard.push(heard);

  get isJoined(): boolean {
    return this.joined.at(-1)?.[0] ?? false;
  }
}

/** A socket whose time, server and Pusher are ours. */
class SocketScene {
  readonly time = new VirtualTime();
  readonly socket = new Socket(FakePusher.load);
  /** What /api/config tells of realtime; nothing: there is no network. */
  realtime: Config['realtime'] | undefined = realtime;
  asked = 0;
  readonly stop: () => void;

  constructor() {
    Object.assign(globalThis, { setTimeout: this.time.setTimeout, clearTimeout: this.time.clearTimeout });
    FakePusher.made = [];
    const { stop } = answerBy(() => {
      ++this.asked;
      if (!this.realtime) throw new TypeError('no network');
      return json({ realtime: this.realtime, polling: tiers });
    });
    this.stop = () => {
      stop();
      Object.assign(globalThis, real);
    };
  }
}

export let scene: SocketScene;

/** For each test of the file one of its own. */
export function playSocket(): void {
  beforeEach(() => void (scene = new SocketScene()));
  afterEach(() => scene.stop());
}

/** So much time passes, and what needs no timer of ours has happened. */
export async function pass(ms = 0): Promise<void> {
  const breathe = async () => {
    for (let turn = 0; turn < 3; ++turn) await new Promise((done) => real.setTimeout(done));
  };
  await breathe();
  await scene.time.pass(ms);
  await breathe();
}

export async function listenTo(channel: string, ear = new Ear()): Promise<Ear> {
  ear.leave = scene.socket.listen(channel, ear);
  await pass();
  return ear;
}

export const channelOf = (name: string) => FakePusher.last.channels.get(name)!;
