import { useState } from 'preact/hooks';

import { Form } from '../parts/field.tsx';
import { post, Refusal } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { t } from '../words/index.ts';
import { Door, Outcome } from './sign_in/door.tsx';
import { PasswordField } from './sign_in/password_field.tsx';

export default function ResetPasswordScreen({ query }: ScreenProps) {
  const token = query.get('token');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<'asking' | 'done' | 'bad'>(token ? 'asking' : 'bad');
  const send = async () => {
    try {
      await post('/api/auth/reset-password', { token, password });
      setState('done');
    } catch (failure) {
      const isBad = failure instanceof Refusal && ['E_RESET_INVALID', 'E_RESET_EXPIRED'].includes(failure.key);
      if (!isBad) throw failure;
      setState('bad');
    }
  };
  switch (state) {
    case 'done':
      return (
        <Door title={t('reset.doneTitle')}>
          <Outcome look="good" icon="check">
            <p>{t('reset.done')}</p>
          </Outcome>
          <a class="button wide" href="/login">
            {t('signIn')}
          </a>
        </Door>
      );
    case 'bad':
      return (
        <Door title={t('reset.badTitle')}>
          <Outcome look="bad" icon="alert">
            <p>{t('reset.bad')}</p>
          </Outcome>
          <a class="button wide" href="/forgot-password">
            {t('reset.again')}
          </a>
        </Door>
      );
    case 'asking':
      return (
        <Door title={t('reset.title')}>
          <Form onSubmit={send} submit={t('reset.save')} wide>
            {(faults) => (
              <PasswordField
                label={t('account.newPassword')}
                isNew
                value={password}
                onValue={setPassword}
                fault={faults.password ?? faults.token}
              />
            )}
          </Form>
        </Door>
      );
  }
}
