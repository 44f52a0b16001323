import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { useLoaded } from '../../parts/loaded.ts';
import { Bones, Problem } from '../../parts/states.tsx';
import { get } from '../../server/ask.ts';
import { t } from '../../words/index.ts';
import { type Account, LeavingForm } from './leaving_form.tsx';
import { Section } from './section.tsx';

/** Deleting the account. What it asks for is looked up when somebody means it. */
export function LeavingSection({ isAdministrator }: { isAdministrator: boolean }) {
  const [isMeant, setMeant] = useState(false);
  return (
    <Section title={t('leaving.title')}>
      <p>{t('leaving.text')}</p>
      {isAdministrator ? (
        <p>
          {t('leaving.admin')} <a href="/system">{t('settings.toServer')}</a>
        </p>
      ) : isMeant ? (
        <Leaving onCancel={() => setMeant(false)} />
      ) : (
        <div>
          <Button look="danger" onClick={() => setMeant(true)}>
            {t('leaving.begin')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Leaving({ onCancel }: { onCancel: () => void }) {
  const { value: account, problem, reload } = useLoaded(() => get<Account>('/api/user/account'), []);
  if (account) return <LeavingForm account={account} onCancel={onCancel} />;
  return problem ? <Problem problem={problem} onRetry={() => void reload()} /> : <Bones rows={2} />;
}
