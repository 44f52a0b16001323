import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { BulkEdit } from '../../server/desk_answers.ts';
import { patch } from '../../server/ask.ts';
import { tell } from '../../shell/toasts.tsx';
import { type Key, t } from '../../words/index.ts';
import { BulkForm, type Updates } from './bulk_form.tsx';
import type { Row } from './desk.ts';

/** So many the server takes at once. */
const most = 1000;

async function edit(auctionPath: string, ids: string[], updates: Updates): Promise<BulkEdit> {
  const whole: BulkEdit = { updated: 0, skipped: 0, errors: [] };
  for (let from = 0; from < ids.length; from += most) {
    const itemIds = ids.slice(from, from + most);
    const { updated, skipped, errors } = await patch<BulkEdit>(`${auctionPath}/admin-items/bulk`, { itemIds, updates });
    whole.updated += updated;
    whole.skipped += skipped;
    whole.errors.push(...errors);
  }
  return whole;
}

interface Props {
  auctionPath: string;
  /** What is selected of the items that are shown. */
  rows: Row[];
  onDone: () => void;
  onClear: () => void;
}

/** What can be done with several items at once. */
export function BulkBar({ auctionPath, rows, onDone, onClear }: Props) {
  const [isChanging, setChanging] = useState(false);
  const [refused, setRefused] = useState<BulkEdit>();
  const change = async (updates: Updates) => {
    const done = await edit(auctionPath, rows.map((row) => row.id), updates);
    setChanging(false);
    onDone();
    if (done.errors.length > 0 || done.skipped > 0) setRefused(done);
    else {
      tell({ text: t('desk.changed', { count: done.updated }) });
      onClear();
    }
  };
  return (
    <div class="desk-bulk" role="region" aria-label={t('desk.selection')}>
      <strong role="status">{t('desk.selected', { count: rows.length })}</strong>
      <Button look="bare" onClick={onClear}>
        {t('desk.clear')}
      </Button>
      <Button onClick={() => change({ isPublished: true })}>{t('desk.publish')}</Button>
      <Button look="second" onClick={() => change({ isPublished: false })}>
        {t('desk.unpublish')}
      </Button>
      <Button look="second" onClick={() => setChanging(true)}>
        {t('desk.change')}
      </Button>
      {isChanging && <BulkForm rows={rows} onSend={change} onClose={() => setChanging(false)} />}
      {refused && <Refused of={refused} onClose={() => setRefused(undefined)} />}
    </div>
  );
}

const reasons: Record<BulkEdit['errors'][number]['errorType'], Key> = {
  hasBids: 'desk.hasBids',
  notEditable: 'desk.notEditable',
  notOwner: 'desk.notOwner',
};

/** What was left as it was, and why. */
function Refused({ of, onClose }: { of: BulkEdit; onClose: () => void }) {
  const unnamed = of.skipped - new Set(of.errors.filter((each) => each.errorType !== 'notOwner').map((each) => each.itemId)).size;
  return (
    <Dialog title={t('desk.refusedTitle')} onClose={onClose}>
      <p>{t('desk.changed', { count: of.updated })}</p>
      <ul class="plain-list stack tight">
        {of.errors.map((each) => (
          <li key={each.itemId + each.errorType} class="note warn">
            <Icon name="alert" />
            <span>
              <strong>{each.itemName}</strong>: {t(reasons[each.errorType])}
            </span>
          </li>
        ))}
      </ul>
      {unnamed > 0 && <p>{t('desk.skipped', { count: unnamed })}</p>}
      <div class="dialog-actions">
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </Dialog>
  );
}
