import { useState } from 'preact/hooks';

import { Form } from '../../parts/field.tsx';
import { patch } from '../../server/ask.ts';
import { tell } from '../../shell/toasts.tsx';
import { t } from '../../words/index.ts';
import { PasswordField } from '../sign_in/password_field.tsx';
import { Section } from './section.tsx';

interface Props {
  email: string;
  hasPassword: boolean;
  /** All other sessions have ended. */
  onChanged: () => void;
}

export function PasswordSection({ email, hasPassword, onChanged }: Props) {
  return (
    <Section title={t('settings.password')}>
      {hasPassword ? (
        <Change email={email} onChanged={onChanged} />
      ) : (
        <p>
          {t('settings.noPassword')} <a href="/forgot-password">{t('reset.title')}</a>
        </p>
      )}
    </Section>
  );
}

function Change({ email, onChanged }: Omit<Props, 'hasPassword'>) {
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const save = async () => {
    await patch('/api/user/password', { currentPassword: current, newPassword: fresh });
    setCurrent('');
    setFresh('');
    tell({ text: t('settings.passwordChanged') });
    onChanged();
  };
  return (
    <Form onSubmit={save} submit={t('settings.changePassword')} blame={{ E_CURRENT_PASSWORD_WRONG: 'currentPassword' }}>
      {(faults) => (
        <>
          {/* So that password managers know whose it is. */}
          <input type="text" autocomplete="username" value={email} readOnly hidden />
          <PasswordField label={t('settings.currentPassword')} value={current} onValue={setCurrent} fault={faults.currentPassword} />
          <PasswordField label={t('account.newPassword')} isNew value={fresh} onValue={setFresh} fault={faults.newPassword} />
        </>
      )}
    </Form>
  );
}
