interface Timer {
  due: number;
  then: () => void;
}

/** Lets everything run that waits for no timer. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; ++turn) await null;
}

/** A clock that moves when it is told to. */
export class VirtualTime {
  now = 0;
  #last = 0;
  readonly #timers = new Map<number, Timer>();

  readonly setTimeout = (then: () => void, ms: number): unknown => {
    this.#timers.set(++this.#last, { due: this.now + Math.max(0, ms), then });
    return this.#last;
  };

  readonly clearTimeout = (timer: unknown): void => {
    this.#timers.delete(timer as number);
  };

  /** Resolves when so much time has passed. */
  readonly wait = (ms: number): Promise<void> => new Promise((done) => this.setTimeout(done, ms));

  get pending(): number {
    return this.#timers.size;
  }

  /** Milliseconds until the next timer. */
  get next(): number | undefined {
    const due = Math.min(...[...this.#timers.values()].map((each) => each.due));
    return Number.isFinite(due) ? due - this.now : undefined;
  }

  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await settle();
    for (;;) {
      const [first] = [...this.#timers].sort(([, a], [, b]) => a.due - b.due);
      if (!first || first[1].due > end) break;
      this.now = Math.max(this.now, first[1].due);
      this.#timers.delete(first[0]);
      first[1].then();
      await settle();
    }
    this.now = end;
  }
}
