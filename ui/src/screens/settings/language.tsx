import { useEffect, useRef } from 'preact/hooks';

import { Choice } from '../../parts/field.tsx';
import { patch } from '../../server/ask.ts';
import { complain } from '../../shell/toasts.tsx';
import { useValue } from '../../value.ts';
import { type Language, language, languageNames, languages, speak, t } from '../../words/index.ts';
import { Section } from './section.tsx';

/** The page is made anew in the language that was chosen; focus stays where it was. */
let hasChosen = false;

/** Of this site, and of the mails and notifications. */
export function LanguageSection() {
  const its = useValue(language);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hasChosen) place.current?.querySelector('select')?.focus();
    hasChosen = false;
  }, []);
  const choose = async (wanted: Language) => {
    try {
      // Stored first: who comes back by another device finds it there.
      await patch('/api/user/settings', { language: wanted });
      hasChosen = true;
      await speak(wanted);
    } catch (failure) {
      hasChosen = false;
      complain(failure);
    }
  };
  return (
    <Section title={t('account.language')}>
      <div ref={place}>
        <Choice
          label={t('settings.languageFor')}
          value={its}
          options={languages.map((each) => [each, languageNames[each]] as const)}
          onValue={(wanted) => void choose(wanted)}
        />
      </div>
    </Section>
  );
}
