import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { Form, TextField } from '../../parts/field.tsx';
import type { House } from '../../server/desk_answers.ts';
import { patch } from '../../server/ask.ts';
import { tell } from '../../shell/toasts.tsx';
import { t } from '../../words/index.ts';

const change = (changes: { setupToken?: string; deploymentAdminEmail?: string | null }) => patch('/api/system/settings', changes);

interface Props {
  house: House;
  onChanged: () => Promise<void>;
}

/** Who runs the server; each sees what he may do about that. */
export function Administrator({ house, onChanged }: Props) {
  if (house.isHostedDeployment) return <p>{t('system.hosted')}</p>;
  if (house.isDeploymentAdmin) return <Mine onChanged={onChanged} />;
  return house.hasDeploymentAdmin ? <p>{t('system.somebody')}</p> : <Claim onChanged={onChanged} />;
}

function Claim({ onChanged }: Omit<Props, 'house'>) {
  const [setupToken, setToken] = useState('');
  const claim = async () => {
    if (!setupToken.trim()) return { setupToken: t('fault.required') };
    await change({ setupToken: setupToken.trim() });
    tell({ text: t('system.claimed') });
    await onChanged();
  };
  return (
    <>
      <p>{t('system.nobody')}</p>
      <p class="quiet">{t('system.may')}</p>
      <Form onSubmit={claim} submit={t('system.claim')} blame={{ E_SETUP_TOKEN_WRONG: 'setupToken' }}>
        {(faults) => (
          <TextField
            label={t('system.setupToken')}
            hint={t('system.setupHint')}
            autoComplete="off"
            value={setupToken}
            onValue={setToken}
            fault={faults.setupToken}
          />
        )}
      </Form>
    </>
  );
}

function Mine({ onChanged }: Omit<Props, 'house'>) {
  const [isGivingUp, setGivingUp] = useState(false);
  const giveUp = async () => {
    await change({ deploymentAdminEmail: null });
    tell({ text: t('system.givenUp') });
    await onChanged();
  };
  return (
    <>
      <p>{t('system.you')}</p>
      <p class="quiet">{t('system.may')}</p>
      <HandOver onChanged={onChanged} />
      <div>
        <Button look="danger" onClick={() => setGivingUp(true)}>
          {t('system.giveUp')}
        </Button>
      </div>
      {isGivingUp && (
        <Confirm title={t('system.giveUpSure')} confirm={t('system.giveUp')} danger onConfirm={giveUp} onClose={() => setGivingUp(false)}>
          <p>{t('system.giveUpText')}</p>
        </Confirm>
      )}
    </>
  );
}

function HandOver({ onChanged }: Omit<Props, 'house'>) {
  const [email, setEmail] = useState('');
  /** Waits for the last word. */
  const [decide, setDecide] = useState<(isSure: boolean) => void>();
  const to = email.trim();
  const handOver = async () => {
    if (!to) return { deploymentAdminEmail: t('fault.required') };
    const isSure = await new Promise<boolean>((done) => setDecide(() => done));
    setDecide(undefined);
    if (!isSure) return;
    await change({ deploymentAdminEmail: to });
    tell({ text: t('system.handedOver', { email: to }) });
    await onChanged();
  };
  return (
    <>
      <Form onSubmit={handOver} submit={t('system.handOver')} blame={{ E_USER_NOT_FOUND: 'deploymentAdminEmail' }}>
        {(faults) => (
          <TextField
            label={t('system.handOverTo')}
            hint={t('system.handOverHint')}
            type="email"
            autoComplete="off"
            value={email}
            onValue={setEmail}
            fault={faults.deploymentAdminEmail}
          />
        )}
      </Form>
      {decide && (
        <Confirm
          title={t('system.handOverSure', { email: to })}
          confirm={t('system.handOver')}
          onConfirm={async () => decide(true)}
          onClose={() => decide(false)}
        >
          <p>{t('system.handOverText')}</p>
        </Confirm>
      )}
    </>
  );
}
