import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { ItemToEdit } from '../../server/desk_answers.ts';
import { patch, remove } from '../../server/ask.ts';
import { go } from '../../shell/router.ts';
import { tell } from '../../shell/toasts.tsx';
import { t } from '../../words/index.ts';
import { justNow } from '../sending.ts';

interface Props {
  edit: ItemToEdit;
  path: string;
  /** Of the auction's page. */
  home: string;
  onChanged: () => Promise<void>;
}

/** What changes where an item stands, at once. */
export function ItemActions({ edit, path, home, onChanged }: Props) {
  const { item, hasBids } = edit;
  const { name } = item;
  const [asking, setAsking] = useState<'end' | 'delete'>();
  const close = () => setAsking(undefined);
  const isOpen = item.isPublished && !item.closedAt;
  const unpublish = async () => {
    await patch(path, { isPublished: false });
    tell({ text: t('itemForm.unpublished', { name }) });
    await onChanged();
  };
  const end = async () => {
    await patch(path, { endDate: justNow() });
    tell({ text: t('itemForm.ended', { name }) });
    await onChanged();
  };
  const drop = async () => {
    await remove(path);
    tell({ text: t('itemForm.deleted', { name }) });
    go(home, { replace: true });
  };
  return (
    <section class="stack tight">
      <h2>{t('itemForm.actions')}</h2>
      {hasBids && <p class="quiet">{t('itemForm.unpublishNot')}</p>}
      <div class="row">
        {isOpen && (
          <Button look="second" onClick={() => setAsking('end')}>
            <Icon name="lock" />
            {t('itemForm.endNow')}
          </Button>
        )}
        {item.isPublished && !hasBids && (
          <Button look="second" onClick={unpublish} aria-describedby="unpublish-text">
            {t('itemForm.unpublish')}
          </Button>
        )}
        {!hasBids && (
          <Button look="danger" onClick={() => setAsking('delete')}>
            <Icon name="trash" />
            {t('itemForm.delete')}
          </Button>
        )}
      </div>
      {item.isPublished && !hasBids && (
        <p class="quiet small" id="unpublish-text">
          {t('itemForm.unpublishText')}
        </p>
      )}
      {asking === 'end' && (
        <Confirm
          title={t('itemForm.endNowTitle', { name })}
          confirm={t('itemForm.endNow')}
          danger
          onConfirm={end}
          onClose={close}
        >
          <p>{t(hasBids ? 'itemForm.endNowText' : 'itemForm.endNowNoBids')}</p>
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm
          title={t('itemForm.deleteTitle', { name })}
          confirm={t('itemForm.delete')}
          danger
          onConfirm={drop}
          onClose={close}
        >
          <p>{t('itemForm.deleteText')}</p>
        </Confirm>
      )}
    </section>
  );
}
