import { useEffect, useState } from 'preact/hooks';

import { nextBids } from '../../live/item.ts';
import type { Bidding } from '../../live/placing.ts';
import type { Link } from '../../live/mode.ts';
import { formatMoney } from '../../money/money.ts';
import { Button } from '../../parts/button.tsx';
import { useRemaining } from '../../parts/countdown.tsx';
import type { ItemPage } from '../../server/answers.ts';
import { go, place } from '../../shell/router.ts';
import { formatMoment, formatSpan } from '../../time/dates.ts';
import { useValue } from '../../value.ts';
import { locale, t } from '../../words/index.ts';
import { ConfirmSheet } from './confirm_sheet.tsx';
import { Verdict } from './verdict.tsx';

interface Props {
  page: ItemPage;
  bidding: Bidding;
  link: Link;
  /** Opens the sheet with the next amount at once: who comes from "bid again". */
  openNext: boolean;
}

/** The next three amounts at one tap, any other at two, and always what became of the last bid. */
export function BidBox({ page, bidding, link, openNext }: Props) {
  const { item } = page;
  const placing = useValue(bidding.placing);
  const left = useRemaining(item.endsAt, item.closedAt !== null);
  const [sheet, setSheet] = useState<{ amount?: number }>();
  const canBid = page.canBid && !item.closedAt;
  useEffect(() => {
    if (!openNext || !canBid) return;
    setSheet({ amount: nextBids(page)[0] });
    go(place.get().path, { replace: true });
  }, [openNext]);

  const busy = placing.state === 'sending' || placing.state === 'retrying';
  const isOffline = link === 'offline';
  const isProxy = page.auction.bidMode === 'PROXY';
  const isOff = busy || isOffline || left.phase === 'closing';
  const open = (amount?: number) => {
    bidding.dismiss();
    setSheet({ amount });
  };
  return (
    <>
      {(canBid || placing.state !== 'none') && (
        <div class="bid-bar" role="group" aria-label={t('bid.title')}>
          <Verdict placing={placing} page={page} onAgain={() => open(nextBids(page)[0])} />
          {canBid && (
            <>
              <div class="bid-quick">
                {nextBids(page).map((amount, at) => (
                  <Button look={at ? 'second' : 'first'} key={at} off={isOff} onClick={() => open(amount)}>
                    {isOffline && !at ? t('bid.offline') : t(isProxy ? 'bid.quickMax' : 'bid.quick', { amount: formatMoney(amount, item.currencyCode, locale()) })}
                  </Button>
                ))}
              </div>
              <Button look="bare" wide off={isOff} onClick={() => open()}>
                {t(isProxy ? 'bid.max' : 'bid.own')}
              </Button>
            </>
          )}
        </div>
      )}
      {canBid && <Rules page={page} />}
      {sheet && canBid && (
        <ConfirmSheet
          page={page}
          amount={sheet.amount}
          isOffline={isOffline}
          onConfirm={(amount, isAnonymous) => {
            setSheet(undefined);
            void bidding.confirm(amount, isAnonymous);
          }}
          onClose={() => setSheet(undefined)}
        />
      )}
    </>
  );
}

/** What a bidder has to know, in sentences. */
function Rules({ page }: { page: ItemPage }) {
  const { item, auction } = page;
  const step = formatMoney(item.minBidIncrement, item.currencyCode, locale());
  const rules = [t('rule.step', { step })];
  if (auction.bidMode === 'PROXY') rules.unshift(t('rule.proxy'));
  if (item.antiSnipeEnabled && item.endsAt)
    rules.push(
      t(auction.softCloseMode === 'ADD_TO_END' ? 'rule.extendAdd' : 'rule.extendReset', {
        window: formatSpan(item.antiSnipeThresholdSeconds),
        extension: formatSpan(item.antiSnipeExtensionSeconds),
      }),
    );
  if (auction.hardStop) rules.push(t('rule.hardStop', { time: formatMoment(auction.hardStop) }));
  if (auction.bidderVisibility === 'ANONYMOUS') rules.push(t('bid.allAnonymous'));
  return <p class="quiet small">{rules.join(' ')}</p>;
}
