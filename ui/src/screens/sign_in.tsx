import { useEffect } from 'preact/hooks';

import type { ScreenProps } from '../shell/pages.ts';
import { go } from '../shell/router.ts';
import { me } from '../shell/session.ts';
import { useValue } from '../value.ts';
import { t } from '../words/index.ts';
import { Door, Outcome } from './sign_in/door.tsx';
import { SignInForm } from './sign_in/sign_in_form.tsx';
import { targetOf, withTarget } from './sign_in/target.ts';

/** What NextAuth's own pages would say. */
function WhyNot({ error }: { error: string }) {
  return (
    <Outcome look="bad" icon="alert">
      <p>{t(error === 'CredentialsSignin' ? 'signIn.wrong' : 'signIn.failed')}</p>
    </Outcome>
  );
}

export default function SignInScreen({ query }: ScreenProps) {
  const user = useValue(me);
  const target = targetOf(query);
  const error = query.get('error');
  useEffect(() => {
    if (user) go(target, { replace: true });
  }, [user]);
  const isUnverified = error === 'EMAIL_NOT_VERIFIED';
  return (
    <Door title={t('signIn')}>
      {error && !isUnverified && <WhyNot error={error} />}
      <SignInForm submit={t('signIn')} target={target} isUnverified={isUnverified} />
      <a class="button second wide" href={withTarget('/register', target)}>
        {t('signUp')}
      </a>
    </Door>
  );
}
