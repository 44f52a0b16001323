import { Confirm } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Auction } from '../../server/answers.ts';
import { post } from '../../server/ask.ts';
import { go } from '../../shell/router.ts';
import { t } from '../../words/index.ts';
import type { Row } from './desk.ts';

interface Props {
  auction: Auction;
  rows: Row[];
  onDone: () => void;
  onClose: () => void;
}

export function CloseAuction({ auction, rows, onDone, onClose }: Props) {
  const open = rows.filter((row) => row.state === 'open');
  const sold = open.filter((row) => row.bids > 0);
  const drafts = rows.filter((row) => row.state === 'draft');
  const close = async () => {
    await post(`/api/auctions/${auction.id}/close`);
    onDone();
    go(`/auctions/${auction.id}/results`);
  };
  return (
    <Confirm title={t('desk.closeTitle')} confirm={t('desk.closeConfirm')} danger onConfirm={close} onClose={onClose}>
      <p>
        <strong>{open.length > 0 ? t('desk.closeOpen', { count: open.length }) : t('desk.closeNone')}</strong>{' '}
        {open.length > 0 && (sold.length > 0 ? t('desk.closeSold', { count: sold.length }) : t('desk.closeUnsold'))}
      </p>
      {drafts.length > 0 && <p>{t('desk.closeDrafts', { count: drafts.length })}</p>}
      <p class="note warn">
        <Icon name="alert" />
        {t('desk.closeFinal')}
      </p>
    </Confirm>
  );
}
