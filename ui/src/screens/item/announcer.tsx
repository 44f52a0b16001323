import { useEffect, useRef, useState } from 'preact/hooks';

import { formatMoney } from '../../money/money.ts';
import { useRemaining } from '../../parts/countdown.tsx';
import type { ItemPage } from '../../server/answers.ts';
import { clock } from '../../server/clock.ts';
import { passedMark } from '../../time/countdown.ts';
import { formatMoment } from '../../time/dates.ts';
import { locale, t } from '../../words/index.ts';

/** Prices that follow each other closely are said once. */
const gather = 3000;

/** Says to who does not see the page what changes on it: prices together, being outbid at once, never every second. */
export function Announcer({ page }: { page: ItemPage }) {
  const { item } = page;
  const [said, say] = useState('');
  const [alarm, setAlarm] = useState('');
  useRemaining(item.endsAt, item.closedAt !== null); // Wakes us for the marks.

  const before = useRef({ price: item.currentBid, leads: page.isHighestBidder, endsAt: item.endsAt, closed: item.closedAt });
  const pending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const money = item.currentBid === null ? '' : formatMoney(item.currentBid, item.currencyCode, locale());
  const newest = useRef(money);
  newest.current = money;
  useEffect(() => {
    const was = before.current;
    before.current = { price: item.currentBid, leads: page.isHighestBidder, endsAt: item.endsAt, closed: item.closedAt };
    if (item.closedAt && !was.closed) return say(t('time.closed'));
    if (was.leads && !page.isHighestBidder) return setAlarm(t('bid.outbidNow', { amount: money }));
    if (page.isHighestBidder) setAlarm('');
    if (item.endsAt && was.endsAt && item.endsAt > was.endsAt) say(t('time.extended', { time: formatMoment(item.endsAt) }));
    if (item.currentBid === was.price || pending.current) return;
    pending.current = setTimeout(() => {
      pending.current = undefined;
      say(t('bid.live', { amount: newest.current }));
    }, gather);
  }, [item.currentBid, page.isHighestBidder, item.endsAt, item.closedAt]);
  useEffect(() => () => clearTimeout(pending.current), []);

  const lastLeft = useRef(Infinity);
  const left = item.endsAt && !item.closedAt ? Date.parse(item.endsAt) - clock.now() : Infinity;
  useEffect(() => {
    const mark = passedMark(lastLeft.current, left);
    const isFirst = lastLeft.current === Infinity;
    lastLeft.current = left;
    if (mark === undefined || isFirst) return;
    say(mark < 60_000 ? t('time.announceSeconds', { count: mark / 1000 }) : t('time.announceMinutes', { count: mark / 60_000 }));
  });
  return (
    <>
      <p class="hidden-text" aria-live="polite">
        {said}
      </p>
      <p class="hidden-text" role="alert">
        {alarm}
      </p>
    </>
  );
}
