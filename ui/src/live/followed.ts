import type { Position } from '../server/answers.ts';
import { Refusal, Unreachable } from '../server/ask.ts';
import { Value } from '../value.ts';
import { decideMode, type Link } from './mode.ts';

/** An event as a channel tells it. */
export interface Heard {
  event: string;
  data: Record<string, any>;
}

/** Where a page comes from and what becomes of it. */
export interface Source<T extends Position> {
  channel: string;
  /** All of it. */
  load(): Promise<T>;
  /** What changed since, if anything did. `joined`: events tell the rest. */
  recheck(shown: T, joined: boolean): Promise<T | undefined>;
  hear(shown: T, heard: Heard): Told<T>;
}

/** What an event makes of a page. `ask`: it did not tell all, the page is rechecked soon. */
export interface Told<T> {
  page: T;
  ask?: boolean;
}

/** What a page shows: nothing yet, or something, and why it is perhaps not all. */
export interface Shown<T> {
  page?: T;
  problem?: Refusal | Unreachable;
  link: Link;
}

/** What stands between a followed page and the world; tests have their own. */
export interface Surroundings {
  /** Milliseconds, by the server's table. */
  tier(): number;
  hidden(): boolean;
  setTimeout(then: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  random(): number;
}

/** Events that come together are asked about once. */
const gather = 300;

/**
 * One page that is kept as new as its channel. Every event of the log is taken once and in order: what the page knows
 * already is dropped by its `seq`, what arrives while it loads waits, and where one is missing the page is asked for.
 */
export class Followed<T extends Position> {
  readonly shown: Value<Shown<T>>;
  #waiting: Heard[] | undefined = [];
  #timer: unknown;
  #asking = false;
  #askAgain = false;
  #joined = false;
  #resumes = true;
  #reachable = true;
  #stopped = true;

  constructor(
    private readonly source: Source<T>,
    private readonly around: Surroundings,
    remembered?: T,
  ) {
    this.shown = new Value<Shown<T>>({ page: remembered, link: 'polling' });
    if (remembered) this.#waiting = undefined;
  }

  /** Newest event of the channel that is shown; nothing before the first load. */
  get position(): Position | undefined {
    const { page } = this.shown.get();
    return page && { seq: page.seq, epoch: page.epoch };
  }

  start(): void {
    this.#stopped = false;
    void this.#ask();
  }

  stop(): void {
    this.#stopped = true;
    this.around.clearTimeout(this.#timer);
  }

  /** The socket has, or has no longer, this page's channel. */
  join(joined: boolean, resumes: boolean): void {
    const came = joined && !this.#joined;
    this.#joined = joined;
    this.#resumes = resumes;
    if (this.#stopped) return;
    // Who does not send what was missed, or was not asked to, is asked.
    if (came && !resumes) this.askSoon(0);
    else this.#schedule();
    this.#tell({});
  }

  /** Somebody looks again, or the network came back. */
  wake(): void {
    this.askSoon(0);
  }

  /** Something that we did changed it. */
  askSoon(delay = gather): void {
    if (this.#stopped) return;
    this.around.clearTimeout(this.#timer);
    this.#timer = this.around.setTimeout(() => void this.#ask(), delay);
  }

  /** What we know better than the channel by now, such as our own bid. */
  change(next: (page: T) => T): void {
    const { page } = this.shown.get();
    if (page) this.#tell({ page: next(page) });
  }

  hear(heard: Heard): void {
    if (this.#stopped) return;
    if (heard.event === 'sync:reset') return this.#reset();
    if (this.#waiting) return void this.#waiting.push(heard);
    const { page } = this.shown.get();
    if (page) this.#take(page, heard);
  }

  #take(page: T, heard: Heard): void {
    const { seq, epoch } = heard.data as Partial<Position>;
    if (seq !== undefined) {
      if (epoch !== undefined && epoch !== page.epoch) return this.#reset();
      if (seq <= page.seq) return;
      if (seq > page.seq + 1) return this.askSoon(0); // One is missing; what is asked for now has both.
    }
    const told = this.source.hear(page, heard);
    this.#tell({ page: seq === undefined ? told.page : { ...told.page, seq } });
    if (told.ask) this.askSoon(gather + this.around.random() * gather);
  }

  #reset(): void {
    this.#waiting ??= [];
    void this.#ask();
  }

  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#asking = true;
    this.around.clearTimeout(this.#timer);
    let pause = 0;
    try {
      await this.#fetch();
      this.#reachable = true;
    } catch (problem) {
      if (!(problem instanceof Refusal || problem instanceof Unreachable)) throw problem;
      this.#reachable = problem instanceof Refusal;
      const isFinal = problem instanceof Refusal && !problem.isPassing;
      pause = problem instanceof Refusal ? problem.retryAfter : 0;
      // A page that was withdrawn is not shown any longer; one that cannot be had just now is.
      this.#tell(isFinal ? { page: undefined, problem } : { problem });
    } finally {
      this.#asking = false;
    }
    if (this.#stopped) return;
    if (this.#askAgain) {
      this.#askAgain = false;
      return this.#ask();
    }
    this.#tell({});
    this.#schedule(pause);
  }

  async #fetch(): Promise<void> {
    const { page } = this.shown.get();
    const whole = !page || this.#waiting;
    const next = whole ? await this.source.load() : await this.source.recheck(page, this.#joined);
    if (this.#stopped) return;
    const newest = this.shown.get().page;
    // What came by the socket meanwhile may be newer than what was read.
    const isOlder = !whole && next && newest && newest.epoch === next.epoch && newest.seq > next.seq;
    if (isOlder) this.#askAgain = true;
    this.#tell(next && !isOlder ? { page: next, problem: undefined } : { problem: undefined });
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const heard of waiting) this.hear(heard);
  }

  #tell(news: Partial<Shown<T>>): void {
    this.shown.set({ ...this.shown.get(), ...news, link: this.#mode().link });
  }

  #mode() {
    return decideMode({
      joined: this.#joined,
      resumes: this.#resumes,
      hidden: this.around.hidden(),
      reachable: this.#reachable,
      tier: this.around.tier(),
    });
  }

  #schedule(atLeast = 0): void {
    this.around.clearTimeout(this.#timer);
    const { askEvery } = this.#mode();
    const { problem, page } = this.shown.get();
    const isRefused = problem instanceof Refusal && !problem.isPassing && !page;
    if (askEvery === undefined || isRefused || this.#stopped) return;
    this.#timer = this.around.setTimeout(() => void this.#ask(), Math.max(askEvery, atLeast));
  }
}
