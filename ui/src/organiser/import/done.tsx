import { useEffect, useRef } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import type { Auction } from '../../server/answers.ts';
import type { ImportedItems } from '../../server/desk_answers.ts';
import { t } from '../../words/index.ts';

interface Props {
  auction: Auction;
  items: ImportedItems;
  organises: boolean;
  onAgain: () => void;
}

export function Done({ auction, items, organises, onAgain }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const published = items.items.filter((each) => each.isPublished).length;
  const drafts = items.created - published;
  return (
    <section class="sheet stack">
      <h2 ref={heading} tabIndex={-1}>
        {t('import.done', { count: items.created })}
      </h2>
      <p>
        {published > 0 && t('import.donePublished', { count: published })}{' '}
        {drafts > 0 && t('import.doneDrafts', { count: drafts })}
      </p>
      <div class="row">
        <a class="button" href={organises ? `/auctions/${auction.id}/manage` : `/auctions/${auction.id}`}>
          {t(organises ? 'import.toManage' : 'import.toAuction')}
        </a>
        <Button look="second" onClick={onAgain}>
          {t('import.again')}
        </Button>
      </div>
    </section>
  );
}
