import assert from 'node:assert/strict';

import { Followed, type Heard, type Source, type Surroundings } from '../../src/live/followed.ts';
import { Refusal, Unreachable } from '../../src/server/ask.ts';
import { settle, VirtualTime } from './virtual_time.ts';

/** A page that is nothing but what happened. */
export interface Page {
  seq: number;
  epoch: string;
  notes: string[];
}

export const pageOf = (seq: number, epoch = 'A'): Page => ({
  seq,
  epoch,
  notes: Array.from({ length: seq }, (_, at) => `note ${at + 1}`),
});

export const noteOf = (seq: number, epoch = 'A'): Heard => ({ event: 'note', data: { seq, epoch, note: `note ${seq}` } });

/** It does not tell all. */
export const hintOf = (seq: number): Heard => ({ event: 'hint', data: { seq, epoch: 'A' } });

export const reset: Heard = { event: 'sync:reset', data: { seq: 0, epoch: 'A' } };

export const refusal = (status: number, retryAfter?: number) => new Refusal(status, { retryAfter });
export const unreachable = () => new Unreachable('no network');

export interface Question {
  kind: 'load' | 'recheck';
  joined?: boolean;
  answer(page: Page | undefined): Promise<void>;
  fail(problem: unknown): Promise<void>;
}

/** One followed page with time, network and visibility in our hands. */
export class Scene {
  readonly time = new VirtualTime();
  readonly asked: Question[] = [];
  hidden = false;
  tier = 2000;
  readonly followed: Followed<Page>;

  constructor(remembered?: Page, more: Partial<Source<Page>> = {}) {
    const source: Source<Page> = {
      channel: 'private-page',
      load: () => this.#ask('load') as Promise<Page>,
      recheck: (_, joined) => this.#ask('recheck', joined),
      hear: (shown, { event, data }) =>
        event === 'note'
          ? { page: { ...shown, notes: [...shown.notes, data.note as string] } }
          : { page: { ...shown, notes: [...shown.notes, '?'] }, ask: true },
      ...more,
    };
    const around: Surroundings = {
      tier: () => this.tier,
      hidden: () => this.hidden,
      setTimeout: this.time.setTimeout,
      clearTimeout: this.time.clearTimeout,
      random: () => 0.5,
    };
    this.followed = new Followed(source, around, remembered);
  }

  #ask(kind: Question['kind'], joined?: boolean): Promise<Page | undefined> {
    return new Promise((answer, fail) => {
      const after = (then: () => void) => {
        then();
        return settle();
      };
      this.asked.push({
        kind,
        joined,
        answer: (page) => after(() => answer(page)),
        fail: (problem) => after(() => fail(problem)),
      });
    });
  }

  /** The question that waits for its answer. */
  get question(): Question {
    const last = this.asked.at(-1);
    assert(last, 'nothing was asked');
    return last;
  }

  get page(): Page | undefined {
    return this.followed.shown.get().page;
  }

  get link() {
    return this.followed.shown.get().link;
  }

  get problem() {
    return this.followed.shown.get().problem;
  }

  /** Shown and live, as new as `seq`. */
  static async joinedAt(seq: number, more: Partial<Source<Page>> = {}): Promise<Scene> {
    const scene = await Scene.shownAt(seq, more);
    scene.followed.join(true, true);
    return scene;
  }

  /** Shown without a socket, as new as `seq`. */
  static async shownAt(seq: number, more: Partial<Source<Page>> = {}): Promise<Scene> {
    const scene = new Scene(undefined, more);
    scene.followed.start();
    await scene.question.answer(pageOf(seq));
    return scene;
  }

  assertShows(expected: Page): void {
    assert.deepEqual(this.page, expected);
  }

  /** How many questions were asked while so much time passed. */
  async askedWithin(ms: number): Promise<number> {
    const before = this.asked.length;
    await this.time.pass(ms);
    return this.asked.length - before;
  }
}
