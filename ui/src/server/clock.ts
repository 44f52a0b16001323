/** When a clock of the machine is read. */
export interface Clocks {
  /** Never set, may stand still while the machine sleeps. */
  monotonic(): number;
  /** May be wrong by years. */
  wall(): number;
}

interface Sample {
  /** Server's time minus our monotonic clock. */
  offset: number;
  /** Wall minus monotonic clock when it was taken: shows afterwards whether either leapt. */
  lead: number;
  roundTrip: number;
  takenAt: number;
}

const kept = 8;
const maxAge = 10 * 60_000;
/** So far may wall and monotonic clock drift apart before we believe that the machine slept. */
const leap = 1000;

/** The server's clock, estimated from what its answers say; the quickest round trip knows best. */
export class ServerClock {
  #samples: Sample[] = [];

  constructor(private readonly clocks: Clocks = { monotonic: () => performance.now(), wall: () => Date.now() }) {}

  /** `sent` and `received` are readings of the monotonic clock around the request. */
  learn(serverTime: number, sent: number, received: number): void {
    const lead = this.clocks.wall() - received;
    const fresh = this.#samples.filter((each) => received - each.takenAt < maxAge && Math.abs(each.lead - lead) < leap);
    const roundTrip = received - sent;
    this.#samples = [...fresh, { offset: serverTime - (sent + received) / 2, lead, roundTrip, takenAt: received }].slice(
      -kept,
    );
  }

  /** UTC in milliseconds; our own clock's as long as the server was not asked. */
  now(): number {
    const best = this.#best();
    const { monotonic, wall } = this.clocks;
    if (!best) return wall();
    const slept = wall() - monotonic() - best.lead;
    // If it is behind, somebody has set it.
    return monotonic() + best.offset + (slept < leap ? 0 : slept);
  }

  /** By how much now() may be wrong, in milliseconds; undefined if nobody knows. */
  uncertainty(): number | undefined {
    const best = this.#best();
    return best && best.roundTrip / 2;
  }

  #best(): Sample | undefined {
    return this.#samples.reduce<Sample | undefined>(
      (best, each) => (best && best.roundTrip < each.roundTrip ? best : each),
      undefined,
    );
  }
}

export const clock = new ServerClock();
