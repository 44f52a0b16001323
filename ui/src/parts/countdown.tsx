import { useEffect, useState } from 'preact/hooks';

import { clock } from '../server/clock.ts';
import { formatRemaining, remaining, type Remaining } from '../time/countdown.ts';
import { formatExactly, formatMoment } from '../time/dates.ts';
import { t } from '../words/index.ts';
import { Icon } from './icon.tsx';

/** Ticks when what is shown changes, by the server's clock. */
export function useRemaining(endsAt: string | null, closed: boolean): Remaining {
  const end = endsAt === null ? undefined : Date.parse(endsAt);
  const [, tick] = useState(0);
  const left = remaining(end, closed, clock.now());
  useEffect(() => {
    if (left.nextIn === undefined) return;
    // Where only hours are shown nobody sees the seconds.
    const delay = left.days > 0 ? Math.min(60_000, left.nextIn + 59_000) : left.nextIn;
    const timer = setTimeout(() => tick((count) => count + 1), delay + 5);
    return () => clearTimeout(timer);
  });
  return left;
}

export function wordsOf(left: Remaining): string {
  switch (left.phase) {
    case 'closed':
      return t('time.closed');
    case 'endless':
      return t('time.endless');
    case 'closing':
      return t('time.closing');
    default:
      return formatRemaining(left, { day: t('unit.day'), hour: t('unit.hour') });
  }
}

interface Props {
  endsAt: string | null;
  closedAt: string | null;
}

/** In a card: what is left, with the end itself for who asks. */
export function TimeLeft({ endsAt, closedAt }: Props) {
  const left = useRemaining(endsAt, closedAt !== null);
  const end = closedAt ?? endsAt;
  return (
    <span class={left.phase === 'soon' || left.phase === 'closing' ? 'time-left soon' : 'time-left'}>
      <Icon name={left.phase === 'closed' ? 'lock' : 'clock'} size={16} />
      {end ? (
        <time dateTime={end} title={formatExactly(end)}>
          {left.phase === 'closed' ? `${wordsOf(left)} · ${formatMoment(end)}` : wordsOf(left)}
        </time>
      ) : (
        <span>{wordsOf(left)}</span>
      )}
    </span>
  );
}
