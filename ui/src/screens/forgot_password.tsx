import { useState } from 'preact/hooks';

import { Form } from '../parts/field.tsx';
import { useLoaded } from '../parts/loaded.ts';
import type { Health } from '../server/answers.ts';
import { get, post } from '../server/ask.ts';
import { t } from '../words/index.ts';
import { EmailField } from './sign_in/account_fields.tsx';
import { Door, Outcome } from './sign_in/door.tsx';
import { useTyped } from './sign_in/typed.ts';

export default function ForgotPasswordScreen() {
  const [email, setEmail] = useTyped('email');
  const [sentTo, setSentTo] = useState<string>();
  const { value: health } = useLoaded(() => get<Health>('/api/health'), []);
  const send = async () => {
    const to = email.trim();
    if (!to) return { email: t('fault.required') };
    await post('/api/auth/forgot-password', { email: to });
    setSentTo(to);
  };
  return (
    <Door title={t(sentTo ? 'forgot.sentTitle' : 'forgot.title')}>
      {sentTo ? (
        <Outcome look="good" icon="check">
          <p>{t('forgot.sent', { email: sentTo })}</p>
        </Outcome>
      ) : health?.mail.status === 'off' ? (
        <Outcome icon="alert">
          <p>{t('forgot.noMail')}</p>
        </Outcome>
      ) : (
        <>
          <p>{t('forgot.text')}</p>
          <Form onSubmit={send} submit={t('forgot.send')} wide blame={{ E_INVALID_EMAIL: 'email' }}>
            {({ email: fault }) => (
              <EmailField value={email} onValue={setEmail} fault={fault && t('fault.email')} />
            )}
          </Form>
        </>
      )}
      <a class="plain-link" href="/login">
        {t('signIn')}
      </a>
    </Door>
  );
}
