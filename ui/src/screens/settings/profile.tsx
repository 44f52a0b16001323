import { useState } from 'preact/hooks';

import { Button } from '../../parts/button.tsx';
import { Form } from '../../parts/field.tsx';
import type { Person } from '../../server/answers.ts';
import { patch } from '../../server/ask.ts';
import { findSession, signOut } from '../../shell/session.ts';
import { t } from '../../words/index.ts';
import { NameField } from '../sign_in/account_fields.tsx';
import { Section } from './section.tsx';

export function ProfileSection({ user }: { user: Person }) {
  const [name, setName] = useState(user.name ?? '');
  const [isSaved, setSaved] = useState(false);
  const save = async () => {
    setSaved(false);
    await patch('/api/user/profile', { name: name.trim() });
    await findSession();
    setSaved(true);
  };
  const type = (next: string) => {
    setName(next);
    setSaved(false);
  };
  return (
    <Section title={t('settings.profile')} state={isSaved && t('saved')}>
      <p class="quiet">{t('settings.address', { email: user.email })}</p>
      <Form
        onSubmit={save}
        submit={t('save')}
        also={
          <Button look="second" onClick={() => signOut()}>
            {t('settings.signOut')}
          </Button>
        }
      >
        {(faults) => (
          <NameField value={name} onValue={type} fault={faults.name} />
        )}
      </Form>
    </Section>
  );
}
