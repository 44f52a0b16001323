import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { type Faults, faultsOf, Form, TextField } from '../../parts/field.tsx';
import { Refusal, remove } from '../../server/ask.ts';
import { leave } from '../../shell/session.ts';
import { explain, tell } from '../../shell/toasts.tsx';
import { t } from '../../words/index.ts';
import { PasswordField } from '../sign_in/password_field.tsx';
import { AuctionFate, type Fate, undecided } from './auction_fate.tsx';

export interface Account {
  hasPassword: boolean;
  email: string;
  ownedAuctions: { id: string; name: string }[];
}

const blame = {
  E_INVALID_PASSWORD: 'password',
  E_INVALID_EMAIL: 'confirmEmail',
};

/** Which auction a refusal is about, by the address that it names. */
function faultsOfFates(refusal: Refusal, fates: [string, Fate][]): Faults {
  const blamed = fates.filter(([, { to }]) => to && refusal.message.toLowerCase().includes(to.trim().toLowerCase()));
  return Object.fromEntries(blamed.map(([id]) => [id, explain(refusal)]));
}

export function LeavingForm({ account, onCancel }: { account: Account; onCancel: () => void }) {
  const { hasPassword, email, ownedAuctions } = account;
  const [fates, setFates] = useState<Record<string, Fate>>({});
  const [password, setPassword] = useState('');
  const [confirmEmail, setConfirmEmail] = useState('');
  /** Waits for the last word. */
  const [decide, setDecide] = useState<(isSure: boolean) => void>();
  const fateOf = (id: string) => fates[id] ?? undecided;
  const all = ownedAuctions.map(({ id }) => [id, fateOf(id)] as [string, Fate]);
  const handedOver = all.filter(([, { kind }]) => kind === 'handOver');
  const deleted = all.filter(([, { kind }]) => kind === 'delete').map(([id]) => id);

  const send = async (): Promise<Faults | void> => {
    const open = all.filter(([, { kind, to }]) => kind === '' || (kind === 'handOver' && !to.trim()));
    if (open.length > 0) return Object.fromEntries(open.map(([id]) => [id, t('leaving.decide')]));
    const isSure = await new Promise<boolean>((done) => setDecide(() => done));
    setDecide(undefined);
    if (!isSure) return;
    try {
      await remove('/api/user/account', {
        ...(hasPassword ? { password } : { confirmEmail }),
        auctionTransfers: handedOver.map(([auctionId, { to }]) => ({ auctionId, newOwnerEmail: to.trim() })),
        deleteAuctions: deleted,
      });
    } catch (failure) {
      if (!(failure instanceof Refusal) || failure.isPassing) throw failure;
      const its = faultsOfFates(failure, all);
      return Object.keys(its).length > 0 ? its : faultsOf(failure, blame);
    }
    leave();
    tell({ text: t('leaving.done') });
  };
  return (
    <>
      <Form
        onSubmit={send}
        submit={t('leaving.next')}
        also={
          <Button look="second" onClick={onCancel}>
            {t('cancel')}
          </Button>
        }
      >
        {(faults) => (
          <>
            {ownedAuctions.length > 0 && (
              <div class="stack">
                <h3>{t('leaving.auctions')}</h3>
                <p class="quiet">{t('leaving.auctionsText')}</p>
                {ownedAuctions.map((each) => (
                  <AuctionFate
                    key={each.id}
                    auction={each}
                    mine={email}
                    fate={fateOf(each.id)}
                    fault={faults[each.id]}
                    onFate={(fate) => setFates((before) => ({ ...before, [each.id]: fate }))}
                  />
                ))}
              </div>
            )}
            {hasPassword ? (
              <>
                <input type="text" autocomplete="username" value={email} readOnly hidden />
                <PasswordField label={t('account.password')} value={password} onValue={setPassword} fault={faults.password} />
              </>
            ) : (
              <TextField
                label={t('leaving.confirmEmail')}
                type="email"
                value={confirmEmail}
                onValue={setConfirmEmail}
                fault={faults.confirmEmail}
              />
            )}
          </>
        )}
      </Form>
      {decide && (
        <Confirm
          title={t('leaving.sure')}
          confirm={t('leaving.really')}
          danger
          onConfirm={async () => decide(true)}
          onClose={() => decide(false)}
        >
          <p>{t('leaving.sureText', { email })}</p>
          {deleted.length > 0 && <p>{t('leaving.deleted', { count: deleted.length })}</p>}
        </Confirm>
      )}
    </>
  );
}
