import { locale, t } from '../words/index.ts';

/** Made once for each language: that takes longer than to use it many times. */
function format(options: Intl.DateTimeFormatOptions) {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (time: string | number) => {
    const its = made.get(locale()) ?? new Intl.DateTimeFormat(locale(), options);
    made.set(locale(), its);
    return its.format(new Date(time));
  };
}

/** "Fri 4 Dec, 20:14": in the reader's zone. */
export const formatMoment = format({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
export const formatDay = format({ day: 'numeric', month: 'short', year: 'numeric' });
export const formatClock = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
export const formatExactly = format({ dateStyle: 'medium', timeStyle: 'long' });

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
];

/** "3 minutes ago"; a date where it is long ago. */
export function formatAgo(time: string, now: number): string {
  let ago = (now - Date.parse(time)) / 1000;
  for (const [unit, size] of steps) {
    if (ago < size)
      return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' }).format(-Math.max(0, Math.floor(ago)), unit);
    ago /= size;
  }
  return formatDay(time);
}

/** "5 minutes", "90 seconds". */
export const formatSpan = (seconds: number) =>
  seconds % 60 === 0 ? t('rule.minutes', { count: seconds / 60 }) : t('rule.seconds', { count: seconds });

/** UTC as the value of a datetime-local field has it, in the reader's zone; and back. */
export function toLocalField(time: string | null): string {
  if (!time) return '';
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export const fromLocalField = (value: string): string | null => (value ? new Date(value).toISOString() : null);
