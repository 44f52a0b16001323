import type { PlacedBid } from '../server/answers.ts';
import { post, Refusal, Unreachable } from '../server/ask.ts';
import { Value } from '../value.ts';

/** One bid that was confirmed: however often it is sent, it counts once by its key. */
export interface Offer {
  /** Where bids on the item go. */
  path: string;
  /** Decimal text. */
  amount: string;
  isAnonymous?: boolean;
  key: string;
}

/** What is known of it. There is always one of these, and never a doubt which. */
export type Placing =
  | { state: 'none' }
  | { state: 'sending'; offer: Offer; attempt: number }
  /** No answer yet: it may have arrived or not, and is sent again. */
  | { state: 'retrying'; offer: Offer; attempt: number }
  | { state: 'placed'; offer: Offer; bid: PlacedBid }
  | { state: 'refused'; offer: Offer; refusal: Refusal };

type Send = (offer: Offer) => Promise<PlacedBid>;

const sendToServer: Send = ({ path, amount, isAnonymous, key }) =>
  post<PlacedBid>(path, { amount, ...(isAnonymous ? { isAnonymous } : {}) }, { headers: { 'Idempotency-Key': key }, timeout: 8000 });

/** Milliseconds before the attempt with that number. */
export const pauseBefore = (attempt: number) => Math.min(250 * 2 ** attempt, 4000);

/** Random, also where crypto.randomUUID is missing: over plain HTTP it is. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, '0')).join('');
}

/** Where an offer outlives the page. */
export interface Memory {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

let stays = 0;

/** Somebody else uses the page from now on: what is undecided waits until he who bid is back. */
export const abandonBids = () => void ++stays;

/** Sends one bid until the server has said what became of it. */
export class Bidding {
  readonly placing = new Value<Placing>({ state: 'none' });

  constructor(
    private readonly path: string,
    /** What he left undecided nobody else is to go on with. */
    private readonly userId: string,
    private readonly memory: Memory,
    private readonly send: Send = sendToServer,
    private readonly wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
  ) {}

  /** Goes on with a bid whose verdict was not known when the page was left. */
  resume(): void {
    const left = this.#recall();
    if (left) void this.#pursue(left);
  }

  confirm(amount: string, isAnonymous: boolean): Promise<void> {
    return this.#pursue({ path: this.path, amount, isAnonymous, key: newKey() });
  }

  dismiss(): void {
    const { state } = this.placing.get();
    if (state === 'placed' || state === 'refused') this.placing.set({ state: 'none' });
  }

  get isUndecided(): boolean {
    return ['sending', 'retrying'].includes(this.placing.get().state);
  }

  async #pursue(offer: Offer): Promise<void> {
    if (this.isUndecided) return;
    this.#remember(offer);
    const stay = stays;
    for (let attempt = 0; ; ++attempt) {
      this.placing.set({ state: attempt ? 'retrying' : 'sending', offer, attempt });
      const verdict = await this.#try(offer);
      if (!('pause' in verdict)) {
        this.#forget();
        this.placing.set(verdict);
        return;
      }
      await this.wait(Math.max(pauseBefore(attempt), verdict.pause));
      if (stay !== stays) return;
    }
  }

  async #try(offer: Offer): Promise<Placing | { pause: number }> {
    try {
      return { state: 'placed', offer, bid: await this.send(offer) };
    } catch (failure) {
      if (failure instanceof Unreachable) return { pause: 0 };
      if (!(failure instanceof Refusal)) throw failure;
      if (failure.isPassing) return { pause: failure.retryAfter };
      return { state: 'refused', offer, refusal: failure };
    }
  }

  get #name(): string {
    return `auktiva.bid ${this.userId} ${this.path}`;
  }

  #remember(offer: Offer): void {
    try {
      this.memory.setItem(this.#name, JSON.stringify(offer));
    } catch {
      // Then it does not outlive the page.
    }
  }

  #recall(): Offer | undefined {
    try {
      const text = this.memory.getItem(this.#name);
      return text ? (JSON.parse(text) as Offer) : undefined;
    } catch {
      return undefined;
    }
  }

  #forget(): void {
    try {
      this.memory.removeItem(this.#name);
    } catch {
      // It was not there.
    }
  }
}
