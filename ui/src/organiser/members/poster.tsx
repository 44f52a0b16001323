import { useEffect, useRef } from 'preact/hooks';

import { Back } from '../../parts/back.tsx';
import { Button } from '../../parts/button.tsx';
import { Qr } from '../../parts/qr.tsx';
import type { Auction } from '../../server/answers.ts';
import { t } from '../../words/index.ts';
import { LocalOnly } from '../local_only.tsx';
import { joinLink } from './links.ts';

/** Large enough for the wall, on paper or on a screen. */
export function Poster({ auction }: { auction: Auction }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const link = joinLink(auction);
  return (
    <div class="stack">
      <div class="row spread no-print">
        <Back href={`/auctions/${auction.id}/members`} text={t('members.title')} />
        <Button onClick={() => window.print()}>{t('desk.printNow')}</Button>
      </div>
      <LocalOnly />
      <div class="poster">
        <h1 ref={heading} tabIndex={-1}>
          {t('qr.scan')}
        </h1>
        <p class="poster-name">{auction.name}</p>
        <Qr text={link} label={t('qr.join', { name: auction.name })} />
        <p class="poster-link">{link}</p>
      </div>
    </div>
  );
}
