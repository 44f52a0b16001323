import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { post } from '../../server/ask.ts';
import { t } from '../../words/index.ts';

/** Whether another mail that confirms the address is on its way, or was asked for too often. */
export async function resend(email: string): Promise<'sent' | 'later'> {
  const { rateLimited } = await post<{ rateLimited: boolean }>('/api/auth/resend-verification', { email });
  return rateLimited ? 'later' : 'sent';
}

export function Resent({ outcome }: { outcome: 'sent' | 'later' }) {
  return <p role="status">{t(outcome === 'sent' ? 'signIn.resent' : 'signIn.resendLater')}</p>;
}

export function Resend({ email }: { email: string }) {
  const [outcome, setOutcome] = useState<'sent' | 'later'>();
  if (outcome) return <Resent outcome={outcome} />;
  return (
    <div>
      <Button look="second" onClick={async () => setOutcome(await resend(email))}>
        {t('signIn.resend')}
      </Button>
    </div>
  );
}
