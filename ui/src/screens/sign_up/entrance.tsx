import { useState } from 'preact/hooks';

import { t } from '../../words/index.ts';
import { type EntryProps, SignInForm } from '../sign_in/sign_in_form.tsx';
import { SignUpForm } from './sign_up_form.tsx';

interface Props extends Omit<EntryProps, 'submit'> {
  /** On the buttons. */
  signUp: string;
  signIn: string;
}

/** Making an account, or signing in, on the page that it is for. */
export function Entrance({ signUp, signIn, ...entry }: Props) {
  const [isNew, setNew] = useState(true);
  return (
    <>
      <div class="switch" role="group" aria-label={t('signIn')}>
        <button type="button" aria-pressed={isNew} onClick={() => setNew(true)}>
          {t('signUp.amNew')}
        </button>
        <button type="button" aria-pressed={!isNew} onClick={() => setNew(false)}>
          {t('signUp.haveAccount')}
        </button>
      </div>
      {isNew ? <SignUpForm submit={signUp} {...entry} /> : <SignInForm submit={signIn} {...entry} />}
    </>
  );
}
