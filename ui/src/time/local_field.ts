import { locale } from '../words/index.ts';
import { fromLocalField, toLocalField } from './dates.ts';

/** The value of a datetime-local field of which only a part was typed. */
export const incomplete = '?';

export type TimeFault = 'incomplete' | 'noSuchTime' | 'past';

/** What is wrong with the value of a datetime-local field; an empty one is well. `now`: it must be later. */
export function timeFault(value: string, now?: number): TimeFault | undefined {
  if (!value) return undefined;
  if (value === incomplete || Number.isNaN(Date.parse(value))) return 'incomplete';
  // When clocks are put forward an hour is left out, and what is in it is read as another time.
  const time = fromLocalField(value)!;
  if (toLocalField(time) !== value.slice(0, 16)) return 'noSuchTime';
  return now !== undefined && Date.parse(time) <= now ? 'past' : undefined;
}

/** The reader's zone in words, as it is called at that time of the year. */
export function zoneName(value: string): string {
  const at = value && !timeFault(value) ? new Date(value) : new Date();
  const format = new Intl.DateTimeFormat(locale(), { timeZoneName: 'long' });
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value;
  const zone = format.resolvedOptions().timeZone;
  return name && name !== zone ? `${name} (${zone})` : zone;
}
