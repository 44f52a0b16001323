import { useState } from 'preact/hooks';

import { Form } from '../../parts/field.tsx';
import { signUp } from '../../shell/session.ts';
import { t } from '../../words/index.ts';
import { EmailField, NameField } from '../sign_in/account_fields.tsx';
import { Outcome } from '../sign_in/door.tsx';
import { PasswordField } from '../sign_in/password_field.tsx';
import { Resend } from '../sign_in/resend.tsx';
import type { EntryProps } from '../sign_in/sign_in_form.tsx';
import { keepTarget } from '../sign_in/target.ts';
import { useTyped } from '../sign_in/typed.ts';

/** Once the account is made one is in, or waits until the address is confirmed. */
export function SignUpForm({ submit, email: only, target, onIn }: EntryProps) {
  const [name, setName] = useTyped('name');
  const [typed, setTyped] = useTyped('email');
  const [password, setPassword] = useState('');
  const [waits, setWaits] = useState<'mailed' | 'waits'>();
  const email = (only ?? typed).trim();
  const send = async () => {
    const outcome = await signUp(name.trim(), email, password);
    if (outcome === 'in') return void (await onIn?.());
    if (outcome === 'taken') return { email: t('signUp.taken') };
    keepTarget(target);
    setWaits(outcome);
  };
  if (waits)
    return (
      <Outcome look="good" icon={waits === 'mailed' ? 'check' : 'clock'}>
        <h2>{t(waits === 'mailed' ? 'signUp.mailedTitle' : 'signUp.waitsTitle')}</h2>
        <p>{waits === 'mailed' ? t('signUp.mailed', { email }) : t('signUp.waits')}</p>
        {waits === 'mailed' && <Resend email={email} />}
      </Outcome>
    );
  return (
    <Form onSubmit={send} submit={submit} wide>
      {(faults) => (
        <>
          <NameField value={name} onValue={setName} fault={faults.name} />
          <EmailField value={only ?? typed} onValue={setTyped} readOnly={only !== undefined} fault={faults.email} />
          <PasswordField label={t('account.password')} isNew value={password} onValue={setPassword} fault={faults.password} />
        </>
      )}
    </Form>
  );
}
