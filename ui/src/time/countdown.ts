/** Where an item stands. */
export type Phase =
  /** Ends with its auction, or when somebody ends it. */
  | 'endless'
  | 'open'
  /** The last minutes, counted by the second. */
  | 'soon'
  /** The time is up, the server's verdict not here yet: a late bid may have moved the end. */
  | 'closing'
  | 'closed';

export interface Remaining {
  phase: Phase;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
  /** Milliseconds until what is shown changes; nothing: never. */
  nextIn?: number;
}

const second = 1000;
const minute = 60 * second;

const none = { days: 0, hours: 0, minutes: 0, seconds: 0 };

/** What is left at `now` of an item that ends at `endsAt`; all in UTC milliseconds. Seconds are rounded up: 0 is over. */
export function remaining(endsAt: number | undefined, closed: boolean, now: number): Remaining {
  if (closed) return { phase: 'closed', ...none };
  if (endsAt === undefined) return { phase: 'endless', ...none };
  const left = endsAt - now;
  if (left <= 0) return { phase: 'closing', ...none };
  const seconds = Math.ceil(left / second);
  const parts = {
    days: Math.floor(seconds / 86400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
  return { phase: left <= 10 * minute ? 'soon' : 'open', ...parts, nextIn: left - (seconds - 1) * second };
}

/** The largest two units, as a clock below a day: "3 d 4 h", "2:05:09", "4:59". */
export function formatRemaining(left: Remaining, units: { day: string; hour: string }): string {
  if (left.days > 0) return `${left.days} ${units.day} ${left.hours} ${units.hour}`;
  const two = (number: number) => String(number).padStart(2, '0');
  const tail = `${two(left.minutes)}:${two(left.seconds)}`;
  return left.hours > 0 ? `${left.hours}:${tail}` : `${left.minutes}:${two(left.seconds)}`;
}

/** When a screen reader is told: never every second. */
export const announcedAt = [10 * minute, 5 * minute, minute, 10 * second];

/** The mark that was passed between two moments, in milliseconds before the end. */
export function passedMark(leftBefore: number, leftNow: number): number | undefined {
  return announcedAt.filter((mark) => leftBefore > mark && leftNow <= mark).at(-1);
}
