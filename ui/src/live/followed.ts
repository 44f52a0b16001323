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
  /** What was read, with what the newest page knows better by now than the one that was shown when we asked. */
  merge?(read: T, asked: T, newest: T): T;
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
  /** Nothing that is shown counts, if anything is: all of it is asked for, and what is heard waits until it is there. */
  #isVoid: boolean;
  #waiting: Heard[] = [];
  /** How often all of it became void. */
  #resets = 0;
  #timer: unknown;
  /** The timer is no usual one, and not put off. */
  #isSoon = false;
  #asking = false;
  #askAgain = false;
  /** Milliseconds that the server wants to be left alone. */
  #pause = 0;
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
    this.#isVoid = !remembered;
  }

  /** Newest event of the channel that is shown; nothing before the first load. */
  get position(): Position | undefined {
    const { page } = this.shown.get();
    return this.#isVoid ? undefined : page && { seq: page.seq, epoch: page.epoch };
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
    const before = this.#mode().askEvery;
    this.#joined = joined;
    this.#resumes = resumes;
    if (this.#stopped) return;
    // Who does not send what was missed, or was not asked to, is asked.
    if (came && !resumes) this.askSoon(0);
    // A socket that is tried in vain again and again does not put off the next question.
    else if (this.#mode().askEvery !== before) this.#schedule();
    this.#tell({});
  }

  /** Somebody looks again, or the network came back. */
  wake(): void {
    this.#pause = 0;
    this.askSoon(0);
  }

  /** Something that we did changed it. */
  askSoon(delay = gather): void {
    // Who is always asked to wait a little longer would wait for ever.
    if (this.#stopped || (this.#isSoon && (delay > 0 || this.#pause > 0))) return;
    this.#isSoon = true;
    this.#setTimer(() => void this.#ask(), Math.max(delay, this.#pause));
  }

  /** What we know better than the channel by now, such as our own bid. */
  change(next: (page: T) => T): void {
    const { page } = this.shown.get();
    if (page) this.#tell({ page: next(page) });
  }

  hear(heard: Heard): void {
    if (this.#stopped) return;
    if (heard.event === 'sync:reset') return this.#reset();
    if (this.#isVoid) return void this.#waiting.push(heard);
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
    this.#isVoid = true;
    ++this.#resets;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#isSoon = false;
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#asking = true;
    this.around.clearTimeout(this.#timer);
    try {
      await (this.#isVoid ? this.#load() : this.#recheck());
      this.#reachable = true;
      this.#pause = 0;
    } catch (problem) {
      if (!(problem instanceof Refusal || problem instanceof Unreachable)) throw problem;
      if (!this.#stopped) this.#fail(problem);
    } finally {
      this.#asking = false;
      this.#goOn();
    }
  }

  #goOn(): void {
    if (this.#stopped) return;
    if (this.#askAgain) {
      this.#askAgain = false;
      this.askSoon(0);
    }
    this.#tell({});
    this.#schedule();
  }

  #fail(problem: Refusal | Unreachable): void {
    const isRefusal = problem instanceof Refusal;
    this.#reachable = isRefusal;
    this.#pause = isRefusal ? problem.retryAfter : 0;
    // A page that was withdrawn is not shown any longer; one that cannot be had just now is.
    if (isRefusal && !problem.isPassing) {
      this.#isVoid = true;
      this.#tell({ page: undefined, problem });
    } else this.#tell({ problem });
  }

  async #load(): Promise<void> {
    const resets = this.#resets;
    const asked = this.shown.get().page;
    this.#waiting = []; // It will be in the answer.
    const read = await this.source.load();
    // What became void meanwhile is asked for again.
    if (this.#stopped || resets !== this.#resets) return;
    this.#isVoid = false;
    this.#show(read, asked);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const heard of waiting) this.hear(heard);
  }

  async #recheck(): Promise<void> {
    const resets = this.#resets;
    const asked = this.shown.get().page!;
    const read = await this.source.recheck(asked, this.#joined);
    if (this.#stopped || resets !== this.#resets) return;
    const newest = this.shown.get().page!;
    if (read && read.epoch !== newest.epoch) return this.#reset();
    // What came by the socket meanwhile may be newer than what was read.
    if (read && read.seq < newest.seq) this.askSoon();
    else if (read) return this.#show(read, asked);
    this.#tell({ problem: undefined });
  }

  #show(read: T, asked: T | undefined): void {
    const newest = this.shown.get().page;
    const isMerged = asked && newest && asked !== newest && this.source.merge;
    this.#tell({ page: isMerged ? this.source.merge!(read, asked, newest) : read, problem: undefined });
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
      isBehind: this.shown.get().problem !== undefined,
      tier: this.around.tier(),
    });
  }

  #schedule(): void {
    if (this.#stopped || this.#isSoon) return;
    this.around.clearTimeout(this.#timer);
    const { askEvery } = this.#mode();
    const { problem, page } = this.shown.get();
    const isRefused = problem instanceof Refusal && !problem.isPassing && !page;
    if (askEvery === undefined || isRefused) return;
    // Whoever looks again wakes it.
    this.#setTimer(() => this.around.hidden() || void this.#ask(), Math.max(askEvery, this.#pause));
  }

  #setTimer(then: () => void, delay: number): void {
    this.around.clearTimeout(this.#timer);
    this.#timer = this.around.setTimeout(then, delay);
  }
}
