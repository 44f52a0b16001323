import { Icon } from '../parts/icon.tsx';
import type { Auction } from '../server/answers.ts';
import { t } from '../words/index.ts';

/** Back to the auction, and to its desk where one comes from there. */
export function Crumbs({ auction, desk = false }: { auction: Auction; desk?: boolean }) {
  return (
    <nav class="crumbs" aria-label={t('back')}>
      <a href={`/auctions/${auction.id}`}>
        <Icon name="back" size={16} />
        {auction.name}
      </a>
      {desk && (
        <>
          <span aria-hidden="true">/</span>
          <a href={`/auctions/${auction.id}/manage`}>{t('desk.title')}</a>
        </>
      )}
    </nav>
  );
}
