import { Icon } from '../../parts/icon.tsx';
import { Picture } from '../../parts/picture.tsx';
import { Rich } from '../../parts/rich.tsx';
import type { PublicAuction } from '../../server/answers.ts';
import { formatExactly, formatMoment } from '../../time/dates.ts';
import { t } from '../../words/index.ts';

export function AuctionFront({ auction }: { auction: PublicAuction }) {
  const { name, description, thumbnailUrl, creatorName, _count } = auction;
  const end = auction.closedAt ?? auction.endDate;
  return (
    <>
      {thumbnailUrl && <Picture url={thumbnailUrl} lazy={false} />}
      <header class="stack tight">
        <h1>{t('join.title', { name })}</h1>
        {creatorName && <p class="quiet">{t('join.host', { name: creatorName })}</p>}
        <p class="row quiet">
          <span>{t('join.items', { count: _count.items })}</span>
          <span>{t('join.members', { count: _count.members })}</span>
          {end && (
            <span class="time-left">
              <Icon name={auction.closedAt ? 'lock' : 'clock'} size={16} />{' '}
              <time dateTime={end} title={formatExactly(end)}>
                {t(auction.closedAt ? 'time.ended' : 'time.ends', { time: formatMoment(end) })}
              </time>
            </span>
          )}
        </p>
      </header>
      {description && <Rich html={description} />}
    </>
  );
}
