import { Check } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useLoaded } from '../../parts/loaded.ts';
import type { Health } from '../../server/answers.ts';
import { get } from '../../server/ask.ts';
import { t } from '../../words/index.ts';
import type { Choosing, Chosen } from './chosen.ts';
import { Section } from './section.tsx';

const mails = ['emailOnOutbid', 'emailOnItemWon', 'emailOnNewItem'] as const;

export function MailsSection({ chosen, saved, choose }: { chosen: Chosen } & Pick<Choosing, 'saved' | 'choose'>) {
  const { value: health } = useLoaded(() => get<Health>('/api/health'), []);
  return (
    <Section title={t('settings.mails')} state={mails.some((each) => each === saved) && t('saved')}>
      {health?.mail.status === 'off' && (
        <p class="note">
          <Icon name="alert" />
          {t('settings.noMail')}
        </p>
      )}
      <fieldset>
        <legend class="hidden-text">{t('settings.mails')}</legend>
        {mails.map((each) => (
          <Check
            key={each}
            label={t(`settings.${each}`)}
            checked={chosen[each]}
            onValue={(isWanted) => void choose({ [each]: isWanted })}
          />
        ))}
      </fieldset>
    </Section>
  );
}
