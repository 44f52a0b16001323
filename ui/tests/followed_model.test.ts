import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Followed } from '../src/live/followed.ts';
import type { Page } from './support/followed_page.ts';
import { ModelServer } from './support/model_server.ts';
import { Random } from './support/random.ts';
import { VirtualTime } from './support/virtual_time.ts';

/** One page of one evening: everything that may happen, in an order that follows from the seed. */
class Evening {
  readonly time = new VirtualTime();
  readonly random: Random;
  readonly server: ModelServer;
  readonly followed: Followed<Page>;
  hidden = false;
  /** Every note that there ever was, by its place and epoch. */
  readonly truth = new Map<string, string>();

  constructor(
    readonly seed: number,
    resumes: boolean,
  ) {
    this.random = new Random(seed);
    this.server = new ModelServer(this.time, this.random, resumes);
    for (let times = 0; times < 3; ++times) this.server.notes.push(`old ${times}`);
    const remembered = this.random.chance(0.3) ? { ...this.server.page, seq: 2, notes: ['old 0', 'old 1'] } : undefined;
    const around = {
      tier: () => 2000,
      hidden: () => this.hidden,
      setTimeout: this.time.setTimeout,
      clearTimeout: this.time.clearTimeout,
      random: this.random.next,
    };
    this.followed = new Followed(this.server.source, around, remembered);
    this.server.followed = this.followed;
    this.#record();
    this.followed.shown.watch(({ page }) => page && this.#check(page));
  }

  #record(): void {
    const { epoch, notes } = this.server.page;
    for (const [at, note] of notes.entries()) this.truth.set(`${epoch} ${at}`, note);
  }

  /** Whatever is shown is what was so at its seq, nothing twice and nothing left out. */
  #check({ seq, epoch, notes }: Page): void {
    this.#record();
    assert.equal(notes.length, seq, `seed ${this.seed}`);
    for (const [at, note] of notes.entries())
      if (note !== '?') assert.equal(note, this.truth.get(`${epoch} ${at}`), `seed ${this.seed}`);
  }

  #happen(): void {
    const { server, random } = this;
    const what = random.next();
    if (what < 0.6) server.write();
    else if (what < 0.75) void server.openSocket();
    else if (what < 0.83) server.breakSocket();
    else if (what < 0.86) server.restore();
    else if (what < 0.93) this.#turn();
    else this.followed.askSoon(random.one([0, 300]));
    this.#record();
  }

  /** Somebody looks away, or again. */
  #turn(): void {
    this.hidden = !this.hidden;
    if (!this.hidden) this.followed.wake();
  }

  async run(): Promise<void> {
    this.followed.start();
    for (let times = 0; times < 60; ++times) {
      this.#happen();
      await this.time.pass(this.random.below(this.random.one([5, 100, 1000])));
    }
    if (this.hidden) this.#turn();
    if (this.random.chance(0.7)) void this.server.openSocket();
    this.server.isWell = true;
    // Long before a socket is asked whether it lives.
    await this.time.pass(15_000);
    assert.deepEqual(this.followed.shown.get().page, this.server.page, `seed ${this.seed}`);
    this.followed.stop();
    await this.time.pass(10_000);
    assert.equal(this.time.pending, 0, `seed ${this.seed}`);
  }
}

test('whatever happens in whatever order, a page ends as the server has it, by a server that sends what was missed', async () => {
  for (let seed = 1; seed <= 120; ++seed) await new Evening(seed, true).run();
});

test('whatever happens in whatever order, a page ends as the server has it, by a server that does not', async () => {
  for (let seed = 1001; seed <= 1120; ++seed) await new Evening(seed, false).run();
});
