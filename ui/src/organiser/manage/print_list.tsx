import { useEffect, useRef, useState } from 'preact/hooks';

import { formatMoney } from '../../money/money.ts';
import { Back } from '../../parts/back.tsx';
import { Button } from '../../parts/button.tsx';
import { Qr } from '../../parts/qr.tsx';
import type { Auction, Item } from '../../server/answers.ts';
import { get } from '../../server/ask.ts';
import { locale, t } from '../../words/index.ts';
import { LocalOnly } from '../local_only.tsx';
import type { Row } from './desk.ts';

/** A block for each item, to be laid beside it. */
export function PrintList({ auction, rows }: { auction: Auction; rows: Row[] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const known = useItems(auction.id);
  return (
    <div class="stack">
      <div class="row spread no-print">
        <Back href={`/auctions/${auction.id}/manage`} text={t('desk.title')} />
        <Button onClick={() => window.print()}>{t('desk.printNow')}</Button>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {auction.name}
      </h1>
      <p class="quiet no-print">{t('desk.printText')}</p>
      <LocalOnly />
      <ul class="plain-list print-items">
        {rows.map((row) => (
          <PrintItem key={row.id} auction={auction} row={row} known={known.get(row.id)} />
        ))}
      </ul>
    </div>
  );
}

/** The desk knows the step and the seller only of what may be edited there. */
function useItems(auctionId: string): Map<string, Item> {
  const [known, setKnown] = useState(new Map<string, Item>());
  useEffect(() => {
    const keep = (items: Item[]) => setKnown(new Map(items.map((each) => [each.id, each])));
    get<Item[]>(`/api/auctions/${auctionId}/items`).then(keep, () => {});
  }, [auctionId]);
  return known;
}

function PrintItem({ auction, row, known }: { auction: Auction; row: Row; known: Item | undefined }) {
  const step = known?.minBidIncrement ?? row.step;
  const seller = known?.creator.name ?? row.seller;
  const money = (amount: number) => formatMoney(amount, row.currencyCode, locale());
  return (
    <li class="sheet">
      <Qr text={`${location.origin}/auctions/${auction.id}/items/${row.id}`} label={t('desk.printQr', { item: row.name })} />
      <div class="stack tight">
        <h2>{row.name}</h2>
        <p>
          {t('item.startingBid')}: <strong>{money(row.startingBid)}</strong>
        </p>
        {step !== undefined && <p>{t('desk.step', { amount: money(step) })}</p>}
        {seller && <p class="quiet">{t('item.by', { name: seller })}</p>}
      </div>
    </li>
  );
}
