import { useState } from 'preact/hooks';

import { Form } from '../parts/field.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Bones, Problem } from '../parts/states.tsx';
import { post, Refusal } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { t } from '../words/index.ts';
import { EmailField } from './sign_in/account_fields.tsx';
import { Door, Outcome } from './sign_in/door.tsx';
import { resend, Resent } from './sign_in/resend.tsx';
import { keptTarget, withTarget } from './sign_in/target.ts';
import { useTyped } from './sign_in/typed.ts';

/** A link works once: the page that is drawn anew must not ask twice. */
const asked = new Map<string, Promise<boolean>>();

function verify(token: string): Promise<boolean> {
  const before = asked.get(token);
  if (before) return before;
  const answer = post('/api/auth/verify-email', { token }).then(
    () => true,
    (failure) => {
      if (failure instanceof Refusal && !failure.isPassing) return false;
      asked.delete(token);
      throw failure;
    },
  );
  asked.set(token, answer);
  return answer;
}

export default function VerifyEmailScreen({ query }: ScreenProps) {
  const token = query.get('token') ?? '';
  const { value: isVerified, problem, reload } = useLoaded(() => verify(token), [token]);
  if (isVerified === undefined) return problem ? <Problem problem={problem} onRetry={() => void reload()} /> : <Bones rows={2} />;
  return isVerified ? <Verified /> : <NotVerified />;
}

function Verified() {
  return (
    <Door title={t('verify.doneTitle')}>
      <Outcome look="good" icon="check">
        <p>{t('verify.done')}</p>
      </Outcome>
      <a class="button wide" href={withTarget('/login', keptTarget())}>
        {t('signIn')}
      </a>
    </Door>
  );
}

function NotVerified() {
  const [email, setEmail] = useTyped('email');
  const [outcome, setOutcome] = useState<'sent' | 'later'>();
  const send = async () => setOutcome(await resend(email.trim()));
  return (
    <Door title={t('verify.badTitle')}>
      {outcome ? (
        <Outcome icon={outcome === 'sent' ? 'check' : 'clock'}>
          <Resent outcome={outcome} />
        </Outcome>
      ) : (
        <>
          <p>{t('verify.bad')}</p>
          <Form onSubmit={send} submit={t('signIn.resend')} wide>
            {(faults) => (
              <EmailField value={email} onValue={setEmail} fault={faults.email} />
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
