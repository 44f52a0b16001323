import { Back } from '../parts/back.tsx';
import type { Auction } from '../server/answers.ts';
import { t } from '../words/index.ts';

/** Back to the auction, and to its desk where one comes from there. */
export function Crumbs({ auction, desk = false }: { auction: Auction; desk?: boolean }) {
  return (
    <Back href={`/auctions/${auction.id}`} text={auction.name}>
      {desk && (
        <>
          <span aria-hidden="true">/</span>
          <a href={`/auctions/${auction.id}/manage`}>{t('desk.title')}</a>
        </>
      )}
    </Back>
  );
}
