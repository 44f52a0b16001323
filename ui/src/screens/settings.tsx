import { useEffect } from 'preact/hooks';

import { Icon } from '../parts/icon.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Bones, Problem } from '../parts/states.tsx';
import type { House } from '../server/desk_answers.ts';
import { get } from '../server/ask.ts';
import { me } from '../shell/session.ts';
import { useTitle } from '../shell/title.ts';
import { useValue } from '../value.ts';
import { t } from '../words/index.ts';
import { useChosen } from './settings/chosen.ts';
import { LanguageSection } from './settings/language.tsx';
import { LeavingSection } from './settings/leaving.tsx';
import { MailsSection } from './settings/mails.tsx';
import { NoticesSection } from './settings/notices.tsx';
import { PasswordSection } from './settings/password.tsx';
import { ProfileSection } from './settings/profile.tsx';
import { Section } from './settings/section.tsx';
import { type OpenSession, SessionsSection } from './settings/sessions.tsx';

export default function SettingsScreen() {
  const user = useValue(me)!;
  const choosing = useChosen();
  const house = useLoaded(() => get<House>('/api/user/settings-data'), []);
  const sessions = useLoaded(() => get<OpenSession[]>('/api/user/sessions'), []);
  useTitle(t('settings.title'));
  const isReady = choosing.value !== undefined && house.value !== undefined;
  useEffect(() => {
    // Links lead to a section that is there only now.
    if (isReady && location.hash) document.getElementById(location.hash.slice(1))?.focus();
  }, [isReady]);
  const problem = choosing.problem ?? house.problem;
  return (
    <div class="stack wide">
      <h1>{t('settings.title')}</h1>
      <ProfileSection user={user} />
      <LanguageSection />
      {choosing.value && house.value ? (
        <>
          <NoticesSection chosen={choosing.value} saved={choosing.saved} choose={choosing.choose} />
          <MailsSection chosen={choosing.value} saved={choosing.saved} choose={choosing.choose} />
          <PasswordSection email={user.email} hasPassword={house.value.hasPassword} onChanged={() => void sessions.reload()} />
          <SessionsSection {...sessions} />
          <DataSection />
          {!house.value.isHostedDeployment && <ServerSection />}
          <LeavingSection isAdministrator={house.value.isDeploymentAdmin} />
        </>
      ) : problem ? (
        <Problem problem={problem} onRetry={() => void Promise.all([choosing.reload(), house.reload()])} />
      ) : (
        <Bones rows={4} />
      )}
    </div>
  );
}

function DataSection() {
  return (
    <Section title={t('settings.data')}>
      <p>{t('settings.dataText')}</p>
      <div>
        <a class="button second" href="/api/user/export" download>
          <Icon name="download" />
          {t('settings.export')}
        </a>
      </div>
    </Section>
  );
}

function ServerSection() {
  return (
    <Section title={t('settings.server')}>
      <p>{t('settings.serverText')}</p>
      <div>
        <a class="button second" href="/system">
          {t('settings.toServer')}
        </a>
      </div>
    </Section>
  );
}
