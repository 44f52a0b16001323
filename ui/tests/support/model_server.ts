import type { Followed, Heard, Source } from '../../src/live/followed.ts';
import type { Page } from './followed_page.ts';
import { refusal, unreachable } from './followed_page.ts';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtual_time.ts';

/** So many events are kept for who comes back. */
const remembered = 8;

/** A server that keeps a log, over a network that is slow, loses things and breaks. */
export class ModelServer {
  epoch = 1;
  notes: string[] = [];
  hints = new Set<number>();
  isWell = false;
  followed: Followed<Page> | undefined;
  #written = 0;
  #tag = '';
  /** Which life of the socket: what is under way of an older one is lost. */
  #life = 0;
  #isOpen = false;
  #isSubscribed = false;
  #delivered = 0;

  constructor(
    private readonly time: VirtualTime,
    private readonly random: Random,
    /** The server that holds the sockets sends what was missed. */
    private readonly resumes: boolean,
  ) {}

  get page(): Page {
    return { seq: this.notes.length, epoch: String(this.epoch), notes: [...this.notes] };
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  readonly source: Source<Page> = {
    channel: 'private-model',
    load: () => this.#question(() => this.page),
    recheck: async () => {
      const asked = this.#tag;
      const answer = await this.#question(() => ({ page: this.page, tag: `${this.epoch} ${this.notes.length}` }));
      if (answer.tag === asked) return undefined;
      this.#tag = answer.tag;
      return answer.page;
    },
    hear: (shown, { event, data }) => ({
      page: { ...shown, notes: [...shown.notes, event === 'hint' ? '?' : (data.note as string)] },
      ask: event === 'hint',
    }),
  };

  #delay(): number {
    return this.isWell ? 20 : this.random.below(this.random.one([20, 200, 1500]));
  }

  async #question<T>(read: () => T): Promise<T> {
    await this.time.wait(this.#delay());
    if (!this.isWell && this.random.chance(0.1)) throw unreachable();
    if (!this.isWell && this.random.chance(0.05)) throw refusal(503, this.random.below(3));
    const answer = read();
    await this.time.wait(this.#delay());
    if (!this.isWell && this.random.chance(0.1)) throw unreachable();
    return answer;
  }

  /** Something happens, and is told. */
  write(): void {
    this.notes.push(`note ${++this.#written}`);
    const seq = this.notes.length;
    if (this.random.chance(0.3)) this.hints.add(seq);
    if (this.#isSubscribed) this.#send(this.#event(seq));
    // A server outside may be told twice.
    if (this.#isSubscribed && !this.resumes && this.random.chance(0.2)) this.#send(this.#event(seq));
  }

  /** An older backup is restored. */
  restore(): void {
    ++this.epoch;
    this.notes.length = this.random.below(this.notes.length + 1);
    this.hints = new Set([...this.hints].filter((seq) => seq <= this.notes.length));
    this.breakSocket();
  }

  #event(seq: number): Heard {
    const place = { seq, epoch: String(this.epoch) };
    return this.hints.has(seq) ? { event: 'hint', data: place } : { event: 'note', data: { ...place, note: this.notes[seq - 1] } };
  }

  /** In order, and not at all if the socket breaks before. */
  #send(heard: Heard): void {
    this.#later(() => this.followed!.hear(heard));
  }

  #later(then: () => void): void {
    const life = this.#life;
    this.#delivered = Math.max(this.#delivered, this.time.now + this.#delay());
    this.time.setTimeout(() => life === this.#life && then(), this.#delivered - this.time.now);
  }

  async openSocket(): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const life = this.#life;
    const seen = this.followed!.position;
    await this.time.wait(this.#delay());
    if (life !== this.#life) return;
    this.#isSubscribed = true;
    const missed = this.#missedSince(seen);
    this.#later(() => {
      if (!seen) this.followed!.join(true, false);
      this.followed!.join(true, this.resumes);
    });
    for (const heard of missed) this.#send(heard);
  }

  #missedSince(seen: { seq: number; epoch: string } | undefined): Heard[] {
    const { seq, epoch } = this.page;
    if (!this.resumes || !seen) return [];
    if (seen.epoch !== epoch || seq - seen.seq > remembered) return [{ event: 'sync:reset', data: { seq, epoch } }];
    return Array.from({ length: seq - seen.seq }, (_, at) => this.#event(seen.seq + at + 1));
  }

  breakSocket(): void {
    ++this.#life;
    this.#delivered = 0;
    this.#isOpen = this.#isSubscribed = false;
    this.followed!.join(false, this.resumes);
  }
}
