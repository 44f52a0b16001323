import { useEffect } from 'preact/hooks';

import type { ScreenProps } from '../shell/pages.ts';
import { go } from '../shell/router.ts';
import { me } from '../shell/session.ts';
import { useValue } from '../value.ts';
import { t } from '../words/index.ts';
import { Door } from './sign_in/door.tsx';
import { targetOf, withTarget } from './sign_in/target.ts';
import { SignUpForm } from './sign_up/sign_up_form.tsx';

export default function SignUpScreen({ query }: ScreenProps) {
  const user = useValue(me);
  const target = targetOf(query);
  useEffect(() => {
    if (user) go(target, { replace: true });
  }, [user]);
  return (
    <Door title={t('signUp')}>
      <SignUpForm submit={t('signUp')} target={target} />
      <a class="plain-link" href={withTarget('/login', target)}>
        {t('signUp.haveAccount')}
      </a>
    </Door>
  );
}
