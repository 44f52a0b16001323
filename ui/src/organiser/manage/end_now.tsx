import { formatMoney } from '../../money/money.ts';
import { Confirm } from '../../parts/dialog.tsx';
import type { Auction } from '../../server/answers.ts';
import { patch } from '../../server/ask.ts';
import { tell } from '../../shell/toasts.tsx';
import { locale, t } from '../../words/index.ts';
import { justNow } from '../sending.ts';
import type { Row } from './desk.ts';

interface Props {
  auction: Auction;
  row: Row;
  onDone: () => void;
  onClose: () => void;
}

export function EndNow({ auction, row, onDone, onClose }: Props) {
  const end = async () => {
    await patch(`/api/auctions/${auction.id}/items/${row.id}`, { endDate: justNow() });
    tell({ text: t('desk.ended', { item: row.name }) });
    onDone();
  };
  return (
    <Confirm title={t('desk.endTitle', { item: row.name })} confirm={t('desk.endNow')} danger onConfirm={end} onClose={onClose}>
      <p>
        {row.currentBid === null
          ? t('desk.endNoBids')
          : t('desk.endWithBids', { amount: formatMoney(row.currentBid, row.currencyCode, locale()) })}
      </p>
      <p>{t('desk.endFinal')}</p>
    </Confirm>
  );
}
