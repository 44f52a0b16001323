import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { remove } from '../../server/ask.ts';
import { go } from '../../shell/router.ts';
import { tell } from '../../shell/toasts.tsx';
import { t } from '../../words/index.ts';

/** Only who types its name deletes an auction with all that is in it. */
export function DeleteAuction({ auction, name }: { auction: string; name: string }) {
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const submit = async () => {
    if (typed.trim() !== name.trim()) return { name: t('auctionForm.deleteNot', { name }) };
    await remove(`/api/auctions/${auction}`);
    tell({ text: t('auctionForm.deleted', { name }) });
    go('/', { replace: true });
  };
  return (
    <section class="stack tight">
      <h2>{t('auctionForm.delete')}</h2>
      <p class="quiet small">{t('auctionForm.deleteText')}</p>
      <div class="row">
        <Button look="danger" onClick={() => setAsking(true)}>
          <Icon name="trash" />
          {t('auctionForm.delete')}
        </Button>
      </div>
      {isAsking && (
        <Dialog title={t('auctionForm.deleteTitle', { name })} onClose={() => setAsking(false)}>
          <p>{t('auctionForm.deleteText')}</p>
          <Form
            onSubmit={submit}
            submit={t('auctionForm.deleteNow')}
            also={
              <Button look="second" onClick={() => setAsking(false)}>
                {t('cancel')}
              </Button>
            }
          >
            {(faults) => (
              <TextField
                label={t('auctionForm.deleteType')}
                hint={name}
                fault={faults.name}
                value={typed}
                onValue={setTyped}
                autoComplete="off"
                autoFocus
              />
            )}
          </Form>
        </Dialog>
      )}
    </section>
  );
}
