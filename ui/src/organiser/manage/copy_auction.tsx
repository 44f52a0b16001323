import { useState } from 'preact/hooks';

import { Dialog } from '../../parts/dialog.tsx';
import { Form, TextField } from '../../parts/field.tsx';
import type { Auction } from '../../server/answers.ts';
import { post } from '../../server/ask.ts';
import { go } from '../../shell/router.ts';
import { tell } from '../../shell/toasts.tsx';
import { t } from '../../words/index.ts';

export function CopyAuction({ auction, onClose }: { auction: Auction; onClose: () => void }) {
  const [name, setName] = useState(auction.name);
  const copy = async () => {
    const { id } = await post<Auction>(`/api/auctions/${auction.id}/copy`, { name: name.trim() });
    onClose();
    tell({ text: t('desk.copied') });
    go(`/auctions/${id}/manage`);
  };
  return (
    <Dialog title={t('desk.copy')} onClose={onClose}>
      <p>{t('desk.copyText')}</p>
      <Form onSubmit={copy} submit={t('desk.copy')}>
        {(faults) => (
          <TextField label={t('desk.copyName')} fault={faults.name} value={name} onValue={setName} maxLength={100} autoFocus />
        )}
      </Form>
    </Dialog>
  );
}
