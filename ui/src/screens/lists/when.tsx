import { TimeLeft } from '../../parts/countdown.tsx';
import { formatExactly, formatMoment } from '../../time/dates.ts';

/** How long still; of what is over, since when: that it is over, its state says. */
export function When({ endsAt, closedAt }: { endsAt: string | null; closedAt: string | null }) {
  if (!closedAt) return <TimeLeft endsAt={endsAt} closedAt={null} />;
  return (
    <time class="quiet small" dateTime={closedAt} title={formatExactly(closedAt)}>
      {formatMoment(closedAt)}
    </time>
  );
}
