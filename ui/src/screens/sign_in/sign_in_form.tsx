import { useState } from 'preact/hooks';

import { type Faults, Form } from '../../parts/field.tsx';
import { signIn } from '../../shell/session.ts';
import { t } from '../../words/index.ts';
import { EmailField } from './account_fields.tsx';
import { Outcome } from './door.tsx';
import { PasswordField } from './password_field.tsx';
import { Resend } from './resend.tsx';
import { useTyped } from './typed.ts';

export interface EntryProps {
  submit: string;
  /** The only address that will do. */
  email?: string;
  /** Where he was going, for who has to open a mail first. */
  target: string;
  /** Signed in. */
  onIn?: () => Promise<unknown>;
}

export function SignInForm({ submit, email: only, onIn, isUnverified = false }: EntryProps & { isUnverified?: boolean }) {
  const [typed, setTyped] = useTyped('email');
  const [password, setPassword] = useState('');
  const [unverified, setUnverified] = useState(isUnverified);
  const email = (only ?? typed).trim();
  const send = async (): Promise<Faults | void> => {
    setUnverified(false);
    if (!email) return { email: t('fault.required') };
    if (!password) return { password: t('fault.required') };
    const fault = await signIn(email, password);
    if (fault === 'unverified') return setUnverified(true);
    if (fault) return { password: t('signIn.wrong') };
    await onIn?.();
  };
  return (
    <>
      {unverified && (
        <Outcome look="warn" icon="alert">
          <p>{t('signIn.unverified')}</p>
          {email && <Resend email={email} />}
        </Outcome>
      )}
      <Form onSubmit={send} submit={submit} wide>
        {(faults) => (
          <>
            <EmailField value={only ?? typed} onValue={setTyped} readOnly={only !== undefined} fault={faults.email} />
            <PasswordField label={t('account.password')} value={password} onValue={setPassword} fault={faults.password} />
          </>
        )}
      </Form>
      <a class="plain-link" href="/forgot-password">
        {t('signIn.forgot')}
      </a>
    </>
  );
}
